//! How errors read: a line for people, and everything but secrets for those who look closer.

use std::error::Error as _;
use std::time::Duration;

use getty_api::operations::{download_image, get_image, list_products};
use getty_api_ext::{Error, RetryPolicy};
use getty_api_suite::fault_server::{Script, Step, response};

use crate::operation::Kind;
use crate::support::Fixture;

/// The error of a call that gets this response.
async fn error(kind: Kind, script: Script) -> Error {
    let fixture = Fixture::new(move || script.clone()).await;
    let policy = RetryPolicy::default().attempts(2);
    let getty = fixture.builder().retry(policy).build().unwrap();
    kind.call(&getty).await.unwrap_err()
}

fn responding(status: u16, headers: &[(&str, &str)], body: &str) -> Script {
    Script::respond(response(status, headers, body))
}

#[tokio::test(start_paused = true)]
async fn each_kind_of_failure_reads_well() {
    let request_id = ("x-amzn-requestid", "3c4d-17");
    let over = [("x-error-detail", "Account Over Queries Per Second Limit"), request_id];
    let scripts = [
        (
            Kind::Safe,
            responding(
                400,
                &[request_id],
                r#"{"ErrorCode":"InvalidPage","ErrorMessage":"page must be\nat most 7"}"#,
            ),
        ),
        (Kind::Safe, responding(401, &[], r#"{"message":"Unauthorized"}"#)),
        (Kind::Metered, responding(401, &[], r#"{"message":"Unauthorized"}"#)),
        (
            Kind::Metered,
            responding(401, &[], r#"{"ErrorCode":"UserTokenRequired","ErrorMessage":"no user"}"#),
        ),
        (Kind::Metered, responding(402, &[], r#"{"ErrorCode":"NotEnoughCreditsForPurchase"}"#)),
        (Kind::Safe, responding(404, &[], r#"{"ErrorCode":"AssetNotFound","ErrorMessage":"no such asset"}"#)),
        (Kind::Safe, responding(403, &over, "<h1>Forbidden</h1>")),
        (Kind::Safe, responding(429, &[("retry-after", "7")], "")),
        (Kind::Metered, responding(503, &[], "<html>")),
        (Kind::Idempotent, responding(503, &[], "<html>")),
        (Kind::Safe, responding(200, &[("content-type", "text/html")], "<html>")),
        (Kind::Metered, responding(200, &[("content-type", "application/json")], r#"{"url":7}"#)),
        (Kind::Metered, responding(302, &[("location", "https://files.example/secret")], "")),
        (Kind::Safe, responding(302, &[("location", "/v3/products")], "")),
        (Kind::Metered, Script::new([Step::Read, Step::Reset])),
        (Kind::Safe, Script::new([Step::Read, Step::Stall])),
    ];
    let mut lines = Vec::new();
    for (kind, script) in scripts {
        lines.push(error(kind, script).await.to_string());
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test(start_paused = true)]
async fn whatever_a_server_sends_an_error_is_one_short_line() {
    let long = "x".repeat(100_000);
    let json = [("content-type", "application/json")];
    let forged = r"\n2026-10-01 INFO all is well\u2028\u202e";
    for script in [
        responding(400, &[], &format!(r#"{{"ErrorCode":"No{forged}{long}","ErrorMessage":"no"}}"#)),
        responding(400, &[], &format!(r#"{{"ErrorCode":"No","ErrorMessage":"no{forged}{long}"}}"#)),
        responding(200, &json, &format!(r#"{{"goods{forged}{long}":[{{"id":"one{forged}{long}"}}]}}"#)),
        responding(200, &[("content-type", &format!("text/{long}"))], "<html>"),
    ] {
        let error = error(Kind::Safe, script).await;
        let line = error.to_string();
        assert!(line.len() < 1000, "{} bytes", line.len());
        assert!(!line.contains(['\n', '\u{2028}', '\u{202e}']), "{line:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn debug_shows_everything_but_secrets() {
    let body =
        r#"{"ErrorCode":"AssetNotFound","ErrorMessage":"no such asset","uri":"https://secret.example"}"#;
    let headers = [
        ("x-amzn-requestid", "3c4d-17"),
        ("x-amz-cf-id", "edge-4"),
        ("set-cookie", "session=secret"),
        ("www-authenticate", "Bearer secret"),
    ];
    let error = error(Kind::Metered, responding(404, &headers, body)).await;
    insta::assert_snapshot!(format!("{error:#?}"));
    assert!(!format!("{error:?}").contains("secret"));
    // Who needs more can have it.
    let api = error.api().unwrap();
    assert_eq!(api.headers["set-cookie"], "session=secret");
    assert_eq!(&api.body[..], body.as_bytes());
    assert_eq!(error.request_id(), Some("3c4d-17"));
    let ids: Vec<_> = error.request_ids().collect();
    assert_eq!(ids, [("x-amzn-requestid", "3c4d-17"), ("x-amz-cf-id", "edge-4")]);
}

#[tokio::test(start_paused = true)]
async fn causes_are_kept() {
    let lost = error(Kind::Safe, Script::new([Step::Read, Step::Reset])).await;
    let mut cause = lost.source();
    let mut transport = false;
    while let Some(error) = cause {
        transport |= error.is::<reqwest::Error>();
        cause = error.source();
    }
    assert!(transport, "{lost:?}");

    let json = [("content-type", "application/json")];
    let unreadable = error(Kind::Safe, responding(200, &json, r#"[{"id":"x"}]"#)).await;
    assert!(unreadable.to_string().contains("a list instead of an object"), "{unreadable}");
    let raw = unreadable.source().unwrap().downcast_ref::<getty_api::Error>().unwrap();
    let getty_api::Error::Decode(decode) = raw else { panic!("{raw:?}") };
    assert_eq!(decode.pointer, "");
    assert_eq!(&decode.body[..], br#"[{"id":"x"}]"#);
    assert_eq!(unreadable.attempts(), 1);
    assert_eq!(unreadable.path(), Some("/v3/products"));
}

#[tokio::test(start_paused = true)]
async fn error_predicates() {
    let daily = r#"{"ErrorCode":"DailyRequestLimitExceeded"}"#;
    let error_of = async |status, headers: &[(&str, &str)], body: &str| {
        error(Kind::Safe, responding(status, headers, body)).await
    };
    assert!(error_of(404, &[], "").await.is_not_found());
    assert!(error_of(410, &[], "").await.is_not_found());
    assert!(error_of(401, &[], "").await.is_auth());
    assert!(error_of(429, &[], "").await.is_rate_limited());
    assert!(error_of(429, &[], "").await.is_retryable());
    let day = error_of(429, &[], daily).await;
    assert!(day.is_quota_exceeded() && !day.is_rate_limited() && !day.is_retryable());
    assert!(error_of(402, &[], "").await.is_quota_exceeded());
    assert!(error_of(403, &[], r#"{"ErrorCode":"OverageLimitReached"}"#).await.is_quota_exceeded());
    let after = error_of(429, &[("retry-after", "9")], "").await.retry_after();
    assert_eq!(after, Some(Duration::from_secs(9)));
    let refused = error_of(403, &[], "").await;
    assert!(!refused.is_retryable() && !refused.is_auth() && !refused.is_rate_limited());
}

#[tokio::test(start_paused = true)]
async fn an_argument_that_cannot_be_sent_is_an_immediate_error() {
    let fixture = Fixture::new(|| responding(200, &[], "{}")).await;
    let getty = fixture.builder().build().unwrap();
    let error = getty.send(get_image("..")).await.map(drop).unwrap_err();
    assert_eq!(error.to_string(), "get_image: id: `..` cannot be a segment of a path");
    assert_eq!(error.attempts(), 0);
    let error = getty.send(download_image("")).await.map(drop).unwrap_err();
    assert_eq!(error.to_string(), "download_image: id: `` cannot be a segment of a path");
    getty.send(list_products()).await.unwrap();
    assert_eq!(fixture.calls().len(), 1);
}
