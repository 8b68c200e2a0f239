//! Events that editorial assets belong to.

use std::sync::OnceLock;

use chrono::{DateTime, TimeDelta, Utc};

use super::words::{EDITORIAL_SUBJECTS, Text, joined};

/// A news, sport or entertainment event.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: i32,
    pub(crate) name: Text,
    pub(crate) segment: &'static str,
    pub(crate) start: DateTime<Utc>,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    /// Events that are part of this one.
    pub(crate) children: Vec<i32>,
}

/// The first events have assets; all of them can be searched for.
pub(crate) const WITH_ASSETS: usize = 4;

const FIRST_ID: i32 = 775_100_001;
const EVENTS: i32 = 120;

const SEGMENTS: [&str; 4] = ["sport", "news", "entertainment", "sport"];

const PLACES: [(&str, &str); 5] = [
    ("Lisbon", "Portugal"),
    ("Leeds", "United Kingdom"),
    ("Kyoto", "Japan"),
    ("Porto Alegre", "Brazil"),
    ("Graz", "Austria"),
];

/// All events, the latest first.
pub(crate) fn events() -> &'static [Event] {
    static MADE: OnceLock<Vec<Event>> = OnceLock::new();
    MADE.get_or_init(|| (0..EVENTS).map(event).collect())
}

/// The event of this id.
pub(crate) fn event_by_id(id: i32) -> Option<&'static Event> {
    events().iter().find(|event| event.id == id)
}

fn event(index: i32) -> Event {
    fn of<T>(choices: &[T], index: i32) -> Option<&T> {
        choices.get(usize::try_from(index).ok()? % choices.len().max(1))
    }
    let subject = of(EDITORIAL_SUBJECTS, index).map(|word| joined(&[word])).unwrap_or_default();
    let (city, country) = of(&PLACES, index).copied().unwrap_or_default();
    let named = |subject: &str| format!("{subject} ({city}, no. {})", index + 1);
    Event {
        id: FIRST_ID + index,
        name: Text {
            english: named(&subject.english),
            german: named(&subject.german),
            french: named(&subject.french),
            spanish: named(&subject.spanish),
        },
        segment: of(&SEGMENTS, index).copied().unwrap_or("news"),
        start: DateTime::UNIX_EPOCH + TimeDelta::days(20_400) - TimeDelta::days(i64::from(index) * 3),
        city,
        country,
        children: if index % 10 == 0 { vec![FIRST_ID + index + 1, FIRST_ID + index + 2] } else { Vec::new() },
    }
}
