//! Results as a stream of pages.

use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::future::poll_fn;
use getty_api::{ErrorCode, Response};

use super::rules::PageInfo;
use super::{Page, Paged, PagedCall};
use crate::error::{Error, ErrorKind};
use crate::pipeline::BoxFuture;
use crate::tasks::{RuntimeEnded, Task};

/// A stream of the pages of a search; created by [`Query::pages`](crate::search::Query::pages).
///
/// It is lazy: a page is requested when it is polled for, or, with
/// [`prefetch`](crate::search::Query::prefetch), as soon as the previous page has arrived. Dropping the stream
/// cancels a running request.
///
/// It ends after the last page: when the count is reached, at an empty page, or when the API rejects further
/// pages. An error ends it too; [`next_page`](Self::next_page) is then the page to continue from.
///
/// Results shift between requests, so that an item can be on two pages. It is returned only the first time. For
/// this, the ids of all returned items are kept in memory, about 50 bytes each, until the stream is dropped.
pub struct Pages<O: Paged> {
    state: PageState<O>,
    page_size: i32,
    prefetch: bool,
    seen: HashSet<String>,
    total: Option<u64>,
}

enum PageState<O: Paged> {
    /// An argument is invalid.
    Invalid(i32, Error),
    /// The page is not requested yet.
    Waiting(i32, PagedCall<O>),
    /// The page is requested.
    Requested(i32, BoxFuture<'static, (PagedCall<O>, PageResult<O>)>),
    /// The request for this page failed.
    Failed(i32),
    /// There are no more pages.
    Ended,
}

type PageResult<O> = Result<Response<<O as getty_api::Operation>::Output>, Error>;

impl<O: Paged> Pages<O> {
    pub(crate) fn new(
        source: PagedCall<O>,
        first: i32,
        page_size: i32,
        prefetch: bool,
        invalid: Option<Error>,
    ) -> Self {
        let state = match invalid {
            Some(error) => PageState::Invalid(first, error),
            None => PageState::Waiting(first, source),
        };
        Self { state, page_size, prefetch, seen: HashSet::new(), total: None }
    }

    /// The number of items on all pages together, as the latest page counted them: `None` before the first
    /// page, and where the API does not count.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The next page, or the one that failed; `None` at the end. A later iteration can begin there with
    /// [`Query::page`](crate::search::Query::page); it does not know which items were already returned.
    pub fn next_page(&self) -> Option<i32> {
        match self.state {
            PageState::Invalid(page, _)
            | PageState::Waiting(page, _)
            | PageState::Requested(page, _)
            | PageState::Failed(page) => Some(page),
            PageState::Ended => None,
        }
    }

    /// Waits for the next page; `None` when there is none. Can be cancelled without loss.
    ///
    /// # Errors
    /// See [`Error`]. An error ends the stream.
    pub async fn try_next(&mut self) -> Result<Option<Page<O::Item>>, Error> {
        poll_fn(|context| self.poll(context)).await.transpose()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<O::Item>, Error>>> {
        loop {
            match std::mem::replace(&mut self.state, PageState::Ended) {
                PageState::Invalid(page, error) => {
                    self.state = PageState::Failed(page);
                    return Poll::Ready(Some(Err(error)));
                }
                PageState::Waiting(page, source) => {
                    self.state = PageState::Requested(page, Box::pin(request_page(source, page)))
                }
                PageState::Requested(page, mut future) => {
                    let Poll::Ready((source, result)) = future.as_mut().poll(context) else {
                        self.state = PageState::Requested(page, future);
                        return Poll::Pending;
                    };
                    return Poll::Ready(self.handle_result(page, source, result));
                }
                over => {
                    self.state = over;
                    return Poll::Ready(None);
                }
            }
        }
    }

    /// Converts a response into a page and decides which request follows.
    fn handle_result(
        &mut self,
        number: i32,
        source: PagedCall<O>,
        result: PageResult<O>,
    ) -> Option<Result<Page<O::Item>, Error>> {
        let (output, response) = match result {
            Ok(response) => response.into_parts(),
            // Large results end before the count is reached, and any results can become fewer.
            Err(error) if error.code() == Some(&ErrorCode::InvalidPage) => return None,
            Err(error) => {
                self.state = PageState::Failed(number);
                return Some(Err(error));
            }
        };
        let mut page = O::into_page(output);
        page.number = number;
        if let Err(error) = page.set_source::<O>(response) {
            self.state = PageState::Failed(number);
            return Some(Err(error));
        }
        self.total = page.total.or(self.total);
        // An item that cannot be decoded counts as well.
        let (decoded, lost) = (page.items.len(), page.source.lost.len());
        let items = decoded + lost;
        page.repeated = page.retain(|item| O::id(item).is_none_or(|id| self.seen.insert(id)));
        if items == 0 && number > 1 {
            return None;
        }
        let info = PageInfo {
            number,
            size: self.page_size,
            items,
            new_items: page.items.len() + lost,
            total: self.total,
        };
        if let Some(next) = O::RULES.following(info) {
            self.state = if self.prefetch {
                PageState::Requested(next, spawn_request(source, next))
            } else {
                PageState::Waiting(next, source)
            };
        }
        Some(Ok(page))
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<Page<O::Item>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("operation", &O::INFO.id)
            .field("next_page", &self.next_page())
            .field("page_size", &self.page_size)
            .field("prefetch", &self.prefetch)
            .field("seen", &self.seen.len())
            .field("total", &self.total)
            .finish()
    }
}

async fn request_page<O: Paged>(mut source: PagedCall<O>, page: i32) -> (PagedCall<O>, PageResult<O>) {
    let result = source.send(|operation| operation.with_page(page)).await;
    (source, result)
}

/// Sends the request at once, not when the future is polled. Dropping the future cancels the request.
fn spawn_request<O: Paged>(
    source: PagedCall<O>,
    page: i32,
) -> BoxFuture<'static, (PagedCall<O>, PageResult<O>)> {
    let task = Task::spawn(request_page(source.clone(), page));
    Box::pin(async move {
        task.await.unwrap_or_else(|RuntimeEnded| {
            let message = format!("{}: the runtime ended while page {page} was fetched", O::INFO.id);
            (source, Err(Error::new(ErrorKind::Connection, message)))
        })
    })
}
