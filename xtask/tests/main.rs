//! The maintainers' tool as its users meet it: the built program, run on directories of its own.

mod ci;
mod classes;
mod output;
mod refusals;
mod renames;
mod sources;
mod structure;
mod support;
mod writing;
