//! Results page by page.

use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::future::poll_fn;
use getty_api::{ErrorCode, Response};
use tokio::task::JoinSet;
use tracing::Instrument as _;

use super::rules::PageInfo;
use super::{Page, Paged, PagedCall};
use crate::error::{Error, ErrorKind};
use crate::pipeline::BoxFuture;

/// The pages of a search, one after the other; made by [`Query::pages`](crate::search::Query::pages).
///
/// It is lazy: a page is asked for when it is polled for, or, with
/// [`prefetch`](crate::search::Query::prefetch), as soon as the one before it has come. Dropping it ends a
/// request under way.
///
/// It ends after the last page: when the count is reached, at an empty page, or where the API refuses to
/// page further. An error ends it too; [`next_page`](Self::next_page) then says where to go on.
///
/// Results shift while they are paged through, so an item can come on two pages. Later ones are left out:
/// the ids of all items given are kept for that, some 50 bytes each, for as long as the walk goes on.
pub struct Pages<O: Paged> {
    state: PageState<O>,
    page_size: i32,
    prefetch: bool,
    seen: HashSet<String>,
    total: Option<u64>,
}

enum PageState<O: Paged> {
    /// What was given cannot be used.
    Refused(i32, Error),
    /// The page is to be asked for.
    Waiting(i32, PagedCall<O>),
    /// The page has been asked for.
    Asked(i32, BoxFuture<'static, (PagedCall<O>, PageResult<O>)>),
    /// It failed at this page.
    Failed(i32),
    /// There is nothing more.
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
            Some(error) => PageState::Refused(first, error),
            None => PageState::Waiting(first, source),
        };
        Self { state, page_size, prefetch, seen: HashSet::new(), total: None }
    }

    /// The number of items on all pages together, as the latest page counted them: `None` before the first
    /// page, and where the API does not count.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The page that comes next, or the one that failed; `None` when there is none. A later walk begins there
    /// with [`Query::page`](crate::search::Query::page); it does not know what this one has given.
    pub fn next_page(&self) -> Option<i32> {
        match self.state {
            PageState::Refused(page, _)
            | PageState::Waiting(page, _)
            | PageState::Asked(page, _)
            | PageState::Failed(page) => Some(page),
            PageState::Ended => None,
        }
    }

    /// Waits for the next page; `None` when there is none. Can be cancelled without loss.
    ///
    /// # Errors
    /// See [`Error`]; the walk then is over.
    pub async fn try_next(&mut self) -> Result<Option<Page<O::Item>>, Error> {
        poll_fn(|context| self.poll(context)).await.transpose()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<O::Item>, Error>>> {
        loop {
            match std::mem::replace(&mut self.state, PageState::Ended) {
                PageState::Refused(page, error) => {
                    self.state = PageState::Failed(page);
                    return Poll::Ready(Some(Err(error)));
                }
                PageState::Waiting(page, source) => {
                    self.state = PageState::Asked(page, Box::pin(ask(source, page)))
                }
                PageState::Asked(page, mut future) => {
                    let Poll::Ready((source, answer)) = future.as_mut().poll(context) else {
                        self.state = PageState::Asked(page, future);
                        return Poll::Pending;
                    };
                    return Poll::Ready(self.take(page, source, answer));
                }
                over => {
                    self.state = over;
                    return Poll::Ready(None);
                }
            }
        }
    }

    /// Makes a page of an answer and decides what follows it.
    fn take(
        &mut self,
        number: i32,
        source: PagedCall<O>,
        answer: PageResult<O>,
    ) -> Option<Result<Page<O::Item>, Error>> {
        let (output, response) = match answer {
            Ok(answer) => answer.into_parts(),
            // The end of what can be paged through, which on large results comes before the count is
            // reached, and at any time when results become fewer.
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
        // An item that cannot be decoded is one all the same.
        let (decoded, lost) = (page.items.len(), page.source.lost.len());
        let items = decoded + lost;
        page.repeated = page.retain(|item| O::id(item).is_none_or(|id| self.seen.insert(id)));
        if items == 0 && number > 1 {
            return None;
        }
        let turn = PageInfo {
            number,
            size: self.page_size,
            items,
            fresh: page.items.len() + lost,
            total: self.total,
        };
        if let Some(next) = O::RULES.following(turn) {
            self.state = if self.prefetch {
                PageState::Asked(next, ask_now(source, next))
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

async fn ask<O: Paged>(mut source: PagedCall<O>, page: i32) -> (PagedCall<O>, PageResult<O>) {
    let answer = source.send(|operation| operation.with_page(page)).await;
    (source, answer)
}

/// Asks now rather than when polled; dropping the future ends the request.
fn ask_now<O: Paged>(source: PagedCall<O>, page: i32) -> BoxFuture<'static, (PagedCall<O>, PageResult<O>)> {
    let mut task = JoinSet::new();
    task.spawn(ask(source.clone(), page).in_current_span());
    Box::pin(async move {
        match task.join_next().await {
            Some(Ok(done)) => done,
            Some(Err(failure)) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
            _ => {
                let message = format!("{}: the runtime ended while page {page} was fetched", O::INFO.id);
                (source, Err(Error::new(ErrorKind::Connection, message)))
            }
        }
    })
}
