//! Records one by one.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_util::Stream;
use futures_util::future::poll_fn;

use super::Recorded;
use super::repeats::Repeats;
use super::windows::Windows;
use crate::error::Error;
use crate::paging::{Pages, Source};

/// The records of a [`History`](super::History), one by one; made by
/// [`History::stream`](super::History::stream).
///
/// It is lazy: nothing is asked for before it is needed. A record that cannot be decoded is an error of the kind
/// [`Decode`](crate::ErrorKind::Decode), and the next poll gives the record after it. Any other error ends it.
pub struct Records<O: Recorded> {
    source: Source<O>,
    page_size: i32,
    /// What is still to be asked for, or why nothing can be.
    windows: Result<Windows, Option<Error>>,
    pages: Option<Pages<O>>,
    repeats: Repeats,
    items: VecDeque<Result<O::Item, Error>>,
}

impl<O: Recorded> Records<O> {
    pub(super) fn new(source: Source<O>, windows: Result<Windows, Error>, page_size: i32) -> Self {
        let windows = windows.map_err(|error| Some(error.with_operation(O::INFO)));
        let items = VecDeque::new();
        Self { source, page_size, windows, pages: None, repeats: Repeats::default(), items }
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
                        let repeats = &mut self.repeats;
                        let page = page.map_items(|items, total| repeats.leave_out(items, total));
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
            let window = match &mut self.windows {
                Ok(windows) => windows.next(),
                Err(error) => return Poll::Ready(error.take().map(Err)),
            };
            let Some(window) = window else { return Poll::Ready(None) };
            let mut source = self.source.clone();
            if let Some(day) = window.from {
                source.operation = source.operation.starting_on(day.into());
            }
            if let Some(day) = window.to {
                source.operation = source.operation.ending_on(day.into());
            }
            source.operation = source.operation.with_page_size(self.page_size);
            self.repeats = Repeats::default();
            self.pages = Some(Pages::new(source, 1, self.page_size, false, None));
        }
    }
}

impl<O: Recorded> Stream for Records<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<O: Recorded> fmt::Debug for Records<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Records")
            .field("windows", &self.windows)
            .field("pages", &self.pages)
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}
