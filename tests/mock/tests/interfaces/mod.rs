//! What tests and other programs use: recorded requests, the control interface, the program.

mod control;
mod control_faults;
mod node_client;
#[cfg(feature = "cli")]
mod program;
#[cfg(feature = "cli")]
mod readme;
mod recording;
