//! The handle of a running server, with which tests control it.

mod calls;
mod generations;
mod handle;
mod state;

pub(crate) use calls::unknown_operation;
pub use handle::MockGetty;
