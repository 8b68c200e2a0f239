//! The files of a download: their names, and the files kept beside a target.

pub(crate) mod destination;
pub(crate) mod file_name;
pub(crate) mod journal;
mod os_file_name;
pub(crate) mod state;
pub(crate) mod workspace;
