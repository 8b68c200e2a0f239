//! Which texts count as ones that contain a secret, and what is left of them.

use bytes::Bytes;
use getty_api::{ApiError, ErrorCode, Secrets};
use proptest::prelude::*;

/// What stands for a text that is removed.
const REMOVED: &str = "[text removed: it contains a secret]";

#[test]
fn plain_secrets_are_replaced_and_the_rest_stays() {
    let secrets = Secrets::new(["abcdefgh", "abcdefghijk", ""]);
    assert_eq!(secrets.redact("abcdefghijk, abcdefgh: abc"), "[secret], [secret]: abc");
    assert_eq!(secrets.redact("über"), "über");
    // A part of the mark.
    assert_eq!(Secrets::new(["[secret]"]).redact("a [secret] b"), "a [secret] b");
    assert!(Secrets::new([""]).is_empty());
    assert_eq!(format!("{secrets:?}"), "Secrets { .. }");
    let body = Bytes::from_static(b"\xff abcdefgh");
    assert_eq!(secrets.redact_bytes(&body), "\u{fffd} [secret]".as_bytes());
}

#[test]
fn a_text_with_a_short_secret_is_removed_as_a_whole() {
    for (secret, with, without) in [
        // As words of their own.
        ("a", "key a is wrong", "bad banana"),
        ("a", "?key=a&x=1", "alpha=beta"),
        ("a", "client_id%3Da", "%41lpha"),
        ("a", r#"{"key":"\u0061"}"#, r"\u0061lpha"),
        ("a", "a", ""),
        ("ab", "[ab]", "table, abc, cab"),
        ("a1b", "a1b:secret", "xa1b"),
        // Not a letter or digit, so that no word can contain it by chance.
        ("~", "banana~banana", "banana"),
        ("é", "café é", "café"),
        // In base64, with and without padding, alone and in a longer text.
        ("a", "Basic YTpi", "Basic"),
        ("a", "YQ==", "YR"),
        ("a", "sent YQ for it", "sent"),
        ("b", "YTpi", "Ypi"),
        ("a1b", "key=YTFi", "key=YTFic"),
        ("ab", "/cHJlZml4OmFiOnN1ZmZpeA==/", "prefix"),
        ("ab", "cHJlZml4OmFiOnN1ZmZpeA%3D%3D", "prefix"),
        ("ab", "eD0lNjFi", "eD0"),
        // From four bytes on, anywhere.
        ("abcd", "xabcdx", "abc d"),
        ("abcd", "x61626364x", "6162636"),
        ("abcd", "eHhhYmNk", "YWJj"),
    ] {
        let secrets = Secrets::new([secret]);
        assert_eq!(secrets.redact(with), REMOVED, "{secret} in {with}");
        assert_eq!(secrets.redact(without), without, "{secret}");
    }
    assert_eq!(Secrets::new(["abcdefg"]).redact("61626364656667"), REMOVED);
    assert_eq!(Secrets::new(["JKLMN"]).redact("4A4B4C4D4E"), REMOVED);
}

#[test]
fn codes_and_values_that_the_api_sends_are_kept() {
    let headers = [
        ("x-error-detail", "Account Over Rate Limit"),
        ("x-mashery-error-code", "ERR_403_DEVELOPER_OVER_QPS"),
        ("content-type", "application/json"),
        ("retry-after", "5"),
        ("date", "Tue, 01 Dec 2026 00:00:00 GMT"),
    ];
    let mut response = http::Response::builder().status(403);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    let body = r#"{"ErrorCode":"ImageNotFound","ErrorMessage":"no image Rate"}"#;
    let mut response = response.header("x-seen", "Rate").body(Bytes::from_static(body.as_bytes())).unwrap();
    let short = ["5", "GMT", "01", "Rate", "json", "ERR", "Image", "Found"];
    response.extensions_mut().insert(Secrets::new(short));
    let error = ApiError::new("get_image", response);
    assert_eq!(error.code, Some(ErrorCode::ImageNotFound));
    assert_eq!(error.message.as_deref(), Some(REMOVED));
    assert_eq!(error.body, REMOVED);
    for (name, value) in headers {
        assert_eq!(error.headers[name], value);
    }
    assert_eq!(error.headers["x-seen"], "[secret]");

    // A secret in the place of a code is none that the bindings know.
    let response = http::Response::builder().status(400).body(Bytes::from_static(br#"{"ErrorCode":"pw1"}"#));
    let mut response = response.unwrap();
    response.extensions_mut().insert(Secrets::new(["pw1"]));
    assert_eq!(ApiError::new("get_image", response).code, None);
}

#[test]
fn a_text_with_an_encoded_secret_is_dropped() {
    let secrets = Secrets::new(["a/b c+\"ü"]);
    for text in [
        r#"a\/b c+\"ü"#,
        r#"a/b c+\"\u00fc"#,
        r#"\u0061\u002F\u0062\u0020\u0063\u002b\u0022\u00FC"#,
        "a%2Fb%20c%2B%22%C3%BC",
        "a%2fb+c%2b%22%c3%bc",
        "a%252Fb%2520c%252B%2522%25C3%25BC",
        "%5C%22: a%5C/b c+%5C%22ü",
        // In base64, with nothing, one and two bytes before it.
        "YS9iIGMrIsO8",
        "eGEvYiBjKyLDvHg=",
        "eHhhL2IgYysiw7x4",
    ] {
        assert!(secrets.appear_in(text), "{text}");
        let redacted = secrets.redact(&format!("x {text} y")).into_owned();
        assert_eq!(redacted, REMOVED);
    }
    for text in ["a/b c", "a%2Fb%20c%2B%2", r"a\/b", "YS9iIGMr", "%", "\\", "\\u", "\\ud800", "%%%+++\\\\\\"]
    {
        assert!(!secrets.appear_in(text), "{text}");
        assert_eq!(secrets.redact(text), text);
    }
}

#[test]
fn work_for_large_texts_is_bounded() {
    let secrets = Secrets::new(["the-secret"]);
    let large = "x".repeat(5 * 1024 * 1024);
    assert!(secrets.appear_in(&large));
    assert!(secrets.redact(&large).len() < 100);
    assert!(!secrets.appear_in(&large[..4 * 1024 * 1024]));
    // Each layer of it decodes to another.
    let nested = "%25+\\\\".repeat(512 * 1024);
    assert!(secrets.appear_in(nested));
    // Base64 of one byte each.
    let many = Secrets::new(["the-secret", "x"]);
    assert!(!many.appear_in("YQ ".repeat(256 * 1024)));
    assert!(many.appear_in(["YQ ".repeat(256 * 1024).as_str(), "eA"].concat()));
}

#[test]
fn short_secrets_are_left_out_of_the_long_ones() {
    let secrets = Secrets::new(["short", "long enough"]);
    assert!(secrets.appear_in("a short one") && !secrets.long().appear_in("a short one"));
    assert!(secrets.long().appear_in("long%20enough"));
    assert!(secrets.and(&Secrets::new(["more"])).appear_in("more"));
}

proptest! {
    #[test]
    fn what_is_redacted_contains_no_secret(secret in "[ -~]{6,20}", before in ".{0,20}", after in ".{0,20}") {
        let secrets = Secrets::new([&secret]);
        let text = format!("{before}{secret}{after}");
        prop_assert!(secrets.appear_in(&text));
        let mark_is_it = "[secret]".contains(&secret) || REMOVED.contains(&secret);
        prop_assert!(mark_is_it || !secrets.redact(&text).contains(&secret));
    }

    #[test]
    fn any_bytes_are_searched_without_a_panic(text: Vec<u8>) {
        Secrets::new(["abcdef"]).appear_in(&text);
        Secrets::new(["abcdef"]).redact_bytes(&text.into());
    }
}
