//! What the bindings do not know: custom requests and extras, through the same pipeline as every call.

use std::time::Duration;

use getty_api::operations::{download_image, get_image, search_images};
use getty_api::{Body, Effect, Extras, Token};
use getty_api_ext::{ErrorKind, Outcome, RateLimit, RetryPolicy};
use getty_api_suite::fault_server::{ClosedPort, FaultServer, Script, Step, response};
use http::Method;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::support::{ACCESS_TOKEN, API_KEY, Fixture, script_sequence, status};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

fn good() -> Script {
    Script::respond(response(200, &JSON, r#"{"id":"7","new":[1,2]}"#))
}

#[derive(Debug, serde::Deserialize)]
struct Thing {
    id: String,
}

#[tokio::test(start_paused = true)]
async fn a_custom_request_returns_status_headers_bytes_and_the_decoded_value() {
    let fixture = Fixture::new(|| {
        let headers = [("content-type", "application/json"), ("x-amzn-requestid", "r-1"), ("x-more", "yes")];
        Script::respond(response(206, &headers, "\u{feff}{\"id\":\"7\",\"new\":[1,2]}"))
    })
    .await;
    let getty = fixture.builder().build().unwrap();
    let thing = getty.request(Method::GET, "/v3/things/7?x=a%20b").send::<Thing>().await.unwrap();
    assert_eq!((thing.id.as_str(), thing.status().as_u16()), ("7", 206));
    assert_eq!((thing.request_id(), &thing.headers()["x-more"]), (Some("r-1"), &"yes".parse().unwrap()));
    let json = getty.request(Method::GET, "/v3/things/7").query("y", "a&b=ä").send::<Value>().await.unwrap();
    assert_eq!(json.value(), &json!({ "id": "7", "new": [1, 2] }));
    let bytes = getty.request(Method::GET, "/v3/things/7").send_bytes().await.unwrap();
    assert_eq!(&bytes[..], bytes.bytes());
    let calls = fixture.calls();
    assert_eq!(calls[0].target, "/v3/things/7?x=a%20b");
    assert_eq!(calls[1].target, "/v3/things/7?y=a%26b%3D%C3%A4");
    assert_eq!((calls[0].header("api-key"), calls[0].header("authorization")), (Some(API_KEY), None));
}

#[tokio::test(start_paused = true)]
async fn method_headers_and_body_are_sent_as_they_are() {
    let fixture = Fixture::new(good).await;
    let getty = fixture.builder().build().unwrap();
    let put =
        getty.request(Method::PUT, "/v3/things/a%2Fb").effect(Effect::Idempotent).token(Token::Required);
    put.header("X-Mode", "fast").json_body(&json!({ "n": 1 })).send::<Value>().await.unwrap();
    let raw = getty.request(Method::PATCH, "/v3/things").effect(Effect::Creating).token(Token::None);
    raw.header("Content-Type", "text/csv").body(b"a,b".to_vec()).send::<Value>().await.unwrap();
    let empty = getty.request(Method::POST, "/v3/things").effect(Effect::Creating);
    empty.send::<Value>().await.unwrap();
    let calls = fixture.calls();
    let [put, patch, post] = &calls[..] else { panic!("{calls:?}") };
    assert_eq!((put.method.as_str(), put.target.as_str()), ("PUT", "/v3/things/a%2Fb"));
    assert_eq!(put.header("authorization"), Some(format!("Bearer {ACCESS_TOKEN}").as_str()));
    assert_eq!((put.header("x-mode"), put.header("content-type")), (Some("fast"), Some("application/json")));
    assert_eq!(put.body, br#"{"n":1}"#);
    assert_eq!((patch.header("api-key"), patch.header("authorization")), (None, None));
    assert_eq!((patch.header("content-type"), &patch.body[..]), (Some("text/csv"), &b"a,b"[..]));
    assert_eq!((post.header("content-length"), post.header("content-type")), (Some("0"), None));
}

#[tokio::test(start_paused = true)]
async fn an_effect_that_is_not_stated_is_an_error_before_anything_is_sent() {
    let fixture = Fixture::new(good).await;
    let getty = fixture.builder().build().unwrap();
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        let error = getty.request(method.clone(), "/v3/things?secret=1").send::<Value>().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        let line = error.to_string();
        assert!(line.starts_with(&format!("{method} /v3/things: ")) && line.contains(".effect("), "{line}");
        assert!(!line.contains("secret"), "{line}");
    }
    getty.request(Method::HEAD, "/v3/things").send::<Value>().await.unwrap();
    assert_eq!(fixture.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn only_a_path_on_the_configured_host_can_be_sent() {
    let fixture = Fixture::new(good).await;
    let getty = fixture.builder().build().unwrap();
    for path in [
        "",
        "v3/things",
        "//elsewhere.example/v3",
        "https://elsewhere.example/v3",
        "@elsewhere.example",
        "\\\\elsewhere.example",
        "/v3/../oauth2/token",
        "/v3/./things",
        "/v3/%2e%2E/things",
        "/v3/.%2E",
        "/v3/a b",
        "/v3/ä",
        "/v3/a#b",
        "/v3/a%2",
        "/v3/a%zz",
        "/v3/a%",
        "/v3/a\r\nhost: b",
        "/v3/{id}",
    ] {
        let error = getty.request(Method::GET, path).send::<Value>().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{path:?}");
        assert!(error.to_string().starts_with("custom_request: path: "), "{error}");
    }
    for path in ["/v3/..a", "/v3/a..", "/v3/%252e%252e/a", "/v3/a:b@c;d=e,f!g'h(i)*~-_/", "/v3/a?b=/../c%20"]
    {
        getty.request(Method::GET, path).send::<Value>().await.unwrap();
    }
    let targets: Vec<_> = fixture.calls().into_iter().map(|call| call.target).collect();
    assert_eq!(targets[..4], ["/v3/..a", "/v3/a..", "/v3/%252e%252e/a", "/v3/a:b@c;d=e,f!g'h(i)*~-_/"]);
    assert_eq!(targets.len(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_custom_request_is_not_redirected_to_another_host() {
    let fixture = Fixture::new(good).await;
    let other = FaultServer::start("other", &fixture.clock, &fixture.log, good).await.unwrap();
    let location = format!("{}/v3/things", other.url());
    let fixture = Fixture::new(move || Script::respond(response(302, &[("location", &location)], ""))).await;
    let error = fixture.builder().build().unwrap().request(Method::GET, "/v3/x").send::<Value>().await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(error.to_string().contains("custom request to a host that is not configured"), "{error}");
    assert!(fixture.log.all().iter().all(|received| received.server != "other"));
}

#[tokio::test(start_paused = true)]
async fn safe_and_idempotent_requests_are_retried_and_their_extras_are_sent_once_each_time() {
    for (method, effect) in [(Method::GET, Effect::Safe), (Method::DELETE, Effect::Idempotent)] {
        let scripts = vec![status(503), Script::new([Step::Read, Step::Reset])];
        let fixture = Fixture::new(script_sequence(scripts, false, good())).await;
        let getty = fixture.builder().retry(RetryPolicy::default().attempts(3)).build().unwrap();
        let getty = getty.with_extras(Extras::new().query("view", 1).header("X-View", "v"));
        let request = getty.request(method, "/v3/things").effect(effect).query("own", "a+b");
        request.header("X-Own", "o").send::<Value>().await.unwrap();
        let calls = fixture.calls();
        assert_eq!(calls.len(), 3);
        for call in calls {
            assert_eq!(call.target, "/v3/things?view=1&own=a%2Bb");
            assert_eq!((call.header("x-view"), call.header("x-own")), (Some("v"), Some("o")));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn metered_and_creating_requests_are_not_repeated_after_a_500() {
    for (effect, metered) in [(Effect::Metered, true), (Effect::Creating, false)] {
        let fixture = Fixture::new(|| status(500)).await;
        let getty = fixture.builder().retry(RetryPolicy::default().attempts(4)).build().unwrap();
        let request = getty.request(Method::POST, "/v3/things/7").effect(effect).json_body(&json!({}));
        let error = request.send::<Value>().await.unwrap_err();
        assert_eq!((error.outcome(), error.is_retryable()), (Outcome::Unknown, false));
        let line = error.to_string();
        assert!(line.starts_with("POST /v3/things/7: 500"), "{line}");
        assert_eq!(line.contains("check the history"), metered, "{line}");
        assert_eq!((error.path_template(), error.method()), (None, Some(&Method::POST)));
        assert_eq!(fixture.calls().len(), 1);
    }
    // One that was certainly not processed is.
    let busy = Script::respond(response(429, &[("retry-after", "1")], ""));
    let fixture = Fixture::new(script_sequence(vec![busy], false, good())).await;
    let getty = fixture.builder().build().unwrap();
    let request = getty.request(Method::POST, "/v3/things/7").effect(Effect::Metered);
    request.send::<Value>().await.unwrap();
    assert_eq!(fixture.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_303_of_a_metered_request_is_returned() {
    let fixture =
        Fixture::new(|| Script::respond(response(303, &[("location", "https://files.example/7")], ""))).await;
    let getty = fixture.builder().build().unwrap();
    let paid =
        getty.request(Method::POST, "/v3/things/7").effect(Effect::Metered).send::<Value>().await.unwrap();
    assert_eq!((paid.status().as_u16(), paid.value()), (303, &Value::Null));
    assert_eq!(paid.headers()["location"], "https://files.example/7");
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_and_the_request_sent_once_more() {
    let fixture = Fixture::new(script_sequence(vec![status(401)], false, good())).await;
    let getty = fixture.builder().build().unwrap();
    let request = getty.request(Method::POST, "/v3/things").effect(Effect::Creating).token(Token::Required);
    request.json_body(&json!({})).send::<Value>().await.unwrap();
    let calls = fixture.calls();
    assert_eq!(calls.len(), 2);
    assert!(calls.iter().all(|call| call.body == b"{}" && call.header("authorization").is_some()));
    assert_eq!(fixture.log.all().iter().filter(|received| received.label == "token").count(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_rate_limit_holds_for_custom_requests() {
    let fixture = Fixture::new(good).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(1.0)).build().unwrap();
    let began = Instant::now();
    for _ in 0..3 {
        getty.request(Method::GET, "/v3/things").send::<Value>().await.unwrap();
    }
    assert!(began.elapsed() >= Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn an_undecodable_response_is_an_error_and_a_streamed_body_is_sent_once() {
    let fixture = Fixture::new(|| Script::respond(response(200, &JSON, r#"{"id":7}"#))).await;
    let getty = fixture.builder().build().unwrap();
    let error = getty.request(Method::GET, "/v3/things").send::<Thing>().await.unwrap_err();
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Decode, Some(200)));
    assert!(error.to_string().starts_with("GET /v3/things: "), "{error}");
    assert_eq!(error.attempts(), 1);

    let fixture = Fixture::new(|| status(503)).await;
    let getty = fixture.builder().build().unwrap();
    let chunks = futures_util::stream::iter([Ok::<_, std::io::Error>("abc".into())]);
    let request = getty.request(Method::PUT, "/v3/things").effect(Effect::Idempotent);
    request.body(Body::stream(chunks, Some(3))).send::<Value>().await.unwrap_err();
    assert_eq!(fixture.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_obtained_is_an_error_of_the_custom_request() {
    let fixture = Fixture::new(good).await;
    let closed = ClosedPort::new().unwrap();
    let address = format!("http://{}", closed.address().unwrap());
    let getty = crate::support::builder(&fixture.api.url(), &address, &fixture.clock);
    let getty = getty.retry(RetryPolicy::none()).build().unwrap();
    let request = getty.request(Method::PUT, "/v3/things").effect(Effect::Idempotent).token(Token::Required);
    let error = request.send::<Value>().await.unwrap_err();
    assert!(error.to_string().starts_with("PUT /v3/things: no access token: "), "{error}");
    assert_eq!((error.method(), error.outcome()), (Some(&Method::PUT), Outcome::NotDone));
}

#[tokio::test(start_paused = true)]
async fn extras_of_a_call_and_of_the_client_are_added_to_raw_operations() {
    let fixture = Fixture::new(|| {
        Script::respond(response(200, &JSON, r#"{"images":[],"uri":"https://127.0.0.1/file"}"#))
    })
    .await;
    let getty = fixture.builder().build().unwrap();
    let view = getty.with_extras(Extras::new().query("view", "v").body_property("note", "n"));
    let call = view.call(search_images().phrase("a b")).query("new filter", "x&y=%").header("X-New", "1");
    call.send().await.unwrap();
    view.send(download_image("7")).await.unwrap();
    getty.send(get_image("7")).await.unwrap();
    let calls = fixture.calls();
    assert_eq!(calls[0].target, "/v3/search/images?phrase=a%20b&view=v&new%20filter=x%26y%3D%25");
    assert_eq!(calls[0].header("x-new"), Some("1"));
    assert!(calls[0].body.is_empty());
    assert_eq!(
        (calls[1].target.as_str(), &calls[1].body[..]),
        ("/v3/downloads/images/7?view=v", &br#"{"note":"n"}"#[..])
    );
    assert_eq!(calls[1].header("content-type"), Some("application/json"));
    assert_eq!(calls[1].header("content-length"), Some("12"));
    assert_eq!(calls[2].target, "/v3/images/7");
    // Not the requests for tokens.
    let tokens: Vec<_> = fixture.log.all().into_iter().filter(|received| received.label == "token").collect();
    assert!(
        !tokens.is_empty() && tokens.iter().all(|token| !token.contains("view") && !token.contains("note"))
    );
}

#[tokio::test(start_paused = true)]
async fn extras_that_cannot_be_sent_are_errors_that_show_no_value() {
    let fixture = Fixture::new(good).await;
    let getty = fixture.builder().build().unwrap();
    for name in [
        "Api-Key",
        "authorization",
        "Cookie",
        "Host",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "a b",
        "",
    ] {
        let extras = Extras::new().header(name, "the-value");
        let error = getty.with_extras(extras.clone()).send(get_image("7")).await.map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{name}");
        assert!(!format!("{error} {error:?} {extras:?}").contains("the-value"));
        let call = getty.request(Method::GET, "/v3/things").header(name, "the-value");
        assert!(!format!("{call:?}").contains("the-value"));
        assert_eq!(call.send::<Value>().await.map(drop).unwrap_err().kind(), ErrorKind::Invalid);
    }
    let get = getty.call(get_image("7")).body_property("x", 1).send().await.map(drop).unwrap_err();
    assert_eq!(get.to_string(), "get_image: extra body property: a GET request has no body");
    let value = getty.call(get_image("7")).header("X-New", "a\nb").send().await.map(drop).unwrap_err();
    assert!(value.to_string().contains("`x-new`") && !value.to_string().contains("a\nb"), "{value}");
    assert!(fixture.calls().is_empty());
}
