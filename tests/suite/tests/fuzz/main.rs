//! Arbitrary and mutated input to everything that reads what servers send, files contain or maintainers pass.
//!
//! Each target runs a fixed number of inputs from a fixed seed and prints a line of what it ran. More of both:
//! `GETTY_FUZZ_SCALE=100 GETTY_FUZZ_SEED=7 cargo test -p getty-api-suite --test fuzz -- --nocapture`.

#![forbid(unsafe_code)]

// The bodies and the operations they are responses of are those of the tests of decoding.
#[path = "../bindings/decode/cases.rs"]
mod cases;
mod decoding;
mod driver;
mod files;
mod headers;
mod mutate;
mod tool;
mod transport;
#[path = "../bindings/xtask.rs"]
mod xtask;
