// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The filters of each search: every one that the raw operation has.

use getty_api::operations;
use getty_api::types;
use getty_api::Timestamp;
use crate::client::{CountryCode, Language};
use crate::search::{Query, with_id};

impl Query<operations::ListImagesInSameSeries> {
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::ImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| operation.fields(with_id(fields, types::ImageField::Id)))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
}

impl Query<operations::ListSimilarImages> {
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::ImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| operation.fields(with_id(fields, types::ImageField::Id)))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
}

impl Query<operations::ListSimilarVideos> {
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::AssociatedVideoField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::AssociatedVideoField::Id))
        })
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
}

impl Query<operations::ListVideosInSameSeries> {
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::AssociatedVideoField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::AssociatedVideoField::Id))
        })
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
}

impl Query<operations::SearchAffiliateImages> {
    /// Whether to look for photographs or for vector artwork.
    pub fn style(self, style: impl Into<types::AffiliateSearchStyle>) -> Self {
        self.refine(|operation| operation.style(style))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchAffiliateVideos> {
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchArtistImages> {
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::ArtistImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::ArtistImageField::Id))
        })
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
}

impl Query<operations::SearchArtistVideos> {
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::ArtistVideoField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::ArtistVideoField::Id))
        })
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
}

impl Query<operations::SearchCreativeImages> {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.age_of_people(age_of_people))
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(self, artists: impl Into<String>) -> Self {
        self.refine(|operation| operation.artists(artists))
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Only images with this dominant colour: six hexadecimal digits, such as `F0A040`.
    pub fn color(self, color: impl Into<String>) -> Self {
        self.refine(|operation| operation.color(color))
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.refine(|operation| operation.compositions(compositions))
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(self, download_product: impl Into<String>) -> Self {
        self.refine(|operation| operation.download_product(download_product))
    }
    /// Only assets that may be embedded. Default `false`.
    pub fn embed_content_only(self, embed_content_only: bool) -> Self {
        self.refine(|operation| operation.embed_content_only(embed_content_only))
    }
    /// Matches the phrase as natural language (default `true`). `false` matches its words literally, as
    /// keywords.
    pub fn enhanced_search(self, enhanced_search: bool) -> Self {
        self.refine(|operation| operation.enhanced_search(enhanced_search))
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.refine(|operation| operation.ethnicity(ethnicity))
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(self, exclude_editorial_use_only: bool) -> Self {
        self.refine(|operation| {
            operation.exclude_editorial_use_only(exclude_editorial_use_only)
        })
    }
    /// Leaves out assets with these keywords, by Getty Images' keyword ids.
    pub fn exclude_keyword_ids(
        self,
        exclude_keyword_ids: impl IntoIterator<Item = i32>,
    ) -> Self {
        self.refine(|operation| operation.exclude_keyword_ids(exclude_keyword_ids))
    }
    /// Leaves out nudity. Default `false`.
    pub fn exclude_nudity(self, exclude_nudity: bool) -> Self {
        self.refine(|operation| operation.exclude_nudity(exclude_nudity))
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.refine(|operation| operation.facet_fields(facet_fields))
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(self, facet_max_count: i32) -> Self {
        self.refine(|operation| operation.facet_max_count(facet_max_count))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::CreativeImageField::Id))
        })
    }
    /// Only images available as this type of file.
    pub fn file_types(
        self,
        file_types: impl IntoIterator<Item = impl Into<types::SearchFileType>>,
    ) -> Self {
        self.refine(|operation| operation.file_types(file_types))
    }
    /// Kinds of artwork. `graphical_styles_filter_type` decides whether the search is limited to them or
    /// leaves them out.
    pub fn graphical_styles(
        self,
        graphical_styles: impl IntoIterator<Item = impl Into<types::GraphicalStyle>>,
    ) -> Self {
        self.refine(|operation| operation.graphical_styles(graphical_styles))
    }
    /// Whether to `include` (default) only the kinds in `graphical_styles`, or to `exclude` them.
    pub fn graphical_styles_filter_type(
        self,
        graphical_styles_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.graphical_styles_filter_type(graphical_styles_filter_type)
        })
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(self, include_facets: bool) -> Self {
        self.refine(|operation| operation.include_facets(include_facets))
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(self, include_related_searches: bool) -> Self {
        self.refine(|operation| {
            operation.include_related_searches(include_related_searches)
        })
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(self, istock_exclusive: bool) -> Self {
        self.refine(|operation| operation.istock_exclusive(istock_exclusive))
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.keyword_ids(keyword_ids))
    }
    /// Only images whose largest available size is at least this one. Default `x_small`.
    pub fn minimum_size(self, minimum_size: impl Into<types::ImageSize>) -> Self {
        self.refine(|operation| operation.minimum_size(minimum_size))
    }
    /// Only images with these moods.
    pub fn moods(self, moods: impl IntoIterator<Item = impl Into<types::Mood>>) -> Self {
        self.refine(|operation| operation.moods(moods))
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.number_of_people(number_of_people))
    }
    /// Only assets of these shapes.
    pub fn orientations(
        self,
        orientations: impl IntoIterator<Item = impl Into<types::ImageOrientation>>,
    ) -> Self {
        self.refine(|operation| operation.orientations(orientations))
    }
    /// Leaves out nudity, violence, drugs and profanity. Default `false`.
    pub fn safe_search(self, safe_search: bool) -> Self {
        self.refine(|operation| operation.safe_search(safe_search))
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(self, sort_order: impl Into<types::SortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(sort_order))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchCreativeImagesByImage> {
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(self, exclude_editorial_use_only: bool) -> Self {
        self.refine(|operation| {
            operation.exclude_editorial_use_only(exclude_editorial_use_only)
        })
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.refine(|operation| operation.facet_fields(facet_fields))
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(self, facet_max_count: i32) -> Self {
        self.refine(|operation| operation.facet_max_count(facet_max_count))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::CreativeImageField::Id))
        })
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(self, include_facets: bool) -> Self {
        self.refine(|operation| operation.include_facets(include_facets))
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(self, istock_exclusive: bool) -> Self {
        self.refine(|operation| operation.istock_exclusive(istock_exclusive))
    }
    /// What to look for, beside the likeness to the picture.
    pub fn phrase(self, phrase: impl Into<String>) -> Self {
        self.refine(|operation| operation.phrase(phrase))
    }
    /// Only assets that are available under these product types.
    pub fn product_types(
        self,
        product_types: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.product_types(product_types))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchCreativeVideos> {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.age_of_people(age_of_people))
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(self, artists: impl Into<String>) -> Self {
        self.refine(|operation| operation.artists(artists))
    }
    /// Only videos with these aspect ratios.
    pub fn aspect_ratios(
        self,
        aspect_ratios: impl IntoIterator<Item = impl Into<types::VideoAspectRatio>>,
    ) -> Self {
        self.refine(|operation| operation.aspect_ratios(aspect_ratios))
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.refine(|operation| operation.compositions(compositions))
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(self, download_product: impl Into<String>) -> Self {
        self.refine(|operation| operation.download_product(download_product))
    }
    /// Matches the phrase as natural language (default `true`). `false` matches its words literally, as
    /// keywords.
    pub fn enhanced_search(self, enhanced_search: bool) -> Self {
        self.refine(|operation| operation.enhanced_search(enhanced_search))
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.refine(|operation| operation.ethnicity(ethnicity))
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(self, exclude_editorial_use_only: bool) -> Self {
        self.refine(|operation| {
            operation.exclude_editorial_use_only(exclude_editorial_use_only)
        })
    }
    /// Leaves out assets with these keywords, by Getty Images' keyword ids.
    pub fn exclude_keyword_ids(
        self,
        exclude_keyword_ids: impl IntoIterator<Item = i32>,
    ) -> Self {
        self.refine(|operation| operation.exclude_keyword_ids(exclude_keyword_ids))
    }
    /// Leaves out nudity. Default `false`.
    pub fn exclude_nudity(self, exclude_nudity: bool) -> Self {
        self.refine(|operation| operation.exclude_nudity(exclude_nudity))
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.refine(|operation| operation.facet_fields(facet_fields))
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(self, facet_max_count: i32) -> Self {
        self.refine(|operation| operation.facet_max_count(facet_max_count))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeVideoField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::CreativeVideoField::Id))
        })
    }
    /// Only videos available in this digital format.
    pub fn format_available(
        self,
        format_available: impl Into<types::VideoFormat>,
    ) -> Self {
        self.refine(|operation| operation.format_available(format_available))
    }
    /// Only videos with these frame rates, in frames per second.
    pub fn frame_rates(
        self,
        frame_rates: impl IntoIterator<Item = impl Into<types::FrameRate>>,
    ) -> Self {
        self.refine(|operation| operation.frame_rates(frame_rates))
    }
    /// Only videos made with these techniques.
    pub fn image_techniques(
        self,
        image_techniques: impl IntoIterator<Item = impl Into<types::ImageTechnique>>,
    ) -> Self {
        self.refine(|operation| operation.image_techniques(image_techniques))
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(self, include_facets: bool) -> Self {
        self.refine(|operation| operation.include_facets(include_facets))
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(self, include_related_searches: bool) -> Self {
        self.refine(|operation| {
            operation.include_related_searches(include_related_searches)
        })
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(self, istock_exclusive: bool) -> Self {
        self.refine(|operation| operation.istock_exclusive(istock_exclusive))
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.keyword_ids(keyword_ids))
    }
    /// Only videos under these licence models.
    pub fn license_models(
        self,
        license_models: impl IntoIterator<Item = impl Into<types::VideoLicenseModel>>,
    ) -> Self {
        self.refine(|operation| operation.license_models(license_models))
    }
    /// Only clips of at most this many seconds. The default, 0, sets no limit.
    pub fn max_clip_length(self, max_clip_length: i32) -> Self {
        self.refine(|operation| operation.max_clip_length(max_clip_length))
    }
    /// Only clips of at least this many seconds. Default 0.
    pub fn min_clip_length(self, min_clip_length: i32) -> Self {
        self.refine(|operation| operation.min_clip_length(min_clip_length))
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.number_of_people(number_of_people))
    }
    /// Only assets of these shapes.
    pub fn orientations(
        self,
        orientations: impl IntoIterator<Item = impl Into<types::VideoOrientation>>,
    ) -> Self {
        self.refine(|operation| operation.orientations(orientations))
    }
    /// Only videos with this release status.
    pub fn release_status(
        self,
        release_status: impl Into<types::ReleaseStatus>,
    ) -> Self {
        self.refine(|operation| operation.release_status(release_status))
    }
    /// Leaves out nudity, violence, drugs and profanity. Default `false`.
    pub fn safe_search(self, safe_search: bool) -> Self {
        self.refine(|operation| operation.safe_search(safe_search))
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(self, sort_order: impl Into<types::SortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(sort_order))
    }
    /// Only videos filmed from these viewpoints or with these camera movements.
    pub fn viewpoints(
        self,
        viewpoints: impl IntoIterator<Item = impl Into<types::Viewpoint>>,
    ) -> Self {
        self.refine(|operation| operation.viewpoints(viewpoints))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchCreativeVideosByImage> {
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(self, exclude_editorial_use_only: bool) -> Self {
        self.refine(|operation| {
            operation.exclude_editorial_use_only(exclude_editorial_use_only)
        })
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.refine(|operation| operation.facet_fields(facet_fields))
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(self, facet_max_count: i32) -> Self {
        self.refine(|operation| operation.facet_max_count(facet_max_count))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeVideoField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::CreativeVideoField::Id))
        })
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(self, include_facets: bool) -> Self {
        self.refine(|operation| operation.include_facets(include_facets))
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(self, istock_exclusive: bool) -> Self {
        self.refine(|operation| operation.istock_exclusive(istock_exclusive))
    }
    /// What to look for, beside the likeness to the picture.
    pub fn phrase(self, phrase: impl Into<String>) -> Self {
        self.refine(|operation| operation.phrase(phrase))
    }
    /// Only assets that are available under these product types.
    pub fn product_types(
        self,
        product_types: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.product_types(product_types))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchEditorialImages> {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.age_of_people(age_of_people))
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(self, artists: impl Into<String>) -> Self {
        self.refine(|operation| operation.artists(artists))
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.refine(|operation| operation.compositions(compositions))
    }
    /// Only assets created on this day or later (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_from(self, date_from: impl Into<Timestamp>) -> Self {
        self.refine(|operation| operation.date_from(date_from))
    }
    /// Only assets created on this day or earlier (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_to(self, date_to: impl Into<Timestamp>) -> Self {
        self.refine(|operation| operation.date_to(date_to))
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(self, download_product: impl Into<String>) -> Self {
        self.refine(|operation| operation.download_product(download_product))
    }
    /// Only assets from these parts of the editorial catalogue.
    pub fn editorial_segments(
        self,
        editorial_segments: impl IntoIterator<Item = impl Into<types::EditorialSegment>>,
    ) -> Self {
        self.refine(|operation| operation.editorial_segments(editorial_segments))
    }
    /// Only assets that may be embedded. Default `false`.
    pub fn embed_content_only(self, embed_content_only: bool) -> Self {
        self.refine(|operation| operation.embed_content_only(embed_content_only))
    }
    /// Matches the phrase as natural language. By default (`false`) its words are matched literally, as
    /// keywords.
    pub fn enhanced_search(self, enhanced_search: bool) -> Self {
        self.refine(|operation| operation.enhanced_search(enhanced_search))
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.refine(|operation| operation.ethnicity(ethnicity))
    }
    /// Only assets that belong to these events.
    pub fn event_ids(self, event_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.event_ids(event_ids))
    }
    /// Leaves out assets with these keywords, by Getty Images' keyword ids.
    pub fn exclude_keyword_ids(
        self,
        exclude_keyword_ids: impl IntoIterator<Item = i32>,
    ) -> Self {
        self.refine(|operation| operation.exclude_keyword_ids(exclude_keyword_ids))
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        self,
        facet_fields: impl IntoIterator<Item = impl Into<types::EditorialFacetField>>,
    ) -> Self {
        self.refine(|operation| operation.facet_fields(facet_fields))
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(self, facet_max_count: i32) -> Self {
        self.refine(|operation| operation.facet_max_count(facet_max_count))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::EditorialImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::EditorialImageField::Id))
        })
    }
    /// Only images available as this type of file.
    pub fn file_types(
        self,
        file_types: impl IntoIterator<Item = impl Into<types::SearchFileType>>,
    ) -> Self {
        self.refine(|operation| operation.file_types(file_types))
    }
    /// Kinds of artwork. `graphical_styles_filter_type` decides whether the search is limited to them or
    /// leaves them out.
    pub fn graphical_styles(
        self,
        graphical_styles: impl IntoIterator<
            Item = impl Into<types::EditorialGraphicalStyle>,
        >,
    ) -> Self {
        self.refine(|operation| operation.graphical_styles(graphical_styles))
    }
    /// Whether to `include` (default) only the kinds in `graphical_styles`, or to `exclude` them.
    pub fn graphical_styles_filter_type(
        self,
        graphical_styles_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.graphical_styles_filter_type(graphical_styles_filter_type)
        })
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(self, include_facets: bool) -> Self {
        self.refine(|operation| operation.include_facets(include_facets))
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(self, include_related_searches: bool) -> Self {
        self.refine(|operation| {
            operation.include_related_searches(include_related_searches)
        })
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.keyword_ids(keyword_ids))
    }
    /// Only assets ranked at least this high: 1 is best, 3 is worst.
    pub fn minimum_quality_rank(self, minimum_quality_rank: i32) -> Self {
        self.refine(|operation| operation.minimum_quality_rank(minimum_quality_rank))
    }
    /// Only images whose largest available size is at least this one. Default `x_small`.
    pub fn minimum_size(self, minimum_size: impl Into<types::ImageSize>) -> Self {
        self.refine(|operation| operation.minimum_size(minimum_size))
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.number_of_people(number_of_people))
    }
    /// Only assets of these shapes.
    pub fn orientations(
        self,
        orientations: impl IntoIterator<Item = impl Into<types::ImageOrientation>>,
    ) -> Self {
        self.refine(|operation| operation.orientations(orientations))
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(self, sort_order: impl Into<types::EditorialSortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(sort_order))
    }
    /// Only assets that show these people, by name.
    pub fn specific_people(
        self,
        specific_people: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.specific_people(specific_people))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchEditorialVideos> {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.age_of_people(age_of_people))
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(self, artists: impl Into<String>) -> Self {
        self.refine(|operation| operation.artists(artists))
    }
    /// Only videos with these aspect ratios.
    pub fn aspect_ratios(
        self,
        aspect_ratios: impl IntoIterator<Item = impl Into<types::VideoAspectRatio>>,
    ) -> Self {
        self.refine(|operation| operation.aspect_ratios(aspect_ratios))
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.refine(|operation| operation.compositions(compositions))
    }
    /// Only assets created on this day or later (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_from(self, date_from: impl Into<Timestamp>) -> Self {
        self.refine(|operation| operation.date_from(date_from))
    }
    /// Only assets created on this day or earlier (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_to(self, date_to: impl Into<Timestamp>) -> Self {
        self.refine(|operation| operation.date_to(date_to))
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(self, download_product: impl Into<String>) -> Self {
        self.refine(|operation| operation.download_product(download_product))
    }
    /// Only raw or only produced footage.
    pub fn editorial_video_types(
        self,
        editorial_video_types: impl IntoIterator<
            Item = impl Into<types::EditorialVideoType>,
        >,
    ) -> Self {
        self.refine(|operation| operation.editorial_video_types(editorial_video_types))
    }
    /// Only assets that belong to these events.
    pub fn event_ids(self, event_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.event_ids(event_ids))
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        self,
        facet_fields: impl IntoIterator<Item = impl Into<types::EditorialFacetField>>,
    ) -> Self {
        self.refine(|operation| operation.facet_fields(facet_fields))
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(self, facet_max_count: i32) -> Self {
        self.refine(|operation| operation.facet_max_count(facet_max_count))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::EditorialVideoField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| {
            operation.fields(with_id(fields, types::EditorialVideoField::Id))
        })
    }
    /// Only videos available in this digital format.
    pub fn format_available(
        self,
        format_available: impl Into<types::VideoFormat>,
    ) -> Self {
        self.refine(|operation| operation.format_available(format_available))
    }
    /// Only videos with these frame rates, in frames per second.
    pub fn frame_rates(
        self,
        frame_rates: impl IntoIterator<Item = impl Into<types::FrameRate>>,
    ) -> Self {
        self.refine(|operation| operation.frame_rates(frame_rates))
    }
    /// Only videos made with these techniques.
    pub fn image_techniques(
        self,
        image_techniques: impl IntoIterator<Item = impl Into<types::ImageTechnique>>,
    ) -> Self {
        self.refine(|operation| operation.image_techniques(image_techniques))
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(self, include_facets: bool) -> Self {
        self.refine(|operation| operation.include_facets(include_facets))
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(self, include_related_searches: bool) -> Self {
        self.refine(|operation| {
            operation.include_related_searches(include_related_searches)
        })
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.keyword_ids(keyword_ids))
    }
    /// Only clips of at most this many seconds. The default, 0, sets no limit.
    pub fn max_clip_length(self, max_clip_length: i32) -> Self {
        self.refine(|operation| operation.max_clip_length(max_clip_length))
    }
    /// Only clips of at least this many seconds. Default 0.
    pub fn min_clip_length(self, min_clip_length: i32) -> Self {
        self.refine(|operation| operation.min_clip_length(min_clip_length))
    }
    /// Only assets of these shapes.
    pub fn orientations(
        self,
        orientations: impl IntoIterator<Item = impl Into<types::VideoOrientation>>,
    ) -> Self {
        self.refine(|operation| operation.orientations(orientations))
    }
    /// Only videos with this release status.
    pub fn release_status(
        self,
        release_status: impl Into<types::ReleaseStatus>,
    ) -> Self {
        self.refine(|operation| operation.release_status(release_status))
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(self, sort_order: impl Into<types::EditorialSortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(sort_order))
    }
    /// Only assets that show these people, by name.
    pub fn specific_people(
        self,
        specific_people: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.specific_people(specific_people))
    }
    /// Only videos filmed from these viewpoints or with these camera movements.
    pub fn viewpoints(
        self,
        viewpoints: impl IntoIterator<Item = impl Into<types::Viewpoint>>,
    ) -> Self {
        self.refine(|operation| operation.viewpoints(viewpoints))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchEvents> {
    /// Only events on this day or later (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_from(self, date_from: impl Into<Timestamp>) -> Self {
        self.refine(|operation| operation.date_from(date_from))
    }
    /// Only events on this day or earlier (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_to(self, date_to: impl Into<Timestamp>) -> Self {
        self.refine(|operation| operation.date_to(date_to))
    }
    /// Only events from this part of the editorial catalogue.
    pub fn editorial_segment(
        self,
        editorial_segment: impl Into<types::EditorialSegment>,
    ) -> Self {
        self.refine(|operation| operation.editorial_segment(editorial_segment))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::EventField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| operation.fields(with_id(fields, types::EventField::Id)))
    }
    /// Order of the events: newest or oldest first.
    pub fn sort_order(self, sort_order: impl Into<types::EventSortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(sort_order))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}

impl Query<operations::SearchImages> {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.age_of_people(age_of_people))
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(self, artists: impl Into<String>) -> Self {
        self.refine(|operation| operation.artists(artists))
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.collection_codes(collection_codes))
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.collections_filter_type(collections_filter_type)
        })
    }
    /// Only images with this dominant colour: six hexadecimal digits, such as `F0A040`.
    pub fn color(self, color: impl Into<String>) -> Self {
        self.refine(|operation| operation.color(color))
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.refine(|operation| operation.compositions(compositions))
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(self, download_product: impl Into<String>) -> Self {
        self.refine(|operation| operation.download_product(download_product))
    }
    /// Only assets that may be embedded. Default `false`.
    pub fn embed_content_only(self, embed_content_only: bool) -> Self {
        self.refine(|operation| operation.embed_content_only(embed_content_only))
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.refine(|operation| operation.ethnicity(ethnicity))
    }
    /// Only assets that belong to these events.
    pub fn event_ids(self, event_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.event_ids(event_ids))
    }
    /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
    /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
    /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
    /// that obtain a token.
    pub fn fields(
        self,
        fields: impl IntoIterator<Item = impl Into<types::ImageField>>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.refine(|operation| operation.fields(with_id(fields, types::ImageField::Id)))
    }
    /// Only images available as this type of file.
    pub fn file_types(
        self,
        file_types: impl IntoIterator<Item = impl Into<types::SearchFileType>>,
    ) -> Self {
        self.refine(|operation| operation.file_types(file_types))
    }
    /// Kinds of artwork. `graphical_styles_filter_type` decides whether the search is limited to them or
    /// leaves them out.
    pub fn graphical_styles(
        self,
        graphical_styles: impl IntoIterator<Item = impl Into<types::GraphicalStyle>>,
    ) -> Self {
        self.refine(|operation| operation.graphical_styles(graphical_styles))
    }
    /// Whether to `include` (default) only the kinds in `graphical_styles`, or to `exclude` them.
    pub fn graphical_styles_filter_type(
        self,
        graphical_styles_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.refine(|operation| {
            operation.graphical_styles_filter_type(graphical_styles_filter_type)
        })
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(self, include_related_searches: bool) -> Self {
        self.refine(|operation| {
            operation.include_related_searches(include_related_searches)
        })
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.keyword_ids(keyword_ids))
    }
    /// Only images whose largest available size is at least this one. Default `x_small`.
    pub fn minimum_size(self, minimum_size: impl Into<types::ImageSize>) -> Self {
        self.refine(|operation| operation.minimum_size(minimum_size))
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.refine(|operation| operation.number_of_people(number_of_people))
    }
    /// Only assets of these shapes.
    pub fn orientations(
        self,
        orientations: impl IntoIterator<Item = impl Into<types::ImageOrientation>>,
    ) -> Self {
        self.refine(|operation| operation.orientations(orientations))
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(self, sort_order: impl Into<types::SortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(sort_order))
    }
    /// Only assets that show these people, by name.
    pub fn specific_people(
        self,
        specific_people: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.refine(|operation| operation.specific_people(specific_people))
    }
    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// language of the client.
    pub fn language(self, language: impl AsRef<str>) -> Self {
        self.checked(
            language.as_ref().parse::<Language>(),
            |operation, language| { operation.accept_language(language.as_str()) },
        )
    }
    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
    pub fn country(self, country: impl AsRef<str>) -> Self {
        self.checked(
            country.as_ref().parse::<CountryCode>(),
            |operation, country| { operation.country_code(country.as_str()) },
        )
    }
}
