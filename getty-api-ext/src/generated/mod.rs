// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! Facts of the API's operations, from `openapi/overlays/07-clients.yaml`.

mod pages;
mod histories;
mod lookups;
mod filters;
mod field_sets;
mod generations;
