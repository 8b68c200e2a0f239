//! The request path over real sockets: what goes wrong, what is done about it, and what must never happen.

#![forbid(unsafe_code)]

mod case;
mod fault;
mod faults;
mod matrix;
mod operation;
