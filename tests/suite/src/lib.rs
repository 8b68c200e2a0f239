//! What the tests of this workspace share: a server that records and answers byte for byte, and the places of
//! things in the repository.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod loopback;
pub mod repository;
