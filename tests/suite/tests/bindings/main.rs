//! What the bindings are: their public surface, what they send, what they read, and that all of it follows from
//! the documents in `openapi/`.
//!
//! Most of it is under snapshot, so that the effect of a regeneration on users is a diff to be read. After a
//! change that is meant: `INSTA_UPDATE=always cargo test -p getty-api-suite --test bindings`, then review
//! `git diff tests/suite`.

mod client;
mod decode;
mod effective;
mod losses;
mod maintaining;
mod mutations;
mod regen;
mod requests;
mod schemas;
mod secrets;
mod support;
mod surface;
mod wire;
mod xtask;
