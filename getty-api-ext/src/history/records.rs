//! Entries one by one.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::future::poll_fn;

use super::Recorded;
use super::repeats::SeenEntries;
use super::span::{Bounds, Span};
use super::windows::Windows;
use crate::error::Error;
use crate::paging::{PagedCall, Pages};

/// The records of a [`History`](super::History), one by one; made by
/// [`History::stream`](super::History::stream).
///
/// It is lazy: nothing is asked for before it is needed. A record that cannot be decoded is an error of the kind
/// [`Decode`](crate::ErrorKind::Decode), and the next poll gives the record after it. Any other error ends it.
pub struct Entries<O: Recorded> {
    source: PagedCall<O>,
    page_size: i32,
    /// What is still to be asked for, or why nothing can be.
    windows: Result<(Span, Windows), Option<Error>>,
    bounds: Option<Bounds>,
    pages: Option<Pages<O>>,
    repeats: SeenEntries,
    items: VecDeque<Result<O::Item, Error>>,
}

impl<O: Recorded> Entries<O> {
    pub(super) fn new(source: PagedCall<O>, windows: Result<(Span, Windows), Error>, page_size: i32) -> Self {
        let windows = windows.map_err(|error| Some(error.with_operation(O::INFO)));
        let items = VecDeque::new();
        Self { source, page_size, windows, bounds: None, pages: None, repeats: SeenEntries::default(), items }
    }

    /// Waits for the next record; `None` when there is none. Can be cancelled without loss.
    ///
    /// # Errors
    /// See [`Error`]. Only after an error of one record are there more records.
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
                        let (repeats, bounds) = (&mut self.repeats, &self.bounds);
                        let page = page.map_items(|items, total| {
                            let mut items = repeats.dedup(items, total);
                            if let Some(bounds) = bounds {
                                items.retain(|item| bounds.contain(O::made_at(item)));
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
                source.operation = source.operation.starting(from);
            }
            if let Some(to) = bounds.to {
                source.operation = source.operation.ending(to);
            }
            if bounds.timed {
                source.operation = source.operation.with_times();
            }
            source.operation = source.operation.with_page_size(self.page_size);
            self.repeats = SeenEntries::default();
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
