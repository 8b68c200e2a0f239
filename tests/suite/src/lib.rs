//! Support that the tests of this workspace share: servers that record requests and send exact bytes, and paths in
//! the repository.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod example;
pub mod fault_server;
pub mod loopback;
pub mod repository;

/// The programs in the repository's README compile.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
