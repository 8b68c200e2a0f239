//! Downloads over real sockets and real files.

#![forbid(unsafe_code)]

mod bounds;
mod bulk;
mod bulk_tasks;
mod cuts;
mod expiry;
mod files;
mod http2;
mod kill;
mod large;
mod manifests;
mod metered;
mod object;
mod origin;
mod outputs;
mod peers;
mod records;
mod responses;
mod rows;
mod single;
mod support;
