//! The filters of each search: every one the raw operation has.

use getty_api::Timestamp;
use getty_api::operations::{
    ListImagesInSameSeries, ListSimilarImages, ListSimilarVideos, ListVideosInSameSeries,
    SearchAffiliateImages, SearchAffiliateVideos, SearchArtistImages, SearchArtistVideos,
    SearchCreativeImages, SearchCreativeImagesByImage, SearchCreativeVideos, SearchCreativeVideosByImage,
    SearchEditorialImages, SearchEditorialVideos, SearchEvents, SearchImages,
};
use getty_api::types;

use super::about::about;
use super::fields::with_id;
use super::query::Query;
use crate::client::{CountryCode, Language};

/// Hands setters on to the operation: `texts` take several values that convert, `numbers` several that are
/// taken as they are, `text` and `plain` one of either. `fields` are those of the type named.
macro_rules! filters {
    ($operation:ident { $($kind:ident $($name:ident $(: $type:ty)?)?;)* }) => {
        impl Query<$operation> {
            $( filters!(@setter $kind $($name $(: $type)?)?); )*
        }
    };
    (@setter texts $name:ident: $type:ty) => {
        #[doc = about!($name)]
        pub fn $name(self, values: impl IntoIterator<Item = impl Into<$type>>) -> Self {
            self.refine(|operation| operation.$name(values))
        }
    };
    (@setter numbers $name:ident: $type:ty) => {
        #[doc = about!($name)]
        pub fn $name(self, values: impl IntoIterator<Item = $type>) -> Self {
            self.refine(|operation| operation.$name(values))
        }
    };
    (@setter text $name:ident: $type:ty) => {
        #[doc = about!($name)]
        pub fn $name(self, value: impl Into<$type>) -> Self {
            self.refine(|operation| operation.$name(value))
        }
    };
    (@setter plain $name:ident: $type:ty) => {
        #[doc = about!($name)]
        pub fn $name(self, value: $type) -> Self {
            self.refine(|operation| operation.$name(value))
        }
    };
    (@setter fields $type:ident) => {
        /// What to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or both. What is
        /// not asked for is absent; the `id` always comes along. Unless set, the API chooses: of assets, the
        /// summary set. `download_sizes` and `largest_downloads` need credentials that give a token.
        pub fn fields(self, fields: impl IntoIterator<Item = impl Into<types::$type>>) -> Self {
            let fields = fields.into_iter().map(Into::into).collect();
            self.refine(|operation| operation.fields(with_id(fields, types::$type::Id)))
        }
    };
    (@setter language) => {
        /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
        /// client's.
        pub fn language(self, language: impl AsRef<str>) -> Self {
            self.checked(language.as_ref().parse::<Language>(), |operation, language| {
                operation.accept_language(language.as_str())
            })
        }
    };
    (@setter language_and_country) => {
        filters!(@setter language);

        /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
        /// Honoured only for API keys that are allowed to send it. Default: the client's.
        pub fn country(self, country: impl AsRef<str>) -> Self {
            self.checked(country.as_ref().parse::<CountryCode>(), |operation, country| {
                operation.country_code(country.as_str())
            })
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
        fields CreativeImageField;
        texts file_types: types::SearchFileType;
        texts graphical_styles: types::GraphicalStyle;
        text graphical_styles_filter_type: types::FilterMode;
        plain include_facets: bool;
        plain include_related_searches: bool;
        plain istock_exclusive: bool;
        numbers keyword_ids: i32;
        text minimum_size: types::ImageSize;
        texts moods: types::Mood;
        texts number_of_people: types::NumberOfPeople;
        texts orientations: types::ImageOrientation;
        plain safe_search: bool;
        text sort_order: types::SortOrder;
        language_and_country;
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
        plain enhanced_search: bool;
        texts ethnicity: types::Ethnicity;
        numbers event_ids: i32;
        numbers exclude_keyword_ids: i32;
        texts facet_fields: types::EditorialFacetField;
        plain facet_max_count: i32;
        fields EditorialImageField;
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
        language_and_country;
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
        fields ImageField;
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
        language_and_country;
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
        fields CreativeVideoField;
        text format_available: types::VideoFormat;
        texts frame_rates: types::FrameRate;
        texts image_techniques: types::ImageTechnique;
        plain include_facets: bool;
        plain include_related_searches: bool;
        plain istock_exclusive: bool;
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
        language_and_country;
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
        fields EditorialVideoField;
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
        language_and_country;
    }
}

filters! {
    SearchEvents {
        text date_from: Timestamp;
        text date_to: Timestamp;
        text editorial_segment: types::EditorialSegment;
        fields EventField;
        text sort_order: types::EventSortOrder;
        language_and_country;
    }
}

filters! {
    SearchCreativeImagesByImage {
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        plain exclude_editorial_use_only: bool;
        texts facet_fields: types::CreativeFacetField;
        plain facet_max_count: i32;
        fields CreativeImageField;
        plain include_facets: bool;
        plain istock_exclusive: bool;
        text phrase: String;
        texts product_types: String;
        language_and_country;
    }
}

filters! {
    SearchCreativeVideosByImage {
        texts collection_codes: String;
        text collections_filter_type: types::FilterMode;
        plain exclude_editorial_use_only: bool;
        texts facet_fields: types::CreativeFacetField;
        plain facet_max_count: i32;
        fields CreativeVideoField;
        plain include_facets: bool;
        plain istock_exclusive: bool;
        text phrase: String;
        texts product_types: String;
        language_and_country;
    }
}

filters! { ListSimilarImages { fields ImageField; language; } }
filters! { ListImagesInSameSeries { fields ImageField; language; } }
filters! { ListSimilarVideos { fields AssociatedVideoField; language; } }
filters! { ListVideosInSameSeries { fields AssociatedVideoField; language; } }
filters! { SearchArtistImages { fields ArtistImageField; language; } }
filters! { SearchArtistVideos { fields ArtistVideoField; language; } }
filters! { SearchAffiliateImages { text style: types::AffiliateSearchStyle; language_and_country; } }
filters! { SearchAffiliateVideos { language_and_country; } }
