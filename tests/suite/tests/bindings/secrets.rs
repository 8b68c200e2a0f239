//! Which texts count as ones that contain a secret, and what is left of them.

use bytes::Bytes;
use getty_api::Secrets;
use proptest::prelude::*;

#[test]
fn plain_secrets_are_replaced_and_the_rest_stays() {
    let secrets = Secrets::new(["abc", "abcdef", ""]);
    assert_eq!(secrets.redact("abcdef, abc: ab"), "[secret], [secret]: ab");
    assert_eq!(secrets.redact("über"), "über");
    // A part of the mark.
    assert_eq!(Secrets::new(["cre"]).redact("a cre b"), "a [secret] b");
    assert!(Secrets::new([""]).is_empty());
    assert_eq!(format!("{secrets:?}"), "Secrets { .. }");
    assert_eq!(secrets.redact_bytes(&Bytes::from_static(b"\xff abc")), "\u{fffd} [secret]".as_bytes());
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
        assert!(redacted.contains("encoded form"), "{redacted}");
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
        let mark_is_it = "[secret]".contains(&secret) || "[text removed: it contains a secret in encoded form]".contains(&secret);
        prop_assert!(mark_is_it || !secrets.redact(&text).contains(&secret));
    }

    #[test]
    fn any_bytes_are_searched_without_a_panic(text: Vec<u8>) {
        Secrets::new(["abcdef"]).appear_in(&text);
        Secrets::new(["abcdef"]).redact_bytes(&text.into());
    }
}
