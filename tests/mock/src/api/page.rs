//! Pages of results.

use http::StatusCode;

use crate::http::response::ErrorResponse;
use crate::server::drift::Drift;

/// The page that a request selects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) number: u64,
    pub(crate) size: u64,
    pub(crate) drift: Option<Drift>,
}

impl Page {
    /// The number of results that the response states when there are `items`.
    pub(crate) fn count<T>(self, items: &[T]) -> u64 {
        let pages_before = self.number - 1;
        let count = items.len() as u64;
        match self.drift {
            Some(Drift::Grow(by)) => count.saturating_add(pages_before.saturating_mul(by)),
            Some(Drift::Shrink(by)) => count.saturating_sub(pages_before.saturating_mul(by)),
            _ => count,
        }
    }

    /// The `items` on this page.
    ///
    /// # Errors
    /// When the page is after the last one, or beyond the window of results that can be paged through.
    pub(crate) fn checked_slice<T>(self, items: &[T], window: u64) -> Result<&[T], ErrorResponse> {
        let count = self.count(items);
        let last = count.min(window).div_ceil(self.size).max(1);
        if self.number > last {
            let message = format!("page must be less than or equal to {last}, results count {count}");
            return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidPage", message));
        }
        Ok(self.slice(items))
    }

    /// The `items` on this page; none after the last page.
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
