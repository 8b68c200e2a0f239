// Made by `cargo xtask regen` from openapi/oembed.yaml and openapi/overlays/. Do not edit.

//! The types of requests and responses.

mod responses;
pub use responses::*;
