//! Credentials over real sockets and files: every grant, one token for everybody, what a refusal means, and
//! that no secret shows anywhere.
//!
//! The client's clock is Tokio's and the server's is its own; tests move both. Nothing here sleeps or measures
//! time.

#![forbid(unsafe_code)]

mod assets;
mod authorization_code;
mod echo;
mod endpoint;
mod environment;
mod expiry;
mod grants;
mod lengths;
mod lifetimes;
mod optional;
mod other_sources;
mod processes;
mod refresh;
mod refused;
mod secrecy;
mod single_flight;
mod store;
mod support;
