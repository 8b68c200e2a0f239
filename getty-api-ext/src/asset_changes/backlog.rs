//! The unread notifications of a channel: how many, how old, and when they are too old.

use std::time::Duration;

use getty_api::Timestamp;
use getty_api::operations::list_channels;
use http::HeaderMap;
use http::header::DATE;
use tokio::time::Instant;

use crate::client::Getty;
use crate::client::PerCall;
use crate::error::{Error, ErrorKind};

/// How long the API keeps unread notifications: 14 days.
pub const RETENTION: Duration = Duration::from_secs(14 * 24 * 3600);

/// The shortest interval between two checks of the age.
const CHECK_INTERVAL: Duration = Duration::from_secs(3600);

/// The unconfirmed notifications of a channel; returned by
/// [`AssetChanges::backlog`](super::AssetChanges::backlog).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Backlog {
    /// The number of notifications, if the API returns it.
    pub count: Option<u64>,
    /// When the oldest of them was created; `None` when there are none, or the API does not return it.
    pub oldest: Option<Timestamp>,
    /// The age of the oldest, by the clock of the server. The local clock is used only when the response has no
    /// date.
    pub age: Option<Duration>,
}

/// Changes of a channel may be missing, as it was not read in time. [`Error::feed_gap`] returns this from an
/// [`Error`].
///
/// The API deletes notifications [14 days](RETENTION) after they were created. Synchronize completely, then
/// continue with [`AssetChanges::accept_gap`](super::AssetChanges::accept_gap).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "changes of channel {channel} may be missing: {reason}; run a full synchronization, then call \
         `accept_gap` on the feed to continue"
)]
#[non_exhaustive]
pub struct FeedGap {
    /// The channel.
    pub channel: i32,
    /// Why changes may be missing.
    pub reason: GapReason,
}

/// Why changes of a channel may be missing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GapReason {
    /// The oldest unread notification is older than the limit of the consumer.
    #[error("the oldest unread notification is {} old, and the limit is {}", days(*age), days(*max_age))]
    #[non_exhaustive]
    OldNotification {
        /// The age of the oldest notification.
        age: Duration,
        /// The limit of the consumer.
        max_age: Duration,
    },
    /// The feed was not read for longer than notifications are kept.
    #[error("the feed was not read for {}, and notifications are kept for 14 days", days(*pause))]
    #[non_exhaustive]
    NotRead {
        /// How long it was not read.
        pause: Duration,
    },
}

impl Error {
    /// Why changes of a feed may be missing, if this error reports that; see
    /// [`AssetChanges::max_age`](crate::asset_changes::AssetChanges::max_age).
    pub fn feed_gap(&self) -> Option<&FeedGap> {
        std::error::Error::source(self)?.downcast_ref()
    }
}

/// The state that decides whether a feed is too old.
#[derive(Clone, Debug, Default)]
pub(super) struct AgeCheck {
    pub(super) max_age: Option<Duration>,
    /// When the feed was last read, by the clock of the server.
    pub(super) last_read: Option<Timestamp>,
    /// The consumer continues in spite of a gap, until the age of the backlog is within the limit.
    accepted: bool,
    checked: Option<Instant>,
}

impl AgeCheck {
    /// Accepts the gap and continues.
    pub(super) fn accept(&mut self) {
        self.accepted = true;
        self.last_read = None;
    }

    /// Records that the feed was read.
    pub(super) fn read_at(&mut self, headers: &HeaderMap) {
        self.last_read = Some(now(headers));
    }

    /// Checks the age if a check is due.
    pub(super) async fn run(&mut self, getty: &Getty, channel: i32, options: &PerCall) -> Result<(), Error> {
        let Some(max_age) = self.max_age else { return Ok(()) };
        if self.checked.is_some_and(|at| at.elapsed() < CHECK_INTERVAL) {
            return Ok(());
        }
        let (now, backlog) = backlog(getty, channel, options).await?;
        let old = backlog.as_ref().and_then(|backlog| backlog.age).filter(|age| *age > max_age);
        let pause = self.last_read.map(|last| elapsed(last, now)).filter(|pause| *pause > RETENTION);
        let reason = match (old, pause) {
            (Some(age), _) => GapReason::OldNotification { age, max_age },
            (None, Some(pause)) => GapReason::NotRead { pause },
            (None, None) => {
                self.accepted = false;
                self.checked = Some(Instant::now());
                return Ok(());
            }
        };
        if self.accepted {
            self.checked = Some(Instant::now());
            return Ok(());
        }
        let gap = FeedGap { channel, reason };
        Err(Error::new(ErrorKind::ChangesMissing, gap.to_string()).with_source(gap))
    }
}

/// The backlog of a channel, or `None` when the customer does not have it, and the time by the server's clock:
/// `GET /v3/asset-changes/channels`.
pub(super) async fn backlog(
    getty: &Getty,
    channel: i32,
    options: &PerCall,
) -> Result<(Timestamp, Option<Backlog>), Error> {
    let channels = options.apply(getty.call(list_channels())).send().await?;
    let now = now(channels.headers());
    let found = channels.iter().find(|found| found.channel_id == Some(channel));
    let backlog = found.map(|found| {
        let oldest = found.oldest_notification_date_utc;
        Backlog {
            count: found.notification_count.and_then(|count| u64::try_from(count).ok()),
            oldest,
            age: oldest.map(|oldest| elapsed(oldest, now)),
        }
    });
    Ok((now, backlog))
}

/// The time by the clock of the server, or by this machine's where the response has none.
fn now(headers: &HeaderMap) -> Timestamp {
    let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    date.unwrap_or_else(std::time::SystemTime::now).into()
}

/// The time since `then`, zero when it is in the future.
fn elapsed(then: Timestamp, now: Timestamp) -> Duration {
    now.duration_since(then).unwrap_or_default()
}

fn days(time: Duration) -> String {
    format!("{:.1} days", time.as_secs_f64() / (24.0 * 3600.0))
}
