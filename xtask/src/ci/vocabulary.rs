//! Checks that the words that the style guide lists do not return.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::terminal;
use crate::workspace::Workspace;

/// Where the words are listed.
const GUIDE: &str = "docs/style.md";

/// The heading above the list.
const HEADING: &str = "## Words that do not return";

/// What is searched, as directories and files of the repository.
const SEARCHED: [&str; 8] =
    ["README.md", "CONTRIBUTING.md", "docs", "getty-api", "getty-api-ext", "tests", "xtask", ".ci"];

/// Folders that hold no text of this project.
const SKIPPED: [&str; 4] = ["generated", "node_modules", "target", "snapshots"];

struct Word {
    text: String,
    /// Whether it is a name, which is compared exactly.
    is_name: bool,
    replacement: String,
}

/// Searches all texts, and returns whether none of the words was found.
pub(super) fn check(workspace: &Workspace) -> Result<bool> {
    let guide = workspace.root().join(GUIDE);
    let text = fs::read_to_string(&guide).with_context(|| format!("reading {}", guide.display()))?;
    let words = words(&text);
    ensure!(!words.is_empty(), "{GUIDE} lists no words under `{HEADING}`");
    let mut files = Vec::new();
    for start in SEARCHED {
        collect(&workspace.root().join(start), &mut files)?;
    }
    let mut found = 0;
    for path in files.iter().filter(|path| **path != guide) {
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        for (line, word) in occurrences(&text, &words) {
            found += 1;
            let path = path.strip_prefix(workspace.root()).unwrap_or(path).display();
            terminal::error(&format!("{path}:{line}: `{}`: write `{}`", word.text, word.replacement));
        }
    }
    terminal::status("Searched", &format!("{} files for {} words", files.len(), words.len()));
    Ok(found == 0)
}

/// The rows of the table under the heading.
fn words(guide: &str) -> Vec<Word> {
    let section = guide.split_once(HEADING).map_or("", |(_, section)| section);
    let rows = section.lines().take_while(|line| !line.starts_with("## ")).filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let (word, replacement) = (cells.next()?, cells.next()?);
        let name = word.strip_prefix('`').and_then(|word| word.strip_suffix('`'));
        Some(Word {
            text: name.unwrap_or(word).to_owned(),
            is_name: name.is_some(),
            replacement: replacement.trim_matches('`').to_owned(),
        })
    });
    // The head of the table, and the line under it.
    rows.skip(2).collect()
}

/// Where words stand, by line.
fn occurrences<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = (usize, &'a Word)> + 'a {
    text.lines().enumerate().flat_map(move |(index, line)| {
        let lower = line.to_lowercase();
        let hits = words.iter().filter(move |word| {
            if word.is_name { contains(line, &word.text) } else { contains(&lower, &word.text) }
        });
        hits.map(move |word| (index + 1, word))
    })
}

/// Whether a line contains a text that is not a part of a longer word.
fn contains(line: &str, text: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(text).any(|(start, _)| {
        let before = line.get(..start).and_then(|before| before.chars().next_back());
        let after = line.get(start + text.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        if path.file_name().is_some_and(|name| SKIPPED.iter().any(|skipped| name == *skipped)) {
            return Ok(());
        }
        let mut entries = fs::read_dir(path)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .with_context(|| format!("reading {}", path.display()))?;
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            collect(&entry.path(), files)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") {
        files.push(path.to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = "# Style\n\n## Words that do not return\n\n| not | but |\n|---|---|\n| `Wobble` | `Progress` |\n\
        | now and then | permanently |\n\n## Others\n| `Fine` | no |\n";

    fn found(text: &str) -> Vec<(usize, String)> {
        let words = words(GUIDE);
        assert_eq!(words.len(), 2);
        occurrences(text, &words).map(|(line, word)| (line, word.text.clone())).collect()
    }

    #[test]
    fn names_are_found_exactly_and_text_in_any_case() {
        assert_eq!(found("a Wobble,\nof Wobbles and wobble"), [(1, "Wobble".to_owned())]);
        assert_eq!(found("kept\n// Now and then."), [(2, "now and then".to_owned())]);
        assert_eq!(found("Wobble_2, a_Wobble, now and thenybody, Fine"), []);
    }
}
