//! The request path over real sockets: what goes wrong, what is done about it, and what must never happen.

#![forbid(unsafe_code)]

mod case;
mod connections;
mod custom;
mod errors;
mod fault;
mod faults;
mod http2;
mod layers;
mod limits;
mod matrix;
mod observability;
mod operation;
mod retries;
mod support;
mod timeouts;
