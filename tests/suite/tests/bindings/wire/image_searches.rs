//! Searches for images, by words and by picture.

use getty_api::operations::*;
use getty_api::types::{
    AgeOfPeople, Composition, CreativeFacetField, CreativeImageField, EditorialFacetField,
    EditorialGraphicalStyle, EditorialImageField, EditorialSegment, EditorialSortOrder, Ethnicity,
    FilterMode, GraphicalStyle, ImageField, ImageOrientation, ImageSize, Mood, NumberOfPeople,
    SearchFileType, SortOrder,
};

use super::{Wire, day, moment};

/// The beginning of a JPEG file.
const PICTURE: &[u8] = b"\xff\xd8\xff\xe0 not much of a picture";

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        search_images(),
        search_images()
            .age_of_people([AgeOfPeople::Adult, AgeOfPeople::Months0To1])
            .artists("Ada Okoye, Jonas Lind")
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .color("F0A040")
            .compositions([Composition::CloseUp, Composition::CopySpace])
            .download_product("premiumaccess:4711")
            .embed_content_only(true)
            .ethnicity([Ethnicity::SouthAsian, Ethnicity::MultiethnicGroup])
            .event_ids([775001, 775002])
            .fields([ImageField::SummarySet, ImageField::DownloadSizes])
            .file_types([SearchFileType::Eps])
            .graphical_styles([GraphicalStyle::FineArt, GraphicalStyle::Illustration])
            .graphical_styles_filter_type(FilterMode::Exclude)
            .include_related_searches(true)
            .keyword_ids([67001, 67002])
            .minimum_size(ImageSize::XLarge)
            .number_of_people([NumberOfPeople::One, NumberOfPeople::Group])
            .orientations([ImageOrientation::Horizontal, ImageOrientation::PanoramicHorizontal])
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .sort_order(SortOrder::Newest)
            .specific_people(["Mira Sato", "Tomas Vale"])
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        search_creative_images(),
        search_creative_images()
            .age_of_people([AgeOfPeople::Adult, AgeOfPeople::Months0To1])
            .artists("Ada Okoye, Jonas Lind")
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .color("F0A040")
            .compositions([Composition::CloseUp, Composition::CopySpace])
            .download_product("premiumaccess:4711")
            .embed_content_only(true)
            .enhanced_search(false)
            .ethnicity([Ethnicity::SouthAsian, Ethnicity::MultiethnicGroup])
            .exclude_editorial_use_only(true)
            .exclude_keyword_ids([60001, 60002])
            .exclude_nudity(true)
            .facet_fields([CreativeFacetField::Artists, CreativeFacetField::Locations])
            .facet_max_count(50)
            .fields([CreativeImageField::SummarySet, CreativeImageField::DownloadSizes])
            .file_types([SearchFileType::Eps])
            .graphical_styles([GraphicalStyle::FineArt, GraphicalStyle::Illustration])
            .graphical_styles_filter_type(FilterMode::Exclude)
            .include_facets(true)
            .include_related_searches(true)
            .istock_exclusive(true)
            .keyword_ids([67001, 67002])
            .minimum_size(ImageSize::XLarge)
            .moods([Mood::BlackAndWhite, Mood::Warm])
            .number_of_people([NumberOfPeople::One, NumberOfPeople::Group])
            .orientations([ImageOrientation::Horizontal, ImageOrientation::PanoramicHorizontal])
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .safe_search(true)
            .sort_order(SortOrder::Newest)
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        search_creative_images_by_image(),
        search_creative_images_by_image()
            .asset_id("1167612765")
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .exclude_editorial_use_only(true)
            .facet_fields([CreativeFacetField::Artists, CreativeFacetField::Locations])
            .facet_max_count(50)
            .fields([CreativeImageField::SummarySet, CreativeImageField::DownloadSizes])
            .image_url("https://api.gettyimages.com/v3/search/by-image/uploads/lighthouse.jpg")
            .include_facets(true)
            .istock_exclusive(true)
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .product_types(["easyaccess", "premiumaccess"])
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        search_editorial_images(),
        search_editorial_images()
            .age_of_people([AgeOfPeople::Adult, AgeOfPeople::Months0To1])
            .artists("Ada Okoye, Jonas Lind")
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .compositions([Composition::CloseUp, Composition::CopySpace])
            .date_from(day("2026-09-01"))
            .date_to(moment("2026-10-01T01:59:59.75+02:00"))
            .download_product("premiumaccess:4711")
            .editorial_segments([EditorialSegment::News, EditorialSegment::Sport])
            .embed_content_only(true)
            .enhanced_search(true)
            .ethnicity([Ethnicity::SouthAsian, Ethnicity::MultiethnicGroup])
            .event_ids([775001, 775002])
            .exclude_keyword_ids([60001, 60002])
            .facet_fields([EditorialFacetField::Artists, EditorialFacetField::Events])
            .facet_max_count(50)
            .fields([EditorialImageField::SummarySet, EditorialImageField::DownloadSizes])
            .file_types([SearchFileType::Eps])
            .graphical_styles([EditorialGraphicalStyle::Illustration, EditorialGraphicalStyle::Photography])
            .graphical_styles_filter_type(FilterMode::Exclude)
            .include_facets(true)
            .include_related_searches(true)
            .keyword_ids([67001, 67002])
            .minimum_quality_rank(1)
            .minimum_size(ImageSize::XLarge)
            .number_of_people([NumberOfPeople::One, NumberOfPeople::Group])
            .orientations([ImageOrientation::Horizontal, ImageOrientation::PanoramicHorizontal])
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .sort_order(EditorialSortOrder::Oldest)
            .specific_people(["Mira Sato", "Tomas Vale"])
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        upload_search_image("lighthouse.jpg", PICTURE),
        upload_search_image("lighthouse.jpg", PICTURE).content_type("image/png"),
    );

    wire.record_alone(match_image("https://example.com/pictures/lighthouse.jpg"));
}
