//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::diff::Format;
use crate::vendor::ProvenanceArgs;

/// Keeps the bindings in step with the published API.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    /// Work on this directory instead of the repository
    #[arg(long, value_name = "DIR", global = true, hide = true)]
    pub(crate) root: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Takes the structure of an upstream OpenAPI 3.0 document into openapi/
    ///
    /// Checks the document, strips its prose, orders it canonically, writes it with a lock file
    /// that says where it came from, and prints the semantic difference to what was vendored.
    /// Exits with 2, and writes nothing, when the document cannot be used. A document with the same
    /// structure leaves both files as they are.
    Vendor {
        /// The upstream document, JSON or YAML
        #[arg(long, value_name = "FILE|URL")]
        from: String,

        #[command(flatten)]
        provenance: ProvenanceArgs,

        /// Accept a document that lacks more than half of the operations vendored now
        #[arg(long)]
        allow_shrink: bool,
    },

    /// Compares the vendored document with another, from the client's point of view
    ///
    /// Exits with 0 when no change is breaking, 1 when one is, 2 when a document cannot be read.
    Diff {
        /// The other document, JSON or YAML
        #[arg(long, value_name = "FILE|URL")]
        from: String,

        /// How to print the changes
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },

    /// Prints the effective document (vendored and overlays) as JSON
    Spec,

    /// Writes the bindings from the effective document
    Regen {
        /// Write nothing; exit with 1 and name each file that differs from what would be written
        #[arg(long)]
        check: bool,

        /// Say how long each step took
        #[arg(long)]
        timings: bool,
    },

    /// Runs what CI runs, and stops at the first step that fails, with what to do
    ///
    /// Exits with 0 when every step passed, 1 when one failed, 2 when one could not be run.
    Ci {
        /// Run only these steps, in the order of the list
        #[arg(value_name = "STEP")]
        steps: Vec<String>,

        /// Name the steps and what they run
        #[arg(long)]
        list: bool,
    },
}
