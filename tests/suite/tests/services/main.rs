//! The services around the catalogue: AI generation, asset changes, boards, licences, histories, products, usage
//! reports, caching, and calls without an async runtime.

#![forbid(unsafe_code)]

mod account;
mod asset_changes;
mod blocking;
mod boards;
mod cache;
mod generation;
mod history;
mod licensing;
#[cfg(unix)]
mod mirror;
mod operations;
mod support;
mod threads;
mod usage;
mod waits;
