//! Generated images and their downloads: starting, waiting, and repeating.

use std::fmt;
use std::time::Duration;

use getty_api::operations::{
    GetGeneratedImageDownload, RedownloadGeneratedImage, get_generated_image_download,
    get_generated_image_sizes, redownload_generated_image, start_generated_image_download,
};
use getty_api::types::{
    GeneratedImageDownload, GeneratedImageDownloadRequest, GeneratedImageSize, RedownloadRequest,
};
use getty_api::{Completion, Operation};
use http::StatusCode;
use url::Url;

use super::wait::{POLLING, ReadyWait};
use crate::client::Getty;
use crate::decoding::missing_property;
use crate::download::HostOnly;
use crate::error::{Error, ErrorKind};
use crate::polling::Polling;

/// One image of a generation, identified by the generation's id and its number there; created by
/// [`Generation::image`](super::Generation::image).
///
/// [`Ai::refine`](super::Ai::refine) and similar operations accept a reference to it.
#[derive(Clone, Debug)]
pub struct GenerationImage {
    getty: Getty,
    generation: String,
    index: i32,
}

impl GenerationImage {
    pub(super) fn new(getty: Getty, generation: String, index: i32) -> Self {
        Self { getty, generation, index }
    }

    /// The id of the generation.
    pub fn generation_id(&self) -> &str {
        &self.generation
    }

    /// The number of the image in its generation, from 0.
    pub fn index(&self) -> i32 {
        self.index
    }

    /// The sizes it can be downloaded in:
    /// `GET /v3/ai/image-generations/{generationRequestId}/images/{index}/download-sizes`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// generation.ready().await?;
    /// for size in generation.image(0).download_sizes().await? {
    ///     println!("{:?}: {:?} x {:?} pixels", size.size_name, size.width, size.height);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn download_sizes(&self) -> Result<Vec<GeneratedImageSize>, Error> {
        let response = self.getty.send(get_generated_image_sizes(&self.generation, self.index)).await?;
        Ok(response.into_inner().download_sizes)
    }

    pub(super) fn getty(&self) -> &Getty {
        &self.getty
    }
}

/// The URL of the file of a generated image. Download it with [`Getty::download_url`](crate::Getty::download_url),
/// which resumes an interrupted transfer.
///
/// Anyone with the URL can download the file; `Debug` prints only its host.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GeneratedFile {
    /// The URL of the file. It needs no credentials and expires.
    pub url: Url,
    /// The id by which the file can be [downloaded again](super::Ai::redownload).
    pub generated_asset_id: Option<String>,
}

impl fmt::Debug for GeneratedFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { url, generated_asset_id } = self;
        let mut shown = formatter.debug_struct("GeneratedFile");
        shown.field("url", &HostOnly(url)).field("generated_asset_id", generated_asset_id).finish()
    }
}

impl GeneratedFile {
    fn read<O: Operation>(response: GeneratedImageDownload) -> Result<Self, Error> {
        let text = response.url.ok_or_else(|| missing_property::<O>("url"))?;
        let url = Url::parse(&text).map_err(|source| {
            let message = format!("the `url` in the response is not a URL: {source}");
            Error::new(ErrorKind::Decode, message).with_operation(O::INFO).with_source(source)
        })?;
        Ok(Self { url, generated_asset_id: response.generated_asset_id })
    }
}

/// Setters for the options of downloads of generated images.
macro_rules! details {
    () => {
        /// The size, `1k` or `4k`, which may cost more; see
        /// [`download_sizes`](GenerationImage::download_sizes). Default: the API's choice.
        pub fn size(mut self, name: impl Into<String>) -> Self {
            self.body = self.body.with_size_name(name);
            self
        }

        /// The product that pays. Required when the customer has several for AI generation.
        pub fn product_id(mut self, id: i32) -> Self {
            self.body = self.body.with_product_id(id);
            self
        }

        /// A project code, for products that require one.
        pub fn project_code(mut self, code: impl Into<String>) -> Self {
            self.body = self.body.with_project_code(code);
            self
        }

        /// Notes on the download, for products that require them.
        pub fn notes(mut self, notes: impl Into<String>) -> Self {
            self.body = self.body.with_notes(notes);
            self
        }
    };
}

impl GenerationImage {
    /// Starts a download of it, which may cost credits: `PUT
    /// /v3/ai/image-generations/{generationRequestId}/images/{index}/download`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// generation.ready().await?;
    /// let mut download = generation.image(0).download().size("1k").send().await?;
    /// println!("{}", download.ready().await?.url);
    /// # Ok(()) }
    /// ```
    pub fn download(&self) -> GeneratedDownloadBuilder {
        GeneratedDownloadBuilder::new(self.clone(), GeneratedImageDownloadRequest::new())
    }

    /// A download of it that was started before, here or in another process. Sends no request and costs nothing.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// # generation.ready().await?;
    /// # let generation_id = generation.id();
    /// # generation.image(2).download().send().await?;
    /// let image = getty.ai().generation(generation_id).image(2);
    /// println!("{}", image.resume_download().ready().await?.url);
    /// # Ok(()) }
    /// ```
    pub fn resume_download(&self) -> GeneratedDownload {
        GeneratedDownload::new(self.clone(), None)
    }
}

/// A download of a generated image before it is started; created by [`GenerationImage::download`].
#[must_use = "a download begins when it is sent"]
#[derive(Clone, Debug)]
pub struct GeneratedDownloadBuilder {
    image: GenerationImage,
    body: GeneratedImageDownloadRequest,
}

impl GeneratedDownloadBuilder {
    details!();

    pub(super) fn new(image: GenerationImage, body: GeneratedImageDownloadRequest) -> Self {
        Self { image, body }
    }

    /// Starts the download. If a download of the same image is already running, in any size, this returns that one
    /// at no further cost.
    ///
    /// # Errors
    /// See [`Error`]. When its [`outcome`](Error::outcome) is [`Unknown`](crate::Outcome::Unknown) it may have
    /// started: call [`GenerationImage::resume_download`] to find out.
    pub async fn send(self) -> Result<GeneratedDownload, Error> {
        let Self { image, body } = self;
        let start = start_generated_image_download(image.generation_id(), image.index(), body);
        let file = match image.getty().send(start).await {
            Ok(response) => match response.into_inner() {
                Completion::Ready(file) => Some(GeneratedFile::read::<GetGeneratedImageDownload>(file)?),
                Completion::Pending(()) => None,
            },
            Err(error) if error.status() == Some(StatusCode::CONFLICT) => None,
            Err(error) => return Err(error),
        };
        Ok(GeneratedDownload::new(image, file))
    }
}

/// A download of a generated image that was started; created by [`GeneratedDownloadBuilder::send`] and
/// [`GenerationImage::resume_download`].
#[derive(Clone, Debug)]
pub struct GeneratedDownload {
    image: GenerationImage,
    polling: Polling,
    file: Option<GeneratedFile>,
}

impl GeneratedDownload {
    pub(super) fn new(image: GenerationImage, file: Option<GeneratedFile>) -> Self {
        Self { image, polling: POLLING, file }
    }

    /// How often [`ready`](Self::ready) polls, and for how long. Default: after one second, then at growing
    /// intervals of up to ten seconds, for ten minutes.
    #[must_use]
    pub fn polling(mut self, polling: Polling) -> Self {
        self.polling = polling;
        self
    }

    /// Waits until the file is ready: polls `GET
    /// /v3/ai/image-generations/{generationRequestId}/images/{index}/download`, which costs nothing. It can be
    /// cancelled and called again at any time.
    ///
    /// # Errors
    /// [`ErrorKind::Timeout`] when it takes longer than [`polling`](Self::polling) allows; `ready` can be called
    /// again. Otherwise see [`Error`].
    pub async fn ready(&mut self) -> Result<GeneratedFile, Error> {
        if let Some(file) = &self.file {
            return Ok(file.clone());
        }
        let operation = GetGeneratedImageDownload::INFO;
        let mut wait = ReadyWait::new(self.polling, operation, self.image.generation_id().to_owned());
        loop {
            let polled = self.poll(wait.remaining()).await;
            if let Some(file) = wait.handle_poll(polled).await? {
                return Ok(self.file.insert(file).clone());
            }
        }
    }

    async fn poll(&self, limit: Option<Duration>) -> Result<Option<GeneratedFile>, Error> {
        let image = &self.image;
        let mut call = image.getty().call(get_generated_image_download(image.generation_id(), image.index()));
        if let Some(limit) = limit {
            call = call.timeout(limit);
        }
        match call.send().await?.into_inner() {
            Completion::Ready(file) => GeneratedFile::read::<GetGeneratedImageDownload>(file).map(Some),
            Completion::Pending(()) => Ok(None),
        }
    }
}

/// A repeated download of a generated asset before it is sent; created by
/// [`Ai::redownload`](super::Ai::redownload).
#[must_use = "a download begins when it is sent"]
#[derive(Clone, Debug)]
pub struct Redownload {
    getty: Getty,
    body: RedownloadRequest,
}

impl Redownload {
    details!();

    pub(super) fn new(getty: &Getty, body: RedownloadRequest) -> Self {
        Self { getty: getty.clone(), body }
    }

    /// Sends the request.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<GeneratedFile, Error> {
        let response = self.getty.send(redownload_generated_image(self.body)).await?;
        GeneratedFile::read::<RedownloadGeneratedImage>(response.into_inner())
    }
}
