//! Builds a [`Value`] from any serde format and rejects a key that appears twice in one object.
//!
//! `serde_json::Value` can deserialize itself, but silently keeps the last of two equal keys: a
//! description with the same operation twice would lose one of them.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::error::{self, MAX_DEPTH};
use super::pointer::Pointer;

/// What all seeds of one document share.
#[derive(Debug, Default)]
pub(super) struct ParseState {
    path: RefCell<Vec<String>>,
    duplicate_key: RefCell<Option<Pointer>>,
}

impl ParseState {
    /// The location of the key that made parsing fail because it appears twice.
    pub(super) fn duplicate_key(&self) -> Option<Pointer> {
        self.duplicate_key.borrow().clone()
    }

    /// The seed to pass to the deserializer.
    pub(super) fn root(&self) -> ValueSeed<'_> {
        ValueSeed { state: self }
    }
}

/// One value of the document, at the current path of the [`ParseState`].
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueSeed<'r> {
    state: &'r ParseState,
}

impl ValueSeed<'_> {
    fn enter<E: Error>(self, key: String) -> Result<(), E> {
        let mut path = self.state.path.borrow_mut();
        if path.len() >= MAX_DEPTH {
            return Err(E::custom(error::too_deep()));
        }
        path.push(key);
        Ok(())
    }

    fn leave(self) {
        self.state.path.borrow_mut().pop();
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON can hold")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("a number that is infinite or not a number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            self.enter(items.len().to_string())?;
            match access.next_element_seed(self)? {
                Some(item) => items.push(item),
                None => break,
            }
            self.leave();
        }
        self.leave();
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            self.enter(key.clone())?;
            if members.contains_key(&key) {
                let path = self.state.path.borrow().clone();
                self.state.duplicate_key.replace(Some(Pointer::from(path)));
                return Err(A::Error::custom("the same key appears twice in one object"));
            }
            members.insert(key, access.next_value_seed(self)?);
            self.leave();
        }
        Ok(Value::Object(members))
    }
}
