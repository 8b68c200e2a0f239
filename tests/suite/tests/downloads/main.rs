//! Downloads over real sockets and real files.

#![forbid(unsafe_code)]

mod answers;
mod bulk;
mod cuts;
mod files;
mod kill;
mod large;
mod metered;
mod object;
mod origin;
mod outputs;
mod peers;
mod rows;
mod single;
mod support;
