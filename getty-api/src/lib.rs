//! Typed raw bindings to the [Getty Images API](https://developer.gettyimages.com), version 3.
//!
//! Everything in [`operations`], [`types`] and [`oembed`] is generated from the API's OpenAPI document and
//! this project's corrections to it. An operation is a value: create it with the function of its name, set the
//! optional arguments, and pass it to [`Client::send`].
//!
//! ```no_run
//! # async fn run() -> Result<(), getty_api::Error> {
//! use getty_api::types::{CreativeImageField, ImageOrientation};
//! use getty_api::{Client, operations};
//!
//! let client = Client::new("your-api-key")?;
//! let page = client
//!     .send(
//!         operations::search_creative_images()
//!             .phrase("solar farm")
//!             .orientations([ImageOrientation::Horizontal])
//!             .fields([CreativeImageField::Id, CreativeImageField::Title, CreativeImageField::DisplaySet])
//!             .page_size(5),
//!     )
//!     .await?;
//! println!("{:?} results", page.result_count);
//! # Ok(()) }
//! ```
//!
//! This crate sends each request once and keeps no token. Programs usually want `getty-api-ext`, which adds
//! credentials, retries, limits, redirects and downloads by implementing [`Execute`].
//!
//! # Compatibility of the types
//! - Responses with absent, `null`, new or unknown values can be decoded: properties are optional, unknown
//!   ones stay readable in [`Response::json`], and enumerations keep unknown values in `Other`.
//! - Dates are parsed in each form that the API sends; see [`Timestamp`].
//! - A value that cannot be decoded is skipped and reported, and everything around it is decoded; see
//!   [`Response::unreadable`]. A body with nothing of the expected structure is an error that keeps the body; see
//!   [`DecodeError`].
//! - Types are `#[non_exhaustive]`: an addition to the API is not a breaking change here. Request types
//!   have a constructor and a `with_…` method for each property.
//!
//! # Features
//! | feature | default | what it does |
//! |---|---|---|
//! | `rustls` | yes | TLS by rustls, with the platform's verification of certificates |
//! | `native-tls` | no | TLS by the operating system's library, where `rustls` is off |
//! | `chrono` | no | conversions of [`Timestamp`] from and to the types of [`chrono`](https://docs.rs/chrono) |
//! | `schemars` | no | [`JsonSchema`](https://docs.rs/schemars) for every type |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod client;
mod decode;
mod error;
mod extras;
#[rustfmt::skip] // printed by prettyplease, whose output does not depend on the installed rustfmt
#[allow(unreachable_pub)] // the re-exports below define what is public
mod generated;
mod gzip;
mod open_enum;
mod operation;
mod request;
mod response;
mod secrets;
#[doc(hidden)]
pub mod support;
mod timestamp;
mod wire;

pub use bytes;
#[cfg(feature = "chrono")]
pub use chrono;
pub use client::{Client, DEFAULT_API_URL, DEFAULT_BODY_LIMIT, DEFAULT_EMBED_URL, Execute, HttpExecutor};
pub use decode::Decoder;
pub use decode::salvage::{JsonKind, Unreadable};
pub use error::{ApiError, DecodeError, DecodeReason, Error, ErrorCode};
pub use extras::Extras;
pub use generated::getty_images_v3::{operations, types};
pub use generated::oembed;
pub use gzip::Gunzip;
pub use http;
pub use operation::{Effect, Operation, OperationInfo, Service, Token};
pub use request::{Body, BodyStream, Request};
pub use reqwest;
pub use response::{Completion, DecodeMode, Redirectable, Response};
#[cfg(feature = "schemars")]
pub use schemars;
pub use secrets::Secrets;
pub use serde_json;
pub use timestamp::{InvalidTimestamp, Timestamp};
pub use url;

/// The program in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
