//! Downloads over real sockets and real files.

#![forbid(unsafe_code)]

mod single;
mod support;
