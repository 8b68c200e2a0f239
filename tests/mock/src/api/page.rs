//! Pages, and the ways in which results drift while somebody pages through them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use http::StatusCode;

use crate::reply::Refusal;

/// How the results of an operation change while a client pages through them; see
/// [`MockGetty::drift`](crate::MockGetty::drift).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Drift {
    /// From page to page so many new results come to stand before the others, and the count grows:
    /// the last ones of a page come again as the first ones of the next.
    Grow(u64),
    /// From page to page so many of the first results vanish, and the count shrinks: as many are
    /// never seen.
    Shrink(u64),
    /// Pages after this one are refused with `InvalidPage`, although more results are counted.
    RefuseAfter(u64),
    /// Pages after this one are empty, although more results are counted.
    EmptyAfter(u64),
}

/// Drifts by operation.
#[derive(Debug, Default)]
pub(crate) struct Drifts(Mutex<HashMap<String, Drift>>);

impl Drifts {
    pub(crate) fn set(&self, operation: &str, drift: Drift) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(operation.to_owned(), drift);
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn of(&self, operation: &str) -> Option<Drift> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(operation).copied()
    }
}

/// A page that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) number: u64,
    pub(crate) size: u64,
    pub(crate) drift: Option<Drift>,
}

impl Page {
    /// How many results are counted when `items` are there.
    pub(crate) fn count<T>(self, items: &[T]) -> u64 {
        let pages_before = self.number - 1;
        let count = items.len() as u64;
        match self.drift {
            Some(Drift::Grow(by)) => count.saturating_add(pages_before.saturating_mul(by)),
            Some(Drift::Shrink(by)) => count.saturating_sub(pages_before.saturating_mul(by)),
            _ => count,
        }
    }

    /// The part of `items` on this page. A page after the last is refused, as is one beyond the
    /// window within which results can be paged.
    pub(crate) fn of<T>(self, items: &[T], window: u64) -> Result<&[T], Refusal> {
        let count = self.count(items);
        let last = count.min(window).div_ceil(self.size).max(1);
        if self.number > last {
            let message = format!("page must be less than or equal to {last}, results count {count}");
            return Err(Refusal::getty(StatusCode::BAD_REQUEST, "InvalidPage", message));
        }
        Ok(self.slice(items))
    }

    /// The part of `items` on this page; nothing after the last.
    pub(crate) fn slice<T>(self, items: &[T]) -> &[T] {
        let pages_before = self.number - 1;
        let start = pages_before.saturating_mul(self.size);
        let start = match self.drift {
            Some(Drift::EmptyAfter(page)) if self.number > page => u64::MAX,
            Some(Drift::Grow(by)) => start.saturating_sub(pages_before.saturating_mul(by)),
            Some(Drift::Shrink(by)) => start.saturating_add(pages_before.saturating_mul(by)),
            _ => start,
        };
        let start = start.min(items.len() as u64);
        let end = start.saturating_add(self.size).min(items.len() as u64);
        match (usize::try_from(start), usize::try_from(end)) {
            (Ok(start), Ok(end)) => items.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}
