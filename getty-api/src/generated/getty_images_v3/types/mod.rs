// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The types of requests and responses.

mod requests;
mod responses;
mod enums;
pub use requests::*;
pub use responses::*;
pub use enums::*;
