//! What the client makes of the API's operations: searches, pages, metadata, search by image, embeds.

mod by_image;
mod decoding;
mod embed;
mod fields;
mod filters;
mod language;
mod metadata;
mod metadata_batches;
mod paging;
mod paging_arithmetic;
mod search;
mod support;
