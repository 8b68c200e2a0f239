//! How arguments are written into a request, and which are refused before anything is sent.

use bytes::Bytes;
use futures_util::stream;
use getty_api::oembed::operations::get_oembed;
use getty_api::operations::*;
use getty_api::types::{
    AssetLicenseRequest, AssetUsage, BoardAssetReference, ExtendedLicense, ImageDetailField, ImageField,
    ImageGenerationRequest, UsageBatchRequest,
};
use getty_api::{Body, Client, Effect, Error, Execute as _, Extras, HttpExecutor, Operation, Request, Token};
use getty_api_suite::loopback::{Loopback, RawResponse, RecordedRequest};
use http::Method;
use http::header::CONTENT_TYPE;

use crate::support::block_on;

fn request(call: impl Operation) -> Request {
    call.into_request().expect("a request")
}

/// The argument that was refused, and why.
fn refusal(call: impl Operation) -> (&'static str, String) {
    match call.into_request() {
        Err(Error::InvalidArgument { argument, reason, .. }) => (argument, reason),
        Err(other) => panic!("{other}"),
        Ok(request) => panic!("{} is sent", request.path_and_query),
    }
}

/// What arrives at a server.
fn sent(request: Request) -> RecordedRequest {
    let server = Loopback::responding(RawResponse::new(200)).expect("a port on loopback");
    let url = server.url().parse().expect("the server's address");
    let executor = HttpExecutor::new("the-key").expect("a key").api_url(url);
    block_on(executor.execute(request)).expect("a response");
    server.recorded().pop().expect("a request")
}

#[test]
fn path_arguments_are_one_segment_whatever_is_in_them() {
    let cases = [
        ("1167612765", "1167612765"),
        ("a/b", "a%2Fb"),
        ("a b+c", "a%20b%2Bc"),
        ("50%", "50%25"),
        ("%2e%2e", "%252e%252e"),
        ("..%2f", "..%252f"),
        ("a?b#c", "a%3Fb%23c"),
        ("a;b:c@d&e=f,g", "a%3Bb%3Ac%40d%26e%3Df%2Cg"),
        ("{id}", "%7Bid%7D"),
        ("...", "..."),
        ("é日", "%C3%A9%E6%97%A5"),
        ("a\\b", "a%5Cb"),
        ("a\r\nHost: b", "a%0D%0AHost%3A%20b"),
        ("-._~", "-._~"),
    ];
    for (id, segment) in cases {
        let request = request(get_image(id));
        assert_eq!(request.path_and_query, format!("/v3/images/{segment}"), "{id:?}");
        assert_eq!(sent(request).target, format!("/v3/images/{segment}"), "{id:?} on the wire");
    }
}

#[test]
fn path_arguments_that_address_something_else_are_refused() {
    for id in ["", ".", ".."] {
        let (argument, reason) = refusal(delete_board(id));
        assert_eq!((argument, reason), ("board_id", format!("`{id}` cannot be a segment of a path")));
    }
    assert_eq!(refusal(upload_search_image("..", Vec::new())).0, "file-name");
    // The first of several is the one that is told.
    assert_eq!(refusal(remove_board_asset("", "")).0, "board_id");
}

#[test]
fn one_argument_cannot_replace_another() {
    let request = request(delete_board_asset_comment("{asset_id}", "{comment_id}", "7"));
    assert_eq!(request.path_and_query, "/v3/boards/%7Basset_id%7D/assets/%7Bcomment_id%7D/comments/7");
}

#[test]
fn query_values_are_sent_unchanged() {
    let phrases = [
        "harbour at dawn",
        "salt & pepper",
        "1+1=2",
        "50% off?",
        "#tag;a[b]{c}|d^e`f\\g",
        "\"quoted\" 'single' <b>",
        "näive 日本 🌊",
        "a,b",
        "a\tb\r\nc",
        "%20",
        "/path:with@all!$*()",
        " ",
    ];
    for phrase in phrases {
        let arrived = sent(request(search_images().phrase(phrase).page(2)));
        let query: Vec<_> = form_urlencoded::parse(arrived.query().as_bytes()).into_owned().collect();
        let expected =
            [("page", "2"), ("phrase", phrase)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(query, expected, "{}", arrived.target);
        assert!(!arrived.query().contains('+'), "a space is %20: {}", arrived.target);
    }
}

#[test]
fn lists_are_one_value_with_commas() {
    let ids = request(get_images().ids(["1", "2", "3"]).fields([ImageDetailField::SummarySet]));
    assert_eq!(ids.path_and_query, "/v3/images?fields=summary_set&ids=1,2,3");
    let one = request(get_events().ids([775001]));
    assert_eq!(one.path_and_query, "/v3/events?ids=775001");
    let none = request(get_images().ids(Vec::<String>::new()));
    assert_eq!(none.path_and_query, "/v3/images", "an empty list is left out");
}

#[test]
fn values_that_are_not_known_are_sent_as_they_are() {
    let request = request(search_images().fields(["id", "something_new"]).minimum_size("huge size"));
    assert_eq!(request.path_and_query, "/v3/search/images?fields=id,something_new&minimum_size=huge%20size");
    assert_eq!(ImageField::from("id"), ImageField::Id);
    assert_eq!(ImageField::from("something_new").as_str(), "something_new");
    assert!(!ImageField::from("ID").is_known(), "values are told apart by case");
}

#[test]
fn false_zero_and_empty_text_are_sent() {
    let request = request(search_creative_videos().enhanced_search(false).min_clip_length(0).phrase(""));
    assert_eq!(
        request.path_and_query,
        "/v3/search/videos/creative?enhanced_search=false&min_clip_length=0&phrase="
    );
}

#[test]
fn header_values_that_would_break_the_request_are_refused() {
    for language in ["de\r\nApi-Key: other", "de\n", "d\0e", "d\u{7f}"] {
        let (argument, reason) = refusal(get_image("1").accept_language(language));
        assert_eq!(argument, "Accept-Language");
        assert_eq!(reason, "the value contains characters that are not allowed in a header");
    }
    assert_eq!(refusal(search_images().country_code("D\nE")).0, "GI-Country-Code");
    assert_eq!(
        refusal(upload_search_image("a.jpg", Vec::new()).content_type("image/\njpeg")).0,
        "content type"
    );
    let arrived = sent(request(search_images().accept_language("pt-BR").country_code("BRA")));
    assert_eq!(
        (arrived.header("Accept-Language"), arrived.header("GI-Country-Code")),
        (Some("pt-BR"), Some("BRA"))
    );
}

#[test]
fn a_refusal_names_the_operation_and_the_argument() {
    let error = get_image("").into_request().expect_err("no id");
    assert_eq!(error.to_string(), "get_image: id: `` cannot be a segment of a path");
}

#[test]
fn bodies_leave_out_what_is_not_set() {
    let body = |request: Request| match request.body {
        Body::Bytes(bytes) => String::from_utf8(bytes.to_vec()).expect("JSON is text"),
        other => panic!("{other:?}"),
    };
    assert_eq!(body(request(generate_images(ImageGenerationRequest::new()))), "{}");
    let request_body = ImageGenerationRequest::new().with_prompt("a \"red\" bicycle").with_mood("sombre");
    assert_eq!(
        body(request(generate_images(request_body))),
        r#"{"mood":"sombre","prompt":"a \"red\" bicycle"}"#
    );
    assert_eq!(body(request(add_board_assets("b", Vec::<BoardAssetReference>::new()))), "[]");
    let licenses = AssetLicenseRequest::new(Vec::<ExtendedLicense>::new());
    assert_eq!(
        body(request(acquire_asset_licenses("1", licenses))),
        r#"{"extended_licenses":[]}"#,
        "what is required is said even when it is empty"
    );
    let usages = UsageBatchRequest::new().with_asset_usages([AssetUsage::new().with_quantity(0)]);
    assert_eq!(body(request(report_usage("7", usages))), r#"{"asset_usages":[{"quantity":0}]}"#);
}

#[test]
fn a_picture_is_sent_from_memory_with_its_type() {
    let picture: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\r\n\0";
    let arrived = sent(request(upload_search_image("a b.jpg", picture)));
    assert_eq!((arrived.method.as_str(), arrived.path()), ("PUT", "/v3/search/by-image/uploads/a%20b.jpg"));
    assert_eq!(arrived.body, picture);
    assert_eq!(
        (arrived.header("content-type"), arrived.header("content-length")),
        (Some("image/jpeg"), Some("13"))
    );

    let arrived =
        sent(request(upload_search_image("a.png", Bytes::from_static(b"\x89PNG")).content_type("image/png")));
    assert_eq!(
        (arrived.header("content-type"), arrived.body.as_slice()),
        (Some("image/png"), b"\x89PNG".as_slice())
    );
    let arrived = sent(request(upload_search_image("empty.jpg", Vec::new())));
    assert_eq!((arrived.header("content-length"), arrived.body.len()), (Some("0"), 0));
}

fn chunks(count: u8) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> + Send {
    stream::iter((0..count).map(|byte| Ok(Bytes::from(vec![byte; 1_000]))))
}

#[test]
fn a_picture_is_sent_as_a_stream_of_known_length() {
    let arrived = sent(request(upload_search_image("a.jpg", Body::stream(chunks(64), Some(64_000)))));
    assert_eq!(
        (arrived.header("content-length"), arrived.header("transfer-encoding")),
        (Some("64000"), None)
    );
    assert_eq!(arrived.body.len(), 64_000);
    assert!(
        arrived.body.chunks(1_000).zip(0..).all(|(chunk, byte)| chunk.iter().all(|other| *other == byte))
    );
}

#[test]
fn a_picture_is_sent_as_a_stream_of_unknown_length() {
    let arrived = sent(request(upload_search_image("a.jpg", Body::stream(chunks(3), None))));
    assert_eq!(
        (arrived.header("content-length"), arrived.header("transfer-encoding")),
        (None, Some("chunked"))
    );
    assert_eq!((arrived.body.len(), arrived.header("content-type")), (3_000, Some("image/jpeg")));
}

#[test]
fn a_stream_that_fails_fails_the_call() {
    let server = Loopback::responding(RawResponse::new(200)).expect("a port on loopback");
    let executor =
        HttpExecutor::new("the-key").expect("a key").api_url(server.url().parse().expect("an address"));
    let broken =
        stream::iter([Ok(Bytes::from_static(b"\xff\xd8")), Err(std::io::Error::other("the disk is gone"))]);
    let result =
        block_on(executor.execute(request(upload_search_image("a.jpg", Body::stream(broken, Some(10))))));
    let error = result.expect_err("half a picture");
    assert!(matches!(error, Error::Transport { operation: "upload_search_image", .. }), "{error}");
    assert!(server.recorded().iter().all(|request| request.body.len() < 10), "nothing whole arrived");
}

#[test]
fn a_request_can_be_copied_unless_its_body_is_a_stream() {
    let whole = request(upload_search_image("a.jpg", b"\xff\xd8".as_slice()));
    let copy = whole.try_clone().expect("bytes can be sent twice");
    assert_eq!(
        (copy.path_and_query, copy.headers[CONTENT_TYPE].as_bytes()),
        (whole.path_and_query, b"image/jpeg".as_slice())
    );
    assert!(request(get_image("1")).try_clone().is_some());
    assert!(request(upload_search_image("a.jpg", Body::stream(chunks(1), None))).try_clone().is_none());
}

#[test]
fn debug_output_of_bodies_is_their_size() {
    assert_eq!(format!("{:?}", Body::from(vec![1, 2, 3])), "Bytes(3 bytes)");
    assert_eq!(format!("{:?}", Body::stream(chunks(1), Some(7))), "Stream(7 bytes)");
    assert_eq!(format!("{:?}", Body::stream(chunks(1), None)), "Stream");
    assert_eq!(format!("{:?}", Body::Empty), "Empty");
}

#[test]
fn the_url_of_a_server_may_have_a_path() {
    let request = request(get_oembed("http://gty.im/1,2", "example.com"));
    for base in ["https://proxy.example.net/getty", "https://proxy.example.net/getty/"] {
        let url = request.url(&base.parse().expect("an address")).expect("an address");
        assert_eq!(
            url.as_str(),
            "https://proxy.example.net/getty/oembed?url=http://gty.im/1,2&caller=example.com"
        );
    }
}

/// Why an extra cannot be sent.
fn refused_extra(mut request: Request, extras: &Extras) -> String {
    match request.add_extras(extras) {
        Err(Error::InvalidArgument { argument, reason, .. }) => format!("{argument}: {reason}"),
        Err(other) => panic!("{other}"),
        Ok(()) => panic!("it is sent"),
    }
}

#[test]
fn extras_are_added_to_what_the_operation_sends() {
    let mut call = request(search_images().phrase("a b").accept_language("de"));
    let extras = Extras::new().query("x y", "1&2").query("x y", "#").header("accept-language", "fr");
    call.add_extras(&extras.header("X-New", "n")).expect("extras");
    let sent = sent(call);
    assert_eq!(sent.target, "/v3/search/images?phrase=a%20b&x%20y=1%262&x%20y=%23");
    assert_eq!((sent.header("accept-language"), sent.header("x-new")), (Some("fr"), Some("n")));

    let mut call = request(get_image("7"));
    call.add_query("a", 1);
    call.add_query("b", true);
    assert_eq!(call.path_and_query, "/v3/images/7?a=1&b=true");
}

#[test]
fn body_properties_are_merged_into_a_json_object_or_make_one() {
    let json = |body: &[u8]| serde_json::from_slice::<serde_json::Value>(body).expect("JSON");
    let mut call = request(add_board_assets("b", [BoardAssetReference::new("7")]));
    let refused = refused_extra(call.try_clone().expect("a copy"), &Extras::new().body_property("x", 1));
    assert_eq!(refused, "extra body property: the body is not a JSON object");
    call = request(report_usage(
        "u",
        UsageBatchRequest::new().with_asset_usages([AssetUsage::new().with_asset_id("7")]),
    ));
    call.add_body_property("x", "y").expect("an object");
    let body = json(&sent(call).body);
    assert_eq!((&body["x"], body.as_object().map(|object| object.len() > 1)), (&"y".into(), Some(true)));

    // An optional body that was left out, and one that is not documented.
    for call in [request(download_image("7")), request(delete_board("b"))] {
        let mut call = call;
        call.add_extras(&Extras::new().body_property("a", 1).body_property("b", [1, 2])).expect("a body");
        let sent = sent(call);
        assert_eq!(sent.body, br#"{"a":1,"b":[1,2]}"#);
        assert_eq!(sent.header("content-type"), Some("application/json"));
        assert_eq!(sent.header("content-length"), Some("17"));
    }
    let extras = Extras::new().body_property("a", 1);
    assert_eq!(
        refused_extra(request(get_image("7")), &extras),
        "extra body property: a GET request has no body"
    );
    let upload = request(upload_search_image("a.jpg", Bytes::from_static(b"{}")));
    let refused = refused_extra(upload, &extras);
    assert!(refused.contains("is not JSON"), "{refused}");
}

#[test]
fn a_header_that_the_client_sets_cannot_be_added() {
    for name in
        ["API-KEY", "Authorization", "Host", "content-length", "Transfer-Encoding", "TE", "Accept-Encoding"]
    {
        let refused = refused_extra(request(get_image("7")), &Extras::new().header(name, "value-7"));
        assert!(
            refused.contains(&format!("`{}`", name.to_lowercase())) && !refused.contains("value-7"),
            "{refused}"
        );
    }
    for (name, value) in [("a b", "c"), ("", "c"), ("a\n", "c"), ("x", "a\r\nb: c")] {
        refused_extra(request(get_image("7")), &Extras::new().header(name, value));
    }
    let extras = Extras::new().query("q", "value-7").header("h", "value-7").body_property("b", "value-7");
    assert_eq!(format!("{extras:?}"), r#"Extras { query: ["q"], headers: ["h"], body: ["b"] }"#);
}

#[test]
fn the_raw_client_sends_extras_and_custom_requests() {
    let server = Loopback::responding(RawResponse::new(200).body("{}")).expect("a port on loopback");
    let url = server.url().parse().expect("the server's address");
    let client = Client::with_executor(HttpExecutor::new("the-key").expect("a key").api_url(url));
    block_on(client.send_with(get_image("7"), &Extras::new().query("x", 1))).expect("a response");
    let custom = Request::custom(Method::POST, "/v3/new", Effect::Creating, Token::None, Body::Empty);
    block_on(client.executor().execute(custom.expect("a request"))).expect("a response");
    let recorded = server.recorded();
    assert_eq!(recorded[0].target, "/v3/images/7?x=1");
    assert_eq!((recorded[1].method.as_str(), recorded[1].target.as_str()), ("POST", "/v3/new"));
    assert_eq!((recorded[1].header("api-key"), recorded[1].header("content-length")), (None, Some("0")));
}
