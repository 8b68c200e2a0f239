//! Assets: images and videos of the catalogue.

use std::collections::BTreeSet;
use std::ops::Bound::{Included, Unbounded};

use bytes::Bytes;
use chrono::{DateTime, Utc};

use super::content::Content;
use super::reference::{COLLECTIONS, Collection};
use super::words::{Language, LocalizedText};
use crate::random::mix;

/// Creative assets are stock, editorial assets are news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    Creative,
    Editorial,
}

impl Family {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Creative => "creative",
            Self::Editorial => "editorial",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum AssetKind {
    Image,
    Video,
}

#[derive(Debug, Clone)]
pub(crate) struct Keyword {
    pub(crate) id: u32,
    pub(crate) text: LocalizedText,
}

/// An image or a video for the catalogue.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::{Asset, MockGetty};
/// let mock = MockGetty::start().await;
/// mock.add_asset(Asset::image("42").title("A paper boat").bytes(vec![0xff; 1000]));
/// mock.add_asset(Asset::video("43").synthetic_size(2 << 30)); // 2 GiB, generated while it is read
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an asset does nothing until it is added with `MockGetty::add_asset`"]
pub struct Asset {
    pub(crate) id: String,
    pub(crate) kind: AssetKind,
    pub(crate) family: Family,
    pub(crate) title: LocalizedText,
    pub(crate) caption: LocalizedText,
    pub(crate) artist: String,
    pub(crate) collection: Collection,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) created: DateTime<Utc>,
    pub(crate) keywords: Vec<Keyword>,
    pub(crate) people: Vec<String>,
    pub(crate) event_ids: Vec<i32>,
    pub(crate) segments: Vec<String>,
    pub(crate) graphical_style: &'static str,
    pub(crate) number_of_people: &'static str,
    pub(crate) quality_rank: i32,
    pub(crate) clip_seconds: u32,
    pub(crate) frame_rate: &'static str,
    pub(crate) popularity: u64,
    pub(crate) outside_agreement: bool,
    pub(crate) file_name: Option<String>,
    pub(crate) content: Option<Content>,
    /// The number of replacements; validators depend on it.
    pub(crate) revision: u32,
    /// All words of its texts, in lower case; set when the asset is added to the catalogue.
    words: BTreeSet<String>,
}

impl Asset {
    /// A creative image of 480 × 320 pixels. The content of its files depends on the id.
    pub fn image(id: impl Into<String>) -> Self {
        Self::new(id.into(), AssetKind::Image)
    }

    /// A creative video of ten seconds, 640 × 360 pixels.
    pub fn video(id: impl Into<String>) -> Self {
        let mut asset = Self::new(id.into(), AssetKind::Video);
        asset.width = 640;
        asset.height = 360;
        asset
    }

    fn new(id: String, kind: AssetKind) -> Self {
        let title = LocalizedText::untranslated(&format!("Asset {id}"));
        let seed = id.bytes().fold(0, |seed, byte| mix(seed ^ u64::from(byte)));
        Self {
            kind,
            family: Family::Creative,
            caption: title.clone(),
            title,
            artist: "Ada Lindqvist".to_owned(),
            collection: default_collection(Family::Creative),
            width: 480,
            height: 320,
            created: DateTime::UNIX_EPOCH + chrono::TimeDelta::days(19_000),
            keywords: Vec::new(),
            people: Vec::new(),
            event_ids: Vec::new(),
            segments: Vec::new(),
            graphical_style: "photography",
            number_of_people: "none",
            quality_rank: 1,
            clip_seconds: 10,
            frame_rate: "25",
            popularity: seed % 10_000,
            outside_agreement: false,
            file_name: None,
            content: None,
            revision: 0,
            words: BTreeSet::new(),
            id,
        }
    }

    /// Sets the title, which searches match.
    pub fn title(mut self, title: &str) -> Self {
        self.title = LocalizedText::untranslated(title);
        self
    }

    /// Sets the caption, which searches match.
    pub fn caption(mut self, caption: &str) -> Self {
        self.caption = LocalizedText::untranslated(caption);
        self
    }

    /// Sets the keywords, which searches match; their ids are computed from the words.
    pub fn keywords<'a>(mut self, keywords: impl IntoIterator<Item = &'a str>) -> Self {
        self.keywords = keywords
            .into_iter()
            .map(|word| Keyword { id: keyword_id(word), text: LocalizedText::untranslated(word) })
            .collect();
        self
    }

    /// Makes it editorial (news). By default it is creative (stock).
    pub fn editorial(mut self) -> Self {
        self.family = Family::Editorial;
        self.collection = default_collection(Family::Editorial);
        self.segments = vec!["news".to_owned()];
        self
    }

    /// Sets width and height of the largest size in pixels, at most 4000 each: the files are really generated.
    pub fn dimensions(mut self, width: u32, height: u32) -> Self {
        self.width = width.clamp(1, 4000);
        self.height = height.clamp(1, 4000);
        self
    }

    /// Sets the file that is delivered for every size, instead of a generated one.
    pub fn bytes(mut self, bytes: impl Into<Bytes>) -> Self {
        self.content = Some(Content::bytes(bytes.into()));
        self
    }

    /// Delivers a file of this many bytes that is generated while it is read, so it may be far larger than
    /// memory. [`MockGetty::file_range`](crate::MockGetty::file_range) returns its content.
    pub fn synthetic_size(mut self, bytes: u64) -> Self {
        let seed = self.id.bytes().fold(1, |seed, byte| mix(seed ^ u64::from(byte)));
        self.content = Some(Content::synthetic(seed, bytes));
        self
    }

    /// Sets the file name in `Content-Disposition`. The default is `GettyImages-{id}.jpg` or `.mp4`. It is sent
    /// unchanged, so that tests can send malicious names.
    pub fn file_name(mut self, name: &str) -> Self {
        self.file_name = Some(name.to_owned());
        self
    }

    /// Makes it an asset that the customer's agreement does not include: the response to downloads is 401, as the API
    /// sends it.
    pub fn outside_agreement(mut self) -> Self {
        self.outside_agreement = true;
        self
    }

    /// Its orientation, as requests spell it.
    pub(crate) fn orientation(&self) -> &'static str {
        let (width, height) = (u64::from(self.width), u64::from(self.height));
        if width * 10 >= height * 20 {
            "panoramic_horizontal"
        } else if height * 10 >= width * 20 {
            "panoramic_vertical"
        } else if width > height {
            "horizontal"
        } else if width < height {
            "vertical"
        } else {
            "square"
        }
    }

    /// Its orientation, as responses spell it.
    pub(crate) fn orientation_label(&self) -> &'static str {
        match self.orientation() {
            "panoramic_horizontal" => "PanoramicHorizontal",
            "panoramic_vertical" => "PanoramicVertical",
            "vertical" => "Vertical",
            "square" => "Square",
            _ => "Horizontal",
        }
    }

    /// Its aspect ratio, as requests and responses spell it.
    pub(crate) fn aspect_ratio(&self) -> &'static str {
        if self.width >= self.height { "16:9" } else { "9:16" }
    }

    /// Whether it is exclusive to iStock: some of the creative assets are.
    pub(crate) fn is_istock_exclusive(&self) -> bool {
        self.family == Family::Creative && self.popularity.is_multiple_of(3)
    }

    pub(crate) fn is_vector(&self) -> bool {
        self.graphical_style == "vector"
    }

    /// Collects its words, for searches.
    pub(crate) fn index(&mut self) {
        let words = self.texts().flat_map(split_words).map(str::to_lowercase).collect();
        self.words = words;
    }

    /// Whether each word is a prefix of one of its words, in any language: `boat` finds `boats`. A plural `s` in
    /// the phrase is ignored.
    pub(crate) fn matches(&self, words: &[String]) -> bool {
        words.iter().all(|word| {
            // The words are sorted, so the first one that is not less starts with the word if any does.
            let next = self.words.range::<str, _>((Included(word.as_str()), Unbounded)).next();
            self.id == *word || next.is_some_and(|next| next.starts_with(word.as_str()))
        })
    }

    /// The relevance for these words: matches in the title have the largest weight.
    pub(crate) fn score(&self, words: &[String], language: Language) -> u64 {
        let hits = |text: &str| words.iter().filter(|word| has_word(text, word)).count() as u64;
        let keywords: u64 = self.keywords.iter().map(|one| hits(one.text.get(language))).sum();
        4 * hits(self.title.get(language)) + 2 * keywords + hits(self.caption.get(language))
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let keywords = self.keywords.iter().flat_map(|keyword| keyword.text.all());
        let people = self.people.iter().map(String::as_str);
        self.title.all().into_iter().chain(self.caption.all()).chain(keywords).chain(people)
    }
}

fn split_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn has_word(text: &str, word: &str) -> bool {
    split_words(text).any(|candidate| candidate.to_lowercase().starts_with(word))
}

/// The collection of assets for which none is set.
fn default_collection(family: Family) -> Collection {
    let found = COLLECTIONS.iter().find(|one| one.family == family.as_str());
    found.copied().unwrap_or(Collection {
        id: 0,
        code: "NON",
        name: "None",
        family: family.as_str(),
        license_model: "royaltyfree",
    })
}

pub(crate) fn keyword_id(word: &str) -> u32 {
    let hash = word.bytes().fold(7, |hash, byte| mix(hash ^ u64::from(byte)));
    60_000 + u32::try_from(hash % 30_000).unwrap_or_default()
}
