//! Which assets a search finds, and in which order.
//!
//! Parameters about what is seen in a picture (moods, compositions, ages …) are checked and do
//! not narrow the result, as the catalogue does not know such things of its assets: see
//! [`IGNORED_PARAMETERS`](crate::IGNORED_PARAMETERS).

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::products::Products;
use super::view::aspect_ratio;
use crate::catalogue::{Asset, Family, Kind, Language};
use crate::query::Query;
use crate::random::mix;
use crate::server::State;

/// Words natural-language matching passes over.
const FILLERS: [&str; 14] =
    ["a", "an", "the", "of", "in", "on", "at", "with", "and", "for", "show", "me", "photo", "image"];

/// The assets that match, best first by the order asked for.
pub(crate) fn search(
    state: &State,
    query: &Query,
    kind: Kind,
    family: Option<Family>,
    language: Language,
) -> Vec<Arc<Asset>> {
    // Off by default where the phrase of an editorial search is matched.
    let natural = query.flag("enhanced_search", family != Some(Family::Editorial));
    let words = words(query.text("phrase").unwrap_or_default(), natural);
    let filter = Filter::new(query);
    let mut found: Vec<_> = state
        .catalogue
        .iter()
        .filter(|asset| asset.kind == kind && family.is_none_or(|one| one == asset.family))
        .filter(|asset| asset.matches(&words) && filter.lets(asset))
        .filter(|asset| filter.by_product(asset, &state.products))
        .cloned()
        .collect();
    match query.text("sort_order") {
        Some("newest") => found.sort_by_key(|asset| Reverse(asset.created)),
        Some("oldest") => found.sort_by_key(|asset| asset.created),
        Some("most_popular") => found.sort_by_key(|asset| Reverse(asset.popularity)),
        Some("random") => found.sort_by_key(|asset| mix(asset.popularity)),
        _ => found.sort_by_cached_key(|asset| Reverse(asset.score(&words, language))),
    }
    found
}

/// The words of a phrase as they are compared.
pub(super) fn words(phrase: &str, natural: bool) -> Vec<String> {
    phrase
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !natural || !FILLERS.contains(&word.as_str()))
        // A plural finds the singular; words are compared from their beginning.
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 => stem.to_owned(),
            _ => word,
        })
        .collect()
}

/// Whether every word is the beginning of one in the text.
pub(super) fn starts_with_words(text: &str, words: &[String]) -> bool {
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
            // A day without a time means all of it.
            let whole_day = query.text("date_to").is_some_and(|text| text.len() <= 10);
            if whole_day { time + TimeDelta::days(1) } else { time + TimeDelta::seconds(1) }
        });
        Self { query, from: query.time("date_from"), to }
    }

    fn lets(&self, asset: &Asset) -> bool {
        self.by_shape(asset) && self.by_origin(asset) && self.by_subject(asset) && self.by_clip(asset)
    }

    /// True unless the list was given and the value is not in it.
    fn listed(&self, name: &str, value: &str) -> bool {
        let list = self.query.list(name);
        list.is_empty() || list.iter().any(|item| item.eq_ignore_ascii_case(value))
    }

    fn excluded(&self, name: &str, filter_type: &str, value: &str) -> bool {
        let inside = self.listed(name, value);
        match self.query.text(filter_type) {
            Some("exclude") => !self.query.list(name).is_empty() && inside,
            _ => !inside,
        }
    }

    fn by_shape(&self, asset: &Asset) -> bool {
        self.listed("orientations", asset.orientation())
            && self.listed("aspect_ratios", aspect_ratio(asset))
            && !self.excluded("graphical_styles", "graphical_styles_filter_type", asset.graphical_style)
            && (self.query.list("file_types").is_empty() || asset.is_vector())
            && (self.query.text("minimum_size") != Some("vector") || asset.is_vector())
    }

    fn by_origin(&self, asset: &Asset) -> bool {
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

    fn by_subject(&self, asset: &Asset) -> bool {
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

    /// Whether one of the products covers the asset: given as `type`, or as `type:id`.
    fn by_product(&self, asset: &Asset, products: &Products) -> bool {
        let covers = |wanted: &str| {
            let (kind, id) = wanted.split_once(':').map_or((wanted, None), |(kind, id)| (kind, Some(id)));
            products
                .covering(asset)
                .any(|product| product.kind == kind && id.is_none_or(|id| product.id.to_string() == id))
        };
        let types = self.query.list("product_types");
        self.query.text("download_product").is_none_or(covers)
            && (types.is_empty() || types.into_iter().any(covers))
    }

    /// True unless the list was given and none of the values is in it.
    fn any_listed(&self, name: &str, values: &[String]) -> bool {
        let list = self.query.list(name);
        list.is_empty() || values.iter().any(|value| list.contains(&value.as_str()))
    }

    fn by_clip(&self, asset: &Asset) -> bool {
        let seconds = i64::from(asset.clip_seconds);
        let limit = |name| self.query.integer(name).filter(|seconds| *seconds > 0);
        limit("min_clip_length").is_none_or(|least| seconds >= least)
            && limit("max_clip_length").is_none_or(|most| seconds <= most)
            && self.listed("frame_rates", asset.frame_rate)
    }
}
