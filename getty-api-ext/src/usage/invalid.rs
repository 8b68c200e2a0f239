//! The assets that the API rejects as not valid.

use std::collections::HashSet;

use getty_api::types::AssetUsage;
use http::StatusCode;

use crate::error::Error;

/// The ids of the assets of a batch that an error response contains.
///
/// The API specifies neither the location nor the wording, so the complete body is searched. Only ids of
/// the batch can be found, and only as complete words: `12` is not found in `123`.
pub(super) fn invalid_ids(error: &Error, usages: &[AssetUsage]) -> HashSet<String> {
    let is_rejection = |status| matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY);
    match error.api() {
        Some(api) if is_rejection(api.status) => ids_in_text(&String::from_utf8_lossy(&api.body), usages),
        _ => HashSet::new(),
    }
}

fn ids_in_text(text: &str, usages: &[AssetUsage]) -> HashSet<String> {
    let is_id = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    let words: HashSet<&str> = text.split(|character| !is_id(character)).collect();
    let ids = usages.iter().filter_map(|usage| usage.asset_id.as_deref());
    ids.filter(|id| words.contains(id)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_as_complete_words_anywhere() {
        let usages: Vec<AssetUsage> =
            ["12", "123", "ab-4", "5", "InvalidAsset"].map(|id| AssetUsage::new().with_asset_id(id)).to_vec();
        let found = |text: &str| {
            let mut found: Vec<String> = ids_in_text(text, &usages).into_iter().collect();
            found.sort();
            found
        };
        assert_eq!(found(r#"{"ErrorMessage":"These are invalid: 123, ab-4."}"#), ["123", "ab-4"]);
        assert_eq!(found(r#"{"invalid_assets":["5"],"processed":0}"#), ["5"]);
        assert_eq!(found(r#"{"ErrorMessage":"1234 and b-4 are not ours"}"#), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }
}
