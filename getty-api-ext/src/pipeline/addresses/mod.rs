//! Which URLs requests may be sent to, and which hosts may receive credentials.

mod classify;
mod policy;
mod resolver;

pub(crate) use policy::{AddressPolicy, ForbiddenUrl};
pub(crate) use resolver::{PrivateAddress, PublicOnlyResolver, UntrustedHosts};
