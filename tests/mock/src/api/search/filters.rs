//! Filters of searches: the assets that match, and their order.
//!
//! Parameters about the content of images (moods, compositions, ages …) are checked and do not filter,
//! because the catalogue has no such properties: see
//! [`IGNORED_PARAMETERS`](crate::IGNORED_PARAMETERS).

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::catalogue::{Asset, AssetKind, Family, Language};
use crate::document::Query;
use crate::random::mix;
use crate::state::State;
use crate::state::products::Products;

/// Words that natural-language matching ignores.
const STOP_WORDS: [&str; 14] =
    ["a", "an", "the", "of", "in", "on", "at", "with", "and", "for", "show", "me", "photo", "image"];

/// The assets that match, in the requested order.
pub(crate) fn search(
    state: &State,
    query: &Query,
    kind: AssetKind,
    family: Option<Family>,
    language: Language,
) -> Vec<Arc<Asset>> {
    // Off by default for editorial searches.
    let natural = query.flag("enhanced_search", family != Some(Family::Editorial));
    let words = search_words(query.text("phrase").unwrap_or_default(), natural);
    let filter = Filter::new(query);
    let mut matches: Vec<_> = state
        .catalogue
        .iter()
        .filter(|asset| asset.kind == kind && family.is_none_or(|family| family == asset.family))
        .filter(|asset| asset.matches(&words) && filter.matches(asset))
        .filter(|asset| filter.matches_products(asset, &state.products))
        .cloned()
        .collect();
    match query.text("sort_order") {
        Some("newest") => matches.sort_by_key(|asset| Reverse(asset.created)),
        Some("oldest") => matches.sort_by_key(|asset| asset.created),
        Some("most_popular") => matches.sort_by_key(|asset| Reverse(asset.popularity)),
        Some("random") => matches.sort_by_key(|asset| mix(asset.popularity)),
        _ => matches.sort_by_cached_key(|asset| Reverse(asset.score(&words, language))),
    }
    matches
}

/// The words of a phrase, in the form in which they are compared.
pub(super) fn search_words(phrase: &str, natural: bool) -> Vec<String> {
    phrase
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !natural || !STOP_WORDS.contains(&word.as_str()))
        // A plural matches the singular, because words are compared as prefixes.
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 => stem.to_owned(),
            _ => word,
        })
        .collect()
}

/// Whether every word is a prefix of a word in the text.
pub(super) fn contains_prefixes(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| {
        let mut candidates = text.split(|letter: char| !letter.is_alphanumeric());
        candidates.any(|candidate| candidate.to_lowercase().starts_with(word.as_str()))
    })
}

struct Filter<'a> {
    query: &'a Query,
    from: Option<DateTime<Utc>>,
    to: Option<DateTime<Utc>>,
}

impl<'a> Filter<'a> {
    fn new(query: &'a Query) -> Self {
        let to = query.time("date_to").map(|time| {
            // A date without a time includes the complete day.
            let is_date = query.text("date_to").is_some_and(|text| text.len() <= 10);
            if is_date { time + TimeDelta::days(1) } else { time + TimeDelta::seconds(1) }
        });
        Self { query, from: query.time("date_from"), to }
    }

    fn matches(&self, asset: &Asset) -> bool {
        self.matches_format(asset)
            && self.matches_origin(asset)
            && self.matches_subject(asset)
            && self.matches_clip(asset)
    }

    /// True unless the list is present and does not contain the value.
    fn listed(&self, name: &str, value: &str) -> bool {
        let list = self.query.list(name);
        list.is_empty() || list.iter().any(|item| item.eq_ignore_ascii_case(value))
    }

    /// True when the list does not admit the value. `filter_type` determines whether the list includes or
    /// excludes.
    fn excluded(&self, name: &str, filter_type: &str, value: &str) -> bool {
        let is_listed = self.listed(name, value);
        match self.query.text(filter_type) {
            Some("exclude") => !self.query.list(name).is_empty() && is_listed,
            _ => !is_listed,
        }
    }

    fn matches_format(&self, asset: &Asset) -> bool {
        self.listed("orientations", asset.orientation())
            && self.listed("aspect_ratios", asset.aspect_ratio())
            && !self.excluded("graphical_styles", "graphical_styles_filter_type", asset.graphical_style)
            && (self.query.list("file_types").is_empty() || asset.is_vector())
            && (self.query.text("minimum_size") != Some("vector") || asset.is_vector())
    }

    fn matches_origin(&self, asset: &Asset) -> bool {
        let after = self.from.is_none_or(|from| asset.created >= from);
        let before = self.to.is_none_or(|to| asset.created < to);
        let rank = self.query.integer("minimum_quality_rank");
        after
            && before
            && rank.is_none_or(|rank| i64::from(asset.quality_rank) <= rank)
            && self.listed("artists", &asset.artist)
            && self.listed("license_models", asset.collection.license_model)
            && !self.excluded("collection_codes", "collections_filter_type", asset.collection.code)
            && !(self.query.flag("exclude_editorial_use_only", false) && asset.family == Family::Editorial)
            && (!self.query.flag("istock_exclusive", false) || asset.is_istock_exclusive())
    }

    fn matches_subject(&self, asset: &Asset) -> bool {
        let keyword_ids: Vec<String> = asset.keywords.iter().map(|keyword| keyword.id.to_string()).collect();
        let event_ids: Vec<String> = asset.event_ids.iter().map(i32::to_string).collect();
        let excluded = self.query.list("exclude_keyword_ids");
        self.any_listed("keyword_ids", &keyword_ids)
            && !keyword_ids.iter().any(|id| excluded.contains(&id.as_str()))
            && self.any_listed("event_ids", &event_ids)
            && self.any_listed("specific_people", &asset.people)
            && self.any_listed("editorial_segments", &asset.segments)
            && self.listed("number_of_people", asset.number_of_people)
    }

    /// Whether one of the requested products covers the asset. A product is `type` or `type:id`.
    fn matches_products(&self, asset: &Asset, products: &Products) -> bool {
        let is_covered = |product: &str| {
            let (product_type, id) = match product.split_once(':') {
                Some((product_type, id)) => (product_type, Some(id)),
                None => (product, None),
            };
            products.covering(asset).any(|product| {
                product.product_type == product_type && id.is_none_or(|id| product.id.to_string() == id)
            })
        };
        let types = self.query.list("product_types");
        self.query.text("download_product").is_none_or(is_covered)
            && (types.is_empty() || types.into_iter().any(is_covered))
    }

    /// True unless the list is present and contains none of the values.
    fn any_listed(&self, name: &str, values: &[String]) -> bool {
        let list = self.query.list(name);
        list.is_empty() || values.iter().any(|value| list.contains(&value.as_str()))
    }

    fn matches_clip(&self, asset: &Asset) -> bool {
        let seconds = i64::from(asset.clip_seconds);
        let bound = |name| self.query.integer(name).filter(|seconds| *seconds > 0);
        bound("min_clip_length").is_none_or(|min| seconds >= min)
            && bound("max_clip_length").is_none_or(|max| seconds <= max)
            && self.listed("frame_rates", asset.frame_rate)
    }
}
