//! Responses of the delivery host that are complete and wrong, or right in an unusual way.

use getty_api_ext::{DownloadFailure as Failure, ErrorKind};

use crate::origin::{At, End, Framing, Kind, Step, Version};
use crate::rows::{LENGTH, Row, is, run_all};

const HALF: usize = LENGTH / 2;

/// Half of the file, so that the next request has a range.
fn half() -> Step {
    Step::cut(At::Body(HALF), End::Close)
}

fn new_version(kind: Kind) -> Option<Version> {
    Some(Version::new(kind, LENGTH + 1000, 2))
}

#[tokio::test]
async fn ranges_are_joined_only_where_they_fit() {
    let later = HALF..LENGTH;
    let range = |first, end| Step { range: Some((first, end)), ..Step::default() };
    let rows = vec![
        Row::new("the rest as requested", [half()]).expects_range(1, Some("bytes=100000-")),
        Row::new("range ignored", [half(), Step { ignore_range: true, ..Step::default() }]),
        Row::new(
            "range ignored, cut again",
            [half(), Step { ignore_range: true, ..half() }, Step::default()],
        ),
        Row::new("range one byte early", [half(), range(later.start - 1, later.end)]),
        Row::new("range one byte late", [half(), range(later.start + 1, later.end)]),
        Row::new("range from the start", [half(), range(0, later.start)]),
        Row::new("only some of the rest", [half(), range(later.start, later.start + 10)])
            .expects_range(2, Some("bytes=100010-")),
        Row::new("no content range", [half(), Step::default().without("content-range")]),
        Row::new(
            "content range without sense",
            [half(), Step::default().set("content-range", "bytes 5-3/7")],
        ),
        Row::new(
            "content range of another length",
            [
                half(),
                Step::default().set("content-range", format!("bytes {HALF}-{}/{}", LENGTH - 1, LENGTH + 5)),
            ],
        ),
        Row::new(
            "content range of unknown length",
            [half(), Step::default().set("content-range", format!("bytes {HALF}-{}/*", LENGTH - 1))],
        ),
        Row::new("content length against content range", [half(), Step { extra: 7, ..Step::default() }]),
        Row::new(
            "more than the range, chunked",
            [half(), Step { extra: 7, framing: Framing::Chunked, ..Step::default() }],
        ),
        Row::new(
            "less than the range, chunked",
            [
                half(),
                Step { framing: Framing::Chunked, ..Step::default() }
                    .set("content-range", format!("bytes {HALF}-{}/{}", LENGTH - 1, LENGTH)),
            ],
        ),
        Row::new(
            "several parts in one response",
            [half(), Step::default().set("content-type", "multipart/byteranges; boundary=x")],
        )
        .fails(|error| is(error, |failure| matches!(failure, Failure::NotAFile { .. }))),
        Row::new("a range that was not requested", [range(0, 10)]),
        Row::new("not satisfiable", [half(), Step::respond(416, "")]),
        Row::new("not satisfiable permanently", [half()])
            .always(Step::respond(416, ""))
            .fails(|error| is(error, |failure| matches!(failure, Failure::WrongRange { .. }))),
    ];
    run_all("parts", rows).await;
}

#[tokio::test]
async fn a_file_that_changes_is_never_a_mixture() {
    let mut rows = Vec::new();
    for kind in [Kind::Etag, Kind::LastModified, Kind::WeakEtag, Kind::NoValidator, Kind::NoRanges] {
        let changed = Step { becomes: new_version(kind), ..Step::default() };
        rows.push(Row::new(format!("{kind:?}: another file"), [half(), changed.clone()]).kind(kind));
        let again = Step { cut: Some((At::Body(70_000), End::Close)), ..changed };
        rows.push(Row::new(format!("{kind:?}: another file, cut as well"), [half(), again]).kind(kind));
    }
    for kind in [Kind::Etag, Kind::LastModified] {
        // A server that ignores If-Range sends a range of the new file.
        let careless = Step { becomes: new_version(kind), ignore_if_range: true, ..Step::default() };
        rows.push(Row::new(format!("{kind:?}: a part of another file"), [half(), careless]).kind(kind));
    }
    let shorter = Step { becomes: Some(Version::new(Kind::Etag, HALF - 10, 3)), ..Step::default() };
    rows.push(Row::new("a shorter file", [half(), shorter]));
    for number in 1..4 {
        let mut plan = vec![Step::default(); number];
        plan.push(Step { becomes: new_version(Kind::Etag), ..Step::default() });
        rows.push(Row::new(format!("changed at request {number} of several"), plan).connections(3));
        let mut plan = vec![Step::default(); number];
        plan.push(Step { ignore_range: true, ..Step::default() });
        rows.push(Row::new(format!("ranges given up at request {number} of several"), plan).connections(3));
    }
    run_all("changes", rows).await;
}

#[tokio::test]
async fn what_is_no_file_is_not_taken_for_one() {
    let mut rows = Vec::new();
    for page in [
        "text/html",
        "text/html; charset=utf-8",
        "TEXT/HTML",
        "application/xhtml+xml",
        "application/xml",
        "text/xml",
        "application/json",
        "application/problem+json",
        "text/plain",
    ] {
        let step = Step::respond(200, "<h1>Sign in</h1>").set("content-type", page);
        let row = Row::new(format!("a page: {page}"), [step]);
        rows.push(row.fails(|error| is(error, |failure| matches!(failure, Failure::NotAFile { .. }))));
    }
    let encoded = |error: &_| is(error, |failure| matches!(failure, Failure::Encoded { .. }));
    for coding in ["gzip", "br", "zstd"] {
        let step = Step::default().set("content-encoding", coding);
        rows.push(Row::new(format!("encoded: {coding}"), [step]).fails(encoded));
    }
    rows.push(Row::new("not encoded", [Step::default().set("content-encoding", "identity")]));
    let image = |step: Step| step.set("content-type", "image/jpeg");
    rows.push(Row::new("empty, once", [image(Step::respond(200, ""))]));
    let empty = |error: &_| is(error, |failure| *failure == Failure::Empty);
    rows.push(Row::new("empty, always", []).always(image(Step::respond(200, ""))).fails(empty));
    rows.push(Row::new("without a content type", [Step::default().without("content-type")]));
    run_all("no files", rows).await;
}

#[tokio::test]
async fn the_end_of_a_file_is_certain_or_it_is_no_file() {
    let framed = |framing| Step { framing, ..Step::default() };
    let endless = |error: &_| is(error, |failure| *failure == Failure::Endless);
    let too_long = (LENGTH + 5).to_string();
    let rows = vec![
        Row::new("chunked", [framed(Framing::Chunked)]),
        Row::new(
            "chunked, cut",
            [Step { cut: Some((At::Body(HALF), End::Close)), ..framed(Framing::Chunked) }],
        ),
        Row::new(
            "chunked, cut before the last chunk",
            [Step { cut: Some((At::Body(LENGTH), End::Close)), ..framed(Framing::Chunked) }],
        ),
        Row::new("by the end of the connection, once", [framed(Framing::Close)]),
        Row::new("by the end of the connection, always, told by what lies beyond", [])
            .always(framed(Framing::Close))
            .expects_range(1, Some("bytes=200000-")),
        Row::new("by the end of the connection, always", [])
            .kind(Kind::NoValidator)
            .always(framed(Framing::Close))
            .fails(endless),
        Row::new(
            "announced longer than it is, once",
            [Step::default().set("content-length", too_long.clone())],
        ),
        Row::new(
            "announced longer than any disk, once",
            [Step::default().set("content-length", "9000000000000000000")],
        )
        .connections(3),
        Row::new("announced longer than it is, always", [])
            .kind(Kind::NoRanges)
            .always(Step::default().set("content-length", too_long))
            .fails(|error| error.kind() == ErrorKind::Decode),
    ];
    run_all("ends", rows).await;
}

#[tokio::test]
async fn refusals_and_redirects_of_the_delivery_host() {
    let refused = |error: &_| is(error, |failure| matches!(failure, Failure::Refused { .. }));
    let mut rows = Vec::new();
    for status in [403, 404, 410] {
        rows.push(Row::new(format!("{status} once"), [Step::respond(status, "<Error/>")]));
        rows.push(
            Row::new(format!("{status} always"), []).always(Step::respond(status, "<Error/>")).fails(refused),
        );
        let plan = [half(), Step::respond(status, "<Error/>")];
        rows.push(Row::new(format!("{status} in the middle"), plan).expects_range(2, Some("bytes=100000-")));
    }
    for status in [408, 429, 500, 502, 503, 504] {
        rows.push(Row::new(format!("{status} once"), [Step::respond(status, "")]));
        rows.push(Row::new(format!("{status} always"), []).always(Step::respond(status, "")).fails(|_| true));
        let plan = [half(), Step::respond(status, "")];
        rows.push(Row::new(format!("{status} in the middle"), plan).expects_range(2, Some("bytes=100000-")));
    }
    for status in [301, 302, 303, 307, 308] {
        let moved = Step::respond(status, "").set("location", "/edge/42");
        rows.push(Row::new(format!("{status} to another path"), [moved]));
    }
    let again = Step::respond(307, "").set("location", "/edge/42");
    rows.push(
        Row::new("307 before each part", [again.clone(), half(), again])
            .expects_range(3, Some("bytes=100000-")),
    );
    for (name, location) in [
        ("a loop", "/files/42"),
        ("nowhere", ""),
        ("another scheme", "ftp://127.0.0.1/42"),
        ("a file", "file:///etc/passwd"),
    ] {
        let step = Step::respond(302, "").set("location", location);
        rows.push(Row::new(format!("302 to {name}"), []).always(step).fails(|_| true));
    }
    run_all("refusals", rows).await;
}

#[tokio::test]
async fn a_file_has_the_digest_it_was_announced_with() {
    // Of the file of `LENGTH` bytes that rows have.
    let file = Version::new(Kind::Etag, LENGTH, 1).bytes;
    let good = |name| base64(&digests(&file, name));
    let bad = |name| base64(&digests(b"something else", name));
    let fails = |error: &_| is(error, |failure| matches!(failure, Failure::Digest { .. }));
    let mut rows = Vec::new();
    for (header, algorithm, form) in [
        ("content-md5", "md5", ""),
        ("digest", "md5", "MD5="),
        ("digest", "sha-256", "SHA-256="),
        ("repr-digest", "sha-256", "sha-256=:"),
        ("repr-digest", "sha-512", "sha-512=:"),
        ("content-digest", "sha-256", "sha-256=:"),
    ] {
        let close = if form.ends_with(':') { ":" } else { "" };
        let right = Step::default().set(header, format!("{form}{}{close}", good(algorithm)));
        let wrong = Step::default().set(header, format!("{form}{}{close}", bad(algorithm)));
        rows.push(Row::new(format!("{header} with {algorithm}"), [right.clone()]));
        rows.push(Row::new(
            format!("{header} with {algorithm}, resumed"),
            [Step { cut: half().cut, ..right }],
        ));
        rows.push(Row::new(format!("wrong {header} with {algorithm}, once"), [wrong.clone()]));
        rows.push(
            Row::new(format!("wrong {header} with {algorithm}, always"), []).always(wrong).fails(fails),
        );
    }
    rows.push(Row::new("a digest that is none", [Step::default().set("content-md5", "???")]));
    run_all("digests", rows).await;
}

fn digests(bytes: &[u8], algorithm: &str) -> Vec<u8> {
    use md5::Md5;
    use sha2::{Digest as _, Sha256, Sha512};
    match algorithm {
        "md5" => Md5::digest(bytes).to_vec(),
        "sha-256" => Sha256::digest(bytes).to_vec(),
        _ => Sha512::digest(bytes).to_vec(),
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
