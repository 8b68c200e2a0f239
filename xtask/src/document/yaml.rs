//! YAML text, read as YAML 1.2.

use std::borrow::Cow;

use serde::de::DeserializeSeed;
use serde_json::Value;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use super::node::Reading;
use super::{MAX_DEPTH, Refusal};

/// Parses one YAML document. Control characters, which YAML does not allow, are read as spaces.
pub(super) fn parse(name: &str, text: &str) -> Result<Value, Refusal> {
    let reading = Reading::default();
    // Keys that appear twice are let through so that our own reading can say where they stand.
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH + 1,
            max_documents: 1,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Merge,
        strict_booleans: true,
        legacy_octal_numbers: false,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::Reject,
        with_snippet: false,
    };
    let text = printable(text);
    let result = serde_saphyr::with_deserializer_from_str_with_options(&text, options, |deserializer| {
        reading.root().deserialize(deserializer)
    });
    result.map_err(|error| {
        let place = error.location().map(|place| format!("line {}, column {}", place.line(), place.column()));
        let refusal = match reading.repeated() {
            Some(pointer) => {
                let place = place.map(|place| format!("{place} ({pointer})"));
                return Refusal::new(name, "the same key appears twice in one object")
                    .at(place.unwrap_or_else(|| pointer.to_string()));
            }
            None => Refusal::new(name, error.without_snippet().to_string()),
        };
        match place {
            Some(place) => refusal.at(place),
            None => refusal,
        }
    })
}

fn printable(text: &str) -> Cow<'_, str> {
    let forbidden =
        |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}');
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, " ")) } else { Cow::Borrowed(text) }
}
