//! The generated files as a whole: printing, comparing with what is checked in, writing.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use anyhow::Context as _;
use proc_macro2::TokenStream;

use crate::workspace::Workspace;

/// Every generated file by its path below `getty-api/src/generated/`.
#[derive(Default)]
pub(crate) struct Files(BTreeMap<String, String>);

/// A file that is not what would be written.
pub(crate) enum Change {
    Missing(String),
    Different(String),
    Unknown(String),
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(formatter, "new:      {path}"),
            Self::Different(path) => write!(formatter, "changed:  {path}"),
            Self::Unknown(path) => write!(formatter, "obsolete: {path}"),
        }
    }
}

const GENERATED: &str = "getty-api/src/generated";

impl Files {
    /// Adds a file of items; `text` follows them as it is.
    pub(crate) fn add(
        &mut self,
        path: String,
        source: &str,
        tokens: TokenStream,
        text: &str,
    ) -> anyhow::Result<()> {
        let file: syn::File = syn::parse2(tokens).with_context(|| format!("{path} is not Rust"))?;
        let header =
            format!("// Made by `cargo xtask regen` from {source} and openapi/overlays/. Do not edit.\n\n");
        self.0.insert(path, header + &spaced(&prettyplease::unparse(&file)) + text);
        Ok(())
    }

    /// Adds the file that names the modules.
    pub(crate) fn add_root<'a>(&mut self, modules: impl Iterator<Item = &'a str>) {
        let header = "// Made by `cargo xtask regen`. Do not edit.\n\n".to_owned();
        let modules = modules.map(|module| format!("pub mod {module};\n"));
        self.0.insert("mod.rs".to_owned(), header + &modules.collect::<String>());
    }

    /// What differs from the files that are there.
    pub(crate) fn compare(&self, workspace: &Workspace) -> anyhow::Result<Vec<Change>> {
        let root = workspace.root().join(GENERATED);
        let mut present = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(directory) = open.pop() {
            if !directory.is_dir() {
                continue;
            }
            for entry in std::fs::read_dir(&directory).with_context(|| workspace.shown(&directory))? {
                let path = entry.with_context(|| workspace.shown(&directory))?.path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let bytes = std::fs::read(&path).with_context(|| workspace.shown(&path))?;
                    let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                    present.insert(name, bytes);
                }
            }
        }
        let mut changes = Vec::new();
        for (path, text) in &self.0 {
            match present.remove(path) {
                None => changes.push(Change::Missing(format!("{GENERATED}/{path}"))),
                Some(bytes) if bytes != text.as_bytes() => {
                    changes.push(Change::Different(format!("{GENERATED}/{path}")));
                }
                Some(_) => {}
            }
        }
        changes.extend(present.into_keys().map(|path| Change::Unknown(format!("{GENERATED}/{path}"))));
        Ok(changes)
    }

    /// Writes what differs and removes what is no longer generated.
    pub(crate) fn write(&self, workspace: &Workspace, changes: &[Change]) -> anyhow::Result<()> {
        for change in changes {
            match change {
                Change::Missing(path) | Change::Different(path) => {
                    let target = workspace.root().join(path);
                    let text = path
                        .strip_prefix(GENERATED)
                        .and_then(|path| self.0.get(path.trim_start_matches('/')));
                    write_atomically(target, text.map(String::as_str).unwrap_or_default())
                        .with_context(|| path.clone())?;
                }
                Change::Unknown(path) => {
                    std::fs::remove_file(workspace.root().join(path)).with_context(|| path.clone())?;
                }
            }
        }
        Ok(())
    }
}

/// Puts a blank line behind every item that ends in a brace, and behind a file's own documentation.
fn spaced(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len());
    let mut lines = printed.lines().peekable();
    while let Some(line) = lines.next() {
        text += line;
        text.push('\n');
        let next = lines.peek().copied().unwrap_or_default();
        let ends_item =
            line == "}" || line.starts_with("use ") && !next.starts_with("use ") && !next.starts_with("#[");
        let ends_documentation = line.starts_with("//!") && !next.starts_with("//!");
        if !next.is_empty() && (ends_item || ends_documentation) {
            text.push('\n');
        }
    }
    text
}

fn write_atomically(target: PathBuf, text: &str) -> anyhow::Result<()> {
    use std::io::Write as _;

    let directory = target.parent().context("a generated file has a directory")?;
    std::fs::create_dir_all(directory)?;
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    file.write_all(text.as_bytes())?;
    // A temporary file is private; a source file is as readable as its neighbours.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(target)?;
    Ok(())
}
