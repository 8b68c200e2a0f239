//! Faults: what can fail, and for which calls.

mod bodies;
mod canned;
mod effect;
mod kind;
mod plan;

pub use canned::Canned;
pub(crate) use canned::parse_header;
pub use kind::Fault;
pub(crate) use plan::FaultPlan;
