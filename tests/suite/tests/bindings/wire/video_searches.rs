//! Searches for videos.

use getty_api::operations::*;
use getty_api::types::{
    AgeOfPeople, Composition, CreativeFacetField, CreativeVideoField, EditorialFacetField,
    EditorialSortOrder, EditorialVideoField, EditorialVideoType, Ethnicity, FilterMode, FrameRate,
    ImageTechnique, NumberOfPeople, ReleaseStatus, SortOrder, VideoAspectRatio, VideoFormat,
    VideoLicenseModel, VideoOrientation, Viewpoint,
};

use super::{Wire, day, moment};

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        search_creative_videos(),
        search_creative_videos()
            .age_of_people([AgeOfPeople::Adult, AgeOfPeople::Months0To1])
            .artists("Ada Okoye, Jonas Lind")
            .aspect_ratios([VideoAspectRatio::Ratio16To9, VideoAspectRatio::Ratio9To16])
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .compositions([Composition::CloseUp, Composition::CopySpace])
            .download_product("premiumaccess:4711")
            .enhanced_search(false)
            .ethnicity([Ethnicity::SouthAsian, Ethnicity::MultiethnicGroup])
            .exclude_editorial_use_only(true)
            .exclude_keyword_ids([60001, 60002])
            .exclude_nudity(true)
            .facet_fields([CreativeFacetField::Artists, CreativeFacetField::Locations])
            .facet_max_count(50)
            .fields([CreativeVideoField::SummarySet, CreativeVideoField::DownloadSizes])
            .format_available(VideoFormat::Uhd4k)
            .frame_rates([FrameRate::Fps23_98, FrameRate::Fps60])
            .image_techniques([ImageTechnique::TimeLapse, ImageTechnique::SelectiveFocus])
            .include_facets(true)
            .include_related_searches(true)
            .istock_exclusive(true)
            .keyword_ids([67001, 67002])
            .license_models([VideoLicenseModel::RightsReady, VideoLicenseModel::RoyaltyFree])
            .max_clip_length(60)
            .min_clip_length(5)
            .number_of_people([NumberOfPeople::One, NumberOfPeople::Group])
            .orientations([VideoOrientation::Horizontal, VideoOrientation::Vertical])
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .release_status(ReleaseStatus::FullyReleased)
            .safe_search(true)
            .sort_order(SortOrder::Newest)
            .viewpoints([Viewpoint::AerialView, Viewpoint::TrackingShot])
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        search_creative_videos_by_image(),
        search_creative_videos_by_image()
            .asset_id("1167612765")
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .exclude_editorial_use_only(true)
            .facet_fields([CreativeFacetField::Artists, CreativeFacetField::Locations])
            .facet_max_count(50)
            .fields([CreativeVideoField::SummarySet, CreativeVideoField::DownloadSizes])
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
        search_editorial_videos(),
        search_editorial_videos()
            .age_of_people([AgeOfPeople::Adult, AgeOfPeople::Months0To1])
            .artists("Ada Okoye, Jonas Lind")
            .aspect_ratios([VideoAspectRatio::Ratio16To9, VideoAspectRatio::Ratio9To16])
            .collection_codes(["QRS", "TUV"])
            .collections_filter_type(FilterMode::Exclude)
            .compositions([Composition::CloseUp, Composition::CopySpace])
            .date_from(day("2026-09-01"))
            .date_to(moment("2026-10-01T01:59:59.75+02:00"))
            .download_product("premiumaccess:4711")
            .editorial_video_types([EditorialVideoType::Produced, EditorialVideoType::Raw])
            .event_ids([775001, 775002])
            .facet_fields([EditorialFacetField::Artists, EditorialFacetField::Events])
            .facet_max_count(50)
            .fields([EditorialVideoField::SummarySet, EditorialVideoField::DownloadSizes])
            .format_available(VideoFormat::Uhd4k)
            .frame_rates([FrameRate::Fps23_98, FrameRate::Fps60])
            .image_techniques([ImageTechnique::TimeLapse, ImageTechnique::SelectiveFocus])
            .include_facets(true)
            .include_related_searches(true)
            .keyword_ids([67001, 67002])
            .max_clip_length(60)
            .min_clip_length(5)
            .orientations([VideoOrientation::Horizontal, VideoOrientation::Vertical])
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .release_status(ReleaseStatus::FullyReleased)
            .sort_order(EditorialSortOrder::Oldest)
            .specific_people(["Mira Sato", "Tomas Vale"])
            .viewpoints([Viewpoint::AerialView, Viewpoint::TrackingShot])
            .accept_language("de")
            .country_code("DEU"),
    );
}
