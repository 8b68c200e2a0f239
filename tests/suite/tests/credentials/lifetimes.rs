//! How long a token is used, depending on `expires_in`.

use std::time::Duration;

use getty_api_mock::{CannedResponse, ExpiresIn, Fault, MockGetty};
use serde_json::{Value, json};

use crate::support::{Failure, advance_clock, application, application_access_token, call, client};

/// Whether a second call, after N seconds, still uses the first token.
async fn is_used_after(mock: &MockGetty, seconds: u64) -> Result<bool, Failure> {
    mock.clear_received_requests();
    let getty = client(mock, application(mock))?;
    call(&getty).await?;
    advance_clock(Duration::from_secs(seconds)).await;
    call(&getty).await?;
    Ok(mock.call_count("token") == 1)
}

#[tokio::test]
async fn a_number_text_or_nothing() -> Result<(), Failure> {
    for expires_in in [ExpiresIn::Integer, ExpiresIn::Text, ExpiresIn::Missing] {
        // Without a word, 1800 s is assumed, which is what it is here.
        let mock = MockGetty::builder().expires_in(expires_in).start().await;
        assert!(is_used_after(&mock, 1490).await?, "{expires_in:?}");
        assert!(!is_used_after(&mock, 1775).await?, "{expires_in:?}");
    }
    let mock = MockGetty::builder()
        .expires_in(ExpiresIn::Text)
        .token_lifetime(Duration::from_secs(600))
        .start()
        .await;
    assert!(is_used_after(&mock, 440).await?);
    assert!(!is_used_after(&mock, 575).await?);
    Ok(())
}

#[tokio::test]
async fn what_is_absurd_is_not_taken_at_its_word() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = application_access_token(&mock).await?;
    let used_after = async |expires_in: &str, seconds| {
        let response =
            format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":{expires_in}}}"#);
        mock.fail_next("token", 1, Fault::Respond(CannedResponse::new(200).body(response)));
        let used = is_used_after(&mock, seconds).await;
        mock.clear_faults();
        used
    };
    // With a fraction.
    for fraction in ["1800.5", "\"1800.5\"", "1.8e3"] {
        assert!(used_after(fraction, 1490).await?, "{fraction}");
        assert!(!used_after(fraction, 1776).await?, "{fraction}");
    }
    // As if the property were absent.
    let negative = ["0", "-0.0", "-5", "\"-1e300\"", "\"0\"", "\"-inf\""];
    let unusable = ["null", "\"soon\"", "\"\"", "\"NaN\"", "{}", "[1800]", "true"];
    for unusable in negative.into_iter().chain(unusable) {
        assert!(used_after(unusable, 1490).await?, "{unusable}");
        assert!(!used_after(unusable, 1775).await?, "{unusable}");
    }
    // A day at most.
    for endless in ["1e300", "99999999999999999999", "\"inf\"", "\"99999999999999999999\"", "86401"] {
        assert!(used_after(endless, 86_000).await?, "{endless}");
        assert!(!used_after(endless, 86_390).await?, "{endless}");
    }
    assert!(used_after("1800.9", 1490).await?);
    Ok(())
}

#[tokio::test]
async fn no_stated_lifetime_causes_a_token_request_for_each_call() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = application_access_token(&mock).await?;
    for expires_in in ["0", "-1", "\"0\"", "-1e300", "1e-300", "0.001", "null", "1e300"] {
        let response =
            format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":{expires_in}}}"#);
        mock.clear_faults();
        mock.fail_always("token", Fault::Respond(CannedResponse::new(200).body(response)));
        for concurrent in [false, true] {
            mock.clear_received_requests();
            let getty = client(&mock, application(&mock))?;
            // The time of the test's own work is no time for the tokens.
            tokio::time::pause();
            if concurrent {
                futures_util::future::try_join_all((0..100).map(|_| call(&getty))).await?;
            } else {
                for _ in 0..100 {
                    call(&getty).await?;
                }
            }
            tokio::time::resume();
            let requests = mock.call_count("token");
            assert!(requests <= 3, "{requests} token requests for {expires_in}, concurrent: {concurrent}");
            assert_eq!(mock.call_count("list_products"), 100);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_response_that_is_no_token_is_an_error_without_its_text() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let json = |value: Value| CannedResponse::new(200).json(&value);
    for (response, says) in [
        (json(json!({})), "no access_token"),
        (json(json!({ "access_token": "" })), "no access_token"),
        (json(json!({ "access_token": null })), "no access_token"),
        (json(json!({ "access_token": ["quoted"] })), "not the JSON of a token"),
        (json(json!({ "access_token": "quoted", "token_type": "mac" })), "not a bearer token"),
        (json(json!("quoted")), "not the JSON of a token"),
        (CannedResponse::new(200).html("<p>quoted</p>"), "not the JSON of a token"),
        (CannedResponse::new(200), "not the JSON of a token"),
        (json(json!({ "access_token": "quo\nted" })), "cannot be sent in a header"),
    ] {
        mock.fail_next("token", 1, Fault::Respond(response));
        let getty = client(&mock, application(&mock))?;
        let error = call(&getty).await.err().ok_or("the call succeeded")?;
        assert!(error.to_string().contains(says), "{error}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("quoted") && !shown.contains("quo"), "{shown}");
    }
    Ok(())
}

#[tokio::test]
async fn a_byte_order_mark_before_a_token_or_a_refusal_is_skipped() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    let token = application_access_token(&mock).await?;
    let granted =
        format!("\u{feff}{{\"access_token\":\"{token}\",\"token_type\":\"bearer\",\"expires_in\":1800}}");
    mock.fail_next("token", 1, Fault::Respond(CannedResponse::new(200).body(granted)));
    call(&getty).await?;
    let refused = "\u{feff}{\"error\":\"invalid_client\"}";
    mock.fail_next("token", 1, Fault::Respond(CannedResponse::new(400).body(refused)));
    let error = client(&mock, application(&mock))?.access_token().await.map(drop).unwrap_err();
    assert!(error.to_string().contains("invalid_client"), "{error}");
    Ok(())
}
