//! The API's OpenAPI document: how it describes requests.
//!
//! The document is the effective one that `cargo xtask regen` writes. So the bindings and this server always
//! agree about parameters and properties.

mod body;
mod ignored;
mod operation;
mod query;
mod schema;
mod values;

pub use ignored::{IGNORED_PARAMETERS, IgnoredParameters};
pub(crate) use operation::OperationSpec;
pub(crate) use query::Query;
pub(crate) use values::{is_http_url, parse_time};
