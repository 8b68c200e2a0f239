//! The server behind all hosts, and the pipeline that each request passes.

pub(crate) mod caches;
pub(crate) mod drift;
pub(crate) mod gate;
pub(crate) mod pipeline;
pub(crate) mod recorder;
pub(crate) mod shared;
