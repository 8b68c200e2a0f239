//! A Getty Images API server on loopback, for tests and for experiments. It needs no key, no
//! contract and no network.
//!
//! [`MockGetty::start`] starts a server with a catalogue that is generated from a seed. The server responds as
//! the API does, records the requests it receives, and can fail in all the ways networks and servers do. See the
//! crate's README for an overview.
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

// Imports point in one direction: builder → control → mock → the hosts (api, authentication, delivery, embed) →
// server → fault and state → document and catalogue → http. No two files import each other.
mod api;
mod authentication;
mod builder;
mod catalogue;
mod clock;
mod config;
mod control;
mod delivery;
mod document;
mod embed;
mod fault;
mod generation_plan;
mod http;
mod mock;
mod random;
mod server;
mod state;

pub use builder::MockGettyBuilder;
pub use catalogue::Asset;
pub use clock::Clock;
pub use config::{ChangeSetNaming, ExpiresIn};
pub use document::{IGNORED_PARAMETERS, IgnoredParameters};
pub use fault::{CannedResponse, Fault};
pub use generation_plan::{GenerationOutcome, Readiness};
pub use http::naming::PropertyNaming;
pub use mock::MockGetty;
pub use server::drift::Drift;
pub use server::gate::Gate;
pub use server::recorder::{CallAssertion, Host, ReceivedRequest};
pub use state::asset_changes::Lifecycle;
pub use state::boards::Board;
