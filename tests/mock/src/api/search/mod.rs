//! Searches: for images and videos, by image, for related assets, artists' works and events.

mod affiliates;
mod artists;
mod assets;
mod by_image;
mod events;
mod filters;
mod related;

use super::call::Operation;

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [
        assets::OPERATIONS,
        artists::OPERATIONS,
        affiliates::OPERATIONS,
        related::OPERATIONS,
        by_image::OPERATIONS,
        events::OPERATIONS,
    ]
    .into_iter()
    .flatten()
}
