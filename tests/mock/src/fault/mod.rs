//! Faults: what can fail, and for which calls.

mod bodies;
mod canned;
mod effect;
mod kind;
mod plan;

pub use canned::CannedResponse;
pub(crate) use canned::parse_header;
pub use kind::Fault;
pub(crate) use plan::FaultPlan;
