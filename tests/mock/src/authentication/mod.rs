//! Authentication: the host with the token and authorization endpoints, and the check of each call's key and token.

mod authorize;
mod caller;
mod client;
mod host;
mod token_endpoint;

pub(crate) use caller::{Caller, TokenRequirement, identify, token_required, unauthorized};
pub(crate) use host::{ENDPOINTS, router, server_metadata};
pub(crate) use token_endpoint::{TokenEndpoint, token};
