//! A Getty Images API server on loopback, for tests and for trying things out: no key, no
//! contract and no network needed.
//!
//! [`MockGetty::start`] gives a running server with a catalogue made from a seed. It answers as
//! the API does, writes down what it receives, and can be made to fail in all the ways networks
//! and servers do. See the crate's README for a tour.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")] async fn main() {
//! use getty_api_mock::{Fault, MockGetty};
//!
//! let mock = MockGetty::start().await;
//! mock.fail_next("get_image", 1, Fault::Status(503));
//!
//! let id = &mock.image_ids()[0];
//! let get = || {
//!     reqwest::Client::new()
//!         .get(format!("{}/v3/images/{id}", mock.api_url()))
//!         .header("Api-Key", mock.api_key())
//!         .send()
//! };
//! assert_eq!(get().await.unwrap().status(), 503);
//! assert_eq!(get().await.unwrap().status(), 200);
//! mock.assert_called("get_image").times(2);
//! # }
//! ```
#![deny(missing_docs)]

/// The README's examples are compiled and run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod api;
mod auth;
mod authentication;
mod builder;
mod canned;
mod catalogue;
mod clock;
mod config;
mod connection;
mod control;
mod delivery;
mod document;
mod embed;
mod exchange;
mod fault;
mod gate;
mod gzip;
mod mock;
mod query;
mod random;
mod record;
mod reply;
mod server;
mod spelling;

pub use api::{Board, Drift, Lifecycle, Outcome, Ready};
pub use builder::MockGettyBuilder;
pub use canned::Canned;
pub use catalogue::Asset;
pub use clock::Clock;
pub use config::{ChangeSetSpelling, ExpiresIn};
pub use document::{IGNORED_PARAMETERS, Ignored};
pub use fault::Fault;
pub use gate::Gate;
pub use mock::MockGetty;
pub use record::{Calls, Host, Received};
pub use spelling::PropertySpelling;
