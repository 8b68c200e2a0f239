//! What decoding a body takes from the heap, whatever the body is: a binary of its own, as it counts every
//! allocation of the process.

use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use getty_api::operations::{GetChangeSet, GetEvents, GetImages, ListChannels, ListGenerationHistory};
use getty_api::{DecodeReason, Error, Operation, Response};
use getty_api_ext::{Credentials, ErrorKind, Getty, HttpService};
use peak_alloc::PeakAlloc;
use tower::layer::layer_fn;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Held by the one test that runs: what another needs would be counted too.
static RUNNING: Mutex<()> = Mutex::new(());

/// What a body and everything that is made of it may take.
const LIMIT: usize = 128 * 1024 * 1024;

/// A body of the greatest length that is read: `open`, then `element` as often as it fits, then `close`.
fn body(open: &str, element: &str, close: &str) -> Bytes {
    let room = getty_api::DEFAULT_BODY_LIMIT - open.len() - close.len();
    let elements = (room / (element.len() + 1)).max(1);
    let mut body = String::with_capacity(getty_api::DEFAULT_BODY_LIMIT);
    body.push_str(open);
    for index in 0..elements {
        body.push_str(if index == 0 { "" } else { "," });
        body.push_str(element);
    }
    body.push_str(close);
    body.into()
}

/// Decodes a body, then as JSON of any structure, then its elements; gives the most that was in use.
fn peak<O: Operation>(list: &str, body: &Bytes) -> (usize, Result<(), Error>) {
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let response = http::Response::new(body.clone());
    let result = Response::decode::<O>(response).map(|response| {
        drop(response.json());
        drop(response.elements(list));
    });
    (ALLOCATOR.peak_usage() - before + body.len(), result)
}

fn assert_bounded<O: Operation>(what: &str, list: &str, body: Bytes) -> Result<(), Error> {
    let (peak, result) = peak::<O>(list, &body);
    assert!(peak < LIMIT, "{what}: {peak} bytes for {}", O::INFO.id);
    result
}

#[test]
fn no_body_within_the_limit_takes_more_than_128_mib() {
    let _running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let too_large = |result: Result<(), Error>, what: &str| match result {
        Err(Error::Decode(error)) => {
            assert!(matches!(error.reason, DecodeReason::TooLarge { .. }), "{what}: {error}");
        }
        other => panic!("{what}: {other:?}"),
    };
    let lists = [
        ("empty objects", body(r#"{"images":["#, "{}", "]}")),
        ("empty objects in an object", body(r#"{"images":[{"keywords":["#, "{}", "]}]}")),
        ("empty objects behind one that cannot be decoded", body(r#"{"images":[7,"#, "{}", "]}")),
        ("empty texts", body(r#"{"images_not_found":["#, r#""""#, "]}")),
    ];
    for (what, body) in lists {
        too_large(assert_bounded::<GetImages>(what, "images", body), what);
    }
    let channels = body("[", "{}", "]");
    too_large(assert_bounded::<ListChannels>("a bare list", "", channels), "a bare list");
    let events = body(r#"{"events":["#, r#"{"keywords":[{}]}"#, "]}");
    drop(assert_bounded::<GetEvents>("objects in objects", "events", events));

    let skipped = [
        ("a list that is not known", body(r#"{"images":[],"new":["#, "1", "]}")),
        ("objects that are not known", body(r#"{"images":[],"new":["#, r#"{"a":[]}"#, "]}")),
        ("elements that cannot be decoded", body(r#"{"images":["#, "1", "]}")),
        ("one long text", body(r#"{"images":[{"title":""#, &"x".repeat(1 << 23), "\"}]}")),
        ("one long text of escapes", body(r#"{"images":[{"title":""#, &r"\n".repeat(1 << 22), "\"}]}")),
        ("texts of one letter", body(r#"{"images":[{"title":""#, r#"x"},{"title":""#, "\"}]}")),
        ("nothing but brackets", Bytes::from("[".repeat(getty_api::DEFAULT_BODY_LIMIT))),
        ("nothing but names", Bytes::from(r#"{"a":"#.repeat(getty_api::DEFAULT_BODY_LIMIT / 5))),
        ("bytes that are no text", {
            let mut bytes = br#"{"images":[{"title":""#.to_vec();
            bytes.resize(getty_api::DEFAULT_BODY_LIMIT - 4, 0xff);
            bytes.extend(b"\"}]}");
            bytes.into()
        }),
    ];
    for (what, body) in skipped {
        drop(assert_bounded::<GetImages>(what, "images", body));
    }

    let mut entries = String::from(r#"{"images":[{"alternative_ids":{"#);
    for index in 0..1_200_000 {
        let _ = write!(entries, r#""{index}":"","#);
    }
    entries.push_str(r#""last":""}}]}"#);
    let entries = Bytes::from(entries);
    assert!(entries.len() <= getty_api::DEFAULT_BODY_LIMIT);
    too_large(assert_bounded::<GetImages>("entries of a map", "images", entries), "entries of a map");
}

#[test]
fn the_largest_real_responses_are_within_the_limit() {
    let _running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let change = r#"{"id":"1167612765","assetChangedUtcDateTime":"2026-10-05T13:02:11Z","assetLifecycle":"New",
        "assetType":"Image","uri":"https://api.gettyimages.com/v3/images/1167612765"}"#;
    let set = format!(r#"{{"changeSetId":"7","changedAssetList":[{}]}}"#, vec![change; 2200].join(","));
    let set = Response::decode::<GetChangeSet>(http::Response::new(set.into())).expect("a set");
    assert_eq!(set.into_inner().map(|set| set.changed_asset_list.len()), Some(2200));

    let keyword = r#"{"keyword_id":"1","text":"lighthouse","type":"Unknown","relevance":1}"#;
    let image = format!(r#"{{"id":"1","keywords":[{}]}}"#, vec![keyword; 300].join(","));
    let images = format!(r#"{{"images":[{}]}}"#, vec![image.as_str(); 100].join(","));
    let images = Response::decode::<GetImages>(http::Response::new(images.into())).expect("a page");
    assert_eq!(images.images.iter().map(|image| image.keywords.len()).sum::<usize>(), 30_000);

    let item =
        r#"{"generation_request_id":"5f0e9a52","results":[{"index":0},{"index":1},{"index":2},{"index":3}]}"#;
    let history = format!(r#"{{"generations":[{}]}}"#, vec![item; 1000].join(","));
    let history = Response::decode::<ListGenerationHistory>(http::Response::new(history.into()));
    assert_eq!(history.expect("a history").generations.len(), 1000);
}

/// A client whose requests all have this body for a response, without a server that would be counted too.
fn client(body: Bytes) -> Getty {
    let layer = layer_fn(move |_: HttpService| {
        let body = body.clone();
        tower::service_fn(move |_: http::Request<reqwest::Body>| {
            let response = http::Response::new(reqwest::Body::from(body.clone()));
            std::future::ready(Ok::<_, getty_api_ext::BoxError>(response))
        })
    });
    let builder = Getty::builder().credentials(Credentials::api_key("key")).layer(layer);
    builder.build().expect("a client")
}

#[test]
fn a_custom_request_is_bounded_as_well() {
    let _running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let few = format!("[{}{{}}]", r#"{"a":1},"#.repeat(99_000));
    for (body, is_decoded) in [(few.into(), true), (body("[", r#"{"a":1}"#, "]"), false)] {
        let getty = client(body);
        ALLOCATOR.reset_peak_usage();
        let before = ALLOCATOR.current_usage();
        let request = getty.request(http::Method::GET, "/v3/new");
        let result = runtime.block_on(request.send::<serde_json::Value>());
        let peak = ALLOCATOR.peak_usage() - before;
        assert!(peak < LIMIT, "{peak} bytes");
        match result {
            Ok(list) => assert!(is_decoded && list.as_array().is_some_and(|list| list.len() == 99_001)),
            Err(error) => {
                assert!(!is_decoded && error.kind() == ErrorKind::Decode, "{error}");
                assert!(error.to_string().contains("`send_bytes`"), "{error}");
            }
        }
    }
}
