// Made by `cargo xtask regen` from openapi/oembed.yaml and openapi/overlays/. Do not edit.

//! The operations: a function for each, which makes the call to be given to [`Client::send`](crate::Client::send).

mod embed;
pub use embed::*;
