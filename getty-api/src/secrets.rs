//! Secrets that must not appear in errors, logs and debug output, regardless of the encoding in which a server returns
//! them.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use memchr::memmem;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::zeroize::Zeroizing;

use crate::{ApiError, DecodeError, Error};

/// The maximum length of a text that is searched, in bytes. A longer text is treated as one that contains a secret.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// The maximum number of bytes that are decoded for one text. A text that needs more is treated as one that contains a
/// secret.
const MAX_DECODED: usize = 8 * MAX_TEXT;

/// The maximum number of nested encodings around a secret, such as percent-encoding twice.
const MAX_LAYERS: usize = 3;

/// The minimum length of secrets that are searched in base64: shorter ones match by chance.
const MIN_BASE64: usize = 5;

/// The minimum length of secrets that do not occur in other texts by chance.
const MIN_LONG: usize = 8;

/// The replacement of a secret.
const MARK: &str = "[secret]";

/// The replacement of a text that contains a secret in an encoding.
const DROPPED: &str = "[text removed: it contains a secret in encoded form]";

/// The secrets a request was sent with: API key, access token, client secret and so on.
///
/// A server can return the data of a request in a message, a header or a body. Before such a text becomes part of an
/// error or a log, it is searched for the secrets:
/// - plain;
/// - escaped as in JSON, `\/` and `\uXXXX` included;
/// - percent-encoded with hexadecimal digits of either case, as in forms with `+` for a space, and encoded twice;
/// - in base64 with the standard or the URL-safe alphabet, alone or within a longer text.
///
/// Cloning is cheap. `Debug` prints nothing of the secrets, and they are wiped from memory with the last clone. The
/// executors of this project put the secrets of a call into the [extensions](http::Extensions) of its response.
///
/// ```
/// use getty_api::Secrets;
///
/// let secrets = Secrets::new(["s3cret/key"]);
/// assert_eq!(secrets.redact("no access with s3cret/key"), "no access with [secret]");
/// assert!(secrets.appear_in(r#"{"sent":"s3cret\/key"}"#));
/// assert!(secrets.appear_in("?key=s3cret%2Fkey"));
/// assert!(!secrets.redact("c2VudCBzM2NyZXQva2V5").contains("zM2NyZXQva2V"));
/// assert_eq!(secrets.redact("nothing of it"), "nothing of it");
/// ```
#[derive(Clone, Default)]
pub struct Secrets(Arc<[Zeroizing<String>]>);

impl Secrets {
    /// Creates a set of secrets; empty ones are omitted.
    pub fn new(secrets: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let secrets = secrets.into_iter();
        let owned = secrets.map(|secret| Zeroizing::new(secret.as_ref().to_owned()));
        Self(owned.filter(|secret| !secret.is_empty()).collect())
    }

    /// The union of both sets.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        Self(self.0.iter().chain(others.0.iter()).cloned().collect())
    }

    /// The secrets of at least 8 bytes: other texts contain shorter ones by chance. Use them for texts on which
    /// programs depend, such as error codes.
    #[must_use]
    pub fn long(&self) -> Self {
        Self(self.0.iter().filter(|secret| secret.len() >= MIN_LONG).cloned().collect())
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text contains a secret, plain or in one of the [encodings](Self). A text of more than 4 MiB is not
    /// searched, and the result is `true`.
    pub fn appear_in(&self, text: impl AsRef<[u8]>) -> bool {
        let text = text.as_ref();
        if self.is_empty() || text.is_empty() {
            return false;
        }
        if text.len() > MAX_TEXT {
            return true;
        }
        let needles: Vec<Zeroizing<String>> = self.0.iter().flat_map(|secret| needles(secret)).collect();
        let finders: Vec<_> = needles.iter().map(|needle| memmem::Finder::new(needle.as_bytes())).collect();
        let mut decoded = 0;
        contains(text, &finders, MAX_LAYERS, &mut decoded)
    }

    /// Returns the text with `[secret]` in place of each plain secret. A text that then still contains a secret in an
    /// encoding is replaced completely by a marker.
    pub fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.appear_in(text) {
            return Cow::Borrowed(text);
        }
        if text.len() > MAX_TEXT {
            return Cow::Borrowed(DROPPED);
        }
        // The longest first, because one can contain another.
        let mut secrets: Vec<&str> = self.0.iter().map(|secret| secret.as_str()).collect();
        secrets.sort_unstable_by_key(|secret| std::cmp::Reverse(secret.len()));
        let mut redacted = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            match secrets.iter().find(|secret| rest.starts_with(**secret)) {
                Some(secret) => {
                    redacted.push_str(MARK);
                    rest = &rest[secret.len()..];
                }
                None => {
                    redacted.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        // A secret that occurs in the marker itself is no reason to drop the text.
        let remaining = redacted.replace(MARK, "\0");
        if self.appear_in(remaining) { Cow::Borrowed(DROPPED) } else { Cow::Owned(redacted) }
    }

    /// Returns the body without secrets, as [`redact`](Self::redact) does.
    pub fn redact_bytes(&self, body: &Bytes) -> Bytes {
        if !self.appear_in(body) {
            return body.clone();
        }
        match self.redact(&String::from_utf8_lossy(body)) {
            Cow::Borrowed(mark) => Bytes::copy_from_slice(mark.as_bytes()),
            Cow::Owned(text) => text.into(),
        }
    }

    /// Replaces each header value that contains a secret, plain or encoded, by a marker.
    pub fn redact_headers(&self, headers: &mut HeaderMap) {
        for value in headers.values_mut() {
            if self.appear_in(value.as_bytes()) {
                *value = HeaderValue::from_static(MARK);
            }
        }
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// The texts that reveal a secret: the secret, and those characters of its base64 encodings that depend only on it.
fn needles(secret: &str) -> Vec<Zeroizing<String>> {
    let mut found = vec![Zeroizing::new(secret.to_owned())];
    if secret.len() < MIN_BASE64 {
        return found;
    }
    // A request that is returned in base64 contains the secret in the encoding of its body.
    let percent = Zeroizing::new(utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string());
    let unreserved = Zeroizing::new(unreserved(&percent));
    let form = Zeroizing::new(unreserved.replace("%20", "+").replace("%2A", "*").replace('~', "%7E"));
    let json = Zeroizing::new(serde_json::to_string(secret).unwrap_or_default());
    let json = Zeroizing::new(json.trim_matches('"').to_owned());
    let slashes = Zeroizing::new(json.replace('/', "\\/"));
    let mut forms = vec![Zeroizing::new(secret.to_owned()), percent, unreserved, form, json, slashes];
    forms.sort_unstable_by(|one, other| one.as_str().cmp(other));
    forms.dedup();
    for form in forms {
        for before in 0..3 {
            found.extend(base64_core(form.as_bytes(), before));
        }
    }
    found.sort_unstable_by(|one, other| one.as_str().cmp(other));
    found.dedup();
    found
}

/// A percent-encoded text with the unreserved characters of RFC 3986 not encoded.
fn unreserved(percent: &str) -> String {
    percent.replace("%2D", "-").replace("%2E", ".").replace("%5F", "_").replace("%7E", "~")
}

/// The characters of the base64 text, in both alphabets, that depend only on these bytes when `before` bytes (modulo
/// 3) precede them.
fn base64_core(bytes: &[u8], before: usize) -> Vec<Zeroizing<String>> {
    let mut padded = Zeroizing::new(vec![0; before]);
    padded.extend_from_slice(bytes);
    // The first character that starts in the bytes, and the last that ends in them.
    let start = (before * 8).div_ceil(6);
    let end = padded.len() * 8 / 6;
    let core = |text: String| text.get(start..end).map(|core| Zeroizing::new(core.to_owned()));
    let texts = [STANDARD_NO_PAD.encode(&*padded), URL_SAFE_NO_PAD.encode(&*padded)];
    texts.into_iter().filter_map(core).filter(|core| core.len() >= MIN_BASE64).collect()
}

/// Whether one of the needles is in the text or in a decoded form of it.
fn contains(text: &[u8], finders: &[memmem::Finder<'_>], layers: usize, decoded: &mut usize) -> bool {
    if finders.iter().any(|finder| finder.find(text).is_some()) {
        return true;
    }
    if layers == 0 {
        return false;
    }
    let escaped = memchr::memchr(b'\\', text).is_some();
    let percent = memchr::memchr(b'%', text).is_some();
    let plus = memchr::memchr(b'+', text).is_some();
    let forms: [(bool, Decoding); 3] =
        [(escaped, json_unescaped), (percent, percent_decoded), (plus, form_decoded)];
    forms.into_iter().filter(|(applies, _)| *applies).any(|(_, decode)| {
        *decoded += text.len();
        // A text that was not searched completely can contain a secret.
        if *decoded > MAX_DECODED {
            return true;
        }
        let inner = Zeroizing::new(decode(text));
        inner[..] != *text && contains(&inner, finders, layers - 1, decoded)
    })
}

/// The text with the escapes of JSON strings replaced; invalid escapes are kept.
fn json_unescaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'\\' {
            out.push(*first);
            continue;
        }
        let Some((&escape, after)) = rest.split_first() else {
            out.push(b'\\');
            break;
        };
        let plain = match escape {
            b'"' | b'\\' | b'/' => escape,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                match unicode_escape(after) {
                    Some((c, used)) => {
                        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                        rest = after.get(used..).unwrap_or_default();
                    }
                    None => out.push(b'\\'),
                }
                continue;
            }
            _ => {
                out.push(b'\\');
                continue;
            }
        };
        out.push(plain);
        rest = after;
    }
    out
}

/// The character after `\u`, and the number of bytes it takes: four digits, or two surrogates.
fn unicode_escape(text: &[u8]) -> Option<(char, usize)> {
    let unit = |digits: &[u8]| u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    let first = unit(text.get(..4)?)?;
    let second = text.get(4..6).filter(|escape| *escape == b"\\u").and_then(|_| unit(text.get(6..10)?));
    match char::decode_utf16(std::iter::once(first).chain(second)).next()? {
        Ok(c) => Some((c, if c.len_utf16() == 2 { 10 } else { 4 })),
        Err(_) => None,
    }
}

/// Removes one encoding from a text.
type Decoding = fn(&[u8]) -> Vec<u8>;

fn percent_decoded(text: &[u8]) -> Vec<u8> {
    percent_encoding::percent_decode(text).collect()
}

/// As [`percent_decoded`], with `+` for a space.
fn form_decoded(text: &[u8]) -> Vec<u8> {
    let spaced: Zeroizing<Vec<u8>> =
        Zeroizing::new(text.iter().map(|&b| if b == b'+' { b' ' } else { b }).collect());
    percent_decoded(&spaced)
}

impl ApiError {
    /// Removes every secret from the texts that the server sent: code, message, request id, headers and body.
    ///
    /// Programs depend on the code, so a code that contains a short secret (less than 8 bytes) is kept.
    pub fn redact(&mut self, secrets: &Secrets) {
        if secrets.is_empty() {
            return;
        }
        let long = secrets.long();
        self.code.take_if(|code| long.appear_in(code.as_str()));
        self.message = self.message.take().map(|message| secrets.redact(&message).into_owned());
        self.request_id.take_if(|id| long.appear_in(id.as_str()));
        secrets.redact_headers(&mut self.headers);
        self.body = secrets.redact_bytes(&self.body);
    }
}

impl DecodeError {
    /// Removes every secret from the headers and the body. The other fields contain no text of the server.
    pub fn redact(&mut self, secrets: &Secrets) {
        if secrets.is_empty() {
            return;
        }
        secrets.redact_headers(&mut self.headers);
        self.body = secrets.redact_bytes(&self.body);
    }
}

impl Error {
    /// The error without the secrets that a server may have returned; see [`ApiError::redact`] and
    /// [`DecodeError::redact`]. For implementations of [`Execute`](crate::Execute).
    #[must_use]
    pub fn without_secrets(mut self, secrets: &Secrets) -> Self {
        match &mut self {
            Self::Api(error) => error.redact(secrets),
            Self::Decode(error) => error.redact(secrets),
            _ => {}
        }
        self
    }
}
