//! The maintainers' tool as users run it: the built program, in temporary directories.

mod ci;
mod classes;
mod output;
mod rejected_input;
mod renames;
mod sources;
mod structure;
mod support;
mod writing;
