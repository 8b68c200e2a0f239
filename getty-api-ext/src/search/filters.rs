//! The filters of each search: every one the raw operation has.

use getty_api::Timestamp;
use getty_api::operations::{
    SearchCreativeImages, SearchCreativeVideos, SearchEditorialImages, SearchEditorialVideos, SearchImages,
};
use getty_api::types;

use super::Query;

/// Hands setters on to the operation: `texts` take several values that convert, `numbers` several that are
/// taken as they are, `text` and `plain` one of either.
macro_rules! filters {
    ($operation:ident { $($kind:ident $name:ident: $type:ty;)* }) => {
        impl Query<'_, $operation> {
            $( filters!(@setter $operation $kind $name $type); )*
        }
    };
    (@setter $operation:ident texts $name:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($name), "`](", stringify!($operation), "::", stringify!($name), ").")]
        pub fn $name(self, value: impl IntoIterator<Item = impl Into<$type>>) -> Self {
            self.refine(|operation| operation.$name(value))
        }
    };
    (@setter $operation:ident numbers $name:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($name), "`](", stringify!($operation), "::", stringify!($name), ").")]
        pub fn $name(self, value: impl IntoIterator<Item = $type>) -> Self {
            self.refine(|operation| operation.$name(value))
        }
    };
    (@setter $operation:ident text $name:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($name), "`](", stringify!($operation), "::", stringify!($name), ").")]
        pub fn $name(self, value: impl Into<$type>) -> Self {
            self.refine(|operation| operation.$name(value))
        }
    };
    (@setter $operation:ident plain $name:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($name), "`](", stringify!($operation), "::", stringify!($name), ").")]
        pub fn $name(self, value: $type) -> Self {
            self.refine(|operation| operation.$name(value))
        }
    };
}

filters! {
    SearchCreativeImages {
        texts age_of_people: types::AgeOfPeople;
        text artists: String;
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        text color: String;
        texts compositions: types::Composition;
        text download_product: String;
        plain embed_content_only: bool;
        plain enhanced_search: bool;
        texts ethnicity: types::Ethnicity;
        plain exclude_editorial_use_only: bool;
        numbers exclude_keyword_ids: i32;
        plain exclude_nudity: bool;
        texts facet_fields: types::CreativeFacetField;
        plain facet_max_count: i32;
        texts fields: types::CreativeImageField;
        texts file_types: types::SearchFileType;
        texts graphical_styles: types::GraphicalStyle;
        text graphical_styles_filter_type: types::FilterMode;
        plain include_facets: bool;
        plain include_related_searches: bool;
        numbers keyword_ids: i32;
        text minimum_size: types::ImageSize;
        texts moods: types::Mood;
        texts number_of_people: types::NumberOfPeople;
        texts orientations: types::ImageOrientation;
        plain safe_search: bool;
        text sort_order: types::SortOrder;
        text accept_language: String;
        text country_code: String;
    }
}

filters! {
    SearchEditorialImages {
        texts age_of_people: types::AgeOfPeople;
        text artists: String;
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        texts compositions: types::Composition;
        text date_from: Timestamp;
        text date_to: Timestamp;
        text download_product: String;
        texts editorial_segments: types::EditorialSegment;
        plain embed_content_only: bool;
        texts ethnicity: types::Ethnicity;
        numbers event_ids: i32;
        numbers exclude_keyword_ids: i32;
        texts facet_fields: types::EditorialFacetField;
        plain facet_max_count: i32;
        texts fields: types::EditorialImageField;
        texts file_types: types::SearchFileType;
        texts graphical_styles: types::EditorialGraphicalStyle;
        text graphical_styles_filter_type: types::FilterMode;
        plain include_facets: bool;
        plain include_related_searches: bool;
        numbers keyword_ids: i32;
        plain minimum_quality_rank: i32;
        text minimum_size: types::ImageSize;
        texts number_of_people: types::NumberOfPeople;
        texts orientations: types::ImageOrientation;
        text sort_order: types::EditorialSortOrder;
        texts specific_people: String;
        text accept_language: String;
        text country_code: String;
    }
}

filters! {
    SearchImages {
        texts age_of_people: types::AgeOfPeople;
        text artists: String;
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        text color: String;
        texts compositions: types::Composition;
        text download_product: String;
        plain embed_content_only: bool;
        texts ethnicity: types::Ethnicity;
        numbers event_ids: i32;
        texts fields: types::ImageField;
        texts file_types: types::SearchFileType;
        texts graphical_styles: types::GraphicalStyle;
        text graphical_styles_filter_type: types::FilterMode;
        plain include_related_searches: bool;
        numbers keyword_ids: i32;
        text minimum_size: types::ImageSize;
        texts number_of_people: types::NumberOfPeople;
        texts orientations: types::ImageOrientation;
        text sort_order: types::SortOrder;
        texts specific_people: String;
        text accept_language: String;
        text country_code: String;
    }
}

filters! {
    SearchCreativeVideos {
        texts age_of_people: types::AgeOfPeople;
        text artists: String;
        texts aspect_ratios: types::VideoAspectRatio;
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        texts compositions: types::Composition;
        text download_product: String;
        plain enhanced_search: bool;
        texts ethnicity: types::Ethnicity;
        plain exclude_editorial_use_only: bool;
        numbers exclude_keyword_ids: i32;
        plain exclude_nudity: bool;
        texts facet_fields: types::CreativeFacetField;
        plain facet_max_count: i32;
        texts fields: types::CreativeVideoField;
        text format_available: types::VideoFormat;
        texts frame_rates: types::FrameRate;
        texts image_techniques: types::ImageTechnique;
        plain include_facets: bool;
        plain include_related_searches: bool;
        numbers keyword_ids: i32;
        texts license_models: types::VideoLicenseModel;
        plain max_clip_length: i32;
        plain min_clip_length: i32;
        texts number_of_people: types::NumberOfPeople;
        texts orientations: types::VideoOrientation;
        text release_status: types::ReleaseStatus;
        plain safe_search: bool;
        text sort_order: types::SortOrder;
        texts viewpoints: types::Viewpoint;
        text accept_language: String;
        text country_code: String;
    }
}

filters! {
    SearchEditorialVideos {
        texts age_of_people: types::AgeOfPeople;
        text artists: String;
        texts aspect_ratios: types::VideoAspectRatio;
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        texts compositions: types::Composition;
        text date_from: Timestamp;
        text date_to: Timestamp;
        text download_product: String;
        texts editorial_video_types: types::EditorialVideoType;
        numbers event_ids: i32;
        texts facet_fields: types::EditorialFacetField;
        plain facet_max_count: i32;
        texts fields: types::EditorialVideoField;
        text format_available: types::VideoFormat;
        texts frame_rates: types::FrameRate;
        texts image_techniques: types::ImageTechnique;
        plain include_facets: bool;
        plain include_related_searches: bool;
        numbers keyword_ids: i32;
        plain max_clip_length: i32;
        plain min_clip_length: i32;
        texts orientations: types::VideoOrientation;
        text release_status: types::ReleaseStatus;
        text sort_order: types::EditorialSortOrder;
        texts specific_people: String;
        texts viewpoints: types::Viewpoint;
        text accept_language: String;
        text country_code: String;
    }
}
