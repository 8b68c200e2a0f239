//! The operations that get metadata, of many ids and of one.

use getty_api::Operation;
use std::fmt::{Debug, Display};
use std::hash::Hash;

use crate::error::{Error, ErrorKind};

/// Operations that get metadata by many ids.
pub trait ManyById: Operation + Clone + Unpin + sealed::Sealed + Sync + 'static {
    /// The type of an id.
    type Id: LookupId + Clone + Debug + Display + Eq + Hash + Send + Sync + Unpin + 'static;
    /// The metadata of an id.
    type Item: Clone + Send + Unpin + 'static;
    /// The fields that can be requested.
    type Field: AsRef<str>;

    #[doc(hidden)]
    const ID: Self::Field;

    #[doc(hidden)]
    fn new() -> Self;

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

/// The ids of metadata.
pub trait LookupId: sealed::Sealed {
    /// Rejects an id that cannot be one.
    #[doc(hidden)]
    fn check(&self) -> Result<(), Error>;
}

impl LookupId for String {
    fn check(&self) -> Result<(), Error> {
        check_asset_id(self)
    }
}

impl LookupId for i32 {
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }
}

pub(crate) mod sealed {
    /// The operations that get metadata are those of the API.
    pub trait Sealed {}

    impl Sealed for String {}

    impl Sealed for i32 {}
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
