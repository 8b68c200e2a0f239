//! Downloads over real sockets and real files.

#![forbid(unsafe_code)]

mod answers;
mod bulk;
mod cuts;
mod files;
mod metered;
mod origin;
mod outputs;
mod rows;
mod single;
mod support;
