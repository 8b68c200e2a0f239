//! The events of editorial assets.

use std::sync::OnceLock;

use chrono::{DateTime, TimeDelta, Utc};

use super::words::{EDITORIAL_SUBJECTS, LocalizedText, join_words};

/// A news, sport or entertainment event.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: i32,
    pub(crate) name: LocalizedText,
    pub(crate) segment: &'static str,
    pub(crate) start: DateTime<Utc>,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    /// The ids of its child events.
    pub(crate) children: Vec<i32>,
}

/// The number of events with assets; they are the first ones.
pub(crate) const EVENTS_WITH_ASSETS: usize = 4;

const FIRST_ID: i32 = 775_100_001;
const EVENT_COUNT: i32 = 120;

const SEGMENTS: [&str; 4] = ["sport", "news", "entertainment", "sport"];

const LOCATIONS: [(&str, &str); 5] = [
    ("Lisbon", "Portugal"),
    ("Leeds", "United Kingdom"),
    ("Kyoto", "Japan"),
    ("Porto Alegre", "Brazil"),
    ("Graz", "Austria"),
];

/// All events, the latest first.
pub(crate) fn events() -> &'static [Event] {
    static EVENTS: OnceLock<Vec<Event>> = OnceLock::new();
    EVENTS.get_or_init(|| (0..EVENT_COUNT).map(event).collect())
}

/// The event of this id.
pub(crate) fn event_by_id(id: i32) -> Option<&'static Event> {
    events().iter().find(|event| event.id == id)
}

fn event(index: i32) -> Event {
    fn choose<T>(choices: &[T], index: i32) -> Option<&T> {
        choices.get(usize::try_from(index).ok()? % choices.len().max(1))
    }
    let subject = choose(EDITORIAL_SUBJECTS, index).map(|word| join_words(&[word])).unwrap_or_default();
    let (city, country) = choose(&LOCATIONS, index).copied().unwrap_or_default();
    let name = |subject: &str| format!("{subject} ({city}, no. {})", index + 1);
    Event {
        id: FIRST_ID + index,
        name: LocalizedText {
            english: name(&subject.english),
            german: name(&subject.german),
            french: name(&subject.french),
            spanish: name(&subject.spanish),
        },
        segment: choose(&SEGMENTS, index).copied().unwrap_or("news"),
        start: DateTime::UNIX_EPOCH + TimeDelta::days(20_400) - TimeDelta::days(i64::from(index) * 3),
        city,
        country,
        children: if index % 10 == 0 { vec![FIRST_ID + index + 1, FIRST_ID + index + 2] } else { Vec::new() },
    }
}
