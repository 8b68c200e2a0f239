//! A client for the [Getty Images API](https://developer.gettyimages.com): credentials, the HTTP pipeline,
//! redirects and downloads on top of the raw bindings of [`getty_api`].
//!
//! ```no_run
//! # async fn run() -> Result<(), getty_api_ext::Error> {
//! use getty_api_ext::{Credentials, Getty};
//!
//! let getty = Getty::builder()
//!     .credentials(Credentials::client_credentials("your-api-key", "your-api-secret"))
//!     .build()?;
//!
//! let mut images = getty.search().creative().images("solar farm").stream();
//! while let Some(image) = images.try_next().await? {
//!     println!("{:?} {:?}", image.id, image.title);
//! }
//! # Ok(()) }
//! ```
//!
//! # Observability: tracing and metrics
//! Each call is a [`tracing`](https://docs.rs/tracing) span `getty` at level INFO, and each HTTP request within
//! it a span `getty.request` at level DEBUG, with the attribute names of OpenTelemetry's HTTP clients
//! (`http.request.method`, `server.address`, `url.template`, `http.response.status_code`,
//! `http.request.resend_count`, `error.type`) and `getty.operation` and `getty.request_id`. Retries, redirects
//! and waits are events at DEBUG; a reduction of the request rate after "too many requests" is an event at INFO. No
//! span or event contains a query, a header or a body.
//!
//! With the feature `metrics`, the client records with the [`metrics`](https://docs.rs/metrics) facade:
//!
//! | name | kind | labels | value |
//! |---|---|---|---|
//! | `getty_calls_total` | counter | `operation`, `outcome` | completed calls |
//! | `getty_call_seconds` | histogram | `operation` | duration of calls, including waits; for a streamed response, until its headers are received |
//! | `getty_retries_total` | counter | `operation`, `reason` | attempts after the first |
//! | `getty_wait_seconds` | histogram | `for` | waits: `rate`, `generation`, `retry` |
//! | `getty_token_renewals_total` | counter | | obtained access tokens |
//! | `getty_unreadable_values_total` | counter | `operation` | values in responses that could not be decoded and were skipped |
//! | `getty_sent_bytes_total`, `getty_received_bytes_total` | counter | | bytes of bodies, decompressed |
//!
//! # Features
#![doc = include_str!("../doc/features.md")]
//!
//! Features are additive: none changes what another does. The [guide] begins with [getting started].
//!
//! [getting started]: guide::getting_started

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod account;
pub mod asset_changes;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod boards;
mod by_image;
#[cfg(feature = "cache")]
mod cache;
mod client;
mod credentials;
mod decoding;
mod download;
mod embed;
mod endpoints;
mod error;
#[rustfmt::skip]
mod generated;
pub mod generation;
pub mod guide;
pub mod history;
mod licensing;
pub mod metadata;
pub mod paging;
mod pipeline;
mod polling;
pub mod search;
mod storage;
mod tasks;
pub mod usage;

pub use by_image::SearchImage;
pub use bytes;
#[cfg(feature = "cache")]
pub use cache::ResponseCache;
#[cfg(feature = "chrono")]
pub use chrono;
#[cfg(feature = "authorization-code")]
pub use client::{Authorization, AuthorizationCodeFlow};
pub use client::{Call, CountryCode, CustomRequest, CustomResponse, Getty, GettyBuilder, Language};
pub use credentials::{
    AccessToken, AccessTokenProvider, Credentials, FileTokenStore, MemoryTokenStore, StoreError, StoreLock,
    StoredToken, TokenKey, TokenStore,
};
#[cfg(feature = "object-store")]
pub use download::Stored;
pub use download::{
    AssetFile, AssetKind, AuthorizedDownload, BulkDownload, BulkOutcome, BulkResults, BulkSummary, Collision,
    Download, DownloadEvent, DownloadFailure, DownloadObserver, DownloadRequest, DownloadStream,
    DownloadSubject, Downloads, ErrorPolicy, ExpiredPolicy, InMemory, Preflight, SaveOutcome, Saved,
    UnknownOutcomePolicy, UnresolvedDownload, Written,
};
pub use embed::Embed;
pub use endpoints::Endpoints;
pub use error::{AccountRejection, Error, ErrorKind, Outcome};
pub use getty_api as raw;
pub use getty_api::{DecodeMode, InvalidTimestamp, Timestamp, Unreadable};
pub use http;
pub use http_body;
pub use licensing::License;
pub use metadata::Found;
#[cfg(feature = "object-store")]
pub use object_store;
pub use pipeline::{BoxError, BoxFuture, HttpService, RateLimit, RetryBudget, RetryPolicy, Timeouts};
pub use polling::Polling;
pub use reqwest;
pub use search::FieldSet;
pub use secrecy;
pub use serde_json;
pub use tower_layer;
pub use tower_service;
pub use url;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
