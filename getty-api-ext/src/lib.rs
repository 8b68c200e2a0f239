//! A client for the [Getty Images API](https://developer.gettyimages.com): credentials, the request path,
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
//! let call = getty_api_ext::raw::operations::search_creative_images().phrase("solar farm").page_size(5);
//! let found = getty.send(call).await?;
//! for image in &found.images {
//!     println!("{:?} {:?}", image.id, image.title);
//! }
//! # Ok(()) }
//! ```

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod account;
mod api;
pub mod asset_changes;
pub mod boards;
mod by_image;
mod call;
mod client;
mod credentials;
mod download;
mod embed;
mod endpoints;
mod error;
pub mod generation;
pub mod history;
mod image_match;
mod language;
mod licensing;
pub mod metadata;
pub mod paging;
mod path;
mod per_call;
mod polling;
pub mod search;
pub mod usage;

pub use by_image::SearchImage;
pub use call::Call;
pub use client::{Getty, GettyBuilder};
pub use credentials::{
    AccessToken, AccessTokenProvider, Authorization, AuthorizationCodeFlow, Credentials, FileTokenStore,
    MemoryTokenStore, StoreError, StoreLock, StoredToken, TokenKey, TokenStore,
};
#[cfg(feature = "object-store")]
pub use download::Stored;
pub use download::{
    AssetFile, AssetKind, AuthorizedDownload, BulkDownload, BulkOutcome, BulkResults, BulkSummary, Collision,
    Download, DownloadEvent, DownloadFailure, DownloadObserver, DownloadRequest, DownloadStream,
    DownloadSubject, Downloads, InMemory, OnError, Preflight, Saved, SavedBy, UnresolvedDownload,
    WhenExpired, WhenUnknown, Written,
};
pub use embed::Embed;
pub use endpoints::Endpoints;
pub use error::{Error, ErrorKind, Outcome};
pub use getty_api as raw;
pub use language::{Country, Language};
pub use licensing::License;
pub use metadata::Found;
#[cfg(feature = "object-store")]
pub use object_store;
pub use path::{BoxError, HttpService, RateLimit, RetryBudget, RetryPolicy, Timeouts};
pub use polling::Polling;
pub use search::FieldSet;
pub use secrecy;
