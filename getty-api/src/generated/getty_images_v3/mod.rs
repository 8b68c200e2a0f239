// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! Bindings made from `openapi/getty-images-v3.json`.

pub mod operations;
pub mod types;
