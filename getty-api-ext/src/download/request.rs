//! A request for one file of one asset, with the product that pays for it.

use getty_api::operations::{DownloadImage, DownloadVideo, download_image, download_video};
use getty_api::types::{DownloadDetailsRequest, DownloadFileType, ProductType};
use getty_api::{Operation as _, OperationInfo};

use crate::error::{Error, ErrorKind};

/// The kinds of assets that can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssetKind {
    /// An image.
    Image,
    /// A video.
    Video,
}

impl AssetKind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
        }
    }

    pub(crate) fn operation(self) -> &'static OperationInfo {
        match self {
            Self::Image => DownloadImage::INFO,
            Self::Video => DownloadVideo::INFO,
        }
    }
}

impl std::fmt::Display for AssetKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One file of one asset, and the product that pays for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use]
pub struct DownloadRequest {
    pub(crate) kind: AssetKind,
    pub(crate) id: String,
    pub(crate) height: Option<u32>,
    pub(crate) size: Option<String>,
    pub(crate) file_type: Option<DownloadFileType>,
    pub(crate) product_id: Option<i32>,
    pub(crate) product_type: Option<ProductType>,
    pub(crate) use_team_credits: Option<bool>,
    pub(crate) notes: Option<String>,
    pub(crate) project_code: Option<String>,
}

impl DownloadRequest {
    /// The largest file of an image.
    pub fn image(id: impl Into<String>) -> Self {
        Self::new(AssetKind::Image, id.into())
    }

    /// The file of a video in the size the API chooses.
    pub fn video(id: impl Into<String>) -> Self {
        Self::new(AssetKind::Video, id.into())
    }

    fn new(kind: AssetKind, id: String) -> Self {
        Self {
            kind,
            id,
            height: None,
            size: None,
            file_type: None,
            product_id: None,
            product_type: None,
            use_team_credits: None,
            notes: None,
            project_code: None,
        }
    }

    /// Images only: the size with this height in pixels, as listed in the image's `download_sizes`. Default:
    /// the largest.
    pub fn height(mut self, pixels: u32) -> Self {
        self.height = Some(pixels);
        self
    }

    /// Videos only: the size with this name, as listed in the video's `download_sizes`.
    pub fn size(mut self, name: impl Into<String>) -> Self {
        self.size = Some(name.into());
        self
    }

    /// Images only: the type of file.
    pub fn file_type(mut self, file_type: impl Into<DownloadFileType>) -> Self {
        self.file_type = Some(file_type.into());
        self
    }

    /// The id of the product that pays. Required when several products could pay.
    pub fn product_id(mut self, id: i32) -> Self {
        self.product_id = Some(id);
        self
    }

    /// The type of the product that pays. Required when several products could pay.
    pub fn product_type(mut self, product_type: impl Into<ProductType>) -> Self {
        self.product_type = Some(product_type.into());
        self
    }

    /// Pays with team credits (iStock only).
    pub fn use_team_credits(mut self, use_them: bool) -> Self {
        self.use_team_credits = Some(use_them);
        self
    }

    /// Notes on the download, for products that require them.
    pub fn notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }

    /// A project code, for products that require one.
    pub fn project_code(mut self, code: impl Into<String>) -> Self {
        self.project_code = Some(code.into());
        self
    }

    /// Whether it is an image or a video.
    pub fn kind(&self) -> AssetKind {
        self.kind
    }

    /// The asset's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether the options fit the kind of asset.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match self.kind {
            AssetKind::Image => self.image_call().map(drop),
            AssetKind::Video => self.video_call().map(drop),
        }
    }

    /// The metered request for an image, which requests the delivery URL in the body of the response.
    pub(crate) fn image_call(&self) -> Result<DownloadImage, Error> {
        if self.size.is_some() {
            return Err(Error::new(
                ErrorKind::Invalid,
                "an image's size is chosen by `height`, not by `size`",
            ));
        }
        let mut call = download_image(&self.id).auto_download(false);
        if let Some(height) = self.height {
            call = call.height(height.to_string());
        }
        if let Some(file_type) = &self.file_type {
            call = call.file_type(file_type.clone());
        }
        if let Some(id) = self.product_id {
            call = call.product_id(id);
        }
        if let Some(product_type) = &self.product_type {
            call = call.product_type(product_type.clone());
        }
        if let Some(use_them) = self.use_team_credits {
            call = call.use_team_credits(use_them);
        }
        if let Some(details) = self.details() {
            call = call.body(details);
        }
        Ok(call)
    }

    /// The same for a video.
    pub(crate) fn video_call(&self) -> Result<DownloadVideo, Error> {
        if self.height.is_some() || self.file_type.is_some() {
            let message = "a video's size is chosen by `size`; `height` and `file_type` are for images";
            return Err(Error::new(ErrorKind::Invalid, message));
        }
        let mut call = download_video(&self.id).auto_download(false);
        if let Some(size) = &self.size {
            call = call.size(size);
        }
        if let Some(id) = self.product_id {
            call = call.product_id(id);
        }
        if let Some(product_type) = &self.product_type {
            call = call.product_type(product_type.clone());
        }
        if let Some(use_them) = self.use_team_credits {
            call = call.use_team_credits(use_them);
        }
        if let Some(details) = self.details() {
            call = call.body(details);
        }
        Ok(call)
    }

    fn details(&self) -> Option<DownloadDetailsRequest> {
        if self.notes.is_none() && self.project_code.is_none() {
            return None;
        }
        let mut details = DownloadDetailsRequest::new();
        details.download_notes = self.notes.clone();
        details.project_code = self.project_code.clone();
        Some(details)
    }
}
