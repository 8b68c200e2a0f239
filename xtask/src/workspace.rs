//! Paths in the repository.

use std::path::{Path, PathBuf};

/// The repository, or a directory laid out like it.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace at `root`, or the one that contains the source of this program.
    pub(crate) fn new(root: Option<PathBuf>) -> Self {
        let built_in = || {
            let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
            xtask.parent().unwrap_or(xtask).to_owned()
        };
        Self { root: root.unwrap_or_else(built_in) }
    }

    /// The directory that holds everything else.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The API as data: vendored documents, their lock, and overlays.
    pub(crate) fn openapi(&self) -> PathBuf {
        self.root.join("openapi")
    }

    /// The vendored structure of the upstream document.
    pub(crate) fn vendored(&self) -> PathBuf {
        self.openapi().join("getty-images-v3.json")
    }

    /// Where the vendored document came from.
    pub(crate) fn lock(&self) -> PathBuf {
        self.openapi().join("getty-images-v3.lock.toml")
    }

    /// The path of a file as in messages: relative to the workspace, with forward slashes.
    pub(crate) fn display_path(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let components = relative.iter().map(|component| component.to_string_lossy());
        if relative.is_absolute() {
            relative.display().to_string()
        } else {
            components.collect::<Vec<_>>().join("/")
        }
    }
}
