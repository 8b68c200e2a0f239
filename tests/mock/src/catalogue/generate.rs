//! Generating the catalogue from a seed.

use chrono::{DateTime, TimeDelta};

use super::asset::{Asset, AssetKind, Family, Keyword, keyword_id};
use super::events::{EVENTS_WITH_ASSETS, events};
use super::reference::COLLECTIONS;
use super::words::{
    ARTISTS, CREATIVE_SUBJECTS, EDITORIAL_SUBJECTS, KEYWORDS, LocalizedText, PEOPLE, SETTINGS, Word,
    join_words,
};
use crate::random::Random;

const IMAGE_DIMENSIONS: &[(u32, u32)] = &[(480, 320), (320, 480), (360, 360), (640, 240), (400, 300)];
const VIDEO_DIMENSIONS: &[(u32, u32)] = &[(640, 360), (960, 540), (360, 640)];

/// `size` assets: of ten, four are creative images, three editorial images, two creative videos
/// and one an editorial video.
pub(super) fn generate(seed: u64, size: usize) -> Vec<Asset> {
    (0..size as u64)
        .map(|index| {
            let (kind, family) = match index % 10 {
                0..=3 => (AssetKind::Image, Family::Creative),
                4..=6 => (AssetKind::Image, Family::Editorial),
                7..=8 => (AssetKind::Video, Family::Creative),
                _ => (AssetKind::Video, Family::Editorial),
            };
            generate_asset(&mut Random::new(seed ^ (index << 20)), index, kind, family)
        })
        .collect()
}

fn generate_asset(random: &mut Random, index: u64, kind: AssetKind, family: Family) -> Asset {
    let subjects = match family {
        Family::Creative => CREATIVE_SUBJECTS,
        Family::Editorial => EDITORIAL_SUBJECTS,
    };
    let id = (1_300_000_000 + index * 7919).to_string();
    let mut asset = match kind {
        AssetKind::Image => Asset::image(id),
        AssetKind::Video => Asset::video(id),
    };
    // Subjects are used in order, so that a small catalogue contains each of them.
    let subject = usize::try_from(index / 2).ok().and_then(|index| subjects.get(index % subjects.len()));
    let setting = random.choose(SETTINGS);
    let words: Vec<&Word> = subject.into_iter().chain(setting).collect();
    asset.title = join_words(&words);
    asset.keywords = keywords(random, subject);
    asset.caption = caption(&asset);
    asset.family = family;
    asset.artist = random.choose(ARTISTS).copied().unwrap_or_default().to_owned();
    let dimensions = if kind == AssetKind::Image { IMAGE_DIMENSIONS } else { VIDEO_DIMENSIONS };
    if let Some((width, height)) = random.choose(dimensions) {
        (asset.width, asset.height) = (*width, *height);
    }
    let collections: Vec<_> = COLLECTIONS.iter().filter(|one| one.family == family.as_str()).collect();
    if let Some(collection) = random.choose(&collections) {
        asset.collection = **collection;
    }
    let age = TimeDelta::minutes(i64::try_from(random.below(5 * 365 * 24 * 60)).unwrap_or(0));
    asset.created = DateTime::UNIX_EPOCH + TimeDelta::days(20_400) - age;
    asset.quality_rank = i32::try_from(1 + random.below(3)).unwrap_or(1);
    asset.popularity = random.below(10_000);
    asset.clip_seconds = u32::try_from(5 + random.below(40)).unwrap_or(5);
    asset.frame_rate = random.choose(&["23.98", "25", "29.97", "50"]).copied().unwrap_or("25");
    asset.number_of_people = random.choose(&["none", "one", "two", "group"]).copied().unwrap_or("none");
    match family {
        Family::Creative if kind == AssetKind::Image && index % 10 == 3 => {
            asset.graphical_style = "vector";
        }
        Family::Creative => {}
        Family::Editorial => {
            if let Some(event) = random.choose(events().get(..EVENTS_WITH_ASSETS).unwrap_or_default()) {
                asset.event_ids = vec![event.id];
                asset.segments = vec![event.segment.to_owned()];
            }
            asset.people = random.choose(PEOPLE).map(|name| (*name).to_owned()).into_iter().collect();
        }
    }
    asset
}

fn keywords(random: &mut Random, subject: Option<&Word>) -> Vec<Keyword> {
    let mut chosen: Vec<&Word> = subject.into_iter().collect();
    for _ in 0..3 {
        let additional = random.choose(KEYWORDS).filter(|word| {
            let is_same = |chosen: &&Word| std::ptr::eq(*chosen, *word);
            !chosen.iter().any(is_same)
        });
        chosen.extend(additional);
    }
    chosen
        .into_iter()
        .map(|word| {
            let text = word.text();
            Keyword { id: keyword_id(&text.english), text }
        })
        .collect()
}

fn caption(asset: &Asset) -> LocalizedText {
    let LocalizedText { english, german, french, spanish } = &asset.title;
    LocalizedText {
        english: format!("{english}, seen for the catalogue."),
        german: format!("{german}, gesehen für den Katalog."),
        french: format!("{french}, vu pour le catalogue."),
        spanish: format!("{spanish}, visto para el catálogo."),
    }
}
