//! Generated images.

use getty_api::operations::*;
use getty_api::types::{
    BackgroundGenerationRequest, BackgroundRemovalRequest, BackgroundReplacementRequest,
    FileRegistrationCategory, FileRegistrationRequest, GeneratedImageDownloadRequest, ImageExtensionRequest,
    ImageGenerationRequest, ImageRefinementRequest, ImageVariationRequest, InfluenceColorByImageRequest,
    InfluenceCompositionByImageRequest, MediaType, Mood, ObjectRemovalRequest, PromptEnhancementRequest,
    RedownloadRequest, ReferenceAdherence, ReferenceGeneration,
};

use super::{Wire, day, moment};

pub(super) fn record(wire: &mut Wire) {
    wire.record_alone(delete_file_registration("b2c9d4e6-71f3-4a0c-8e55-1d2f3a4b5c6d"));

    wire.record_alone(enhance_prompt(PromptEnhancementRequest::new("a red bicycle leaning on a white wall")));

    wire.record(
        extend_image(ImageExtensionRequest::new()),
        extend_image(
            ImageExtensionRequest::new()
                .with_bottom_percentage(10.0)
                .with_left_percentage(12.5)
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_prompt("a red bicycle leaning on a white wall")
                .with_reference_asset_id("1167612765")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                )
                .with_right_percentage(12.5)
                .with_top_percentage(0.0),
        ),
    );

    wire.record(
        generate_background(BackgroundGenerationRequest::new()),
        generate_background(
            BackgroundGenerationRequest::new()
                .with_background_asset_id("1167612766")
                .with_background_file_registration_id("7e6d5c4b-3a29-4817-9605-f4e3d2c1b0a9")
                .with_background_reference_adherence(ReferenceAdherence::Strong)
                .with_background_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                )
                .with_bottom_percentage(10.0)
                .with_left_percentage(12.5)
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_prompt("a red bicycle leaning on a white wall")
                .with_reference_file_registration_id("b2c9d4e6-71f3-4a0c-8e55-1d2f3a4b5c6d")
                .with_right_percentage(12.5)
                .with_top_percentage(0.0),
        ),
    );

    wire.record(
        generate_image_variations("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10", 2, ImageVariationRequest::new()),
        generate_image_variations(
            "5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10",
            2,
            ImageVariationRequest::new()
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7"),
        ),
    );

    wire.record(
        generate_images(ImageGenerationRequest::new()),
        generate_images(
            ImageGenerationRequest::new()
                .with_aspect_ratio("16:9")
                .with_depth_of_field("shallow")
                .with_lens_type("telephoto")
                .with_media_type(MediaType::Photography)
                .with_mood(Mood::BlackAndWhite)
                .with_negative_prompt("people")
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_prompt("a red bicycle leaning on a white wall"),
        ),
    );

    wire.record_alone(get_file_registration("b2c9d4e6-71f3-4a0c-8e55-1d2f3a4b5c6d"));

    wire.record_alone(get_generated_image_download("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10", 2));

    wire.record_alone(get_generated_image_sizes("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10", 2));

    wire.record_alone(get_generation_history_item("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10"));

    wire.record_alone(get_image_generation("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10"));

    wire.record(
        influence_color_by_image(InfluenceColorByImageRequest::new()),
        influence_color_by_image(
            InfluenceColorByImageRequest::new()
                .with_aspect_ratio("16:9")
                .with_media_type(MediaType::Photography)
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_prompt("a red bicycle leaning on a white wall")
                .with_reference_asset_id("1167612765")
                .with_reference_file_registration_id("b2c9d4e6-71f3-4a0c-8e55-1d2f3a4b5c6d")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                ),
        ),
    );

    wire.record(
        influence_composition_by_image(InfluenceCompositionByImageRequest::new()),
        influence_composition_by_image(
            InfluenceCompositionByImageRequest::new()
                .with_aspect_ratio("16:9")
                .with_media_type(MediaType::Photography)
                .with_mood(Mood::BlackAndWhite)
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_prompt("a red bicycle leaning on a white wall")
                .with_reference_asset_id("1167612765")
                .with_reference_file_registration_id("b2c9d4e6-71f3-4a0c-8e55-1d2f3a4b5c6d")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                ),
        ),
    );

    wire.record(list_file_registrations(), list_file_registrations().page(2).page_size(25));

    wire.record(
        list_generation_history(),
        list_generation_history()
            .company_generations(true)
            .date_end(moment("2026-10-01T01:59:59.75+02:00"))
            .date_start(day("2026-09-01"))
            .media_type(MediaType::Photography)
            .page(2)
            .page_size(25)
            .product_ids([4711, 4712]),
    );

    wire.record(
        redownload_generated_image(RedownloadRequest::new()),
        redownload_generated_image(
            RedownloadRequest::new()
                .with_generated_asset_id("2200000001")
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_size_name("4k"),
        ),
    );

    wire.record(
        refine_image(ImageRefinementRequest::new("a red bicycle leaning on a white wall")),
        refine_image(
            ImageRefinementRequest::new("a red bicycle leaning on a white wall")
                .with_mask_url("https://example.com/masks/7.png")
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_reference_asset_id("1167612765")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                ),
        ),
    );

    wire.record(
        register_file(FileRegistrationRequest::new()),
        register_file(
            FileRegistrationRequest::new()
                .with_category(FileRegistrationCategory::ImageReference)
                .with_rights_claimed(true)
                .with_url("https://example.com/pictures/lighthouse.jpg"),
        ),
    );

    wire.record(
        remove_background(BackgroundRemovalRequest::new()),
        remove_background(
            BackgroundRemovalRequest::new()
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_reference_asset_id("1167612765")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                ),
        ),
    );

    wire.record(
        remove_object(ObjectRemovalRequest::new()),
        remove_object(
            ObjectRemovalRequest::new()
                .with_mask_url("https://example.com/masks/7.png")
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_reference_asset_id("1167612765")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                ),
        ),
    );

    wire.record(
        replace_background(BackgroundReplacementRequest::new()),
        replace_background(
            BackgroundReplacementRequest::new()
                .with_background_color("F0F0F0")
                .with_media_type(MediaType::Photography)
                .with_negative_prompt("people")
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_prompt("a red bicycle leaning on a white wall")
                .with_reference_asset_id("1167612765")
                .with_reference_generation(
                    ReferenceGeneration::new()
                        .with_generation_request_id("5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10")
                        .with_index(1),
                ),
        ),
    );

    wire.record(
        start_generated_image_download(
            "5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10",
            2,
            GeneratedImageDownloadRequest::new(),
        ),
        start_generated_image_download(
            "5f0e9a52-3c1b-4f7e-9d51-0a6f8c2b7e10",
            2,
            GeneratedImageDownloadRequest::new()
                .with_notes("spring campaign")
                .with_product_id(4711)
                .with_project_code("PRJ-7")
                .with_size_name("4k"),
        ),
    );
}
