//! HTTP: connections, requests and responses.

pub(crate) mod connection;
pub(crate) mod gzip;
pub(crate) mod naming;
pub(crate) mod response;
