//! One value that cannot be decoded, at every place of every response: it is reported, and nothing else is lost.

use std::collections::BTreeSet;

use getty_api::operations::{GetImages, ListChannels, SearchArtistImages, SearchImages};
use getty_api::{JsonKind, Response, Unreadable};
use serde_json::{Value, json};

use super::cases::{Case, http_response};
use super::{assert_same, named, schema};
use crate::effective::{self, array, object};

/// What the document says a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    Text,
    Date,
    Integer32,
    Integer64,
    Number,
    Boolean,
    List,
    Record,
    Map,
}

impl Type {
    fn of(schema: &Value) -> Self {
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("string"), Some("date-time")) => Self::Date,
            (Some("string"), _) => Self::Text,
            (Some("integer"), Some("int64")) => Self::Integer64,
            (Some("integer"), _) => Self::Integer32,
            (Some("number"), _) => Self::Number,
            (Some("boolean"), _) => Self::Boolean,
            (Some("array"), _) => Self::List,
            (Some("object"), _) if schema.get("properties").is_some() => Self::Record,
            (Some("object"), _) => Self::Map,
            other => panic!("{other:?}: {schema}"),
        }
    }

    /// Values that are none of this type, however tolerant one is.
    fn undecodable(self) -> Vec<Value> {
        let unknown = json!({ "zzz": 1, "zz_z": [] });
        match self {
            Self::Text => vec![json!(true), json!([1]), unknown],
            Self::Date => {
                vec![json!("soon"), json!("2026-13-01"), json!(20_261_001), json!(true), json!([1]), unknown]
            }
            Self::Integer32 => vec![
                json!(98.5),
                json!("98.5"),
                json!("wide"),
                json!(99_999_999_999_i64),
                json!("99999999999"),
                json!(-2_147_483_649_i64),
                json!(1e300),
                json!(true),
                json!([1]),
                unknown,
            ],
            Self::Integer64 => {
                vec![json!(98.5), json!("wide"), json!(1e300), json!(u64::MAX), json!(true), unknown]
            }
            Self::Number => vec![json!("wide"), json!("NaN"), json!(true), json!([1.5]), unknown],
            Self::Boolean => vec![json!("maybe"), json!(7), json!([true]), unknown],
            Self::List => vec![json!("text"), json!(7), json!(true), unknown],
            Self::Record => vec![json!("text"), json!(7), json!(true), json!([1]), unknown],
            Self::Map => vec![json!("text"), json!(7), json!(true), json!([1])],
        }
    }

    /// Other spellings of a value of this type, and values that count as absent.
    fn spellings(self, value: &Value) -> (Vec<Value>, Vec<Value>) {
        let blank = vec![json!(""), json!(" "), Value::Null];
        match self {
            // Two texts that a number can be sent for.
            Self::Text => (Vec::new(), vec![Value::Null]),
            Self::Integer32 | Self::Integer64 => {
                let number = value.as_i64().unwrap_or_default();
                (vec![json!(number.to_string()), json!(number as f64), json!(format!(" {number}.0 "))], blank)
            }
            Self::Number => (vec![json!(value.to_string())], blank),
            Self::Boolean => (vec![json!(value.to_string()), json!(value.to_string().to_uppercase())], blank),
            Self::Date | Self::List | Self::Record | Self::Map => (Vec::new(), blank),
        }
    }
}

/// A value of a body.
struct Place {
    pointer: String,
    kind: Type,
    /// What the value is a property or an element of: each is looked at once.
    of: String,
}

fn places(case: &Case, body: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    let schema = schema(effective::current(), case);
    collect(&schema, case.operation, body, String::new(), &mut places);
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert(place.of.clone()));
    places
}

fn collect(schema: &Value, of: &str, value: &Value, pointer: String, places: &mut Vec<Place>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        let schema = &effective::current()["components"]["schemas"][name];
        return collect(schema, &format!("{of} {name}"), value, pointer, places);
    }
    let kind = Type::of(schema);
    places.push(Place { pointer: pointer.clone(), kind, of: of.to_owned() });
    let name = of.rsplit(' ').next().unwrap_or_default();
    for (index, item) in array(value).enumerate() {
        // Not the first only: what stands before a value must survive as well.
        let of = format!("{of}[{}]", usize::from(index > 0));
        collect(&schema["items"], &of, item, format!("{pointer}/{index}"), places);
    }
    for (property, value) in object(value) {
        let pointer = format!("{pointer}/{property}");
        match (&schema["properties"][property], kind) {
            (Value::Null, Type::Map) => {
                collect(&schema["additionalProperties"], &format!("{name}.*"), value, pointer, places);
            }
            (Value::Null, _) => {}
            (schema, _) => collect(schema, &format!("{name}.{property}"), value, pointer, places),
        }
    }
}

fn replaced(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).expect("a place in the body") = value;
    body
}

fn removed(body: &Value, pointer: &str) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a parent");
    match body.pointer_mut(parent).expect("the parent") {
        Value::Object(parent) => drop(parent.remove(name)),
        Value::Array(parent) => drop(parent.remove(name.parse().expect("an index"))),
        other => panic!("{other}"),
    }
    body
}

#[test]
fn each_undecodable_value_is_reported_and_everything_around_it_is_decoded() {
    let mut combinations = 0;
    for case in named() {
        let body = case.read();
        for place in places(&case, &body) {
            let Place { pointer, kind, .. } = &place;
            let without = (!pointer.is_empty()).then(|| {
                let without = case.decode(&removed(&body, pointer)).unwrap_or_else(|error| panic!("{error}"));
                assert!(without.unreadable.is_empty(), "{} without {pointer}", case.body);
                without
            });
            for value in kind.undecodable() {
                let what = format!("{}, {value} for {kind:?} at {pointer}", case.body);
                let changed = replaced(&body, pointer, value);
                let strict = match case.decode_strictly(&changed) {
                    Err(getty_api::Error::Decode(error)) => error,
                    Err(error) => panic!("{what}: {error}"),
                    Ok(_) => panic!("{what}: strictly decoded"),
                };
                combinations += 1;
                let Some(without) = &without else {
                    assert!(case.decode(&changed).is_err(), "{what}: nothing of it is decoded");
                    continue;
                };
                let decoded = case.decode(&changed).unwrap_or_else(|error| panic!("{what}: {error}"));
                let reported: Vec<&str> = decoded.unreadable.iter().map(|value| &*value.pointer).collect();
                assert_eq!(reported, [pointer], "{what}");
                assert_eq!(strict.pointer, decoded.unreadable[0].location(), "{what}");
                assert_same(&decoded.json, &without.json, &what);
            }
        }
    }
    assert!(combinations > 2000, "{combinations} combinations");
}

#[test]
fn several_undecodable_values_are_all_reported() {
    let mut random = fastrand::Rng::with_seed(12);
    for case in named() {
        let body = case.read();
        let all = places(&case, &body);
        for _ in 0..20 {
            let mut chosen: Vec<&Place> = all.iter().filter(|place| !place.pointer.is_empty()).collect();
            random.shuffle(&mut chosen);
            chosen.truncate(3);
            // None within another.
            let inside = |one: &str, other: &str| one.starts_with(&format!("{other}/"));
            if chosen.iter().any(|one| chosen.iter().any(|other| inside(&one.pointer, &other.pointer))) {
                continue;
            }
            let mut changed = body.clone();
            for place in &chosen {
                let values = place.kind.undecodable();
                changed = replaced(&changed, &place.pointer, values[random.usize(..values.len())].clone());
            }
            let decoded = case.decode(&changed).unwrap_or_else(|error| panic!("{}: {error}", case.body));
            let reported: BTreeSet<&str> = decoded.unreadable.iter().map(|value| &*value.pointer).collect();
            assert_eq!(reported, chosen.iter().map(|place| &*place.pointer).collect(), "{}", case.body);
        }
    }
}

#[test]
fn other_spellings_of_a_value_are_decoded_and_blank_ones_are_absent() {
    for case in named() {
        let body = case.read();
        let original = case.decode(&body).unwrap_or_else(|error| panic!("{error}"));
        for place in places(&case, &body).iter().filter(|place| !place.pointer.is_empty()) {
            let Place { pointer, kind, of } = place;
            let value = body.pointer(pointer).expect("the value");
            let (spellings, blank) = kind.spellings(value);
            for spelling in spellings {
                let what = format!("{}, {spelling} for {value} at {pointer}", case.body);
                let decoded = case.decode_strictly(&replaced(&body, pointer, spelling));
                let decoded = decoded.unwrap_or_else(|error| panic!("{what}: {error}"));
                assert_same(&decoded.json, &original.json, &what);
            }
            // An entry of a map can be `null` by itself.
            for blank in blank.into_iter().filter(|_| !of.ends_with(".*")) {
                let what = format!("{}, {blank} at {pointer}", case.body);
                let decoded = case.decode_strictly(&replaced(&body, pointer, blank));
                let decoded = decoded.unwrap_or_else(|error| panic!("{what}: {error}"));
                let without = case.decode(&removed(&body, pointer)).unwrap_or_else(|error| panic!("{error}"));
                assert_same(&decoded.json, &without.json, &what);
            }
        }
    }
}

#[test]
fn a_number_for_a_text_keeps_its_digits() {
    for number in ["7", "-7", "3.0", "1.50", "12345678901234567890123", "1e3"] {
        let body = format!(r#"{{"images": [{{"id": {number}, "title": "Fog"}}]}}"#);
        let response = Response::decode::<GetImages>(http_response(200, body)).expect("a page");
        assert_eq!(response.images[0].id.as_deref(), Some(number));
        assert_eq!(response.images[0].title.as_deref(), Some("Fog"));
        assert!(response.unreadable().is_empty());
    }
}

/// A body with the name of every property changed, those of maps apart.
fn respelled(schema: &Value, value: &Value, spell: fn(&str) -> String) -> Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return respelled(&effective::current()["components"]["schemas"][name], value, spell);
    }
    match value {
        Value::Array(items) => items.iter().map(|item| respelled(&schema["items"], item, spell)).collect(),
        Value::Object(members) if schema.get("properties").is_some() => {
            let respell = |(name, value): (&String, &Value)| {
                (spell(name), respelled(&schema["properties"][name], value, spell))
            };
            members.iter().map(respell).collect::<serde_json::Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// The words of a name in any spelling.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        let begins = letter == '_' || letter.is_ascii_uppercase();
        if begins && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter != '_') {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words
}

fn pascal_case(name: &str) -> String {
    let capital = |word: &String| word[..1].to_uppercase() + &word[1..];
    words(name).iter().map(capital).collect()
}

fn camel_case(name: &str) -> String {
    let pascal = pascal_case(name);
    pascal[..1].to_lowercase() + &pascal[1..]
}

fn snake_case(name: &str) -> String {
    words(name).join("_")
}

#[test]
fn every_record_is_decoded_from_names_in_any_case() {
    let spellings: [fn(&str) -> String; 4] =
        [camel_case, snake_case, pascal_case, |name| name.to_uppercase()];
    for case in named() {
        let body = case.read();
        let original = case.decode(&body).unwrap_or_else(|error| panic!("{error}"));
        for spell in spellings {
            let respelled = respelled(&schema(effective::current(), &case), &body, spell);
            let decoded = case.decode_strictly(&respelled).unwrap_or_else(|error| panic!("{error}"));
            assert_same(&decoded.json, &original.json, case.body);
        }
    }
}

#[test]
fn a_name_as_documented_counts_more_than_the_same_in_another_case() {
    for body in [r#"[{"channelId": 1, "ChannelId": 2}]"#, r#"[{"ChannelId": 2, "channelId": 1}]"#] {
        let channels = Response::decode::<ListChannels>(http_response(200, body)).expect("channels");
        assert_eq!(channels[0].channel_id, Some(1), "{body}");
        let odd = body.replace(']', ", 7]");
        let channels = Response::decode::<ListChannels>(http_response(200, odd)).expect("channels");
        assert_eq!((channels[0].channel_id, channels.unreadable().len()), (Some(1), 1), "{body}");
    }
}

#[test]
fn channels_may_be_wrapped_in_an_object() {
    for body in [
        r#"{"channels": [{"ChannelId": 42, "AssetFamily": "Creative"}]}"#,
        r#"{"Channels": [{"channel_id": "42", "assetFamily": "Creative"}], "count": 1}"#,
    ] {
        let channels = Response::decode::<ListChannels>(http_response(200, body)).expect("channels");
        assert_eq!(channels[0].channel_id, Some(42));
        assert_eq!(channels[0].asset_family.as_deref(), Some("Creative"));
    }
    let none = Response::decode::<ListChannels>(http_response(200, r#"{"channels": []}"#)).expect("channels");
    assert!(none.is_empty());
}

#[test]
fn restrictions_on_use_are_read_in_the_case_that_artist_searches_send() {
    let body = r#"{"images": [{"id": "1", "allowed_use": {"HowCanIUseIt": "Editorial", "ReleaseInfo": "None",
        "UsageRestrictions": ["No sport magazines"]}}]}"#;
    let page = Response::decode::<SearchArtistImages>(http_response(200, body)).expect("a page");
    let allowed = page.images[0].allowed_use.as_ref().expect("restrictions");
    assert_eq!(allowed.usage_restrictions, ["No sport magazines"]);
    assert_eq!(allowed.how_can_i_use_it.as_deref(), Some("Editorial"));
}

#[test]
fn texts_with_lone_surrogates_and_bytes_that_are_no_text_are_repaired() {
    let response = Response::decode::<GetImages>(http_response(
        200,
        r#"{"images": [{"title": "a\ud800b", "id": "1"}]}"#,
    ));
    let response = response.expect("a page");
    assert_eq!(response.images[0].title.as_deref().map(|title| title.chars().next()), Some(Some('a')));
    assert!(response.images[0].title.as_deref().is_some_and(|title| title.contains('\u{fffd}')));
    assert_eq!(response.images[0].id.as_deref(), Some("1"));

    let body = b"{\"images\": [{\"title\": \"a\xff\", \"id\": \"1\"}, {\"id\": \"2\"}]}".as_slice();
    let response = Response::decode::<GetImages>(http_response(200, body)).expect("a page");
    assert_eq!(response.images[0].title.as_deref(), Some("a\u{fffd}"));
    assert_eq!(response.images.len(), 2);
}

#[test]
fn nothing_that_is_sent_is_out_of_reach() {
    let body = r#"{"images": [{"id": "1", "zzz": [1]}, null, 7, {"id": "2", "max_dimensions": 7}], "new": {"a": 1}}"#;
    let response = Response::decode::<SearchImages>(http_response(200, body)).expect("a page");
    let ids: Vec<_> = response.images.iter().filter_map(|image| image.id.as_deref()).collect();
    assert_eq!(ids, ["1", "2"]);
    let found: Vec<(&str, JsonKind)> =
        response.unreadable().iter().map(|value| (&*value.pointer, value.found)).collect();
    assert_eq!(found, [("/images/2", JsonKind::Number), ("/images/3/max_dimensions", JsonKind::Number)]);
    assert_eq!(response.bytes(), body);
    let json = response.json().expect("JSON");
    assert_eq!(json["new"]["a"], 1);
    assert!(response.unreadable().iter().all(|value| json.pointer(&value.pointer) == Some(&json!(7))));
    let elements: Vec<(usize, Value)> = response
        .elements("images")
        .expect("a list")
        .iter()
        .map(|(index, element)| (*index, serde_json::from_slice(element).expect("JSON")))
        .collect();
    let expected = [(0, json!({ "id": "1", "zzz": [1] })), (3, json!({ "id": "2", "max_dimensions": 7 }))];
    assert_eq!(elements, expected);
}

#[test]
fn more_values_than_can_be_listed_are_counted() {
    let body = format!(r#"{{"images": [{}{{"id": "1"}}]}}"#, "7,".repeat(20_000));
    let response = Response::decode::<SearchImages>(http_response(200, body)).expect("a page");
    assert_eq!(response.unreadable().len(), 10_000);
    assert_eq!(response.unreadable_count(), 20_000);
    assert_eq!(response.images.len(), 1);
    assert!(response.elements("images").is_err());
}

#[test]
fn what_is_reported_shows_no_name_that_only_the_server_knows() {
    let body = r#"{"images": [{"alternative_ids": {"SECRET": [1]}}]}"#;
    let response = Response::decode::<SearchImages>(http_response(200, body)).expect("a page");
    let unreadable: &Unreadable = &response.unreadable()[0];
    assert_eq!(unreadable.pointer, "/images/0/alternative_ids/SECRET");
    assert_eq!(unreadable.to_string(), "`/images/0/alternative_ids/*` is a list where text was expected");
}
