//! Inputs: changed from good ones, or made from nothing.

use fastrand::Rng;
use serde_json::{Map, Number, Value};

/// What parsers trip over.
const PIECES: [&str; 40] = [
    "\"",
    "\\",
    "'",
    ";",
    "=",
    "%",
    "%00",
    "%2f..%2f",
    "*",
    "UTF-8''",
    "filename*=",
    "../",
    "/",
    "\\\\",
    ":",
    "..",
    ".",
    " ",
    "\t",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{202e}",
    "é",
    "😀",
    "{",
    "}",
    "[",
    "]",
    "null",
    "-1",
    "0",
    "18446744073709551616",
    "9223372036854775807",
    "1e400",
    "NaN",
    "http://",
    "//",
    "?",
    "#",
];

/// Bytes with a few changes: bits, pieces, cuts and repeats.
pub(crate) fn bytes(random: &mut Rng, seed: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..random.usize(1..=6) {
        let at = random.usize(0..=bytes.len());
        let to = random.usize(at..=bytes.len().min(at.saturating_add(16)));
        match random.u8(0..7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.u8(0..8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..to)),
            3 => {
                let again = bytes[at..to].to_vec();
                bytes.splice(at..at, again.repeat(random.usize(1..4)));
            }
            4 => bytes.insert(at, random.u8(..)),
            5 if at < bytes.len() => bytes[at] = random.u8(..),
            _ => drop(bytes.splice(at..at, piece(random).bytes())),
        }
    }
    bytes
}

/// A text of pieces and letters.
pub(crate) fn text(random: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..random.usize(0..12) {
        match random.u8(0..4) {
            0 => text.push(random.char(..)),
            1 => text.push_str(piece(random)),
            _ => text.push(random.alphanumeric()),
        }
    }
    text
}

fn piece(random: &mut Rng) -> &'static str {
    random.choice(PIECES).unwrap_or_default()
}

/// A document with a few of its values replaced, removed or repeated.
pub(crate) fn json(random: &mut Rng, seed: &Value) -> Value {
    let mut value = seed.clone();
    for _ in 0..random.usize(1..=3) {
        change(random, &mut value);
    }
    value
}

fn change(random: &mut Rng, value: &mut Value) {
    // Down to a random place: the deeper, the likelier to stop.
    if random.u8(0..4) != 0 {
        match value {
            Value::Object(members) if !members.is_empty() => {
                let at = random.usize(0..members.len());
                if let Some((_, member)) = members.iter_mut().nth(at) {
                    return change(random, member);
                }
            }
            Value::Array(items) if !items.is_empty() => {
                let at = random.usize(0..items.len());
                return change(random, &mut items[at]);
            }
            _ => {}
        }
    }
    match (random.u8(0..4), &mut *value) {
        (0, Value::Object(members)) if !members.is_empty() => {
            let name = members.keys().nth(random.usize(0..members.len())).cloned();
            name.and_then(|name| members.remove(&name));
        }
        (1, Value::Object(members)) => drop(members.insert(text(random), arbitrary(random, 2))),
        (0, Value::Array(items)) if !items.is_empty() => drop(items.remove(random.usize(0..items.len()))),
        (1, Value::Array(items)) if !items.is_empty() => {
            items.push(items[random.usize(0..items.len())].clone());
        }
        (2, Value::String(string)) => {
            *string = String::from_utf8_lossy(&bytes(random, string.as_bytes())).into_owned();
        }
        _ => *value = arbitrary(random, 3),
    }
}

/// Any JSON, no deeper than this.
pub(crate) fn arbitrary(random: &mut Rng, depth: u8) -> Value {
    match random.u8(0..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => random.bool().into(),
        2 => random.i64(..).into(),
        3 => random.u64(0..4).into(),
        4 => Number::from_f64(f64::from_bits(random.u64(..))).map_or(Value::Null, Value::Number),
        5 => text(random).into(),
        6 => (0..random.u8(0..4)).map(|_| arbitrary(random, depth - 1)).collect(),
        _ => {
            let members = (0..random.u8(0..4)).map(|_| (text(random), arbitrary(random, depth - 1)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}
