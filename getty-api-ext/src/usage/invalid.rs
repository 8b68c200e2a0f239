//! Which assets the API says are not valid.

use std::collections::HashSet;

use getty_api::types::AssetUsage;
use http::StatusCode;

use crate::error::Error;

/// The assets of a batch that a refusal names, by their ids.
///
/// Neither the place nor the wording of a refusal is fixed, so they are looked for in all of it. Only what is in
/// the batch can be found, and only as a whole word: `12` is not found in `123`.
pub(super) fn named(error: &Error, usages: &[AssetUsage]) -> HashSet<String> {
    let by_request = |status| matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY);
    match error.api() {
        Some(answer) if by_request(answer.status) => named_in(&String::from_utf8_lossy(&answer.body), usages),
        _ => HashSet::new(),
    }
}

fn named_in(text: &str, usages: &[AssetUsage]) -> HashSet<String> {
    let is_id = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    let words: HashSet<&str> = text.split(|character| !is_id(character)).collect();
    let ids = usages.iter().filter_map(|usage| usage.asset_id.as_deref());
    ids.filter(|id| words.contains(id)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_as_whole_words_wherever_they_stand() {
        let usages: Vec<AssetUsage> =
            ["12", "123", "ab-4", "5", "InvalidAsset"].map(|id| AssetUsage::new().with_asset_id(id)).to_vec();
        let found = |text: &str| {
            let mut found: Vec<String> = named_in(text, &usages).into_iter().collect();
            found.sort();
            found
        };
        assert_eq!(found(r#"{"ErrorMessage":"These are invalid: 123, ab-4."}"#), ["123", "ab-4"]);
        assert_eq!(found(r#"{"invalid_assets":["5"],"processed":0}"#), ["5"]);
        assert_eq!(found(r#"{"ErrorMessage":"1234 and b-4 are not ours"}"#), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }
}
