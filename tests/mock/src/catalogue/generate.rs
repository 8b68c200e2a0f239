//! Filling the catalogue from a seed.

use chrono::{DateTime, TimeDelta};

use super::asset::{Asset, Family, Keyword, Kind, keyword_id};
use super::events::{WITH_ASSETS, events};
use super::reference::COLLECTIONS;
use super::words::{
    ARTISTS, CREATIVE_SUBJECTS, EDITORIAL_SUBJECTS, KEYWORDS, PEOPLE, SETTINGS, Text, Word, joined,
};
use crate::random::Random;

const SHAPES: &[(u32, u32)] = &[(480, 320), (320, 480), (360, 360), (640, 240), (400, 300)];
const VIDEO_SHAPES: &[(u32, u32)] = &[(640, 360), (960, 540), (360, 640)];

/// `size` assets: of ten, four are creative images, three editorial images, two creative videos
/// and one an editorial video.
pub(super) fn generate(seed: u64, size: usize) -> Vec<Asset> {
    (0..size as u64)
        .map(|index| {
            let (kind, family) = match index % 10 {
                0..=3 => (Kind::Image, Family::Creative),
                4..=6 => (Kind::Image, Family::Editorial),
                7..=8 => (Kind::Video, Family::Creative),
                _ => (Kind::Video, Family::Editorial),
            };
            one(&mut Random::new(seed ^ (index << 20)), index, kind, family)
        })
        .collect()
}

fn one(random: &mut Random, index: u64, kind: Kind, family: Family) -> Asset {
    let subjects = match family {
        Family::Creative => CREATIVE_SUBJECTS,
        Family::Editorial => EDITORIAL_SUBJECTS,
    };
    let id = (1_300_000_000 + index * 7919).to_string();
    let mut asset = match kind {
        Kind::Image => Asset::image(id),
        Kind::Video => Asset::video(id),
    };
    // Walking through the subjects makes every one of them occur in a small catalogue too.
    let subject = usize::try_from(index / 2).ok().and_then(|at| subjects.get(at % subjects.len()));
    let setting = random.pick(SETTINGS);
    let words: Vec<&Word> = subject.into_iter().chain(setting).collect();
    asset.title = joined(&words);
    asset.keywords = keywords(random, subject);
    asset.caption = caption(&asset);
    asset.family = family;
    asset.artist = random.pick(ARTISTS).copied().unwrap_or_default().to_owned();
    let shapes = if kind == Kind::Image { SHAPES } else { VIDEO_SHAPES };
    if let Some((width, height)) = random.pick(shapes) {
        (asset.width, asset.height) = (*width, *height);
    }
    let collections: Vec<_> = COLLECTIONS.iter().filter(|one| one.family == family.as_str()).collect();
    if let Some(collection) = random.pick(&collections) {
        asset.collection = **collection;
    }
    let age = TimeDelta::minutes(i64::try_from(random.below(5 * 365 * 24 * 60)).unwrap_or(0));
    asset.created = DateTime::UNIX_EPOCH + TimeDelta::days(20_400) - age;
    asset.quality_rank = i32::try_from(1 + random.below(3)).unwrap_or(1);
    asset.popularity = random.below(10_000);
    asset.clip_seconds = u32::try_from(5 + random.below(40)).unwrap_or(5);
    asset.frame_rate = random.pick(&["23.98", "25", "29.97", "50"]).copied().unwrap_or("25");
    asset.number_of_people = random.pick(&["none", "one", "two", "group"]).copied().unwrap_or("none");
    match family {
        Family::Creative if kind == Kind::Image && index % 10 == 3 => {
            asset.graphical_style = "vector";
        }
        Family::Creative => {}
        Family::Editorial => {
            if let Some(event) = random.pick(events().get(..WITH_ASSETS).unwrap_or_default()) {
                asset.event_ids = vec![event.id];
                asset.segments = vec![event.segment.to_owned()];
            }
            asset.people = random.pick(PEOPLE).map(|name| (*name).to_owned()).into_iter().collect();
        }
    }
    asset
}

fn keywords(random: &mut Random, subject: Option<&Word>) -> Vec<Keyword> {
    let mut chosen: Vec<&Word> = subject.into_iter().collect();
    for _ in 0..3 {
        let more = random.pick(KEYWORDS).filter(|word| {
            let same = |one: &&Word| std::ptr::eq(*one, *word);
            !chosen.iter().any(same)
        });
        chosen.extend(more);
    }
    chosen
        .into_iter()
        .map(|word| {
            let text = word.text();
            Keyword { id: keyword_id(&text.english), text }
        })
        .collect()
}

fn caption(asset: &Asset) -> Text {
    let Text { english, german, french, spanish } = &asset.title;
    Text {
        english: format!("{english}, seen for the catalogue."),
        german: format!("{german}, gesehen für den Katalog."),
        french: format!("{french}, vu pour le catalogue."),
        spanish: format!("{spanish}, visto para el catálogo."),
    }
}
