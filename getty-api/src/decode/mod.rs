//! Decoding of responses into typed results, with one function for each form of response.

pub(crate) mod record;
pub(crate) mod salvage;
pub(crate) mod value;

use std::borrow::Cow;
use std::collections::HashSet;

use bytes::Bytes;
use http::StatusCode;
use http::header::LOCATION;
use serde::Deserializer;
use serde::de::Error as _;
use serde_json::value::RawValue;

use crate::error::DecodeReason;
use crate::{ApiError, Completion, DecodeError, Error, Operation, Redirectable};
use salvage::{JsonKind, Salvage, Unreadable};
use value::{Budget, DECODED_LIMIT, Decode};

/// The maximum length of a body that is not UTF-8, in bytes: its repaired copy can be three times as long.
const MAX_REPAIRED_BYTES: usize = 4 * 1024 * 1024;

/// Decodes the body of one response, and collects the skipped values.
///
/// [`Response::decode`](crate::Response::decode) creates one for each response.
#[derive(Debug, Default)]
pub struct Decoder {
    strict: bool,
    unreadable: Vec<Unreadable>,
    skipped: usize,
}

impl Decoder {
    /// Creates a decoder that skips values that it cannot decode, or, if `strict`, fails at the first of them.
    pub(crate) fn new(strict: bool) -> Self {
        Self { strict, ..Self::default() }
    }

    /// The skipped values, and their total number.
    pub(crate) fn finish(self) -> (Vec<Unreadable>, usize) {
        (self.unreadable, self.skipped)
    }

    fn parse<T: Decode>(
        &mut self,
        operation: &'static str,
        response: &http::Response<Bytes>,
    ) -> Result<T, Error> {
        let mut budget = Budget::default();
        if let Ok(Some(value)) = first_pass(without_bom(response.body()), &mut budget) {
            return Ok(value);
        }
        if budget.is_exceeded() {
            let reason = DecodeReason::TooLarge { limit: DECODED_LIMIT };
            return Err(DecodeError::new(operation, String::new(), reason, response).into());
        }
        self.second_pass(operation, response, T::EXPECTED, T::salvage)
    }

    /// Decodes the valid values of a body that the first pass could not decode.
    #[cold]
    fn second_pass<T>(
        &mut self,
        operation: &'static str,
        response: &http::Response<Bytes>,
        expected: &'static str,
        decode: impl FnOnce(&RawValue, &mut Salvage<'_>) -> Option<T>,
    ) -> Result<T, Error> {
        let failure = |reason| Error::from(DecodeError::new(operation, String::new(), reason, response));
        let json = without_bom(response.body());
        let found = JsonKind::of(json).ok_or_else(|| failure(DecodeReason::Empty))?;
        let text = match std::str::from_utf8(json) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if json.len() <= MAX_REPAIRED_BYTES => String::from_utf8_lossy(json),
            Err(_) => return Err(failure(DecodeReason::NotUtf8)),
        };
        let raw = salvage::raw(&text)
            .map_err(|error| failure(DecodeReason::NotJson { line: error.line(), column: error.column() }))?;
        // Values that count as absent elsewhere are not a valid body.
        if !matches!(found, JsonKind::Array | JsonKind::Object) {
            return Err(failure(DecodeReason::Unexpected { found, expected }));
        }
        let mut budget = Budget::default();
        let mut salvage = Salvage::new(&mut budget);
        let value = decode(raw, &mut salvage);
        let (unreadable, skipped) = salvage.finish();
        if budget.is_exceeded() {
            return Err(failure(DecodeReason::TooLarge { limit: DECODED_LIMIT }));
        }
        let Some(value) = value else { return Err(failure(DecodeReason::Unexpected { found, expected })) };
        if let Some(first) = unreadable.first().filter(|_| self.strict) {
            let reason = DecodeReason::Unexpected { found: first.found, expected: first.expected };
            let pointer = first.location().to_owned();
            return Err(DecodeError::new(operation, pointer, reason, response).into());
        }
        self.unreadable.extend(unreadable);
        self.skipped += skipped;
        Ok(value)
    }
}

/// A body without the byte order mark that some servers put before JSON.
fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// Decodes a complete body straight into its type.
fn first_pass<T: Decode>(json: &[u8], budget: &mut Budget) -> Result<Option<T>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let value = T::decode(&mut deserializer, budget)?;
    deserializer.end()?;
    Ok(value)
}

/// The implementation of serde's `Deserialize` for types of responses.
pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = T::decode(deserializer, &mut Budget::default())?;
    value.ok_or_else(|| D::Error::custom(format_args!("null where {} was expected", T::EXPECTED)))
}

/// A body as JSON of any structure, within the memory limit of decoded bodies.
pub(crate) fn any(
    operation: &'static str,
    response: &http::Response<Bytes>,
) -> Result<serde_json::Value, Error> {
    if without_bom(response.body()).trim_ascii() == b"null" {
        return Ok(serde_json::Value::Null);
    }
    Decoder::new(true).parse(operation, response)
}

/// The JSON of each element of a list that was decoded, see [`Response::elements`](crate::Response::elements).
pub(crate) fn elements(
    list: &str,
    operation: &'static str,
    response: &http::Response<Bytes>,
    unreadable: &[Unreadable],
) -> Result<Vec<(usize, Bytes)>, Error> {
    let body = response.body();
    let failure = || no_elements(operation, response);
    // Elements cannot be slices of a body that had to be repaired.
    let text = std::str::from_utf8(without_bom(body)).map_err(|_| failure())?;
    let raw = salvage::raw(text).map_err(|_| failure())?;
    let (mut budget, skipped) = (Budget::default(), skipped_pointers(unreadable));
    let mut salvage = Salvage::new(&mut budget);
    // The same choice as when decoding: the last list with this name; the documented spelling takes precedence.
    let mut found: Option<(String, Bytes)> =
        list.is_empty().then(|| (String::new(), body.slice_ref(text.as_bytes())));
    let mut exact = false;
    salvage.each_property(raw, &mut |name, json, _| {
        if name == list || (!exact && record::is_same_name(name, list)) {
            exact = name == list;
            found = Some((format!("/{name}"), body.slice_ref(json.get().as_bytes())));
        }
    });
    let Some((pointer, json)) = found else { return Ok(Vec::new()) };
    let json =
        std::str::from_utf8(&json).ok().and_then(|json| salvage::raw(json).ok()).ok_or_else(failure)?;
    let mut elements = Vec::new();
    let is_list = salvage.each_element(json, &mut |json, salvage| {
        let index = salvage.pointer().trim_start_matches('/').parse().unwrap_or_default();
        let pointer = format!("{pointer}{}", salvage.pointer());
        if !skipped.contains(pointer.as_str()) && salvage.budget().take::<(usize, Bytes)>() {
            elements.push((index, body.slice_ref(json.get().as_bytes())));
        }
    });
    let is_complete = is_list || value::is_blank(json);
    if is_complete && !budget.is_exceeded() { Ok(elements) } else { Err(failure()) }
}

fn skipped_pointers(unreadable: &[Unreadable]) -> HashSet<&str> {
    unreadable.iter().map(|skipped| skipped.pointer.as_str()).collect()
}

/// The error for a body in which the elements of a list cannot be located.
pub(crate) fn no_elements(operation: &'static str, response: &http::Response<Bytes>) -> Error {
    let found = JsonKind::of(without_bom(response.body())).unwrap_or(JsonKind::Null);
    let reason = DecodeReason::Unexpected { found, expected: "the JSON of a readable list" };
    DecodeError::new(operation, String::new(), reason, response).into()
}

/// A body in JSON.
pub(crate) fn json<O: Operation, T: Decode>(
    response: &http::Response<Bytes>,
    decoder: &mut Decoder,
) -> Result<T, Error> {
    expect_success::<O>(response)?;
    decoder.parse(O::INFO.id, response)
}

/// A body that is a list, or an object with the list in the property `name`.
pub(crate) fn list<O: Operation, T: Decode>(
    name: &str,
    response: &http::Response<Bytes>,
    decoder: &mut Decoder,
) -> Result<Vec<T>, Error> {
    expect_success::<O>(response)?;
    if JsonKind::of(without_bom(response.body())) != Some(JsonKind::Object) {
        return decoder.parse(O::INFO.id, response);
    }
    decoder.second_pass(O::INFO.id, response, Vec::<T>::EXPECTED, |json, salvage| {
        let mut list = None;
        salvage.each_property(json, &mut |found, json, salvage| {
            if record::is_same_name(found, name) {
                list = salvage.within(found, |salvage| Vec::<T>::salvage(json, salvage));
            }
        });
        list
    })
}

/// A success without content.
pub(crate) fn empty<O: Operation>(response: &http::Response<Bytes>, _: &mut Decoder) -> Result<(), Error> {
    expect_success::<O>(response)
}

/// A body in JSON, or `None` for an empty body.
pub(crate) fn optional<O: Operation, T: Decode>(
    response: &http::Response<Bytes>,
    decoder: &mut Decoder,
) -> Result<Option<T>, Error> {
    expect_success::<O>(response)?;
    if is_blank(response.body()) { Ok(None) } else { decoder.parse(O::INFO.id, response).map(Some) }
}

/// The result, or with 202 the state of a result that is not ready.
pub(crate) fn completion<O: Operation, T: Decode, P: Decode>(
    response: &http::Response<Bytes>,
    decoder: &mut Decoder,
) -> Result<Completion<T, P>, Error> {
    expect_success::<O>(response)?;
    if response.status() == StatusCode::ACCEPTED {
        decoder.parse(O::INFO.id, response).map(Completion::Pending)
    } else {
        decoder.parse(O::INFO.id, response).map(Completion::Ready)
    }
}

/// The result, or with 202 and an empty body the state "not ready".
pub(crate) fn completion_or_empty<O: Operation, T: Decode>(
    response: &http::Response<Bytes>,
    decoder: &mut Decoder,
) -> Result<Completion<T, ()>, Error> {
    expect_success::<O>(response)?;
    if response.status() == StatusCode::ACCEPTED {
        Ok(Completion::Pending(()))
    } else {
        decoder.parse(O::INFO.id, response).map(Completion::Ready)
    }
}

/// A body in JSON, or with 303 the URL in `Location`.
pub(crate) fn redirectable<O: Operation, T: Decode>(
    response: &http::Response<Bytes>,
    decoder: &mut Decoder,
) -> Result<Redirectable<T>, Error> {
    expect_success::<O>(response)?;
    if response.status() != StatusCode::SEE_OTHER {
        return decoder.parse(O::INFO.id, response).map(Redirectable::Body);
    }
    // Not all servers encode non-ASCII characters, and the URL leads to a result that was paid for.
    let location = response.headers().get(LOCATION);
    match location.and_then(|location| std::str::from_utf8(location.as_bytes()).ok()) {
        Some(location) => Ok(Redirectable::SeeOther(location.to_owned())),
        None => {
            let reason = DecodeReason::MissingLocation;
            Err(DecodeError::new(O::INFO.id, String::new(), reason, response).into())
        }
    }
}

fn expect_success<O: Operation>(response: &http::Response<Bytes>) -> Result<(), Error> {
    let status = response.status();
    // Any 2xx status is a success, also an undocumented one; a redirect is a success only if it is documented.
    if status.is_success() || O::INFO.success.contains(&status.as_u16()) {
        Ok(())
    } else {
        Err(ApiError::new(O::INFO.id, response.clone()).into())
    }
}

fn is_blank(body: &[u8]) -> bool {
    matches!(body.trim_ascii(), b"" | b"null")
}
