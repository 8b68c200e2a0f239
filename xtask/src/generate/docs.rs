//! Descriptions as rustdoc.

use proc_macro2::TokenStream;
use quote::quote;

/// The lines of a description as `#[doc]` attributes.
pub(crate) fn attributes(text: &str) -> TokenStream {
    text.trim().lines().map(|line| attribute(line.trim_end())).collect()
}

/// One line of rustdoc.
pub(crate) fn attribute(line: &str) -> TokenStream {
    let line = if line.is_empty() { String::new() } else { format!(" {line}") };
    quote!(#[doc = #line])
}

/// The lines of a description as comment lines, for what is printed as text.
pub(crate) fn comment(text: &str, indent: &str) -> String {
    text.trim().lines().map(|line| format!("{indent}/// {line}").trim_end().to_owned() + "\n").collect()
}
