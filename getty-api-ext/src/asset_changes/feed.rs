//! The change sets of a channel, one after the other.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use getty_api::Timestamp;
use getty_api::operations::get_change_set;

use super::backlog::{self, AgeCheck, Backlog};
use super::set::UnconfirmedChangeSet;
use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind};
use crate::polling::{Pauses, Polling};

/// The maximum number of notifications in a set.
const LARGEST_BATCH: i32 = 2200;

/// The default pauses between polls of a channel that has nothing.
const POLLING: Polling = Polling::constant(Duration::from_secs(5), Duration::from_secs(300), None);

/// The change sets of a channel; created by [`Getty::asset_changes`].
///
/// The API delivers a set again, after a pause, when the next one is requested before
/// [`UnconfirmedChangeSet::ack`] has confirmed it.
#[derive(Clone, Debug)]
pub struct AssetChanges {
    getty: Getty,
    channel: i32,
    batch_size: Option<i32>,
    options: PerCall,
    pauses: Pauses,
    /// The set that was returned last.
    given: Option<i64>,
    /// The pause before the next request.
    delay_before_next: Option<Duration>,
    age: AgeCheck,
}

impl AssetChanges {
    pub(super) fn new(getty: Getty, channel: i32) -> Self {
        let options = PerCall::default();
        let (pauses, age) = (POLLING.pauses(), AgeCheck::default());
        Self { getty, channel, batch_size: None, options, pauses, given: None, delay_before_next: None, age }
    }

    /// The maximum number of notifications in a set, from 1 to 2200. Default: the API's choice. A set that is not
    /// confirmed yet keeps its size.
    #[must_use]
    pub fn batch_size(mut self, notices: i32) -> Self {
        self.batch_size = Some(notices);
        self
    }

    /// How often a channel that has nothing is polled. Default: after 5 seconds, then at growing intervals of up
    /// to 5 minutes. A time limit ends the wait with an error of the kind [`Timeout`](ErrorKind::Timeout).
    #[must_use]
    pub fn polling(mut self, polling: Polling) -> Self {
        self.pauses = polling.pauses();
        self
    }

    /// The maximum age of the oldest unread notification. Default: no limit.
    ///
    /// With a limit, [`next`](Self::next), [`poll_once`](Self::poll_once) and [`stream`](Self::stream) return an
    /// error of the kind [`ChangesMissing`](ErrorKind::ChangesMissing) when a notification is older, or when the
    /// feed was not read for longer than the [14 days](super::RETENTION) that notifications are kept: changes may
    /// be missing, and a full synchronization is needed. [`Error::feed_gap`] contains the channel and the reason.
    /// Each further call returns the error until [`accept_gap`](Self::accept_gap) is called.
    ///
    /// The age is checked before the first poll and then at most once an hour, with `GET
    /// /v3/asset-changes/channels` and the clock of the server (its `Date` header; the local clock where there is
    /// none). The feed knows from its own polls when it was last read, and from [`last_read`](Self::last_read) for
    /// the time before the program started. A limit below 14 days, such as 10, leaves the consumer time to react.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let channel = mock.channel_ids()[0];
    /// # async fn synchronize() {}
    /// # mock.clock().advance(std::time::Duration::from_secs(11 * 24 * 3600));
    /// use std::time::Duration;
    ///
    /// let mut changes = getty.asset_changes(channel).max_age(Duration::from_secs(10 * 24 * 3600));
    /// let set = loop {
    ///     match changes.next().await {
    ///         Err(error) if error.feed_gap().is_some() => {
    ///             println!("{error}");
    ///             synchronize().await;
    ///             changes = changes.accept_gap();
    ///         }
    ///         result => break result?,
    ///     }
    /// };
    /// println!("{} changes", set.changes().len());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn max_age(mut self, age: Duration) -> Self {
        self.age.max_age = Some(age);
        self
    }

    /// When the consumer last read the feed, from its own records. Used only when [`max_age`](Self::max_age) is
    /// set.
    #[must_use]
    pub fn last_read(mut self, time: impl Into<Timestamp>) -> Self {
        self.age.last_read = Some(time.into());
        self
    }

    /// Continues although changes may be missing, because the consumer has synchronized completely or does not
    /// need them. This applies until the old notifications are read; a later gap is an error.
    #[must_use]
    pub fn accept_gap(mut self) -> Self {
        self.age.accept();
        self.delay_before_next = None;
        self
    }

    /// The number of unconfirmed notifications of the channel and the age of the oldest: `GET
    /// /v3/asset-changes/channels`; `None` when the customer does not have the channel.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let channel = mock.channel_ids()[0];
    /// if let Some(backlog) = getty.asset_changes(channel).backlog().await? {
    ///     println!("{:?} notifications, the oldest {:?} old", backlog.count, backlog.age);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn backlog(&self) -> Result<Option<Backlog>, Error> {
        backlog::backlog(&self.getty, self.channel, &self.options).await.map(|(_, backlog)| backlog)
    }

    per_call_setters!(options);

    /// Waits for the next set. Cancelling it loses nothing.
    ///
    /// # Errors
    /// See [`Error`]. It can be called again after an error, and then waits a little first.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let channel = mock.channel_ids()[0];
    /// let mut changes = getty.asset_changes(channel);
    /// loop {
    ///     let set = changes.next().await?;
    ///     for change in set.changes() {
    ///         println!("{} {}", change.asset_id, change.lifecycle);
    ///     }
    ///     set.ack().await?;
    /// #   return Ok(());
    /// }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Result<UnconfirmedChangeSet, Error> {
        let deadline = self.pauses.polling().deadline();
        loop {
            if let Some(set) = self.poll_once().await? {
                return Ok(set);
            }
            let pause = self.pauses.draw(None);
            let end = tokio::time::Instant::now() + pause;
            if deadline.is_some_and(|deadline| end >= deadline) {
                let time = self.pauses.polling().time().unwrap_or_default();
                let message = format!(
                    "channel {} had no changes within {time:?}; call `next` again or raise the limit of `polling`",
                    self.channel
                );
                return Err(Error::new(ErrorKind::Timeout, message).transient());
            }
            tokio::time::sleep_until(end).await;
        }
    }

    /// Requests the next set: `PUT /v3/asset-changes/change-sets`; `None` when the channel has nothing.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn poll_once(&mut self) -> Result<Option<UnconfirmedChangeSet>, Error> {
        if let Some(size) = self.batch_size.filter(|size| !(1..=LARGEST_BATCH).contains(size)) {
            let message = format!(
                "batch_size: {size} is out of range; the API takes 1 to {LARGEST_BATCH} notifications"
            );
            return Err(Error::new(ErrorKind::Invalid, message));
        }
        if let Some(delay_before_next) = self.delay_before_next {
            tokio::time::sleep(delay_before_next).await;
            self.delay_before_next = None;
        }
        if let Err(error) = self.age.run(&self.getty, self.channel, &self.options).await {
            self.delay_before_next = Some(self.pauses.draw(error.retry_after()));
            return Err(error);
        }
        let mut operation = get_change_set().channel_id(self.channel);
        if let Some(size) = self.batch_size {
            operation = operation.batch_size(size);
        }
        let response = match self.options.apply(self.getty.call(operation)).send().await {
            Ok(response) => response,
            Err(error) => {
                // A consumer that continues after an error must not overload a server that refuses requests.
                self.delay_before_next = Some(self.pauses.draw(error.retry_after()));
                return Err(error);
            }
        };
        self.age.read_at(response.headers());
        let set = UnconfirmedChangeSet::read(&self.getty, response)
            .inspect_err(|_| self.delay_before_next = Some(self.pauses.draw(None)))?;
        let Some(set) = set else { return Ok(None) };
        if self.given == Some(set.id()) {
            tokio::time::sleep(self.pauses.draw(None)).await;
        } else {
            self.pauses.reset();
            self.given = Some(set.id());
        }
        Ok(Some(set))
    }

    /// The results of [`next`](Self::next) as a stream. It never ends and continues after an error. After an error
    /// with [`Error::feed_gap`] it yields the same error again, after a pause. To continue, create a new feed with
    /// [`accept_gap`](Self::accept_gap).
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let channel = mock.channel_ids()[0];
    /// use futures_util::{StreamExt, TryStreamExt};
    ///
    /// let mut sets = getty.asset_changes(channel).batch_size(10).stream().take(3);
    /// while let Some(set) = sets.try_next().await? {
    ///     println!("{} notices", set.changes().len());
    ///     set.ack().await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub fn stream(self) -> ChangeSetStream {
        let next = async |mut changes: Self| Some((changes.next().await, changes));
        ChangeSetStream(stream::unfold(self, next).fuse().boxed())
    }
}

/// Change sets as they come; returned by [`AssetChanges::stream`].
#[must_use = "a stream does nothing until it is polled"]
pub struct ChangeSetStream(BoxStream<'static, Result<UnconfirmedChangeSet, Error>>);

impl fmt::Debug for ChangeSetStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ChangeSetStream")
    }
}

impl Stream for ChangeSetStream {
    type Item = Result<UnconfirmedChangeSet, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}
