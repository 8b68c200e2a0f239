//! All generated files, bindings and effective documents: printing, comparing with the checked-in files,
//! writing.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use anyhow::Context as _;
use proc_macro2::TokenStream;

use crate::effective::EffectiveDocument;
use crate::workspace::Workspace;

/// Every generated file, by its path in the workspace.
#[derive(Default)]
pub(crate) struct GeneratedFiles(BTreeMap<String, String>);

/// A file that differs from what would be written.
pub(crate) enum FileChange {
    New(String),
    Changed(String),
    Obsolete(String),
}

impl fmt::Display for FileChange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(path) => write!(formatter, "new:      {path}"),
            Self::Changed(path) => write!(formatter, "changed:  {path}"),
            Self::Obsolete(path) => write!(formatter, "obsolete: {path}"),
        }
    }
}

/// Where the bindings are.
const BINDINGS_DIRECTORY: &str = "getty-api/src/generated";

/// Where the facts of operations are that the hand-written client uses.
const WRAPPERS_DIRECTORY: &str = "getty-api-ext/src/generated";

/// Where the effective documents are, for review and for tests that check requests against them.
const DOCUMENTS_DIRECTORY: &str = "openapi/effective";

impl GeneratedFiles {
    /// Adds a file of the bindings, by its path in their directory; `text` is appended to the items unchanged.
    pub(crate) fn add(
        &mut self,
        path: String,
        source: &str,
        tokens: TokenStream,
        text: &str,
    ) -> anyhow::Result<()> {
        self.add_file(format!("{BINDINGS_DIRECTORY}/{path}"), source, tokens, text)
    }

    /// Adds a file of the facts that the hand-written client uses, by its name in their directory.
    pub(crate) fn add_wrapper(
        &mut self,
        name: &str,
        source: &str,
        tokens: TokenStream,
    ) -> anyhow::Result<()> {
        self.add_file(format!("{WRAPPERS_DIRECTORY}/{name}"), source, tokens, "")
    }

    fn add_file(
        &mut self,
        path: String,
        source: &str,
        tokens: TokenStream,
        text: &str,
    ) -> anyhow::Result<()> {
        let file: syn::File = syn::parse2(tokens).with_context(|| format!("{path} is not Rust"))?;
        let header =
            format!("// Made by `cargo xtask regen` from {source} and openapi/overlays/. Do not edit.\n\n");
        self.0.insert(path, header + &with_blank_lines(&prettyplease::unparse(&file)) + text);
        Ok(())
    }

    /// Adds the file that declares the modules.
    pub(crate) fn add_root<'a>(&mut self, modules: impl Iterator<Item = &'a str>) {
        let header = "// Made by `cargo xtask regen`. Do not edit.\n\n".to_owned();
        let modules = modules.map(|module| format!("pub mod {module};\n"));
        self.0.insert(format!("{BINDINGS_DIRECTORY}/mod.rs"), header + &modules.collect::<String>());
    }

    /// Adds an effective document, as `cargo xtask spec` prints it.
    pub(crate) fn add_document(&mut self, document: &EffectiveDocument) {
        self.0.insert(document_path(document), format!("{:#}\n", document.value));
    }

    /// The differences from the existing files.
    pub(crate) fn compare(&self, workspace: &Workspace) -> anyhow::Result<Vec<FileChange>> {
        let mut present = BTreeMap::new();
        let directories = [BINDINGS_DIRECTORY, WRAPPERS_DIRECTORY, DOCUMENTS_DIRECTORY];
        let mut pending: Vec<_> = directories.iter().map(|path| workspace.root().join(path)).collect();
        while let Some(directory) = pending.pop() {
            if !directory.is_dir() {
                continue;
            }
            for entry in std::fs::read_dir(&directory).with_context(|| workspace.display_path(&directory))? {
                let path = entry.with_context(|| workspace.display_path(&directory))?.path();
                if path.is_dir() {
                    pending.push(path);
                } else {
                    let bytes = std::fs::read(&path).with_context(|| workspace.display_path(&path))?;
                    present.insert(workspace.display_path(&path), bytes);
                }
            }
        }
        let mut changes = Vec::new();
        for (path, text) in &self.0 {
            match present.remove(path) {
                None => changes.push(FileChange::New(path.clone())),
                Some(bytes) if bytes != text.as_bytes() => changes.push(FileChange::Changed(path.clone())),
                Some(_) => {}
            }
        }
        changes.extend(present.into_keys().map(FileChange::Obsolete));
        Ok(changes)
    }

    /// Writes the files that differ and removes those that are no longer generated.
    pub(crate) fn write(&self, workspace: &Workspace, changes: &[FileChange]) -> anyhow::Result<()> {
        for change in changes {
            match change {
                FileChange::New(path) | FileChange::Changed(path) => {
                    let text = self.0.get(path).map(String::as_str).unwrap_or_default();
                    write_atomically(workspace.root().join(path), text).with_context(|| path.clone())?;
                }
                FileChange::Obsolete(path) => {
                    std::fs::remove_file(workspace.root().join(path)).with_context(|| path.clone())?;
                }
            }
        }
        Ok(())
    }
}

/// The path of an effective document in the workspace.
pub(crate) fn document_path(document: &EffectiveDocument) -> String {
    format!("{DOCUMENTS_DIRECTORY}/{}.json", document.name())
}

/// Items formatted as in a file.
pub(crate) fn format_items(tokens: TokenStream) -> anyhow::Result<String> {
    Ok(with_blank_lines(&prettyplease::unparse(&syn::parse2(tokens)?)))
}

/// Adds a blank line after every item that ends in a brace, and after a file's module documentation.
fn with_blank_lines(printed: &str) -> String {
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
