//! How much a channel holds that was not read, how old that is, and when that is too old.

use std::time::Duration;

use chrono::{DateTime, Utc};
use getty_api::Timestamp;
use getty_api::operations::list_channels;
use http::HeaderMap;
use http::header::DATE;
use tokio::time::Instant;

use crate::client::Getty;
use crate::client::PerCall;
use crate::error::{Error, ErrorKind};

/// How long the API keeps notifications that nobody reads: 14 days.
pub const RETENTION: Duration = Duration::from_secs(14 * 24 * 3600);

/// How often the age is checked at most.
const CHECK_INTERVAL: Duration = Duration::from_secs(3600);

/// What a channel holds that was not confirmed; returned by [`AssetChanges::backlog`](super::AssetChanges::backlog).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Backlog {
    /// How many notifications there are, if the API says so.
    pub count: Option<u64>,
    /// When the oldest of them was made; `None` when there are none, or the API does not say.
    pub oldest: Option<DateTime<Utc>>,
    /// How old the oldest is by the clock of the server; the local clock counts only when the response has no date.
    pub age: Option<Duration>,
}

/// Changes of a channel may be missing, as it was not read in time: found in an [`Error`] by [`Error::feed_gap`].
///
/// Notifications vanish [14 days](RETENTION) after they were made. Synchronize completely, and then go on with
/// [`AssetChanges::accept_gap`](super::AssetChanges::accept_gap).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "changes of channel {channel} may be missing: {reason}; a full synchronization is needed, then call \
         `accept_gap` on the feed to go on"
)]
#[non_exhaustive]
pub struct FeedGap {
    /// The channel.
    pub channel: i32,
    /// What was found.
    pub reason: GapReason,
}

/// How it was found that changes may be missing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GapReason {
    /// The oldest unread notification is older than the consumer allows.
    #[error("the oldest unread notification is {} old, and {} are allowed", days(*age), days(*max_age))]
    OldNotification {
        /// The age of the oldest notification.
        age: Duration,
        /// What the consumer allows.
        max_age: Duration,
    },
    /// The feed was not read for longer than notifications are kept.
    #[error("the feed was not read for {}, and notifications are kept for 14 days", days(*pause))]
    NotRead {
        /// How long it was not read.
        pause: Duration,
    },
}

impl Error {
    /// Why changes of a feed may be missing, if that is the error; see
    /// [`AssetChanges::max_age`](crate::asset_changes::AssetChanges::max_age).
    pub fn feed_gap(&self) -> Option<&FeedGap> {
        std::error::Error::source(self)?.downcast_ref()
    }
}

/// What decides whether a feed is too old.
#[derive(Clone, Debug, Default)]
pub(super) struct AgeCheck {
    pub(super) max_age: Option<Duration>,
    /// When the feed was last read, by the clock of the server.
    pub(super) last_read: Option<DateTime<Utc>>,
    /// The consumer goes on in spite of a gap, until the backlog is young again.
    accepted: bool,
    checked: Option<Instant>,
}

impl AgeCheck {
    /// Goes on with what there is.
    pub(super) fn accept(&mut self) {
        self.accepted = true;
        self.last_read = None;
    }

    /// Notes that the feed was read.
    pub(super) fn read_at(&mut self, headers: &HeaderMap) {
        self.last_read = Some(now(headers));
    }

    /// Looks at the age if that is due.
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

/// The backlog of a channel, `None` when it is not one of the customer's, and the time by the server's clock:
/// `GET /v3/asset-changes/channels`.
pub(super) async fn backlog(
    getty: &Getty,
    channel: i32,
    options: &PerCall,
) -> Result<(DateTime<Utc>, Option<Backlog>), Error> {
    let channels = options.apply(getty.call(list_channels())).send().await?;
    let now = now(channels.headers());
    let found = channels.iter().find(|found| found.channel_id == Some(channel));
    let backlog = found.map(|found| {
        let oldest = found.oldest_notification_date_utc.map(Timestamp::to_utc);
        Backlog {
            count: found.notification_count.and_then(|count| u64::try_from(count).ok()),
            oldest,
            age: oldest.map(|oldest| elapsed(oldest, now)),
        }
    });
    Ok((now, backlog))
}

/// The time by the clock of the server, or by this machine's where the response has none.
fn now(headers: &HeaderMap) -> DateTime<Utc> {
    let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    date.unwrap_or_else(std::time::SystemTime::now).into()
}

/// How long ago something was; what is in the future was just now.
fn elapsed(then: DateTime<Utc>, now: DateTime<Utc>) -> Duration {
    (now - then).to_std().unwrap_or_default()
}

fn days(time: Duration) -> String {
    format!("{:.1} days", time.as_secs_f64() / (24.0 * 3600.0))
}
