//! Keys and tokens: who may call, and how tokens are issued.

mod authorize;
mod bearer;
mod client;
mod endpoint;
mod metadata;
mod tokens;

pub(crate) use authorize::authorize;
pub(crate) use bearer::{Access, Caller, identify, token_required, unauthorized};
pub(crate) use endpoint::{Endpoint, token};
pub(crate) use metadata::server_metadata;
pub(crate) use tokens::Tokens;
