//! Metadata of assets and events whose ids are known: of one, or of any number of them.

mod batches;
mod lookup;
mod many;
mod one;
mod operations;

use getty_api::operations::{
    GetEvent, GetEvents, GetImage, GetImages, GetVideo, GetVideos, get_event, get_image, get_video,
};

pub use lookup::{Found, Lookup};
pub use many::{Lookups, Many};
pub use one::One;
pub(crate) use operations::check_asset_id;
pub(crate) use operations::sealed::Sealed as LookupSealed;
pub use operations::{LookupId, ManyById, OneById};

use crate::client::Getty;

impl Getty {
    /// The metadata of an image: `GET /v3/images/{id}`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::raw::types::ImageDetailField;
    ///
    /// let fields = [ImageDetailField::Title, ImageDetailField::Keywords];
    /// let image = getty.image(id).fields(fields).language("de").send().await?;
    /// assert!(image.is_some_and(|image| !image.keywords.is_empty()));
    /// assert_eq!(getty.image("1").send().await?, None);
    /// # Ok(()) }
    /// ```
    pub fn image(&self, id: impl Into<String>) -> One<GetImage> {
        One::new(self, get_image(id))
    }

    /// The metadata of a video: `GET /v3/videos/{id}`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.video_ids()[0];
    /// use getty_api_ext::raw::types::VideoDetailField;
    ///
    /// let video = getty.video(id).fields([VideoDetailField::ClipLength]).send().await?;
    /// println!("{:?}", video.and_then(|video| video.clip_length));
    /// # Ok(()) }
    /// ```
    pub fn video(&self, id: impl Into<String>) -> One<GetVideo> {
        One::new(self, get_video(id))
    }

    /// An event: `GET /v3/events/{id}`. Only this returns the events within an event.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::types::EventDetailField;
    ///
    /// let event = getty.event(775_100_001).fields([EventDetailField::ChildEvents]).send().await?;
    /// println!("{:?}", event.map(|event| event.child_events));
    /// # Ok(()) }
    /// ```
    pub fn event(&self, id: i32) -> One<GetEvent> {
        One::new(self, get_event(id))
    }

    /// The metadata of images, any number of them: `GET /v3/images`, in as many requests as needed.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut ids = mock.image_ids();
    /// # ids.insert(1, "1".to_owned());
    /// use getty_api_ext::FieldSet;
    ///
    /// let images = getty.images(ids).fields(FieldSet::Summary).send().await?;
    /// println!("{} images; unknown: {:?}", images.found.len(), images.not_found);
    /// # assert_eq!(images.not_found, ["1"]);
    /// # Ok(()) }
    /// ```
    ///
    /// When some of the requests may fail without losing the others:
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut ids = mock.image_ids();
    /// # ids.insert(1, "1".to_owned());
    /// use getty_api_ext::metadata::Lookup;
    ///
    /// for (id, lookup) in getty.images(ids).lookups().await {
    ///     match lookup {
    ///         Lookup::Found(image) => println!("{id}: {:?}", image.title),
    ///         Lookup::NotFound => println!("{id}: there is no such image"),
    ///         Lookup::Failed(error) => println!("{id}: not known, {error}"),
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images(&self, ids: impl IntoIterator<Item = impl Into<String>>) -> Many<GetImages> {
        Many::new(self, ids.into_iter().map(Into::into).collect())
    }

    /// The metadata of videos, any number of them: `GET /v3/videos`, in as many requests as needed.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let ids = mock.video_ids();
    /// let videos = getty.videos(&ids).concurrency(2).send().await?;
    /// assert_eq!(videos.found.len(), ids.len());
    /// # Ok(()) }
    /// ```
    pub fn videos(&self, ids: impl IntoIterator<Item = impl Into<String>>) -> Many<GetVideos> {
        Many::new(self, ids.into_iter().map(Into::into).collect())
    }

    /// Events, any number of them: `GET /v3/events`, in as many requests as needed.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let events = getty.events([775_100_001, 775_100_002]).send().await?;
    /// println!("{:?}; unknown: {:?}", events.found, events.not_found);
    /// # Ok(()) }
    /// ```
    pub fn events(&self, ids: impl IntoIterator<Item = i32>) -> Many<GetEvents> {
        Many::new(self, ids.into_iter().collect())
    }
}
