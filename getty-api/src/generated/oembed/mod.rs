// Made by `cargo xtask regen` from openapi/oembed.yaml and openapi/overlays/. Do not edit.

//! Bindings made from `openapi/oembed.yaml`.

pub mod operations;
pub mod types;
