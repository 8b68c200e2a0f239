//! Every response type, from arbitrary JSON and from what is left of real bodies.

use bytes::Bytes;

use crate::{cases, driver, mutate};

/// What was decoded is written and decoded again, with the same result.
fn decode(case: &cases::Case, body: Bytes) -> Result<(), String> {
    let Ok(first) = case.decode_bytes(body) else { return Ok(()) };
    if first.json.is_null() {
        return Ok(());
    }
    let again = case.decode(&first.json).map_err(|error| format!("{}: {error}", case.operation))?;
    // What is written from a decoded value is decoded again with nothing skipped.
    if let Some(skipped) = again.unreadable.first() {
        return Err(format!("{}: {skipped}", case.operation));
    }
    case.decode_strictly(&first.json).map_err(|error| format!("{}: {error}", case.operation))?;
    match again.shown == first.shown {
        true => Ok(()),
        false => Err(format!("{} decodes to {} and then to {}", case.operation, first.shown, again.shown)),
    }
}

#[test]
fn arbitrary_json() {
    let cases = cases::all();
    driver::run("decoding, arbitrary JSON", 200 * cases.len() as u64, |random| {
        let case = &cases[random.usize(0..cases.len())];
        decode(case, mutate::arbitrary(random, 4).to_string().into())
    });
}

#[test]
fn mutated_bodies() {
    let cases: Vec<_> = cases::all().into_iter().filter(|case| !case.body.is_empty()).collect();
    let bodies: Vec<_> = cases.iter().map(cases::Case::read).collect();
    driver::run("decoding, mutated bodies", 300 * cases.len() as u64, |random| {
        let at = random.usize(0..cases.len());
        let body = mutate::json(random, &bodies[at]).to_string().into_bytes();
        decode(&cases[at], if random.bool() { body } else { mutate::bytes(random, &body) }.into())
    });
}
