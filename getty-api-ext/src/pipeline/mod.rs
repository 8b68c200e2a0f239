//! The HTTP pipeline: every request of this crate goes through here.
//!
//! Token requests, API calls, uploads and file deliveries differ only in their [`OutgoingRequest`]. Each takes
//! the same steps: wait for the rate limit, send, follow redirects, classify the response, and retry where a
//! retry can help and cannot do harm.

mod addresses;
mod attempt;
mod http_pipeline;
mod incoming;
mod limits;
mod metrics;
mod outgoing;
mod rate_limit;
mod redirect;
mod request;
mod retry;
mod run;
mod service;
mod timeouts;
mod trace;

pub use rate_limit::RateLimit;
pub use retry::{RetryBudget, RetryPolicy};
pub use service::{BoxError, BoxFuture, HttpService};
pub use timeouts::Timeouts;

pub(crate) use http_pipeline::{HttpPipeline, Settings};
pub(crate) use incoming::Incoming;
pub(crate) use metrics::{token_obtained, unreadable};
pub(crate) use request::{OutgoingRequest, Provenance, RequestOptions};
pub(crate) use service::UserLayer;
