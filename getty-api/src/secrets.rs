//! Secrets that must not appear in errors, logs and debug output, regardless of the encoding in which a server returns
//! them.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::header::{AGE, CONTENT_LENGTH, DATE, EXPIRES, LAST_MODIFIED, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue};
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

/// The minimum length of secrets that are searched in base64 at any position: shorter ones match by chance.
const MIN_BASE64: usize = 4;

/// The minimum length of secrets that are searched within words: shorter ones occur in other words by chance.
const MIN_WITHIN_WORDS: usize = 4;

/// The minimum length of secrets that do not occur in other texts by chance.
const MIN_LONG: usize = 8;

/// The replacement of a long secret.
const MARK: &str = "[secret]";

/// The replacement of a text that contains a short secret, or a secret in an encoding.
const DROPPED: &str = "[text removed: it contains a secret]";

/// Header values that the API, its gateways and web servers are known to send. They reveal nothing, and programs depend
/// on them.
const PUBLIC_VALUES: [&str; 15] = [
    "Account Inactive",
    "Account Over Queries Per Second Limit",
    "Account Over Rate Limit",
    "ERR_403_DEVELOPER_INACTIVE",
    "ERR_403_DEVELOPER_OVER_QPS",
    "ERR_403_DEVELOPER_OVER_RATE",
    "ForbiddenException",
    "application/json",
    "application/json; charset=utf-8",
    "bytes",
    "chunked",
    "gzip",
    "identity",
    "text/html",
    "text/html; charset=utf-8",
];

/// The secrets a request was sent with: API key, access token, client secret and so on.
///
/// A server can return the data of a request in a message, a header or a body. Before such a text becomes part of an
/// error or a log, it is searched for the secrets:
/// - plain;
/// - escaped as in JSON, `\/` and `\uXXXX` included;
/// - percent-encoded with hexadecimal digits of either case, as in forms with `+` for a space, and encoded twice;
/// - in base64 with the standard or the URL-safe alphabet, with and without padding, alone or within a longer text;
/// - as hexadecimal digits.
///
/// # Short secrets
/// A short secret occurs in other texts by chance. If each occurrence were replaced, the text would be unreadable, and
/// its gaps would reveal the secret. So the length of a secret in bytes decides:
///
/// | length | found | the text is |
/// |---|---|---|
/// | 8 or more | anywhere | kept, with `[secret]` in place of the secret |
/// | 4 to 7 | anywhere | removed as a whole |
/// | 1 to 3 | only where no letter or digit adjoins it, or where it is not a letter or digit itself | removed as a whole |
///
/// A text that contains a secret in an encoding is removed as a whole, too. The same replacement stands for every
/// removed text. Only texts of servers and files are searched; the status and the library's own words stay. Error codes
/// and header values that the API is known to send stay as well, because programs depend on them.
///
/// Cloning is cheap. `Debug` prints nothing of the secrets, and they are wiped from memory with the last clone. The
/// executors of this project put the secrets of a call into the [extensions](http::Extensions) of its response.
///
/// ```
/// use getty_api::Secrets;
///
/// let secrets = Secrets::new(["s3cret/key", "bob"]);
/// assert_eq!(secrets.redact("no access with s3cret/key"), "no access with [secret]");
/// assert!(secrets.appear_in(r#"{"sent":"s3cret\/key"}"#));
/// assert!(secrets.appear_in("?key=s3cret%2Fkey"));
/// assert!(!secrets.redact("c2VudCBzM2NyZXQva2V5").contains("zM2NyZXQva2V"));
/// assert_eq!(secrets.redact("bobsleighs"), "bobsleighs");
/// assert_eq!(secrets.redact("user bob is locked"), "[text removed: it contains a secret]");
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
    /// programs depend, such as URLs.
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
        !self.is_empty() && !text.is_empty() && self.search(|search| search.appears_in(text))
    }

    /// Searches in several texts with one preparation.
    fn search<T>(&self, work: impl FnOnce(&Search<'_>) -> T) -> T {
        let needles: Vec<Needle> = self.0.iter().flat_map(|secret| needles(secret)).collect();
        let finders =
            needles.iter().map(|needle| (memmem::Finder::new(needle.text.as_bytes()), needle.within_words));
        let has_short = self.0.iter().any(|secret| secret.len() < MIN_WITHIN_WORDS);
        work(&Search { finders: finders.collect(), has_short })
    }

    /// Returns the text with `[secret]` in place of each plain secret of at least 8 bytes. A text that then still
    /// contains a secret, short or in an encoding, is replaced completely by a marker; see [short
    /// secrets](Self#short-secrets).
    pub fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.appear_in(text) {
            return Cow::Borrowed(text);
        }
        if text.len() > MAX_TEXT {
            return Cow::Borrowed(DROPPED);
        }
        // The longest first, because one can contain another.
        let long = self.0.iter().filter(|secret| secret.len() >= MIN_LONG);
        let mut secrets: Vec<&str> = long.map(|secret| secret.as_str()).collect();
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
    ///
    /// Values that the API is known to send stay. Numbers and dates of the protocol (`Retry-After`, `Date`, `Age`,
    /// `Content-Length`, `Last-Modified`, `Expires`) are searched for secrets of at least 8 bytes only.
    pub fn redact_headers(&self, headers: &mut HeaderMap) {
        if self.is_empty() {
            return;
        }
        let mut redact = |all: &Search<'_>, long: &Search<'_>| {
            for (name, value) in headers.iter_mut() {
                let bytes = value.as_bytes();
                let search = if is_number_or_date(name, bytes) { long } else { all };
                let is_public =
                    PUBLIC_VALUES.iter().any(|public| bytes.eq_ignore_ascii_case(public.as_bytes()));
                if !is_public && search.appears_in(bytes) {
                    *value = HeaderValue::from_static(MARK);
                }
            }
        };
        self.search(|all| self.long().search(|long| redact(all, long)));
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// Whether a header of the protocol has the value of a number or a date, which other code parses.
fn is_number_or_date(name: &HeaderName, value: &[u8]) -> bool {
    let is_numeric = || value.iter().all(u8::is_ascii_digit);
    let is_date = || value.len() == "Tue, 01 Dec 2026 00:00:00 GMT".len() && value.ends_with(b" GMT");
    [RETRY_AFTER, DATE, AGE, CONTENT_LENGTH, LAST_MODIFIED, EXPIRES].contains(name)
        && (is_numeric() || is_date())
}

/// A text that reveals a secret.
struct Needle {
    text: Zeroizing<String>,
    /// Whether it is searched within words.
    within_words: bool,
}

/// The texts that reveal a secret: the secret, its hexadecimal digits, and those characters of its base64 encodings that
/// depend only on it.
fn needles(secret: &str) -> Vec<Needle> {
    let plain =
        Needle { text: Zeroizing::new(secret.to_owned()), within_words: secret.len() >= MIN_WITHIN_WORDS };
    if secret.len() < MIN_BASE64 {
        return vec![plain];
    }
    let mut found = Vec::new();
    for digits in [*b"0123456789abcdef", *b"0123456789ABCDEF"] {
        let digit = |value: u8| digits.get(usize::from(value)).copied().map_or('0', char::from);
        let mut hex = Zeroizing::new(String::with_capacity(2 * secret.len()));
        hex.extend(secret.bytes().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
        found.push(hex);
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
    let encoded = found.into_iter().map(|text| Needle { text, within_words: true });
    std::iter::once(plain).chain(encoded).collect()
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

/// A search for secrets.
struct Search<'a> {
    /// What is searched, and whether within words.
    finders: Vec<(memmem::Finder<'a>, bool)>,
    /// Whether there are secrets that no needle finds in base64.
    has_short: bool,
}

impl Search<'_> {
    fn appears_in(&self, text: &[u8]) -> bool {
        text.len() > MAX_TEXT || self.matches(text, false, MAX_LAYERS, &mut 0)
    }

    /// Whether one of the needles is in the text or in a decoded form of it; `in_base64` is for decoded base64, in which
    /// the needles of longer secrets were found before.
    fn matches(&self, text: &[u8], in_base64: bool, layers: usize, decoded: &mut usize) -> bool {
        let mut finders = self.finders.iter().filter(|(_, within_words)| !(in_base64 && *within_words));
        let is_in_text = |(finder, within_words): &(memmem::Finder<'_>, bool)| {
            let length = finder.needle().len();
            finder.find_iter(text).any(|at| *within_words || is_word(text, at, length))
        };
        if finders.any(is_in_text) {
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
        let in_form = forms.into_iter().filter(|(applies, _)| *applies).any(|(_, decode)| {
            *decoded += text.len();
            // A text that was not searched completely can contain a secret.
            if *decoded > MAX_DECODED {
                return true;
            }
            let inner = Zeroizing::new(decode(text));
            inner[..] != *text && self.matches(&inner, in_base64, layers - 1, decoded)
        });
        in_form || (self.has_short && self.is_in_base64(text, layers, decoded))
    }

    /// Whether the text contains readable text in base64, and a needle in that.
    fn is_in_base64(&self, text: &[u8], layers: usize, decoded: &mut usize) -> bool {
        let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
        let runs = text.split(|byte| !is_base64(byte));
        // What adjoins the base64 can belong to its alphabet, such as the slashes of a path.
        let words = text.split(|byte| !byte.is_ascii_alphanumeric());
        runs.chain(words).filter(|run| run.len() > 1).any(|run| {
            let standard = run.iter().map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            });
            let standard: Zeroizing<Vec<u8>> = Zeroizing::new(standard.collect());
            let Ok(inner) = STANDARD_NO_PAD.decode(&*standard).map(Zeroizing::new) else { return false };
            let is_readable =
                std::str::from_utf8(&inner).is_ok_and(|text| !text.chars().any(char::is_control));
            *decoded += inner.len();
            is_readable && (*decoded > MAX_DECODED || self.matches(&inner, true, layers - 1, decoded))
        })
    }
}

/// Whether the bytes at this position are words of their own: no letter or digit of them adjoins another one.
fn is_word(text: &[u8], at: usize, length: usize) -> bool {
    // Letters of other scripts are longer than a byte.
    let is_letter = |index: Option<usize>| {
        index
            .and_then(|index| text.get(index))
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    };
    let begins = !(is_letter(at.checked_sub(1)) && is_letter(Some(at)));
    let ends = !(is_letter((at + length).checked_sub(1)) && is_letter(Some(at + length)));
    begins && ends
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
    /// A code that the bindings know is kept: programs depend on it, and it reveals nothing.
    pub fn redact(&mut self, secrets: &Secrets) {
        if secrets.is_empty() {
            return;
        }
        self.code.take_if(|code| !code.is_known() && secrets.appear_in(code.as_str()));
        self.message = self.message.take().map(|message| secrets.redact(&message).into_owned());
        self.request_id.take_if(|id| secrets.appear_in(id.as_str()));
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
