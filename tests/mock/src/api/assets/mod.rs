//! Metadata of images and videos.

pub(super) mod fields;
pub(super) mod listing;
pub(super) mod metadata;
pub(super) mod view;

use super::call::Operation;

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    metadata::OPERATIONS.iter()
}
