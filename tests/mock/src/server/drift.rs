//! Results that change while a client pages through them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How the results of an operation change while a client pages through them; see
/// [`MockGetty::set_drift`](crate::MockGetty::set_drift).
///
/// Variants can be added; the fields of each variant are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Drift {
    /// Before each page after the first, this many new results are inserted at the start, and the count grows.
    /// So the last results of a page are repeated as the first ones of the next.
    Grow(u64),
    /// Before each page after the first, this many of the first results are deleted, and the count shrinks. So a
    /// client misses as many.
    Shrink(u64),
    /// The response to pages after this one is `InvalidPage`, although the count is higher.
    RejectAfter(u64),
    /// Pages after this one are empty, although the count is higher.
    EmptyAfter(u64),
}

/// The drift of each operation.
#[derive(Debug, Default)]
pub(crate) struct Drifts(Mutex<HashMap<String, Drift>>);

impl Drifts {
    pub(crate) fn set(&self, operation: &str, drift: Drift) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(operation.to_owned(), drift);
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn get(&self, operation: &str) -> Option<Drift> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(operation).copied()
    }
}
