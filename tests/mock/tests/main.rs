//! Tests of the mock server over real sockets.

mod faults;
mod hosts;
mod interfaces;
mod operations;
mod support;
