// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `downloads`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use crate::Timestamp;
use super::super::types;

/// Downloads an image: asks for the URI its file is delivered from.
///
/// - Takes one unit off the download limit of a product, and does so again each time it is repeated:
///   there is no idempotency key.
/// - With `auto_download` (default `true`) it answers 303 with the URI in `Location`, else 200 with
///   `uri` in the body.
/// - The URI is valid for 24 hours, needs no credentials and may redirect. Its answer names the file in
///   `Content-Disposition`.
/// - 401 can also mean that the image is not part of the customer's agreement. 403 covers used-up
///   limits (`OverageLimitReached`) and missing products (`NoProducts`, `NoAccessToProductType`).
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `id`: Id of the image.
///
/// # API operation
/// `POST /v3/downloads/images/{id}`
pub fn download_image(id: impl Into<String>) -> DownloadImage {
    DownloadImage {
        id: id.into(),
        auto_download: Default::default(),
        file_type: Default::default(),
        height: Default::default(),
        product_id: Default::default(),
        product_type: Default::default(),
        use_team_credits: Default::default(),
        accept_language: Default::default(),
        body: Default::default(),
    }
}

/// The arguments of [`download_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct DownloadImage {
    id: String,
    auto_download: Option<bool>,
    file_type: Option<types::DownloadFileType>,
    height: Option<String>,
    product_id: Option<i32>,
    product_type: Option<types::ProductType>,
    use_team_credits: Option<bool>,
    accept_language: Option<String>,
    body: Option<types::DownloadDetailsRequest>,
}

impl DownloadImage {
    /// `true` (default): answer 303 with the delivery URI in `Location`. `false`: answer 200 with it in the
    /// body.
    pub fn auto_download(mut self, auto_download: bool) -> Self {
        self.auto_download = Some(auto_download);
        self
    }
    /// Type of file wanted: `jpg` or `eps`.
    pub fn file_type(mut self, file_type: impl Into<types::DownloadFileType>) -> Self {
        self.file_type = Some(file_type.into());
        self
    }
    /// Height in pixels of the size wanted, as listed in `download_sizes`. Without it, the largest size.
    pub fn height(mut self, height: impl Into<String>) -> Self {
        self.height = Some(height.into());
        self
    }
    /// Id of the product that pays for the download. Needed when several could.
    pub fn product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Type of the product that pays for the download. Needed when several could.
    pub fn product_type(mut self, product_type: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(product_type.into());
        self
    }
    /// Pays with team credits. iStock only. Default `false`.
    pub fn use_team_credits(mut self, use_team_credits: bool) -> Self {
        self.use_team_credits = Some(use_team_credits);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// What the product wants to know about the download; see its `download_requirements`.
    pub fn body(mut self, body: impl Into<types::DownloadDetailsRequest>) -> Self {
        self.body = Some(body.into());
        self
    }
}

impl Operation for DownloadImage {
    type Output = Redirectable<types::DownloadLink>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "download_image",
            Method::POST,
            "/v3/downloads/images/{id}",
            &[200, 303],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("auto_download", &self.auto_download)
            .query("file_type", &self.file_type)
            .query("height", &self.height)
            .query("product_id", &self.product_id)
            .query("product_type", &self.product_type)
            .query("use_team_credits", &self.use_team_credits)
            .header("Accept-Language", &self.accept_language)
            .optional_json(&self.body)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::redirectable::<Self, _>(response, decoder)
    }
}

/// Downloads a video: asks for the URI its file is delivered from.
///
/// - Takes one unit off the download limit of a product, and does so again each time it is repeated:
///   there is no idempotency key.
/// - With `auto_download=false` (what the service does when it is absent) it answers 200 with `uri` in
///   the body, else 303 with the URI in `Location`.
/// - The URI is valid for 24 hours, needs no credentials and may redirect (307). Its answer names the
///   file in `Content-Disposition`.
/// - 401 can also mean that the video is not part of the customer's agreement. 403 covers used-up
///   limits (`OverageLimitReached`) and missing products (`NoProducts`, `NoAccessToProductType`).
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `id`: Id of the video.
///
/// # API operation
/// `POST /v3/downloads/videos/{id}`
pub fn download_video(id: impl Into<String>) -> DownloadVideo {
    DownloadVideo {
        id: id.into(),
        auto_download: Default::default(),
        product_id: Default::default(),
        product_type: Default::default(),
        size: Default::default(),
        use_team_credits: Default::default(),
        accept_language: Default::default(),
        body: Default::default(),
    }
}

/// The arguments of [`download_video`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct DownloadVideo {
    id: String,
    auto_download: Option<bool>,
    product_id: Option<i32>,
    product_type: Option<types::ProductType>,
    size: Option<String>,
    use_team_credits: Option<bool>,
    accept_language: Option<String>,
    body: Option<types::DownloadDetailsRequest>,
}

impl DownloadVideo {
    /// `true`: answer 303 with the delivery URI in `Location`. `false` (default): answer 200 with it in the
    /// body. Better sent always, since the default differs from that of images.
    pub fn auto_download(mut self, auto_download: bool) -> Self {
        self.auto_download = Some(auto_download);
        self
    }
    /// Id of the product that pays for the download. Needed when several could.
    pub fn product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Type of the product that pays for the download. Needed when several could.
    pub fn product_type(mut self, product_type: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(product_type.into());
        self
    }
    /// Name of the size wanted, from the video's `download_sizes`.
    pub fn size(mut self, size: impl Into<String>) -> Self {
        self.size = Some(size.into());
        self
    }
    /// Pays with team credits. iStock only.
    pub fn use_team_credits(mut self, use_team_credits: bool) -> Self {
        self.use_team_credits = Some(use_team_credits);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// What the product wants to know about the download; see its `download_requirements`.
    pub fn body(mut self, body: impl Into<types::DownloadDetailsRequest>) -> Self {
        self.body = Some(body.into());
        self
    }
}

impl Operation for DownloadVideo {
    type Output = Redirectable<types::DownloadLink>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "download_video",
            Method::POST,
            "/v3/downloads/videos/{id}",
            &[200, 303],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("auto_download", &self.auto_download)
            .query("product_id", &self.product_id)
            .query("product_type", &self.product_type)
            .query("size", &self.size)
            .query("use_team_credits", &self.use_team_credits)
            .header("Accept-Language", &self.accept_language)
            .optional_json(&self.body)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::redirectable::<Self, _>(response, decoder)
    }
}

/// Lists assets that were downloaded.
///
/// Covers the last 30 days unless a window is given. 30 downloads a page unless `page_size` says
/// otherwise.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/downloads`
pub fn list_downloads() -> ListDownloads {
    ListDownloads {
        company_downloads: Default::default(),
        date_from: Default::default(),
        date_to: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        product_type: Default::default(),
        use_time: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_downloads`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListDownloads {
    company_downloads: Option<bool>,
    date_from: Option<Timestamp>,
    date_to: Option<Timestamp>,
    page: Option<i32>,
    page_size: Option<i32>,
    product_type: Option<types::ProductType>,
    use_time: Option<bool>,
    accept_language: Option<String>,
}

impl ListDownloads {
    /// Includes the downloads of the whole company, if the account may see them. Default `false`.
    pub fn company_downloads(mut self, company_downloads: bool) -> Self {
        self.company_downloads = Some(company_downloads);
        self
    }
    /// Only downloads on this day or later, or at this time or later with `use_time`. Without a window,
    /// those of the last 30 days.
    ///
    /// Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are not sent. A date
    /// without a time is sent as a day, `YYYY-MM-DD`.
    pub fn date_from(mut self, date_from: impl Into<Timestamp>) -> Self {
        self.date_from = Some(date_from.into());
        self
    }
    /// Only downloads on this day or earlier, or at this time or earlier with `use_time`. Without a window,
    /// those of the last 30 days.
    ///
    /// Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are not sent. A date
    /// without a time is sent as a day, `YYYY-MM-DD`.
    pub fn date_to(mut self, date_to: impl Into<Timestamp>) -> Self {
        self.date_to = Some(date_to.into());
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Downloads on a page. Default 30.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Only what was downloaded under this type of product.
    pub fn product_type(mut self, product_type: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(product_type.into());
        self
    }
    /// Takes the times of day in `date_from` and `date_to` into account. Otherwise (default `false`) only
    /// their dates count.
    pub fn use_time(mut self, use_time: bool) -> Self {
        self.use_time = Some(use_time);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for ListDownloads {
    type Output = types::DownloadHistory;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_downloads",
            Method::GET,
            "/v3/downloads",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("company_downloads", &self.company_downloads)
            .query("date_from", &self.date_from.map(Timestamp::to_second))
            .query("date_to", &self.date_to.map(Timestamp::to_second))
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("product_type", &self.product_type)
            .query("use_time", &self.use_time)
            .header("Accept-Language", &self.accept_language)
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
