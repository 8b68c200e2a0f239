//! Rules that hold for every redirect, whatever a server returns.

use proptest::prelude::*;

use super::*;
use crate::endpoints::Endpoints;
use crate::pipeline::addresses::UntrustedHosts;

const API: &str = "https://api.example.com";

fn address_policy() -> AddressPolicy {
    let mut endpoints = Endpoints::new();
    endpoints.api = Url::parse(API).unwrap_or(endpoints.api);
    AddressPolicy::new(endpoints, false, UntrustedHosts::default())
}

fn methods() -> impl Strategy<Value = Method> {
    prop::sample::select(vec![Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE])
}

fn effects() -> impl Strategy<Value = Effect> {
    prop::sample::select(vec![Effect::Safe, Effect::Idempotent, Effect::Creating, Effect::Metered])
}

fn statuses() -> impl Strategy<Value = StatusCode> {
    prop::sample::select(vec![301_u16, 302, 303, 307, 308])
        .prop_map(|status| StatusCode::from_u16(status).unwrap_or_default())
}

/// URLs of every kind that a server can send.
fn locations() -> impl Strategy<Value = String> {
    let hosts = prop::sample::select(vec![
        "api.example.com",
        "authentication.gettyimages.com",
        "delivery.example.net",
        "api.example.com.evil.net",
        "user:pass@api.example.com",
        "api.example.com@evil.net",
        "127.0.0.1",
        "[::1]",
        "localhost",
        "10.0.0.7",
        "api.example.com:8443",
    ]);
    let schemes = prop::sample::select(vec!["https://", "http://", "//", "ftp://", "file://", "HTTPS://"]);
    prop_oneof![
        4 => (schemes, hosts, "(/[a-z]{0,3}){0,3}(\\?[a-z=&]{0,6})?(#[a-z]{0,3})?")
            .prop_map(|(scheme, host, rest)| format!("{scheme}{host}{rest}")),
        2 => "(/?[a-z.]{0,4}){0,4}(\\?[a-z=]{0,4})?",
        1 => "\\PC{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_way_keeps_to_the_rules(
        method in methods(),
        effect in effects(),
        replayable in any::<bool>(),
        steps in prop::collection::vec((statuses(), locations()), 1..16),
    ) {
        let address_policy = address_policy();
        let start = Url::parse(API)?.join("/v3/things")?;
        let Ok(mut chain) = RedirectChain::new(&address_policy, effect, method.clone(), start) else {
            return Err(TestCaseError::fail("the beginning is refused"));
        };
        let secret = HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static("Bearer secret"))]);
        let own = HeaderMap::from_iter([
            (CONTENT_TYPE, HeaderValue::from_static("text/plain")),
            (COOKIE, HeaderValue::from_static("a=b")),
        ]);
        let mut been = false;
        for (status, location) in steps {
            let before = chain.current_hop().clone();
            let Ok(value) = HeaderValue::from_str(&location) else { continue };
            if chain.follow(status, Some(&value), replayable).is_err() {
                break;
            }
            let current_hop = chain.current_hop();
            let at_home = address_policy.is_configured_host(&current_hop.url);
            been |= !at_home;
            // Never from https to http, to a private network, or with user info in the URL.
            prop_assert_eq!(current_hop.url.scheme(), "https");
            prop_assert!(address_policy.check(&current_hop.url).is_ok());
            prop_assert!(current_hop.url.username().is_empty() && current_hop.url.password().is_none());
            prop_assert!(current_hop.url.fragment().is_none());
            // Credentials go to configured hosts only, and never after the request was sent to another host.
            let headers = headers(current_hop, &own, &secret);
            prop_assert_eq!(headers.contains_key(AUTHORIZATION), !been);
            prop_assert!(!been || !headers.contains_key(COOKIE));
            prop_assert_eq!(headers.contains_key(CONTENT_TYPE), current_hop.body);
            // A method changes only to GET, permanently and without the body.
            if current_hop.method != before.method {
                prop_assert_eq!(&current_hop.method, &Method::GET);
                prop_assert!(!current_hop.body);
                prop_assert!(status == StatusCode::SEE_OTHER || before.method == Method::POST);
                prop_assert_ne!(effect, Effect::Metered);
            } else {
                prop_assert!(status != StatusCode::SEE_OTHER || matches!(current_hop.method, Method::GET | Method::HEAD));
            }
            prop_assert!(before.body || !current_hop.body);
            // A request that changes something stays on configured hosts.
            prop_assert!(at_home || matches!(current_hop.method, Method::GET | Method::HEAD));
            // A streamed body is not sent twice.
            prop_assert!(replayable || !current_hop.body);
            prop_assert!(chain.redirects() <= MAX_REDIRECTS);
            // A metered request is resent once, as it is, to a configured host.
            if effect == Effect::Metered {
                prop_assert_eq!(chain.redirects(), 1);
                prop_assert!(at_home && matches!(status.as_u16(), 307 | 308));
            }
        }
    }

    #[test]
    fn no_way_is_endless(locations in prop::collection::vec("/[a-c]", 30)) {
        let address_policy = address_policy();
        let Ok(mut chain) = RedirectChain::new(&address_policy, Effect::Safe, Method::GET, Url::parse(API)?) else {
            return Err(TestCaseError::fail("the beginning is refused"));
        };
        let refused = locations.iter().find_map(|location| {
            let location = HeaderValue::from_str(location).ok()?;
            chain.follow(StatusCode::FOUND, Some(&location), true).err()
        });
        prop_assert!(matches!(refused, Some(RedirectError::Loop)));
    }
}

#[test]
fn a_location_that_is_none_is_refused() {
    let address_policy = address_policy();
    let bad = ["", "   ", "http://", "https://[::1", "https://host:99999/"];
    let bad = bad.iter().map(|text| HeaderValue::from_static(text)).map(Some);
    let not_text = HeaderValue::from_bytes(b"/\xff\xfe").ok();
    for location in bad.chain([None, not_text]) {
        let start =
            Url::parse(API).map(|url| RedirectChain::new(&address_policy, Effect::Safe, Method::GET, url));
        let Ok(Ok(mut chain)) = start else { panic!("the beginning is refused") };
        assert_eq!(chain.follow(StatusCode::FOUND, location.as_ref(), true), Err(RedirectError::Location));
    }
}

#[test]
fn a_metered_request_is_redirected_once_and_unchanged() {
    let address_policy = address_policy();
    for method in [Method::GET, Method::POST, Method::PUT] {
        for status in [301_u16, 302, 303, 307, 308] {
            let start = Url::parse(API)
                .map(|url| RedirectChain::new(&address_policy, Effect::Metered, method.clone(), url));
            let Ok(Ok(mut chain)) = start else { panic!("the beginning is refused") };
            let mut follow = |location| {
                let status = StatusCode::from_u16(status).unwrap_or_default();
                chain.follow(status, Some(&HeaderValue::from_static(location)), true)
            };
            if status < 307 {
                assert_eq!(follow("/moved"), Err(RedirectError::Metered), "{method} {status}");
                continue;
            }
            assert_eq!(follow("https://delivery.example.net/"), Err(RedirectError::Elsewhere));
            assert_eq!(follow("/moved"), Ok(()), "{method} {status}");
            assert_eq!(follow("/moved-again"), Err(RedirectError::MeteredAgain), "{method} {status}");
        }
    }
}

#[test]
fn an_eleventh_redirect_is_refused() {
    let address_policy = address_policy();
    let start =
        Url::parse(API).map(|url| RedirectChain::new(&address_policy, Effect::Safe, Method::GET, url));
    let Ok(Ok(mut chain)) = start else { panic!("the beginning is refused") };
    for number in 1..=MAX_REDIRECTS {
        let location = HeaderValue::from_str(&format!("/{number}")).ok();
        assert_eq!(chain.follow(StatusCode::FOUND, location.as_ref(), true), Ok(()), "{number}");
    }
    let location = HeaderValue::from_static("/one-more");
    assert_eq!(chain.follow(StatusCode::FOUND, Some(&location), true), Err(RedirectError::TooMany));
}

#[test]
fn nothing_leads_out_of_https_even_where_the_api_is_without_it() {
    let mut endpoints = Endpoints::new();
    for (api, token) in
        [("http://127.0.0.1:80", "https://127.0.0.1:443"), ("https://127.0.0.1", "http://127.0.0.1:80")]
    {
        endpoints.api = Url::parse(api).unwrap();
        endpoints.token = Url::parse(token).unwrap();
        let address_policy = AddressPolicy::new(endpoints.clone(), false, UntrustedHosts::default());
        let start = Url::parse("https://127.0.0.1/file").unwrap();
        for location in ["http://127.0.0.1:80/file", "http://127.0.0.1:8080/file"] {
            let mut chain =
                RedirectChain::new(&address_policy, Effect::Safe, Method::GET, start.clone()).unwrap();
            let followed = chain.follow(StatusCode::FOUND, Some(&HeaderValue::from_static(location)), true);
            assert_eq!(followed, Err(ForbiddenUrl::Downgrade.into()), "{api}: {location}");
        }
    }
}
