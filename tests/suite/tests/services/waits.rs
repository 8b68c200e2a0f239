//! Waits of any length, whoever names it.

use std::time::Duration;

use getty_api_ext::{ErrorKind, Polling};
use getty_api_mock::{Fault, MockGetty};

use crate::support::*;

#[tokio::test]
async fn a_server_that_wants_an_endless_pause_gets_no_panic() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let mut generation = client(&mock)?.ai().generate("a paper boat").send().await?.polling(at_once());
    let endless = Fault::RateLimited { retry_after: Some("99999999999999999999".to_owned()) };
    mock.fail_next("get_image_generation", 1, endless);
    let error = generation.ready().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert_eq!(generation.ready().await?.results.len(), 4);
    Ok(())
}

#[tokio::test]
async fn a_caller_can_cancel_an_endless_wait() -> Result<(), Failure> {
    let mock = MockGetty::builder().empty_channels().start().await;
    let endless = Polling::new(Duration::MAX, Duration::MAX);
    for polling in [endless, endless.limit(Duration::MAX)] {
        let requested = mock.call_count("get_change_set");
        let mut changes = client(&mock)?.asset_changes(mock.channel_ids()[0]).polling(polling);
        let mut next = Box::pin(changes.next());
        tokio::select! {
            set = &mut next => panic!("{set:?}"),
            () = mock.wait_for_calls("get_change_set", requested + 1) => {}
        }
        // The response is there, or will be: what follows it is the pause.
        let waiting = tokio::time::timeout(Duration::from_millis(300), next).await;
        assert!(waiting.is_err());
    }
    let mut changes =
        client(&mock)?.asset_changes(mock.channel_ids()[0]).polling(endless.limit(Duration::ZERO));
    assert_eq!(changes.next().await.unwrap_err().kind(), ErrorKind::Timeout);
    Ok(())
}
