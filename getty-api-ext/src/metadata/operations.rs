//! The operations that get metadata, of many ids and of one.

use getty_api::Operation;
use getty_api::operations::{
    GetEvent, GetEvents, GetImage, GetImages, GetVideo, GetVideos, get_events, get_images, get_videos,
};
use getty_api::types::{
    Event, EventDetailField, EventField, ImageDetail, ImageDetailField, VideoDetail, VideoDetailField,
};
use std::fmt::{Debug, Display};
use std::hash::Hash;

use crate::error::{Error, ErrorKind};

/// Operations that get metadata by many ids.
pub trait ManyById: Operation + Clone + Unpin + sealed::Sealed + Sync + 'static {
    /// The type of an id.
    type Id: Clone + Debug + Display + Eq + Hash + Send + Sync + Unpin + 'static;
    /// The metadata of an id.
    type Item: Clone + Send + Unpin + 'static;
    /// The fields that can be requested.
    type Field: AsRef<str>;

    #[doc(hidden)]
    const ID: Self::Field;

    #[doc(hidden)]
    fn new() -> Self;

    #[doc(hidden)]
    fn check(id: &Self::Id) -> Result<(), Error>;

    #[doc(hidden)]
    #[must_use]
    fn with_ids(self, ids: Vec<Self::Id>) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_fields(self, fields: Vec<Self::Field>) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_language(self, language: &str) -> Self;

    /// The metadata that was found, and the ids that were not.
    #[doc(hidden)]
    fn into_parts(output: Self::Output) -> (Vec<Self::Item>, Vec<Self::Id>);

    #[doc(hidden)]
    fn id(item: &Self::Item) -> Option<&Self::Id>;
}

/// Operations that get metadata by one id.
pub trait OneById: Operation + sealed::Sealed {
    /// The metadata of the id.
    type Item;
    /// The fields that can be requested.
    type Field: AsRef<str>;

    #[doc(hidden)]
    #[must_use]
    fn with_fields(self, fields: Vec<Self::Field>) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_language(self, language: &str) -> Self;

    #[doc(hidden)]
    fn into_item(output: Self::Output) -> Option<Self::Item>;
}

mod sealed {
    /// The operations that get metadata are those of the API.
    pub trait Sealed {}
}

/// An id of an asset is one word: anything else would be read as several ids, or as none.
pub(crate) fn check_asset_id(id: &str) -> Result<(), Error> {
    let separates = |c: char| c == ',' || c.is_whitespace() || c.is_control();
    if !id.is_empty() && !id.contains(separates) {
        return Ok(());
    }
    let shown: String = id.chars().take(40).flat_map(char::escape_default).collect();
    let message =
        format!("id: `{shown}` is not the id of an asset, which is a single word such as 1167612765");
    Err(Error::new(ErrorKind::Invalid, message))
}

macro_rules! many {
    ($operation:ident = $new:ident: $id:ty, $item:ident by $field:ident, $list:ident and $missing:ident, $check:expr) => {
        impl sealed::Sealed for $operation {}

        impl ManyById for $operation {
            type Id = $id;
            type Item = $item;
            type Field = $field;

            const ID: $field = $field::Id;

            fn new() -> Self {
                $new()
            }

            fn check(id: &$id) -> Result<(), Error> {
                $check(id)
            }

            fn with_ids(self, ids: Vec<$id>) -> Self {
                self.ids(ids)
            }

            fn with_fields(self, fields: Vec<$field>) -> Self {
                self.fields(fields)
            }

            fn with_language(self, language: &str) -> Self {
                self.accept_language(language)
            }

            fn into_parts(output: Self::Output) -> (Vec<$item>, Vec<$id>) {
                (output.$list, output.$missing)
            }

            fn id(item: &$item) -> Option<&$id> {
                item.id.as_ref()
            }
        }
    };
}

many!(GetImages = get_images: String, ImageDetail by ImageDetailField, images and images_not_found, |id: &String| check_asset_id(id));
many!(GetVideos = get_videos: String, VideoDetail by VideoDetailField, videos and videos_not_found, |id: &String| check_asset_id(id));
many!(GetEvents = get_events: i32, Event by EventField, events and events_not_found, |_| Ok(()));

macro_rules! one {
    ($operation:ident: $item:ident by $field:ident, $take:expr) => {
        impl sealed::Sealed for $operation {}

        impl OneById for $operation {
            type Item = $item;
            type Field = $field;

            fn with_fields(self, fields: Vec<$field>) -> Self {
                self.fields(fields)
            }

            fn with_language(self, language: &str) -> Self {
                self.accept_language(language)
            }

            fn into_item(output: Self::Output) -> Option<$item> {
                let take: fn(Self::Output) -> Option<$item> = $take;
                take(output)
            }
        }
    };
}

// One image comes as a list of one; one video and one event come bare.
one!(GetImage: ImageDetail by ImageDetailField, |list| list.images.into_iter().next());
one!(GetVideo: VideoDetail by VideoDetailField, Some);
one!(GetEvent: Event by EventDetailField, Some);
