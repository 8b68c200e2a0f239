// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations: a function for each, which makes the call to be given to [`Client::send`](crate::Client::send).

mod affiliate_search;
mod ai_generator;
mod artists;
mod asset_changes;
mod asset_licensing;
mod boards;
mod collections;
mod countries;
mod customers;
mod downloads;
mod events;
mod image_match;
mod images;
mod orders;
mod products;
mod purchases;
mod search;
mod usage;
mod videos;
pub use affiliate_search::*;
pub use ai_generator::*;
pub use artists::*;
pub use asset_changes::*;
pub use asset_licensing::*;
pub use boards::*;
pub use collections::*;
pub use countries::*;
pub use customers::*;
pub use downloads::*;
pub use events::*;
pub use image_match::*;
pub use images::*;
pub use orders::*;
pub use products::*;
pub use purchases::*;
pub use search::*;
pub use usage::*;
pub use videos::*;
