// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations: a function for each, which makes the call to be given to [`Client::send`](crate::Client::send).

pub mod affiliate_search;
pub mod ai_generator;
pub mod artists;
pub mod asset_changes;
pub mod asset_licensing;
pub mod boards;
pub mod collections;
pub mod countries;
pub mod customers;
pub mod downloads;
pub mod events;
pub mod image_match;
pub mod images;
pub mod orders;
pub mod products;
pub mod purchases;
pub mod search;
pub mod usage;
pub mod videos;
#[doc(no_inline)]
pub use affiliate_search::*;
#[doc(no_inline)]
pub use ai_generator::*;
#[doc(no_inline)]
pub use artists::*;
#[doc(no_inline)]
pub use asset_changes::*;
#[doc(no_inline)]
pub use asset_licensing::*;
#[doc(no_inline)]
pub use boards::*;
#[doc(no_inline)]
pub use collections::*;
#[doc(no_inline)]
pub use countries::*;
#[doc(no_inline)]
pub use customers::*;
#[doc(no_inline)]
pub use downloads::*;
#[doc(no_inline)]
pub use events::*;
#[doc(no_inline)]
pub use image_match::*;
#[doc(no_inline)]
pub use images::*;
#[doc(no_inline)]
pub use orders::*;
#[doc(no_inline)]
pub use products::*;
#[doc(no_inline)]
pub use purchases::*;
#[doc(no_inline)]
pub use search::*;
#[doc(no_inline)]
pub use usage::*;
#[doc(no_inline)]
pub use videos::*;
