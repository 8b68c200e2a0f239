//! Whether what the table speaks of is there.

use std::path::Path;
use std::{fs, io};

use getty_api_suite::repository;

/// The code the table speaks of.
pub(super) struct Sources {
    bindings: String,
    wrappers: String,
}

impl Sources {
    pub(super) fn read() -> io::Result<Self> {
        let read = |directory: &str| {
            let mut text = String::new();
            read_all(&repository::root().join(directory), &mut text)?;
            Ok::<_, io::Error>(text)
        };
        Ok(Self { bindings: read("getty-api/src/generated")?, wrappers: read("getty-api-ext/src")? })
    }

    /// What is wrong with a row.
    pub(super) fn complaints(&self, operation: &str, wrapper: &str, shown_by: &str) -> Vec<String> {
        let mut complaints = Vec::new();
        if !self.bindings.contains(&format!("pub fn {operation}(")) {
            complaints.push("there is no such binding".to_owned());
        }
        if !self.uses(operation) {
            complaints.push("nothing in getty-api-ext calls it".to_owned());
        }
        let function = wrapper.rsplit(['.', ':']).next().unwrap_or_default();
        let declared =
            ["fn ", "async fn "].iter().any(|kind| self.wrappers.contains(&format!("pub {kind}{function}(")));
        if function.is_empty() || !declared {
            complaints.push(format!("there is no wrapper {wrapper}"));
        }
        match test(shown_by) {
            Ok(body) if body.contains(&format!(".{function}(")) => {}
            Ok(_) => complaints.push(format!("{shown_by} does not call {function}")),
            Err(reason) => complaints.push(format!("{shown_by}: {reason}")),
        }
        complaints
    }
}

impl Sources {
    /// Whether the client's code contains this word, as a call or as an argument of a macro.
    fn uses(&self, word: &str) -> bool {
        let is_name = |character: char| character.is_alphanumeric() || character == '_';
        let code = self.wrappers.lines().filter(|line| !line.trim_start().starts_with("//"));
        let mut words = code.flat_map(|line| line.split(|character| !is_name(character)));
        words.any(|found| found == word)
    }
}

/// The text of a test, named as Cargo names it after its binary:
/// `services::boards::one_asset_is_added_and_removed`.
fn test(name: &str) -> Result<String, String> {
    let (module, function) = name.rsplit_once("::").ok_or("no name of a test")?;
    let file =
        repository::root().join("tests/suite/tests").join(module.replace("::", "/")).with_extension("rs");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let start = text.find(&format!("fn {function}(")).ok_or("there is no such test")?;
    let rest = text.get(start..).unwrap_or_default();
    let before = text.get(..start).unwrap_or_default();
    if !before.lines().rev().take(2).any(|line| line.starts_with("#[tokio::test") || line == "#[test]") {
        return Err("it is no test".to_owned());
    }
    Ok(rest.split_once("\n}").map_or(rest, |(body, _)| body).to_owned())
}

fn read_all(directory: &Path, text: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            read_all(&entry.path(), text)?;
        } else {
            text.push_str(&fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}
