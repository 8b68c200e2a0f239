//! The guide: from the first call to production. This module contains documentation only.
//!
//! 1. [Getting started](getting_started)
//! 2. [Credentials](credentials)
//! 3. [Searching](searching)
//! 4. [Downloading](downloading)
//! 5. [Errors and retries](errors_and_retries)
//! 6. [Testing your program](testing)
//! 7. [Going to production](production)
//! 8. [Upgrading](upgrading)
//!
//! Every example is compiled and run against `getty-api-mock` by this crate's tests.

#[doc = include_str!("getting_started.md")]
pub mod getting_started {}

#[doc = include_str!("credentials.md")]
pub mod credentials {}

#[doc = include_str!("searching.md")]
pub mod searching {}

#[doc = include_str!("downloading.md")]
pub mod downloading {}

#[doc = include_str!("errors_and_retries.md")]
pub mod errors_and_retries {}

#[doc = include_str!("testing.md")]
pub mod testing {}

#[doc = include_str!("production.md")]
pub mod production {}

#[doc = include_str!("upgrading.md")]
pub mod upgrading {}
