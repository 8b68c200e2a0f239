//! Short names for schemas in messages.
//!
//! Upstream names its schemas after .NET types: ``A.B.SearchResponse`1[A.C.Image]``. Labels contain what
//! distinguishes them, `SearchResponse<Image>`; where that is not enough for two of one document,
//! as much of the namespace as needed.

use std::collections::BTreeMap;

/// The last segment of a name, and of each of its type arguments.
pub(crate) fn short_label(name: &str) -> String {
    qualified(name, 1)
}

/// Short names for all of `names` that differ from each other.
pub(crate) fn unique_labels<'n>(names: impl Iterator<Item = &'n str>) -> BTreeMap<&'n str, String> {
    let mut pending: Vec<&str> = names.collect();
    let mut labels = BTreeMap::new();
    let mut segments = 1;
    while !pending.is_empty() {
        let mut by_label: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in pending.drain(..) {
            by_label.entry(qualified(name, segments)).or_default().push(name);
        }
        for (label, names) in by_label {
            match names[..] {
                [name] => {
                    labels.insert(name, label);
                }
                // The label is the complete name already, and is not unique.
                _ if names.iter().all(|name| segments > name.matches('.').count()) => {
                    labels.extend(names.into_iter().map(|name| (name, name.to_owned())));
                }
                _ => pending.extend(names),
            }
        }
        segments += 1;
    }
    labels
}

/// The name with the last `count` segments of each namespace in it.
fn qualified(name: &str, count: usize) -> String {
    let mut label = String::new();
    let mut word = String::new();
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '[' | ']' | ',' => {
                label.push_str(last_segments(&word, count));
                word.clear();
                label.push_str(match character {
                    '[' => "<",
                    ']' => ">",
                    _ => ", ",
                });
            }
            // The number of type arguments; they are listed anyway.
            '`' => while characters.next_if(char::is_ascii_digit).is_some() {},
            _ => word.push(character),
        }
    }
    label.push_str(last_segments(&word, count));
    label
}

fn last_segments(word: &str, count: usize) -> &str {
    let separators = word.rmatch_indices(['.', '+']);
    let start = separators.map(|(at, _)| at + 1).nth(count.saturating_sub(1));
    word.get(start.unwrap_or(0)..).unwrap_or(word)
}
