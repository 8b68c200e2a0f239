// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `search`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use crate::Timestamp;
use super::super::types;

/// Searches creative images: stock made to be licensed.
///
/// Pages are not a snapshot, so an image can appear on two of them. A page past the end fails with 400
/// `InvalidPage`, which on large results comes before `result_count` is reached.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/images/creative`
pub fn search_creative_images() -> SearchCreativeImages {
    SearchCreativeImages {
        age_of_people: Default::default(),
        artists: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        color: Default::default(),
        compositions: Default::default(),
        download_product: Default::default(),
        embed_content_only: Default::default(),
        enhanced_search: Default::default(),
        ethnicity: Default::default(),
        exclude_editorial_use_only: Default::default(),
        exclude_keyword_ids: Default::default(),
        exclude_nudity: Default::default(),
        facet_fields: Default::default(),
        facet_max_count: Default::default(),
        fields: Default::default(),
        file_types: Default::default(),
        graphical_styles: Default::default(),
        graphical_styles_filter_type: Default::default(),
        include_facets: Default::default(),
        include_related_searches: Default::default(),
        istock_exclusive: Default::default(),
        keyword_ids: Default::default(),
        minimum_size: Default::default(),
        moods: Default::default(),
        number_of_people: Default::default(),
        orientations: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        safe_search: Default::default(),
        sort_order: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_creative_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchCreativeImages {
    age_of_people: Vec<types::AgeOfPeople>,
    artists: Option<String>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    color: Option<String>,
    compositions: Vec<types::Composition>,
    download_product: Option<String>,
    embed_content_only: Option<bool>,
    enhanced_search: Option<bool>,
    ethnicity: Vec<types::Ethnicity>,
    exclude_editorial_use_only: Option<bool>,
    exclude_keyword_ids: Vec<i32>,
    exclude_nudity: Option<bool>,
    facet_fields: Vec<types::CreativeFacetField>,
    facet_max_count: Option<i32>,
    fields: Vec<types::CreativeImageField>,
    file_types: Vec<types::SearchFileType>,
    graphical_styles: Vec<types::GraphicalStyle>,
    graphical_styles_filter_type: Option<types::FilterMode>,
    include_facets: Option<bool>,
    include_related_searches: Option<bool>,
    istock_exclusive: Option<bool>,
    keyword_ids: Vec<i32>,
    minimum_size: Option<types::ImageSize>,
    moods: Vec<types::Mood>,
    number_of_people: Vec<types::NumberOfPeople>,
    orientations: Vec<types::ImageOrientation>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    safe_search: Option<bool>,
    sort_order: Option<types::SortOrder>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchCreativeImages {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        mut self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.age_of_people = age_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(mut self, artists: impl Into<String>) -> Self {
        self.artists = Some(artists.into());
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Only images with this dominant colour: six hexadecimal digits, such as `F0A040`.
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        mut self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.compositions = compositions.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(mut self, download_product: impl Into<String>) -> Self {
        self.download_product = Some(download_product.into());
        self
    }
    /// Only assets that may be embedded. Default `false`.
    pub fn embed_content_only(mut self, embed_content_only: bool) -> Self {
        self.embed_content_only = Some(embed_content_only);
        self
    }
    /// Matches the phrase as natural language (default `true`). `false` matches its words literally, as
    /// keywords.
    pub fn enhanced_search(mut self, enhanced_search: bool) -> Self {
        self.enhanced_search = Some(enhanced_search);
        self
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        mut self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.ethnicity = ethnicity.into_iter().map(Into::into).collect();
        self
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(
        mut self,
        exclude_editorial_use_only: bool,
    ) -> Self {
        self.exclude_editorial_use_only = Some(exclude_editorial_use_only);
        self
    }
    /// Leaves out assets with these keywords, by Getty Images' keyword ids.
    pub fn exclude_keyword_ids(
        mut self,
        exclude_keyword_ids: impl IntoIterator<Item = i32>,
    ) -> Self {
        self.exclude_keyword_ids = exclude_keyword_ids.into_iter().collect();
        self
    }
    /// Leaves out nudity. Default `false`.
    pub fn exclude_nudity(mut self, exclude_nudity: bool) -> Self {
        self.exclude_nudity = Some(exclude_nudity);
        self
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        mut self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.facet_fields = facet_fields.into_iter().map(Into::into).collect();
        self
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(mut self, facet_max_count: i32) -> Self {
        self.facet_max_count = Some(facet_max_count);
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Only images available as this type of file.
    pub fn file_types(
        mut self,
        file_types: impl IntoIterator<Item = impl Into<types::SearchFileType>>,
    ) -> Self {
        self.file_types = file_types.into_iter().map(Into::into).collect();
        self
    }
    /// Kinds of artwork. `graphical_styles_filter_type` decides whether the search is limited to them or
    /// leaves them out.
    pub fn graphical_styles(
        mut self,
        graphical_styles: impl IntoIterator<Item = impl Into<types::GraphicalStyle>>,
    ) -> Self {
        self.graphical_styles = graphical_styles.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the kinds in `graphical_styles`, or to `exclude` them.
    pub fn graphical_styles_filter_type(
        mut self,
        graphical_styles_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.graphical_styles_filter_type = Some(graphical_styles_filter_type.into());
        self
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(mut self, include_facets: bool) -> Self {
        self.include_facets = Some(include_facets);
        self
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(mut self, include_related_searches: bool) -> Self {
        self.include_related_searches = Some(include_related_searches);
        self
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(mut self, istock_exclusive: bool) -> Self {
        self.istock_exclusive = Some(istock_exclusive);
        self
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(mut self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.keyword_ids = keyword_ids.into_iter().collect();
        self
    }
    /// Only images whose largest available size is at least this one. Default `x_small`.
    pub fn minimum_size(mut self, minimum_size: impl Into<types::ImageSize>) -> Self {
        self.minimum_size = Some(minimum_size.into());
        self
    }
    /// Only images with these moods.
    pub fn moods(
        mut self,
        moods: impl IntoIterator<Item = impl Into<types::Mood>>,
    ) -> Self {
        self.moods = moods.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        mut self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.number_of_people = number_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets of these shapes.
    pub fn orientations(
        mut self,
        orientations: impl IntoIterator<Item = impl Into<types::ImageOrientation>>,
    ) -> Self {
        self.orientations = orientations.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for. A search without a phrase may not work.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Leaves out nudity, violence, drugs and profanity. Default `false`.
    pub fn safe_search(mut self, safe_search: bool) -> Self {
        self.safe_search = Some(safe_search);
        self
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(mut self, sort_order: impl Into<types::SortOrder>) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchCreativeImages {
    type Output = types::CreativeImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_creative_images",
            Method::GET,
            "/v3/search/images/creative",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("age_of_people", &self.age_of_people)
            .query("artists", &self.artists)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("color", &self.color)
            .query("compositions", &self.compositions)
            .query("download_product", &self.download_product)
            .query("embed_content_only", &self.embed_content_only)
            .query("enhanced_search", &self.enhanced_search)
            .query("ethnicity", &self.ethnicity)
            .query("exclude_editorial_use_only", &self.exclude_editorial_use_only)
            .query("exclude_keyword_ids", &self.exclude_keyword_ids)
            .query("exclude_nudity", &self.exclude_nudity)
            .query("facet_fields", &self.facet_fields)
            .query("facet_max_count", &self.facet_max_count)
            .query("fields", &self.fields)
            .query("file_types", &self.file_types)
            .query("graphical_styles", &self.graphical_styles)
            .query("graphical_styles_filter_type", &self.graphical_styles_filter_type)
            .query("include_facets", &self.include_facets)
            .query("include_related_searches", &self.include_related_searches)
            .query("istock_exclusive", &self.istock_exclusive)
            .query("keyword_ids", &self.keyword_ids)
            .query("minimum_size", &self.minimum_size)
            .query("moods", &self.moods)
            .query("number_of_people", &self.number_of_people)
            .query("orientations", &self.orientations)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("safe_search", &self.safe_search)
            .query("sort_order", &self.sort_order)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches creative images that look like a picture.
///
/// The picture is either one uploaded with `upload_search_image` (`image_url`) or an asset of the
/// catalogue (`asset_id`): give exactly one of them.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/images/creative/by-image`
pub fn search_creative_images_by_image() -> SearchCreativeImagesByImage {
    SearchCreativeImagesByImage {
        asset_id: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        exclude_editorial_use_only: Default::default(),
        facet_fields: Default::default(),
        facet_max_count: Default::default(),
        fields: Default::default(),
        image_url: Default::default(),
        include_facets: Default::default(),
        istock_exclusive: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        product_types: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_creative_images_by_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchCreativeImagesByImage {
    asset_id: Option<String>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    exclude_editorial_use_only: Option<bool>,
    facet_fields: Vec<types::CreativeFacetField>,
    facet_max_count: Option<i32>,
    fields: Vec<types::CreativeImageField>,
    image_url: Option<String>,
    include_facets: Option<bool>,
    istock_exclusive: Option<bool>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    product_types: Vec<String>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchCreativeImagesByImage {
    /// Id of the asset to search with. Give either this or `image_url`.
    pub fn asset_id(mut self, asset_id: impl Into<String>) -> Self {
        self.asset_id = Some(asset_id.into());
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(
        mut self,
        exclude_editorial_use_only: bool,
    ) -> Self {
        self.exclude_editorial_use_only = Some(exclude_editorial_use_only);
        self
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        mut self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.facet_fields = facet_fields.into_iter().map(Into::into).collect();
        self
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(mut self, facet_max_count: i32) -> Self {
        self.facet_max_count = Some(facet_max_count);
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Address of the picture to search with, as it was written by `upload_search_image` with the same API
    /// key. Give either this or `asset_id`.
    pub fn image_url(mut self, image_url: impl Into<String>) -> Self {
        self.image_url = Some(image_url.into());
        self
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(mut self, include_facets: bool) -> Self {
        self.include_facets = Some(include_facets);
        self
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(mut self, istock_exclusive: bool) -> Self {
        self.istock_exclusive = Some(istock_exclusive);
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for, beside the likeness to the picture.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Only assets that are available under these product types.
    pub fn product_types(
        mut self,
        product_types: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_types = product_types.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchCreativeImagesByImage {
    type Output = types::ImageByImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_creative_images_by_image",
            Method::GET,
            "/v3/search/images/creative/by-image",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("asset_id", &self.asset_id)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("exclude_editorial_use_only", &self.exclude_editorial_use_only)
            .query("facet_fields", &self.facet_fields)
            .query("facet_max_count", &self.facet_max_count)
            .query("fields", &self.fields)
            .query("image_url", &self.image_url)
            .query("include_facets", &self.include_facets)
            .query("istock_exclusive", &self.istock_exclusive)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("product_types", &self.product_types)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches creative videos: stock footage made to be licensed.
///
/// Pages are not a snapshot, so a video can appear on two of them. A page past the end fails with 400
/// `InvalidPage`, which on large results comes before `result_count` is reached.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/videos/creative`
pub fn search_creative_videos() -> SearchCreativeVideos {
    SearchCreativeVideos {
        age_of_people: Default::default(),
        artists: Default::default(),
        aspect_ratios: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        compositions: Default::default(),
        download_product: Default::default(),
        enhanced_search: Default::default(),
        ethnicity: Default::default(),
        exclude_editorial_use_only: Default::default(),
        exclude_keyword_ids: Default::default(),
        exclude_nudity: Default::default(),
        facet_fields: Default::default(),
        facet_max_count: Default::default(),
        fields: Default::default(),
        format_available: Default::default(),
        frame_rates: Default::default(),
        image_techniques: Default::default(),
        include_facets: Default::default(),
        include_related_searches: Default::default(),
        istock_exclusive: Default::default(),
        keyword_ids: Default::default(),
        license_models: Default::default(),
        max_clip_length: Default::default(),
        min_clip_length: Default::default(),
        number_of_people: Default::default(),
        orientations: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        release_status: Default::default(),
        safe_search: Default::default(),
        sort_order: Default::default(),
        viewpoints: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_creative_videos`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchCreativeVideos {
    age_of_people: Vec<types::AgeOfPeople>,
    artists: Option<String>,
    aspect_ratios: Vec<types::VideoAspectRatio>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    compositions: Vec<types::Composition>,
    download_product: Option<String>,
    enhanced_search: Option<bool>,
    ethnicity: Vec<types::Ethnicity>,
    exclude_editorial_use_only: Option<bool>,
    exclude_keyword_ids: Vec<i32>,
    exclude_nudity: Option<bool>,
    facet_fields: Vec<types::CreativeFacetField>,
    facet_max_count: Option<i32>,
    fields: Vec<types::CreativeVideoField>,
    format_available: Option<types::VideoFormat>,
    frame_rates: Vec<types::FrameRate>,
    image_techniques: Vec<types::ImageTechnique>,
    include_facets: Option<bool>,
    include_related_searches: Option<bool>,
    istock_exclusive: Option<bool>,
    keyword_ids: Vec<i32>,
    license_models: Vec<types::VideoLicenseModel>,
    max_clip_length: Option<i32>,
    min_clip_length: Option<i32>,
    number_of_people: Vec<types::NumberOfPeople>,
    orientations: Vec<types::VideoOrientation>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    release_status: Option<types::ReleaseStatus>,
    safe_search: Option<bool>,
    sort_order: Option<types::SortOrder>,
    viewpoints: Vec<types::Viewpoint>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchCreativeVideos {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        mut self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.age_of_people = age_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(mut self, artists: impl Into<String>) -> Self {
        self.artists = Some(artists.into());
        self
    }
    /// Only videos with these aspect ratios.
    pub fn aspect_ratios(
        mut self,
        aspect_ratios: impl IntoIterator<Item = impl Into<types::VideoAspectRatio>>,
    ) -> Self {
        self.aspect_ratios = aspect_ratios.into_iter().map(Into::into).collect();
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        mut self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.compositions = compositions.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(mut self, download_product: impl Into<String>) -> Self {
        self.download_product = Some(download_product.into());
        self
    }
    /// Matches the phrase as natural language (default `true`). `false` matches its words literally, as
    /// keywords.
    pub fn enhanced_search(mut self, enhanced_search: bool) -> Self {
        self.enhanced_search = Some(enhanced_search);
        self
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        mut self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.ethnicity = ethnicity.into_iter().map(Into::into).collect();
        self
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(
        mut self,
        exclude_editorial_use_only: bool,
    ) -> Self {
        self.exclude_editorial_use_only = Some(exclude_editorial_use_only);
        self
    }
    /// Leaves out assets with these keywords, by Getty Images' keyword ids.
    pub fn exclude_keyword_ids(
        mut self,
        exclude_keyword_ids: impl IntoIterator<Item = i32>,
    ) -> Self {
        self.exclude_keyword_ids = exclude_keyword_ids.into_iter().collect();
        self
    }
    /// Leaves out nudity. Default `false`.
    pub fn exclude_nudity(mut self, exclude_nudity: bool) -> Self {
        self.exclude_nudity = Some(exclude_nudity);
        self
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        mut self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.facet_fields = facet_fields.into_iter().map(Into::into).collect();
        self
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(mut self, facet_max_count: i32) -> Self {
        self.facet_max_count = Some(facet_max_count);
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeVideoField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Only videos available in this digital format.
    pub fn format_available(
        mut self,
        format_available: impl Into<types::VideoFormat>,
    ) -> Self {
        self.format_available = Some(format_available.into());
        self
    }
    /// Only videos with these frame rates, in frames per second.
    pub fn frame_rates(
        mut self,
        frame_rates: impl IntoIterator<Item = impl Into<types::FrameRate>>,
    ) -> Self {
        self.frame_rates = frame_rates.into_iter().map(Into::into).collect();
        self
    }
    /// Only videos made with these techniques.
    pub fn image_techniques(
        mut self,
        image_techniques: impl IntoIterator<Item = impl Into<types::ImageTechnique>>,
    ) -> Self {
        self.image_techniques = image_techniques.into_iter().map(Into::into).collect();
        self
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(mut self, include_facets: bool) -> Self {
        self.include_facets = Some(include_facets);
        self
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(mut self, include_related_searches: bool) -> Self {
        self.include_related_searches = Some(include_related_searches);
        self
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(mut self, istock_exclusive: bool) -> Self {
        self.istock_exclusive = Some(istock_exclusive);
        self
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(mut self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.keyword_ids = keyword_ids.into_iter().collect();
        self
    }
    /// Only videos under these licence models.
    pub fn license_models(
        mut self,
        license_models: impl IntoIterator<Item = impl Into<types::VideoLicenseModel>>,
    ) -> Self {
        self.license_models = license_models.into_iter().map(Into::into).collect();
        self
    }
    /// Only clips of at most this many seconds. The default, 0, sets no limit.
    pub fn max_clip_length(mut self, max_clip_length: i32) -> Self {
        self.max_clip_length = Some(max_clip_length);
        self
    }
    /// Only clips of at least this many seconds. Default 0.
    pub fn min_clip_length(mut self, min_clip_length: i32) -> Self {
        self.min_clip_length = Some(min_clip_length);
        self
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        mut self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.number_of_people = number_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets of these shapes.
    pub fn orientations(
        mut self,
        orientations: impl IntoIterator<Item = impl Into<types::VideoOrientation>>,
    ) -> Self {
        self.orientations = orientations.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for. A search without a phrase may not work.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Only videos with this release status.
    pub fn release_status(
        mut self,
        release_status: impl Into<types::ReleaseStatus>,
    ) -> Self {
        self.release_status = Some(release_status.into());
        self
    }
    /// Leaves out nudity, violence, drugs and profanity. Default `false`.
    pub fn safe_search(mut self, safe_search: bool) -> Self {
        self.safe_search = Some(safe_search);
        self
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(mut self, sort_order: impl Into<types::SortOrder>) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Only videos filmed from these viewpoints or with these camera movements.
    pub fn viewpoints(
        mut self,
        viewpoints: impl IntoIterator<Item = impl Into<types::Viewpoint>>,
    ) -> Self {
        self.viewpoints = viewpoints.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchCreativeVideos {
    type Output = types::CreativeVideoSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_creative_videos",
            Method::GET,
            "/v3/search/videos/creative",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("age_of_people", &self.age_of_people)
            .query("artists", &self.artists)
            .query("aspect_ratios", &self.aspect_ratios)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("compositions", &self.compositions)
            .query("download_product", &self.download_product)
            .query("enhanced_search", &self.enhanced_search)
            .query("ethnicity", &self.ethnicity)
            .query("exclude_editorial_use_only", &self.exclude_editorial_use_only)
            .query("exclude_keyword_ids", &self.exclude_keyword_ids)
            .query("exclude_nudity", &self.exclude_nudity)
            .query("facet_fields", &self.facet_fields)
            .query("facet_max_count", &self.facet_max_count)
            .query("fields", &self.fields)
            .query("format_available", &self.format_available)
            .query("frame_rates", &self.frame_rates)
            .query("image_techniques", &self.image_techniques)
            .query("include_facets", &self.include_facets)
            .query("include_related_searches", &self.include_related_searches)
            .query("istock_exclusive", &self.istock_exclusive)
            .query("keyword_ids", &self.keyword_ids)
            .query("license_models", &self.license_models)
            .query("max_clip_length", &self.max_clip_length)
            .query("min_clip_length", &self.min_clip_length)
            .query("number_of_people", &self.number_of_people)
            .query("orientations", &self.orientations)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("release_status", &self.release_status)
            .query("safe_search", &self.safe_search)
            .query("sort_order", &self.sort_order)
            .query("viewpoints", &self.viewpoints)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches creative videos that look like a picture.
///
/// The picture is either one uploaded with `upload_search_image` (`image_url`) or an asset of the
/// catalogue (`asset_id`): give exactly one of them.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/videos/creative/by-image`
pub fn search_creative_videos_by_image() -> SearchCreativeVideosByImage {
    SearchCreativeVideosByImage {
        asset_id: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        exclude_editorial_use_only: Default::default(),
        facet_fields: Default::default(),
        facet_max_count: Default::default(),
        fields: Default::default(),
        image_url: Default::default(),
        include_facets: Default::default(),
        istock_exclusive: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        product_types: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_creative_videos_by_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchCreativeVideosByImage {
    asset_id: Option<String>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    exclude_editorial_use_only: Option<bool>,
    facet_fields: Vec<types::CreativeFacetField>,
    facet_max_count: Option<i32>,
    fields: Vec<types::CreativeVideoField>,
    image_url: Option<String>,
    include_facets: Option<bool>,
    istock_exclusive: Option<bool>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    product_types: Vec<String>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchCreativeVideosByImage {
    /// Id of the asset to search with. Give either this or `image_url`.
    pub fn asset_id(mut self, asset_id: impl Into<String>) -> Self {
        self.asset_id = Some(asset_id.into());
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Leaves out assets that are limited to editorial use.
    pub fn exclude_editorial_use_only(
        mut self,
        exclude_editorial_use_only: bool,
    ) -> Self {
        self.exclude_editorial_use_only = Some(exclude_editorial_use_only);
        self
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        mut self,
        facet_fields: impl IntoIterator<Item = impl Into<types::CreativeFacetField>>,
    ) -> Self {
        self.facet_fields = facet_fields.into_iter().map(Into::into).collect();
        self
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(mut self, facet_max_count: i32) -> Self {
        self.facet_max_count = Some(facet_max_count);
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::CreativeVideoField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Address of the picture to search with, as it was written by `upload_search_image` with the same API
    /// key. Give either this or `asset_id`.
    pub fn image_url(mut self, image_url: impl Into<String>) -> Self {
        self.image_url = Some(image_url.into());
        self
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(mut self, include_facets: bool) -> Self {
        self.include_facets = Some(include_facets);
        self
    }
    /// With `true`, only assets that are exclusive to iStock. iStock keys only.
    pub fn istock_exclusive(mut self, istock_exclusive: bool) -> Self {
        self.istock_exclusive = Some(istock_exclusive);
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for, beside the likeness to the picture.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Only assets that are available under these product types.
    pub fn product_types(
        mut self,
        product_types: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_types = product_types.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchCreativeVideosByImage {
    type Output = types::VideoByImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_creative_videos_by_image",
            Method::GET,
            "/v3/search/videos/creative/by-image",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("asset_id", &self.asset_id)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("exclude_editorial_use_only", &self.exclude_editorial_use_only)
            .query("facet_fields", &self.facet_fields)
            .query("facet_max_count", &self.facet_max_count)
            .query("fields", &self.fields)
            .query("image_url", &self.image_url)
            .query("include_facets", &self.include_facets)
            .query("istock_exclusive", &self.istock_exclusive)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("product_types", &self.product_types)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches editorial images: news, sport and entertainment.
///
/// Pages are not a snapshot, so an image can appear on two of them. A page past the end fails with 400
/// `InvalidPage`, which on large results comes before `result_count` is reached.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/images/editorial`
pub fn search_editorial_images() -> SearchEditorialImages {
    SearchEditorialImages {
        age_of_people: Default::default(),
        artists: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        compositions: Default::default(),
        date_from: Default::default(),
        date_to: Default::default(),
        download_product: Default::default(),
        editorial_segments: Default::default(),
        embed_content_only: Default::default(),
        enhanced_search: Default::default(),
        ethnicity: Default::default(),
        event_ids: Default::default(),
        exclude_keyword_ids: Default::default(),
        facet_fields: Default::default(),
        facet_max_count: Default::default(),
        fields: Default::default(),
        file_types: Default::default(),
        graphical_styles: Default::default(),
        graphical_styles_filter_type: Default::default(),
        include_facets: Default::default(),
        include_related_searches: Default::default(),
        keyword_ids: Default::default(),
        minimum_quality_rank: Default::default(),
        minimum_size: Default::default(),
        number_of_people: Default::default(),
        orientations: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        sort_order: Default::default(),
        specific_people: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_editorial_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchEditorialImages {
    age_of_people: Vec<types::AgeOfPeople>,
    artists: Option<String>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    compositions: Vec<types::Composition>,
    date_from: Option<Timestamp>,
    date_to: Option<Timestamp>,
    download_product: Option<String>,
    editorial_segments: Vec<types::EditorialSegment>,
    embed_content_only: Option<bool>,
    enhanced_search: Option<bool>,
    ethnicity: Vec<types::Ethnicity>,
    event_ids: Vec<i32>,
    exclude_keyword_ids: Vec<i32>,
    facet_fields: Vec<types::EditorialFacetField>,
    facet_max_count: Option<i32>,
    fields: Vec<types::EditorialImageField>,
    file_types: Vec<types::SearchFileType>,
    graphical_styles: Vec<types::EditorialGraphicalStyle>,
    graphical_styles_filter_type: Option<types::FilterMode>,
    include_facets: Option<bool>,
    include_related_searches: Option<bool>,
    keyword_ids: Vec<i32>,
    minimum_quality_rank: Option<i32>,
    minimum_size: Option<types::ImageSize>,
    number_of_people: Vec<types::NumberOfPeople>,
    orientations: Vec<types::ImageOrientation>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    sort_order: Option<types::EditorialSortOrder>,
    specific_people: Vec<String>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchEditorialImages {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        mut self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.age_of_people = age_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(mut self, artists: impl Into<String>) -> Self {
        self.artists = Some(artists.into());
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        mut self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.compositions = compositions.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets created on this day or later (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_from(mut self, date_from: impl Into<Timestamp>) -> Self {
        self.date_from = Some(date_from.into());
        self
    }
    /// Only assets created on this day or earlier (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_to(mut self, date_to: impl Into<Timestamp>) -> Self {
        self.date_to = Some(date_to.into());
        self
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(mut self, download_product: impl Into<String>) -> Self {
        self.download_product = Some(download_product.into());
        self
    }
    /// Only assets from these parts of the editorial catalogue.
    pub fn editorial_segments(
        mut self,
        editorial_segments: impl IntoIterator<Item = impl Into<types::EditorialSegment>>,
    ) -> Self {
        self.editorial_segments = editorial_segments
            .into_iter()
            .map(Into::into)
            .collect();
        self
    }
    /// Only assets that may be embedded. Default `false`.
    pub fn embed_content_only(mut self, embed_content_only: bool) -> Self {
        self.embed_content_only = Some(embed_content_only);
        self
    }
    /// Matches the phrase as natural language. By default (`false`) its words are matched literally, as
    /// keywords.
    pub fn enhanced_search(mut self, enhanced_search: bool) -> Self {
        self.enhanced_search = Some(enhanced_search);
        self
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        mut self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.ethnicity = ethnicity.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets that belong to these events.
    pub fn event_ids(mut self, event_ids: impl IntoIterator<Item = i32>) -> Self {
        self.event_ids = event_ids.into_iter().collect();
        self
    }
    /// Leaves out assets with these keywords, by Getty Images' keyword ids.
    pub fn exclude_keyword_ids(
        mut self,
        exclude_keyword_ids: impl IntoIterator<Item = i32>,
    ) -> Self {
        self.exclude_keyword_ids = exclude_keyword_ids.into_iter().collect();
        self
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        mut self,
        facet_fields: impl IntoIterator<Item = impl Into<types::EditorialFacetField>>,
    ) -> Self {
        self.facet_fields = facet_fields.into_iter().map(Into::into).collect();
        self
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(mut self, facet_max_count: i32) -> Self {
        self.facet_max_count = Some(facet_max_count);
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::EditorialImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Only images available as this type of file.
    pub fn file_types(
        mut self,
        file_types: impl IntoIterator<Item = impl Into<types::SearchFileType>>,
    ) -> Self {
        self.file_types = file_types.into_iter().map(Into::into).collect();
        self
    }
    /// Kinds of artwork. `graphical_styles_filter_type` decides whether the search is limited to them or
    /// leaves them out.
    pub fn graphical_styles(
        mut self,
        graphical_styles: impl IntoIterator<
            Item = impl Into<types::EditorialGraphicalStyle>,
        >,
    ) -> Self {
        self.graphical_styles = graphical_styles.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the kinds in `graphical_styles`, or to `exclude` them.
    pub fn graphical_styles_filter_type(
        mut self,
        graphical_styles_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.graphical_styles_filter_type = Some(graphical_styles_filter_type.into());
        self
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(mut self, include_facets: bool) -> Self {
        self.include_facets = Some(include_facets);
        self
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(mut self, include_related_searches: bool) -> Self {
        self.include_related_searches = Some(include_related_searches);
        self
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(mut self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.keyword_ids = keyword_ids.into_iter().collect();
        self
    }
    /// Only assets ranked at least this high: 1 is best, 3 is worst.
    pub fn minimum_quality_rank(mut self, minimum_quality_rank: i32) -> Self {
        self.minimum_quality_rank = Some(minimum_quality_rank);
        self
    }
    /// Only images whose largest available size is at least this one. Default `x_small`.
    pub fn minimum_size(mut self, minimum_size: impl Into<types::ImageSize>) -> Self {
        self.minimum_size = Some(minimum_size.into());
        self
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        mut self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.number_of_people = number_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets of these shapes.
    pub fn orientations(
        mut self,
        orientations: impl IntoIterator<Item = impl Into<types::ImageOrientation>>,
    ) -> Self {
        self.orientations = orientations.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for. A search without a phrase may not work.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(
        mut self,
        sort_order: impl Into<types::EditorialSortOrder>,
    ) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Only assets that show these people, by name.
    pub fn specific_people(
        mut self,
        specific_people: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.specific_people = specific_people.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchEditorialImages {
    type Output = types::EditorialImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_editorial_images",
            Method::GET,
            "/v3/search/images/editorial",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("age_of_people", &self.age_of_people)
            .query("artists", &self.artists)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("compositions", &self.compositions)
            .query("date_from", &self.date_from.map(Timestamp::to_day))
            .query("date_to", &self.date_to.map(Timestamp::to_day))
            .query("download_product", &self.download_product)
            .query("editorial_segments", &self.editorial_segments)
            .query("embed_content_only", &self.embed_content_only)
            .query("enhanced_search", &self.enhanced_search)
            .query("ethnicity", &self.ethnicity)
            .query("event_ids", &self.event_ids)
            .query("exclude_keyword_ids", &self.exclude_keyword_ids)
            .query("facet_fields", &self.facet_fields)
            .query("facet_max_count", &self.facet_max_count)
            .query("fields", &self.fields)
            .query("file_types", &self.file_types)
            .query("graphical_styles", &self.graphical_styles)
            .query("graphical_styles_filter_type", &self.graphical_styles_filter_type)
            .query("include_facets", &self.include_facets)
            .query("include_related_searches", &self.include_related_searches)
            .query("keyword_ids", &self.keyword_ids)
            .query("minimum_quality_rank", &self.minimum_quality_rank)
            .query("minimum_size", &self.minimum_size)
            .query("number_of_people", &self.number_of_people)
            .query("orientations", &self.orientations)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("sort_order", &self.sort_order)
            .query("specific_people", &self.specific_people)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches editorial videos: news, sport and entertainment.
///
/// Pages are not a snapshot, so a video can appear on two of them. A page past the end fails with 400
/// `InvalidPage`, which on large results comes before `result_count` is reached.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/videos/editorial`
pub fn search_editorial_videos() -> SearchEditorialVideos {
    SearchEditorialVideos {
        age_of_people: Default::default(),
        artists: Default::default(),
        aspect_ratios: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        compositions: Default::default(),
        date_from: Default::default(),
        date_to: Default::default(),
        download_product: Default::default(),
        editorial_video_types: Default::default(),
        event_ids: Default::default(),
        facet_fields: Default::default(),
        facet_max_count: Default::default(),
        fields: Default::default(),
        format_available: Default::default(),
        frame_rates: Default::default(),
        image_techniques: Default::default(),
        include_facets: Default::default(),
        include_related_searches: Default::default(),
        keyword_ids: Default::default(),
        max_clip_length: Default::default(),
        min_clip_length: Default::default(),
        orientations: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        release_status: Default::default(),
        sort_order: Default::default(),
        specific_people: Default::default(),
        viewpoints: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_editorial_videos`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchEditorialVideos {
    age_of_people: Vec<types::AgeOfPeople>,
    artists: Option<String>,
    aspect_ratios: Vec<types::VideoAspectRatio>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    compositions: Vec<types::Composition>,
    date_from: Option<Timestamp>,
    date_to: Option<Timestamp>,
    download_product: Option<String>,
    editorial_video_types: Vec<types::EditorialVideoType>,
    event_ids: Vec<i32>,
    facet_fields: Vec<types::EditorialFacetField>,
    facet_max_count: Option<i32>,
    fields: Vec<types::EditorialVideoField>,
    format_available: Option<types::VideoFormat>,
    frame_rates: Vec<types::FrameRate>,
    image_techniques: Vec<types::ImageTechnique>,
    include_facets: Option<bool>,
    include_related_searches: Option<bool>,
    keyword_ids: Vec<i32>,
    max_clip_length: Option<i32>,
    min_clip_length: Option<i32>,
    orientations: Vec<types::VideoOrientation>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    release_status: Option<types::ReleaseStatus>,
    sort_order: Option<types::EditorialSortOrder>,
    specific_people: Vec<String>,
    viewpoints: Vec<types::Viewpoint>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchEditorialVideos {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        mut self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.age_of_people = age_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(mut self, artists: impl Into<String>) -> Self {
        self.artists = Some(artists.into());
        self
    }
    /// Only videos with these aspect ratios.
    pub fn aspect_ratios(
        mut self,
        aspect_ratios: impl IntoIterator<Item = impl Into<types::VideoAspectRatio>>,
    ) -> Self {
        self.aspect_ratios = aspect_ratios.into_iter().map(Into::into).collect();
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        mut self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.compositions = compositions.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets created on this day or later (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_from(mut self, date_from: impl Into<Timestamp>) -> Self {
        self.date_from = Some(date_from.into());
        self
    }
    /// Only assets created on this day or earlier (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_to(mut self, date_to: impl Into<Timestamp>) -> Self {
        self.date_to = Some(date_to.into());
        self
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(mut self, download_product: impl Into<String>) -> Self {
        self.download_product = Some(download_product.into());
        self
    }
    /// Only raw or only produced footage.
    pub fn editorial_video_types(
        mut self,
        editorial_video_types: impl IntoIterator<
            Item = impl Into<types::EditorialVideoType>,
        >,
    ) -> Self {
        self.editorial_video_types = editorial_video_types
            .into_iter()
            .map(Into::into)
            .collect();
        self
    }
    /// Only assets that belong to these events.
    pub fn event_ids(mut self, event_ids: impl IntoIterator<Item = i32>) -> Self {
        self.event_ids = event_ids.into_iter().collect();
        self
    }
    /// Which kinds of facets to return. Takes effect with `include_facets` only.
    pub fn facet_fields(
        mut self,
        facet_fields: impl IntoIterator<Item = impl Into<types::EditorialFacetField>>,
    ) -> Self {
        self.facet_fields = facet_fields.into_iter().map(Into::into).collect();
        self
    }
    /// Largest number of facets of each kind. Default 300.
    pub fn facet_max_count(mut self, facet_max_count: i32) -> Self {
        self.facet_max_count = Some(facet_max_count);
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::EditorialVideoField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Only videos available in this digital format.
    pub fn format_available(
        mut self,
        format_available: impl Into<types::VideoFormat>,
    ) -> Self {
        self.format_available = Some(format_available.into());
        self
    }
    /// Only videos with these frame rates, in frames per second.
    pub fn frame_rates(
        mut self,
        frame_rates: impl IntoIterator<Item = impl Into<types::FrameRate>>,
    ) -> Self {
        self.frame_rates = frame_rates.into_iter().map(Into::into).collect();
        self
    }
    /// Only videos made with these techniques.
    pub fn image_techniques(
        mut self,
        image_techniques: impl IntoIterator<Item = impl Into<types::ImageTechnique>>,
    ) -> Self {
        self.image_techniques = image_techniques.into_iter().map(Into::into).collect();
        self
    }
    /// Returns facets: values that the results could be narrowed by. They are left out unless this is
    /// `true`.
    pub fn include_facets(mut self, include_facets: bool) -> Self {
        self.include_facets = Some(include_facets);
        self
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(mut self, include_related_searches: bool) -> Self {
        self.include_related_searches = Some(include_related_searches);
        self
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(mut self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.keyword_ids = keyword_ids.into_iter().collect();
        self
    }
    /// Only clips of at most this many seconds. The default, 0, sets no limit.
    pub fn max_clip_length(mut self, max_clip_length: i32) -> Self {
        self.max_clip_length = Some(max_clip_length);
        self
    }
    /// Only clips of at least this many seconds. Default 0.
    pub fn min_clip_length(mut self, min_clip_length: i32) -> Self {
        self.min_clip_length = Some(min_clip_length);
        self
    }
    /// Only assets of these shapes.
    pub fn orientations(
        mut self,
        orientations: impl IntoIterator<Item = impl Into<types::VideoOrientation>>,
    ) -> Self {
        self.orientations = orientations.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for. A search without a phrase may not work.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Only videos with this release status.
    pub fn release_status(
        mut self,
        release_status: impl Into<types::ReleaseStatus>,
    ) -> Self {
        self.release_status = Some(release_status.into());
        self
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(
        mut self,
        sort_order: impl Into<types::EditorialSortOrder>,
    ) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Only assets that show these people, by name.
    pub fn specific_people(
        mut self,
        specific_people: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.specific_people = specific_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only videos filmed from these viewpoints or with these camera movements.
    pub fn viewpoints(
        mut self,
        viewpoints: impl IntoIterator<Item = impl Into<types::Viewpoint>>,
    ) -> Self {
        self.viewpoints = viewpoints.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchEditorialVideos {
    type Output = types::EditorialVideoSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_editorial_videos",
            Method::GET,
            "/v3/search/videos/editorial",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("age_of_people", &self.age_of_people)
            .query("artists", &self.artists)
            .query("aspect_ratios", &self.aspect_ratios)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("compositions", &self.compositions)
            .query("date_from", &self.date_from.map(Timestamp::to_day))
            .query("date_to", &self.date_to.map(Timestamp::to_day))
            .query("download_product", &self.download_product)
            .query("editorial_video_types", &self.editorial_video_types)
            .query("event_ids", &self.event_ids)
            .query("facet_fields", &self.facet_fields)
            .query("facet_max_count", &self.facet_max_count)
            .query("fields", &self.fields)
            .query("format_available", &self.format_available)
            .query("frame_rates", &self.frame_rates)
            .query("image_techniques", &self.image_techniques)
            .query("include_facets", &self.include_facets)
            .query("include_related_searches", &self.include_related_searches)
            .query("keyword_ids", &self.keyword_ids)
            .query("max_clip_length", &self.max_clip_length)
            .query("min_clip_length", &self.min_clip_length)
            .query("orientations", &self.orientations)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("release_status", &self.release_status)
            .query("sort_order", &self.sort_order)
            .query("specific_people", &self.specific_people)
            .query("viewpoints", &self.viewpoints)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches news, sport and entertainment events.
///
/// Stops at page 50. Credentials: API key.
///
/// # API operation
/// `GET /v3/search/events`
pub fn search_events() -> SearchEvents {
    SearchEvents {
        date_from: Default::default(),
        date_to: Default::default(),
        editorial_segment: Default::default(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        sort_order: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_events`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchEvents {
    date_from: Option<Timestamp>,
    date_to: Option<Timestamp>,
    editorial_segment: Option<types::EditorialSegment>,
    fields: Vec<types::EventField>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    sort_order: Option<types::EventSortOrder>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchEvents {
    /// Only events on this day or later (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_from(mut self, date_from: impl Into<Timestamp>) -> Self {
        self.date_from = Some(date_from.into());
        self
    }
    /// Only events on this day or earlier (`YYYY-MM-DD`).
    ///
    /// Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day in UTC is
    /// sent.
    pub fn date_to(mut self, date_to: impl Into<Timestamp>) -> Self {
        self.date_to = Some(date_to.into());
        self
    }
    /// Only events from this part of the editorial catalogue.
    pub fn editorial_segment(
        mut self,
        editorial_segment: impl Into<types::EditorialSegment>,
    ) -> Self {
        self.editorial_segment = Some(editorial_segment.into());
        self
    }
    /// Fields to return for each event. Fields not asked for are absent from the answer.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::EventField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default), at most 50.
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for. A search without a phrase may not work.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Order of the events: newest or oldest first.
    pub fn sort_order(mut self, sort_order: impl Into<types::EventSortOrder>) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchEvents {
    type Output = types::EventSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_events",
            Method::GET,
            "/v3/search/events",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("date_from", &self.date_from.map(Timestamp::to_day))
            .query("date_to", &self.date_to.map(Timestamp::to_day))
            .query("editorial_segment", &self.editorial_segment)
            .query("fields", &self.fields)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("sort_order", &self.sort_order)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Searches creative and editorial images together.
///
/// Pages are not a snapshot, so an image can appear on two of them. A page past the end fails with 400
/// `InvalidPage`, which on large results comes before `result_count` is reached.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # API operation
/// `GET /v3/search/images`
pub fn search_images() -> SearchImages {
    SearchImages {
        age_of_people: Default::default(),
        artists: Default::default(),
        collection_codes: Default::default(),
        collections_filter_type: Default::default(),
        color: Default::default(),
        compositions: Default::default(),
        download_product: Default::default(),
        embed_content_only: Default::default(),
        ethnicity: Default::default(),
        event_ids: Default::default(),
        fields: Default::default(),
        file_types: Default::default(),
        graphical_styles: Default::default(),
        graphical_styles_filter_type: Default::default(),
        include_related_searches: Default::default(),
        keyword_ids: Default::default(),
        minimum_size: Default::default(),
        number_of_people: Default::default(),
        orientations: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        phrase: Default::default(),
        sort_order: Default::default(),
        specific_people: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchImages {
    age_of_people: Vec<types::AgeOfPeople>,
    artists: Option<String>,
    collection_codes: Vec<String>,
    collections_filter_type: Option<types::FilterMode>,
    color: Option<String>,
    compositions: Vec<types::Composition>,
    download_product: Option<String>,
    embed_content_only: Option<bool>,
    ethnicity: Vec<types::Ethnicity>,
    event_ids: Vec<i32>,
    fields: Vec<types::ImageField>,
    file_types: Vec<types::SearchFileType>,
    graphical_styles: Vec<types::GraphicalStyle>,
    graphical_styles_filter_type: Option<types::FilterMode>,
    include_related_searches: Option<bool>,
    keyword_ids: Vec<i32>,
    minimum_size: Option<types::ImageSize>,
    number_of_people: Vec<types::NumberOfPeople>,
    orientations: Vec<types::ImageOrientation>,
    page: Option<i32>,
    page_size: Option<i32>,
    phrase: Option<String>,
    sort_order: Option<types::SortOrder>,
    specific_people: Vec<String>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchImages {
    /// Only assets that show people of these ages.
    pub fn age_of_people(
        mut self,
        age_of_people: impl IntoIterator<Item = impl Into<types::AgeOfPeople>>,
    ) -> Self {
        self.age_of_people = age_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets by these artists: names as free text, separated by commas.
    pub fn artists(mut self, artists: impl Into<String>) -> Self {
        self.artists = Some(artists.into());
        self
    }
    /// Codes of collections, as `list_collections` gives them. `collections_filter_type` decides whether
    /// the search is limited to them or leaves them out.
    pub fn collection_codes(
        mut self,
        collection_codes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.collection_codes = collection_codes.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the collections in `collection_codes`, or to `exclude` them.
    pub fn collections_filter_type(
        mut self,
        collections_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.collections_filter_type = Some(collections_filter_type.into());
        self
    }
    /// Only images with this dominant colour: six hexadecimal digits, such as `F0A040`.
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }
    /// Only assets composed in these ways.
    pub fn compositions(
        mut self,
        compositions: impl IntoIterator<Item = impl Into<types::Composition>>,
    ) -> Self {
        self.compositions = compositions.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets that would download against this product of the customer: `type` or `type:id`, for
    /// example `premiumaccess:1234`.
    pub fn download_product(mut self, download_product: impl Into<String>) -> Self {
        self.download_product = Some(download_product.into());
        self
    }
    /// Only assets that may be embedded. Default `false`.
    pub fn embed_content_only(mut self, embed_content_only: bool) -> Self {
        self.embed_content_only = Some(embed_content_only);
        self
    }
    /// Only assets that show people of these ethnicities.
    pub fn ethnicity(
        mut self,
        ethnicity: impl IntoIterator<Item = impl Into<types::Ethnicity>>,
    ) -> Self {
        self.ethnicity = ethnicity.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets that belong to these events.
    pub fn event_ids(mut self, event_ids: impl IntoIterator<Item = i32>) -> Self {
        self.event_ids = event_ids.into_iter().collect();
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Only images available as this type of file.
    pub fn file_types(
        mut self,
        file_types: impl IntoIterator<Item = impl Into<types::SearchFileType>>,
    ) -> Self {
        self.file_types = file_types.into_iter().map(Into::into).collect();
        self
    }
    /// Kinds of artwork. `graphical_styles_filter_type` decides whether the search is limited to them or
    /// leaves them out.
    pub fn graphical_styles(
        mut self,
        graphical_styles: impl IntoIterator<Item = impl Into<types::GraphicalStyle>>,
    ) -> Self {
        self.graphical_styles = graphical_styles.into_iter().map(Into::into).collect();
        self
    }
    /// Whether to `include` (default) only the kinds in `graphical_styles`, or to `exclude` them.
    pub fn graphical_styles_filter_type(
        mut self,
        graphical_styles_filter_type: impl Into<types::FilterMode>,
    ) -> Self {
        self.graphical_styles_filter_type = Some(graphical_styles_filter_type.into());
        self
    }
    /// Returns suggestions for other phrases. Default `false`.
    pub fn include_related_searches(mut self, include_related_searches: bool) -> Self {
        self.include_related_searches = Some(include_related_searches);
        self
    }
    /// Only assets with these keywords, by Getty Images' keyword ids. Together with a phrase, both have to
    /// match.
    pub fn keyword_ids(mut self, keyword_ids: impl IntoIterator<Item = i32>) -> Self {
        self.keyword_ids = keyword_ids.into_iter().collect();
        self
    }
    /// Only images whose largest available size is at least this one. Default `x_small`.
    pub fn minimum_size(mut self, minimum_size: impl Into<types::ImageSize>) -> Self {
        self.minimum_size = Some(minimum_size.into());
        self
    }
    /// Only assets that show this many people.
    pub fn number_of_people(
        mut self,
        number_of_people: impl IntoIterator<Item = impl Into<types::NumberOfPeople>>,
    ) -> Self {
        self.number_of_people = number_of_people.into_iter().map(Into::into).collect();
        self
    }
    /// Only assets of these shapes.
    pub fn orientations(
        mut self,
        orientations: impl IntoIterator<Item = impl Into<types::ImageOrientation>>,
    ) -> Self {
        self.orientations = orientations.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Items on a page: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30 (default), 50, 60, 75 and 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// What to look for. A search without a phrase may not work.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Order of the results. Default `best_match`.
    pub fn sort_order(mut self, sort_order: impl Into<types::SortOrder>) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Only assets that show these people, by name.
    pub fn specific_people(
        mut self,
        specific_people: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.specific_people = specific_people.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchImages {
    type Output = types::EditorialImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_images",
            Method::GET,
            "/v3/search/images",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("age_of_people", &self.age_of_people)
            .query("artists", &self.artists)
            .query("collection_codes", &self.collection_codes)
            .query("collections_filter_type", &self.collections_filter_type)
            .query("color", &self.color)
            .query("compositions", &self.compositions)
            .query("download_product", &self.download_product)
            .query("embed_content_only", &self.embed_content_only)
            .query("ethnicity", &self.ethnicity)
            .query("event_ids", &self.event_ids)
            .query("fields", &self.fields)
            .query("file_types", &self.file_types)
            .query("graphical_styles", &self.graphical_styles)
            .query("graphical_styles_filter_type", &self.graphical_styles_filter_type)
            .query("include_related_searches", &self.include_related_searches)
            .query("keyword_ids", &self.keyword_ids)
            .query("minimum_size", &self.minimum_size)
            .query("number_of_people", &self.number_of_people)
            .query("orientations", &self.orientations)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("phrase", &self.phrase)
            .query("sort_order", &self.sort_order)
            .query("specific_people", &self.specific_people)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Uploads a picture to search with.
///
/// - Takes the bytes of a JPEG file, at most 10 MB. The caller chooses the name; the same name
///   overwrites.
/// - The picture is kept for 24 hours under the URL of this very request. That URL is the `image_url`
///   of `search_creative_images_by_image` and `search_creative_videos_by_image`, with the same API key.
///
/// Credentials: API key.
///
/// # Arguments
/// - `file_name`: Name to keep the picture under, chosen by the caller.
/// - `body`: The bytes of the picture.
///
/// # API operation
/// `PUT /v3/search/by-image/uploads/{file-name}`
pub fn upload_search_image(
    file_name: impl Into<String>,
    body: impl Into<Body>,
) -> UploadSearchImage {
    UploadSearchImage {
        file_name: file_name.into(),
        body: body.into(),
        content_type: Default::default(),
    }
}

/// The arguments of [`upload_search_image`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct UploadSearchImage {
    file_name: String,
    body: Body,
    content_type: Option<String>,
}

impl UploadSearchImage {
    /// The media type of the body: `image/jpeg` unless set, or `image/png`.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

impl Operation for UploadSearchImage {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "upload_search_image",
        Method::PUT,
        "/v3/search/by-image/uploads/{file-name}",
        &[200],
        Effect::Idempotent,
        Token::Optional,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("file-name", &self.file_name)
            .raw(self.body, self.content_type.as_deref().unwrap_or("image/jpeg"))
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::empty::<Self>(response, decoder)
    }
}
