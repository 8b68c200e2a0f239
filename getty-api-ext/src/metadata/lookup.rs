//! What became of each id.

use std::fmt::Display;

use crate::error::{Error, ErrorKind};

/// What there is and what there is not, of the ids asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Found<T, I = String> {
    /// The metadata, in the order of the ids asked for; twice for an id that was asked for twice.
    pub found: Vec<T>,
    /// The ids the API does not know, in the order asked for.
    pub not_found: Vec<I>,
}

impl<T, I> Default for Found<T, I> {
    fn default() -> Self {
        Self { found: Vec::new(), not_found: Vec::new() }
    }
}

/// What became of one id.
#[derive(Clone, Debug)]
pub enum Lookup<T> {
    /// It is known, and this is its metadata.
    Found(T),
    /// The API does not know it.
    NotFound,
    /// The request it was in failed, or it cannot be asked for: nothing is known of it.
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

    /// Whether the API said that it does not know the id.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound)
    }

    /// Why nothing is known.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Found(_) | Self::NotFound => None,
        }
    }
}

/// The answer to a request that neither has an id it asked for nor says that it is unknown.
pub(super) fn unanswered(id: &impl Display) -> Error {
    let message = format!("the answer says nothing of {id}, neither that it is found nor that it is not");
    Error::new(ErrorKind::Decode, message)
}
