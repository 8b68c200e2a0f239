//! What the mock server does, seen over real sockets.

mod assets;
mod auth;
mod boards;
mod commerce;
mod contract;
mod control;
mod control_faults;
mod delivery;
mod discovery;
mod downloads;
mod drift;
mod embed;
mod encodings;
mod faults;
mod feed;
mod generations;
mod history;
mod limits;
mod media;
mod metadata;
mod node_client;
mod parameters;
#[cfg(feature = "cli")]
mod program;
#[cfg(feature = "cli")]
mod readme;
mod recording;
mod search;
mod spelling;
mod support;
mod validation;
