//! YAML text, read as YAML 1.2.

use std::borrow::Cow;

use serde::de::DeserializeSeed;
use serde_json::Value;
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{DefaultMessageFormatter, Error, MessageFormatter as _};

use super::error::{self, InputError, MAX_DEPTH};
use super::value_seed::ParseState;

/// Parses one YAML document. Control characters, which YAML does not allow, are read as spaces.
pub(super) fn parse(name: &str, text: &str) -> Result<Value, InputError> {
    let state = ParseState::default();
    // Duplicate keys are passed through, so that our own visitor can report their location.
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
    let text = replace_control_characters(text);
    let result = serde_saphyr::with_deserializer_from_str_with_options(&text, options, |deserializer| {
        state.root().deserialize(deserializer)
    });
    result.map_err(|error| {
        let position = error
            .location()
            .map(|position| format!("line {}, column {}", position.line(), position.column()));
        let (error, position) = match state.duplicate_key() {
            Some(pointer) => {
                let position = position
                    .map_or_else(|| pointer.to_string(), |position| format!("{position} ({pointer})"));
                (error::duplicate_key(name, &pointer), Some(position))
            }
            None => (InputError::new(name, reason(&error)), position),
        };
        match position {
            Some(position) => error.at(position),
            None => error,
        }
    })
}

/// What is wrong, without the position.
fn reason(error: &Error) -> String {
    match error {
        Error::AliasError { error, .. } => reason(error),
        Error::Budget { breach: BudgetBreach::Documents { .. }, .. } => {
            "holds more than one YAML document".to_owned()
        }
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => error::too_deep(),
        Error::Budget { .. } => "is too large once its aliases are expanded".to_owned(),
        error => {
            let message = DefaultMessageFormatter.format_message(error);
            if message.contains("recursion limit") { error::too_deep() } else { message.into_owned() }
        }
    }
}

fn replace_control_characters(text: &str) -> Cow<'_, str> {
    let forbidden =
        |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}');
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, " ")) } else { Cow::Borrowed(text) }
}
