//! The HTTP pipeline over real sockets: faults, how the client handles them, and what must never happen.

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
mod races;
mod rejections;
mod retries;
mod support;
mod throughput;
mod timeouts;
mod tls;
mod unpolled;
