//! What a body may become without notice: null, absent, new and unknown, at every place in it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::cases::{Case, Decoded};
use super::places::{Kind, Place, places};
use super::{assert_same, named, schema};
use crate::effective::{self, object};

/// Each body with its places, one of each kind: more of them in a list say nothing new.
fn bodies() -> impl Iterator<Item = (Case, Value, Vec<Place>)> {
    named().map(|case| {
        let body = case.read();
        let mut seen = BTreeSet::new();
        let mut places = places(effective::current(), &schema(effective::current(), &case), &body);
        places.retain(|place| match &place.kind {
            Kind::Object(name) | Kind::Property(name) => seen.insert(name.clone()),
            // A value of one enumeration can stand in several properties.
            Kind::Enumerated | Kind::Otherwise => true,
        });
        (case, body, places)
    })
}

/// The body with the value at `pointer` changed.
fn changed(body: &Value, pointer: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = body.clone();
    change(body.pointer_mut(pointer).expect("a place in the body"));
    body
}

/// The body without the property at `pointer`.
fn without(body: &Value, pointer: &str) -> Value {
    let (parent, name) = pointer.rsplit_once('/').expect("a property has a parent");
    changed(body, parent, |parent| {
        parent.as_object_mut().and_then(|parent| parent.remove(name)).expect("the property");
    })
}

fn decode(case: &Case, body: &Value, what: &str, place: &Place) -> Decoded {
    case.decode(body).unwrap_or_else(|error| panic!("{}: {what} at {}: {error}", case.body, place.pointer))
}

#[test]
fn each_property_may_be_null_or_absent() {
    let mut properties = 0;
    for (case, body, places) in bodies() {
        for place in places.iter().filter(|place| matches!(place.kind, Kind::Property(_))) {
            let null =
                decode(&case, &changed(&body, &place.pointer, |value| *value = Value::Null), "null", place);
            let absent = decode(&case, &without(&body, &place.pointer), "absent", place);
            assert_same(
                &null.json,
                &absent.json,
                &format!("{}, null or absent at {}", case.body, place.pointer),
            );
            assert_same(
                &absent.json,
                &without(&body, &place.pointer),
                &format!("{} without {}", case.body, place.pointer),
            );
            properties += 1;
        }
    }
    assert!(properties > 0);
}

#[test]
fn all_properties_of_an_object_may_be_null_or_absent() {
    for (case, body, places) in bodies() {
        for place in places.iter().filter(|place| matches!(place.kind, Kind::Object(_))) {
            let null = changed(&body, &place.pointer, |object| {
                object.as_object_mut().into_iter().flatten().for_each(|(_, value)| *value = Value::Null);
            });
            let absent = changed(&body, &place.pointer, |object| *object = json!({}));
            let (null, absent) =
                (decode(&case, &null, "all null", place), decode(&case, &absent, "empty", place));
            assert_same(
                &null.json,
                &absent.json,
                &format!("{}, null or absent at {}", case.body, place.pointer),
            );
        }
    }
}

#[test]
fn each_object_may_have_properties_that_are_not_known() {
    for (case, body, places) in bodies() {
        for place in places.iter().filter(|place| matches!(place.kind, Kind::Object(_))) {
            let extended = changed(&body, &place.pointer, |object| {
                object["new_flag"] = json!(true);
                object["new_list"] = json!([{ "a": 1 }, null]);
                object["new_object"] = json!({ "id": "7", "deep": { "er": [1.5] } });
            });
            let decoded = decode(&case, &extended, "unknown properties", place);
            assert_same(&decoded.json, &body, &format!("{} with more at {}", case.body, place.pointer));
        }
    }
}

#[test]
fn each_enumeration_may_have_values_that_are_not_known() {
    const NEW: &str = "Something-New 2027";
    let mut values = 0;
    for (case, body, places) in bodies() {
        for place in places.iter().filter(|place| matches!(place.kind, Kind::Enumerated)) {
            let unknown = changed(&body, &place.pointer, |value| *value = NEW.into());
            let decoded = decode(&case, &unknown, "an unknown value", place);
            assert_same(
                &decoded.json,
                &unknown,
                &format!("{} with an unknown value at {}", case.body, place.pointer),
            );
            assert!(decoded.shown.contains("Other(\n"), "{}", case.body);
            values += 1;
        }
    }
    assert!(values > 0);
}

#[test]
fn bodies_may_be_empty_objects_and_lists() {
    for (case, body, _) in bodies() {
        let least = if body.is_array() { json!([]) } else { json!({}) };
        let decoded = case.decode(&least).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(decoded.json, least, "{}", case.body);
        for (name, _) in object(&body).filter(|(_, value)| value.is_array()) {
            let decoded = case.decode(&json!({ name: [] })).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(decoded.json, json!({}), "{}: an empty {name} is an absent one", case.body);
        }
    }
}
