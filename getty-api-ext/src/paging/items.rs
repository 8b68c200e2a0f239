//! Results as a stream of items.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::future::poll_fn;

use super::{Paged, Pages};
use crate::error::Error;

/// A stream of the items of a search; created by [`Query::stream`](crate::search::Query::stream).
///
/// Pages are requested when items are needed, by the rules of [`Pages`]: lazily, and each item is returned once.
///
/// An item that cannot be decoded is an error of the kind [`Decode`](crate::ErrorKind::Decode) in its place, and
/// the next poll gives the item after it. Any other error ends the stream; [`page`](Self::page) then returns the
/// page to continue from.
pub struct Items<O: Paged> {
    pages: Pages<O>,
    page: i32,
    items: VecDeque<Result<O::Item, Error>>,
}

impl<O: Paged> Items<O> {
    pub(crate) fn new(pages: Pages<O>) -> Self {
        let page = pages.next_page().unwrap_or(1);
        Self { pages, page, items: VecDeque::new() }
    }

    /// The number of items on all pages together, as the latest page counted them: `None` before the first
    /// page, and where the API does not count.
    pub fn total(&self) -> Option<u64> {
        self.pages.total()
    }

    /// The page to continue from: the one with the next item, or the one that failed; `None` at the end. A later
    /// iteration that begins there with [`Query::page`](crate::search::Query::page) misses no item, and repeats
    /// the items of this page that were already returned.
    pub fn page(&self) -> Option<i32> {
        if self.items.is_empty() { self.pages.next_page() } else { Some(self.page) }
    }

    /// Waits for the next item; `None` when there is none. Can be cancelled without loss.
    ///
    /// # Errors
    /// See [`Error`]. Only after an error of one item are there more items.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, Error> {
        poll_fn(|context| self.poll(context)).await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(item));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(page)) => {
                    self.page = page.number;
                    self.items = page.into_results(O::INFO);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("page", &self.page())
            .field("items", &self.items.len())
            .field("pages", &self.pages)
            .finish()
    }
}
