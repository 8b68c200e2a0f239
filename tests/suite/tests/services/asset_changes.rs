//! The feed of asset changes: at least once, in order, confirmed by the consumer.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::StreamExt as _;
use getty_api_ext::asset_changes::{Action, AssetChanges, GapReason, Lifecycle as Seen};
use getty_api_ext::{AssetKind, ErrorKind, Getty, RetryPolicy};
use getty_api_mock::{ChangeSetNaming, Fault, Lifecycle, MockGetty};

use crate::support::*;

async fn quiet_mock() -> MockGetty {
    MockGetty::builder().empty_channels().start().await
}

fn feed(getty: &Getty, mock: &MockGetty) -> AssetChanges {
    getty.asset_changes(mock.channel_ids()[0]).polling(at_once())
}

#[tokio::test]
async fn sets_are_typed_in_both_spellings() -> Result<(), Failure> {
    for spelling in [ChangeSetNaming::CamelCase, ChangeSetNaming::SnakeCase] {
        let mock = MockGetty::builder().empty_channels().change_set_naming(spelling).start().await;
        let getty = client(&mock)?;
        let channels = getty.asset_change_channels().await?;
        let ids: Vec<i32> = channels.iter().filter_map(|channel| channel.channel_id).collect();
        assert_eq!(ids, mock.channel_ids());

        let image = &mock.image_ids()[0];
        mock.publish_change(ids[0], image, Lifecycle::Update);
        mock.publish_change(ids[0], "gone", Lifecycle::Delete);
        let set = feed(&getty, &mock).poll_once().await?.ok_or("no set")?;
        let [update, delete] = set.changes() else { return Err(format!("{set:?}").into()) };
        assert_eq!((update.asset_id.as_str(), update.kind), (image.as_str(), Some(AssetKind::Image)));
        assert_eq!((&update.lifecycle, update.action()), (&Seen::Update, Action::Upsert));
        assert!(update.at.is_some() && update.uri.is_some());
        assert_eq!((delete.asset_id.as_str(), delete.kind), ("gone", None));
        assert_eq!((&delete.lifecycle, delete.action()), (&Seen::Delete, Action::Delete));
        assert_eq!(set.unidentified(), 0);
    }
    Ok(())
}

#[tokio::test]
async fn a_set_is_resent_until_it_is_confirmed() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let channel = mock.channel_ids()[0];
    mock.publish_change(channel, "1", Lifecycle::New);
    let first = feed(&getty, &mock).next().await?;
    assert!(!first.is_redelivered());
    mock.publish_change(channel, "2", Lifecycle::New);

    // As after a crash: another client, another feed.
    let mut other = feed(&client(&mock)?, &mock);
    let second = other.next().await?;
    assert!(second.is_redelivered());
    assert_eq!((second.id(), second.changes()), (first.id(), first.changes()));
    // The same feed a second time, without a confirmation.
    let third = other.next().await?;
    assert_eq!(third.id(), first.id());

    third.ack().await?;
    let next = other.next().await?;
    assert!(next.id() != first.id() && !next.is_redelivered());
    assert_eq!(next.changes()[0].asset_id, "2");
    next.ack().await?;
    assert!(other.poll_once().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn confirming_twice_or_after_a_lost_response_is_no_error() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = builder(&mock)?.retry(RetryPolicy::default()).build()?;
    mock.publish_change(mock.channel_ids()[0], "1", Lifecycle::New);
    let set = feed(&getty, &mock).next().await?;
    mock.fail_next("confirm_change_set", 1, Fault::ResetAfterProcessing);
    set.clone().ack().await?;
    mock.assert_called("confirm_change_set").times(2);
    set.ack().await?;
    Ok(())
}

#[tokio::test]
async fn a_confirmation_that_fails_is_reported() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    mock.publish_change(mock.channel_ids()[0], "1", Lifecycle::New);
    let set = feed(&getty, &mock).next().await?;
    mock.fail_next("confirm_change_set", 1, Fault::Status(503));
    let error = set.ack().await.unwrap_err();
    assert!(error.is_retryable());
    assert!(feed(&getty, &mock).next().await?.is_redelivered());
    Ok(())
}

#[tokio::test]
async fn everything_in_a_channel_is_returned_in_order_in_sets_of_the_size() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let mut changes = feed(&getty, &mock).batch_size(25);
    let mut ids = Vec::new();
    while let Some(set) = changes.poll_once().await? {
        assert!(set.changes().len() <= 25);
        ids.extend(set.changes().iter().map(|change| change.asset_id.clone()));
        set.ack().await?;
    }
    assert_eq!(ids, mock.image_ids());
    Ok(())
}

#[tokio::test]
async fn the_last_notice_about_an_asset_decides() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let notices = [
        ("a", Lifecycle::New),
        ("b", Lifecycle::New),
        ("a", Lifecycle::Delete),
        ("c", Lifecycle::Delete),
        ("b", Lifecycle::Update),
        ("c", Lifecycle::New),
    ];
    for (id, lifecycle) in notices {
        mock.publish_change(mock.channel_ids()[0], id, lifecycle);
    }
    let set = feed(&getty, &mock).next().await?;
    assert_eq!(set.latest(), [("a", Action::Delete), ("b", Action::Upsert), ("c", Action::Upsert)]);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_empty_channel_is_polled_less_and_less_often() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let began = tokio::time::Instant::now();
    let hour = Duration::from_secs(3600);
    let waited = tokio::time::timeout(hour, getty.asset_changes(mock.channel_ids()[0]).next()).await;
    assert!(waited.is_err() && began.elapsed() >= hour);
    // Every five minutes in the end: every five seconds would be 720 times.
    let requested = mock.call_count("get_change_set");
    assert!((12..=30).contains(&requested), "{requested} times");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_set_that_is_published_during_a_wait_is_returned() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let channel = mock.channel_ids()[0];
    let waiting = tokio::spawn(async move { getty.asset_changes(channel).next().await });
    mock.wait_for_calls("get_change_set", 3).await;
    mock.publish_change(channel, "1", Lifecycle::New);
    let set = waiting.await??;
    assert_eq!(set.changes()[0].asset_id, "1");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_consumer_that_confirms_nothing_does_not_poll_in_a_tight_loop() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    mock.publish_change(mock.channel_ids()[0], "1", Lifecycle::New);
    let began = tokio::time::Instant::now();
    let mut sets = getty.asset_changes(mock.channel_ids()[0]).stream().take(10);
    let mut ids = BTreeSet::new();
    while let Some(set) = sets.next().await {
        ids.insert(set?.id());
    }
    assert_eq!(ids.len(), 1);
    assert!(began.elapsed() > Duration::from_secs(300), "{:?}", began.elapsed());
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_stream_continues_after_a_failure_and_waits_first() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    mock.publish_change(mock.channel_ids()[0], "1", Lifecycle::New);
    mock.fail_next("get_change_set", 2, Fault::Status(503));
    let began = tokio::time::Instant::now();
    let mut sets = getty.asset_changes(mock.channel_ids()[0]).stream();
    for _ in 0..2 {
        assert!(sets.next().await.ok_or("ended")?.unwrap_err().is_retryable());
    }
    assert_eq!(sets.next().await.ok_or("ended")??.changes().len(), 1);
    assert!(began.elapsed() > Duration::from_secs(5));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_consumer_that_continues_after_any_failure_does_not_poll_in_a_tight_loop() -> Result<(), Failure> {
    for fault in [Fault::Status(403), Fault::Status(404), Fault::TruncatedJson] {
        let mock = quiet_mock().await;
        mock.publish_change(mock.channel_ids()[0], "1", Lifecycle::New);
        mock.fail_always("get_change_set", fault);
        let began = tokio::time::Instant::now();
        let failures = client(&mock)?.asset_changes(mock.channel_ids()[0]).stream().take(10);
        assert!(failures.all(|set| std::future::ready(set.is_err())).await);
        assert!(began.elapsed() > Duration::from_secs(300), "{:?}", began.elapsed());
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_limit_in_time_ends_the_wait() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let polling = at_once().limit(Duration::from_secs(2));
    let error = getty.asset_changes(mock.channel_ids()[0]).polling(polling).next().await.unwrap_err();
    assert!(error.is_timeout());
    Ok(())
}

#[tokio::test]
async fn what_the_api_would_not_take_is_refused() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    for size in [0, -1, 2201] {
        let error = feed(&getty, &mock).batch_size(size).poll_once().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
    }
    assert!(mock.received_requests().is_empty());
    let error = getty.asset_changes(7).poll_once().await.unwrap_err();
    assert!(error.is_not_found());
    Ok(())
}

const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::test]
async fn the_backlog_has_a_count_and_an_age() -> Result<(), Failure> {
    for spelling in [ChangeSetNaming::CamelCase, ChangeSetNaming::SnakeCase] {
        let mock = MockGetty::builder().empty_channels().change_set_naming(spelling).start().await;
        let getty = client(&mock)?;
        let channel = mock.channel_ids()[0];
        let none = feed(&getty, &mock).backlog().await?.ok_or("no channel")?;
        assert_eq!((none.count, none.oldest, none.age), (Some(0), None, None));

        mock.publish_change(channel, "1", Lifecycle::New);
        mock.clock().advance(3 * DAY);
        mock.publish_change(channel, "2", Lifecycle::New);
        let set = feed(&getty, &mock).batch_size(1).next().await?;
        // A set that is not confirmed was not read.
        let backlog = feed(&getty, &mock).backlog().await?.ok_or("no channel")?;
        assert_eq!((backlog.count, backlog.age.map(|age| age.as_secs() / 3600 / 24)), (Some(2), Some(3)));
        set.ack().await?;
        let backlog = feed(&getty, &mock).backlog().await?.ok_or("no channel")?;
        assert_eq!(backlog.count, Some(1));
        assert!(backlog.oldest.is_some() && backlog.age.is_some_and(|age| age < DAY), "{backlog:?}");
        assert_eq!(getty.asset_changes(5).backlog().await?, None);
    }
    Ok(())
}

#[tokio::test]
async fn a_notification_that_is_too_old_is_an_error_until_the_gap_is_accepted() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let channel = mock.channel_ids()[0];
    mock.publish_change(channel, "1", Lifecycle::New);
    mock.clock().advance(9 * DAY);
    assert!(feed(&getty, &mock).max_age(10 * DAY).poll_once().await?.is_some());
    mock.clock().advance(2 * DAY);
    let mut changes = feed(&getty, &mock).max_age(10 * DAY);
    for _ in 0..2 {
        let error = changes.poll_once().await.map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ChangesMissing);
        assert!(!error.is_retryable() && error.to_string().contains("full synchronization"), "{error}");
        let gap = error.feed_gap().ok_or("no gap")?;
        assert_eq!(gap.channel, channel);
        assert!(matches!(gap.reason, GapReason::OldNotification { max_age, .. } if max_age == 10 * DAY));
        assert!(changes.next().await.is_err());
    }
    let first = changes.clone().stream().next().await.ok_or("the stream ended")?;
    assert!(first.is_err_and(|error| error.feed_gap().is_some()));
    let before = mock.call_count("get_change_set");
    let mut changes = changes.accept_gap();
    let set = changes.next().await?;
    assert_eq!((set.changes().len(), mock.call_count("get_change_set")), (1, before + 1));
    Ok(())
}

#[tokio::test]
async fn a_feed_that_was_not_read_for_fourteen_days_is_an_error() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let last_read = mock.clock().now();
    mock.publish_change(mock.channel_ids()[0], "1", Lifecycle::New);
    mock.clock().advance(15 * DAY);
    // Nothing is left that could be too old.
    let unread = || feed(&getty, &mock).max_age(14 * DAY);
    assert!(unread().poll_once().await?.is_none());
    let error = unread().last_read(last_read).poll_once().await.map(drop).unwrap_err();
    let gap = error.feed_gap().ok_or("no gap")?;
    assert!(matches!(gap.reason, GapReason::NotRead { pause, .. } if pause > 14 * DAY), "{gap:?}");
    assert!(unread().last_read(last_read).accept_gap().poll_once().await?.is_none());
    // Without a limit nothing is checked.
    let before = mock.call_count("list_channels");
    assert!(feed(&getty, &mock).last_read(last_read).poll_once().await?.is_none());
    assert_eq!(mock.call_count("list_channels"), before);
    Ok(())
}

#[tokio::test]
async fn the_age_is_checked_before_the_first_poll_and_then_once_an_hour() -> Result<(), Failure> {
    let mock = quiet_mock().await;
    let getty = client(&mock)?;
    let mut changes = feed(&getty, &mock).max_age(DAY);
    for _ in 0..3 {
        assert!(changes.poll_once().await?.is_none());
    }
    mock.assert_called("list_channels").times(1);
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(3601)).await;
    tokio::time::resume();
    assert!(changes.poll_once().await?.is_none());
    mock.assert_called("list_channels").times(2);
    Ok(())
}
