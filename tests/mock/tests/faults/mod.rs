//! Responses and connections that fail, and results that change between pages.

mod drift;
mod encodings;
mod network;
mod rate_limit;
