//! Entries as a stream.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::future::poll_fn;

use super::Recorded;
use super::dedup::SeenEntries;
use super::span::{Bounds, Span};
use super::windows::Windows;
use crate::error::Error;
use crate::paging::{PagedCall, Pages};

/// A stream of the entries of a [`History`](super::History); created by
/// [`History::stream`](super::History::stream).
///
/// It is lazy: a request is sent only when its entries are needed. An entry that cannot be decoded is an error of
/// the kind [`Decode`](crate::ErrorKind::Decode), and the next poll returns the entry after it. Any other error
/// ends the stream.
pub struct Entries<O: Recorded> {
    source: PagedCall<O>,
    page_size: i32,
    /// The windows that are not queried yet, or the reason why none can be.
    windows: Result<(Span, Windows), Option<Error>>,
    bounds: Option<Bounds>,
    pages: Option<Pages<O>>,
    seen: SeenEntries,
    items: VecDeque<Result<O::Item, Error>>,
}

impl<O: Recorded> Entries<O> {
    pub(super) fn new(source: PagedCall<O>, windows: Result<(Span, Windows), Error>, page_size: i32) -> Self {
        let windows = windows.map_err(|error| Some(error.with_operation(O::INFO)));
        let items = VecDeque::new();
        Self { source, page_size, windows, bounds: None, pages: None, seen: SeenEntries::default(), items }
    }

    /// Waits for the next entry; `None` when there is none. Can be cancelled without loss.
    ///
    /// # Errors
    /// See [`Error`]. Only after an error of one entry are there more entries.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, Error> {
        poll_fn(|context| self.poll(context)).await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(item));
            }
            if let Some(pages) = &mut self.pages {
                match ready!(Pin::new(pages).poll_next(context)) {
                    Some(Ok(page)) => {
                        let (seen, bounds) = (&mut self.seen, &self.bounds);
                        let page = page.map_items(|items, total| {
                            let mut items = seen.dedup(items, total);
                            if let Some(bounds) = bounds {
                                items.retain(|item| bounds.contain(O::date(item)));
                            }
                            items
                        });
                        self.items = page.into_results(O::INFO);
                    }
                    Some(Err(error)) => {
                        self.windows = Err(None);
                        self.pages = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => self.pages = None,
                }
                continue;
            }
            let bounds = match &mut self.windows {
                Ok((span, windows)) => windows.next().map(|window| span.bounds(window)),
                Err(error) => return Poll::Ready(error.take().map(Err)),
            };
            self.bounds = bounds;
            let Some(bounds) = bounds else { return Poll::Ready(None) };
            let mut source = self.source.clone();
            if let Some(from) = bounds.from {
                source.operation = source.operation.with_start(from);
            }
            if let Some(to) = bounds.to {
                source.operation = source.operation.with_end(to);
            }
            if bounds.timed {
                source.operation = source.operation.with_times();
            }
            source.operation = source.operation.with_page_size(self.page_size);
            self.seen = SeenEntries::default();
            self.pages = Some(Pages::new(source, 1, self.page_size, false, None));
        }
    }
}

impl<O: Recorded> Stream for Entries<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<O: Recorded> fmt::Debug for Entries<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Entries")
            .field("windows", &self.windows)
            .field("pages", &self.pages)
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}
