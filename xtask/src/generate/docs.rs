//! Descriptions as rustdoc.

use proc_macro2::TokenStream;
use quote::quote;

/// The lines of a description as `#[doc]` attributes.
pub(crate) fn attributes(text: &str) -> TokenStream {
    wrap(text).iter().map(|line| attribute(line)).collect()
}

/// One line of rustdoc.
pub(crate) fn attribute(line: &str) -> TokenStream {
    let line = if line.is_empty() { String::new() } else { format!(" {line}") };
    quote!(#[doc = #line])
}

/// The lines of a description as comment lines, for code that is printed as text.
pub(crate) fn doc_comment(text: &str, indent: &str) -> String {
    wrap(text).iter().map(|line| format!("{indent}/// {line}").trim_end().to_owned() + "\n").collect()
}

/// The maximum length of a line of rustdoc, without its indentation and slashes.
const MAX_WIDTH: usize = 100;

/// The lines of a text, wrapped between words; list items keep their indentation, tables are not wrapped.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.trim().lines().map(str::trim_end) {
        let indent = line.len() - line.trim_start().len();
        let hanging = if line.trim_start().starts_with("- ") { indent + 2 } else { indent };
        let mut current = " ".repeat(indent);
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let fits = current.chars().count() + 1 + word.chars().count() <= MAX_WIDTH;
            let has_words = !current.trim().is_empty();
            if has_words && !fits && !line.starts_with('|') {
                lines.push(std::mem::replace(&mut current, " ".repeat(hanging)));
            } else if has_words {
                current.push(' ');
            }
            current.push_str(word);
        }
        lines.push(current);
    }
    lines
}
