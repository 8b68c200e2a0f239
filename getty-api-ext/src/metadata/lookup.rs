//! The result for each id.

use std::fmt::Display;

use crate::error::{Error, ErrorKind};

/// The metadata that was found, and the ids that were not found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Found<T, I = String> {
    /// The metadata, in the order of the requested ids; twice for an id that was requested twice.
    pub found: Vec<T>,
    /// The ids that the API does not know, in the order of the request.
    pub not_found: Vec<I>,
}

impl<T, I> Default for Found<T, I> {
    fn default() -> Self {
        Self { found: Vec::new(), not_found: Vec::new() }
    }
}

/// The result for one id.
///
/// The enum is closed: neither variants nor fields are added to it.
#[derive(Clone, Debug)]
pub enum Lookup<T> {
    /// It is known, and this is its metadata.
    Found(T),
    /// The API does not know it.
    NotFound,
    /// The request that contained it failed, or the id is invalid: whether it exists is unknown.
    Failed(Error),
}

impl<T> Lookup<T> {
    /// The metadata, if there is any.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(item) => Some(item),
            Self::NotFound | Self::Failed(_) => None,
        }
    }

    /// Whether the API returned that it does not know the id.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound)
    }

    /// The error, if the lookup failed.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Found(_) | Self::NotFound => None,
        }
    }
}

/// The error for a response that neither contains a requested id nor lists it as unknown.
pub(super) fn missing_result(id: &impl Display) -> Error {
    let message = format!("the response neither contains {id} nor lists it as not found");
    Error::new(ErrorKind::Decode, message)
}
