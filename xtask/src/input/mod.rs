//! Reading documents: OpenAPI descriptions and everything else the pipeline reads as JSON or YAML.
//!
//! [`parse`] turns bytes into a value; [`read`] first gets the bytes from a file or an http(s) URL.
//! All problems with the input are returned as an [`InputError`]: one line with the name of the
//! document, the location in it and the reason.
//!
//! Accepted is what real descriptions contain: a byte-order mark, CRLF line breaks, control
//! characters inside strings. Rejected are a key that appears twice in one object, bytes that are not
//! UTF-8, several YAML documents in one file, and anything larger than [`MAX_BYTES`]
//! or nested deeper than [`MAX_DEPTH`](error::MAX_DEPTH).

mod error;
mod fetch;
mod json;
mod pointer;
mod value_seed;
mod yaml;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

pub(crate) use error::{InputError, Problem};
pub(crate) use fetch::{is_url, redacted_url};
pub(crate) use pointer::Pointer;

use error::MAX_BYTES;

/// A document with the bytes it was read from.
#[derive(Debug)]
pub(crate) struct Input {
    /// Its name in messages: the path as passed, or the URL without credentials and query.
    pub(crate) name: String,
    /// Exactly what was read.
    pub(crate) bytes: Vec<u8>,
    /// The parsed bytes.
    pub(crate) value: Value,
}

/// Reads and parses the document at a file path or an `http://` or `https://` URL.
///
/// # Errors
///
/// When it cannot be read or fetched, is too large, or [`parse`] rejects it.
pub(crate) fn read(source: &str) -> Result<Input, InputError> {
    let (name, bytes) = if fetch::is_url(source) {
        (redacted_url(source), fetch::fetch(source)?)
    } else {
        (source.to_owned(), read_file(Path::new(source), source)?)
    };
    let value = parse(&name, &bytes)?;
    Ok(Input { name, bytes, value })
}

/// Reads and parses the document in a file that is called `name` in messages.
///
/// # Errors
///
/// As [`read`].
pub(crate) fn read_named(path: &Path, name: &str) -> Result<Input, InputError> {
    let bytes = read_file(path, name)?;
    let value = parse(name, &bytes)?;
    Ok(Input { name: name.to_owned(), bytes, value })
}

fn read_file(path: &Path, name: &str) -> Result<Vec<u8>, InputError> {
    let failed = |error: std::io::Error| InputError::new(name, format!("cannot be read: {error}"));
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(error::too_large(name));
    }
    Ok(bytes)
}

/// Parses `bytes` as JSON or YAML, whichever they are; errors call them `name`.
///
/// Text that begins with `{` or `[` is JSON, everything else is YAML 1.2: `NO` and dates are text,
/// only `true` and `false` are booleans.
///
/// # Errors
///
/// When the bytes are empty, are not UTF-8, are an HTML or XML page, are malformed, or contain an
/// object with the same key twice.
pub(crate) fn parse(name: &str, bytes: &[u8]) -> Result<Value, InputError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        InputError::new(name, "is not UTF-8 text").at(format!("line {line}"))
    })?;
    let mut content = text.trim_start().chars();
    match (content.next(), content.next()) {
        (None, _) => Err(InputError::new(name, "is empty")),
        (Some('<'), Some('!' | '?' | 'a'..='z' | 'A'..='Z')) => {
            Err(InputError::new(name, "is an HTML or XML page, not a JSON or YAML document").at("line 1"))
        }
        (Some('{' | '['), _) => json::parse(name, text),
        _ => yaml::parse(name, text),
    }
}
