//! Downloads over real sockets and real files.

#![forbid(unsafe_code)]

mod answers;
mod cuts;
mod origin;
mod rows;
mod single;
mod support;
