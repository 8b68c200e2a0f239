//! Successes with a body that is not what it should be.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use getty_api_ext::ErrorKind;
use getty_api_suite::fault_server::{Script, Step, response, response_head};

use crate::fault::{Fault, Meaning, Times};
use crate::operation::Kind;

const JSON: (&str, &str) = ("content-type", "application/json");
const GZIP: (&str, &str) = ("content-encoding", "gzip");

pub(crate) fn rows() -> Vec<Fault> {
    let mut rows = vec![
        unreadable("HTML", |_| b"<html><body>Sign in to the hotel's network</body></html>".to_vec()),
        Fault::new("HTML that says so", Times::Always, Meaning::Staying, |kind| {
            let headers = [("content-type", "text/html; charset=utf-8")];
            Script::respond(response(kind.status(), &headers, "<html><body>Sign in</body></html>"))
        })
        .expecting(|_, expected| expected.kind = Some(ErrorKind::Decode)),
        unreadable("nothing", |_| Vec::new()),
        unreadable("cut JSON", |kind| kind.body().into_bytes()[..40].to_vec()),
        unreadable("JSON of another shape", |_| b"[1, 2, 3]".to_vec()),
        unreadable("two JSON values", |kind| format!("{0}{0}", kind.body()).into_bytes()),
        // What can be decoded of these is decoded.
        good("not UTF-8", &[JSON], |_| {
            b"{\"uri\":\"\xff\xfe\",\"products\":[{\"name\":\"\xff\"}],\"assets_not_added\":[\"\xff\"]}"
                .to_vec()
        }),
        good("arrays nested deeply", &[JSON], |kind| nested(kind, "[", "]")),
        good("objects nested deeply", &[JSON], |kind| nested(kind, r#"{"id":"#, "}")),
        good("the right type missing", &[], |kind| kind.body().into_bytes()),
        good("another content type", &[("content-type", "text/plain")], |kind| kind.body().into_bytes()),
        good("a content type that is none", &[("content-type", ";;;")], |kind| kind.body().into_bytes()),
        good("a byte-order mark", &[JSON], |kind| format!("\u{feff}{}", kind.body()).into_bytes()),
        good("white space around", &[JSON], |kind| format!("\r\n {} \n", kind.body()).into_bytes()),
        good("compressed", &[JSON, GZIP], |kind| gzip(kind.body().as_bytes())),
        good("compressed in several members", &[JSON, GZIP], |kind| {
            let body = kind.body();
            let (one, two) = body.split_at(20);
            [gzip(one.as_bytes()), gzip(b""), gzip(two.as_bytes()), b"\0\0padding".to_vec()].concat()
        }),
        broken("compression cut short in the second member", |kind| {
            let (one, two) = (gzip(b" "), gzip(kind.body().as_bytes()));
            [&one[..], &two[..two.len() / 2]].concat()
        }),
        too_long("a compressed bomb in the second member", &[JSON, GZIP], || {
            [gzip(b" "), gzip(&vec![b' '; 40 * 1024 * 1024])].concat()
        }),
        broken("compression cut short", |kind| {
            let whole = gzip(kind.body().as_bytes());
            whole[..whole.len() / 2].to_vec()
        }),
        broken("compression that is none", |kind| kind.body().into_bytes()),
        too_long("a compressed bomb", &[JSON, GZIP], || {
            // A thousand times smaller than what comes out.
            gzip(&vec![b' '; 40 * 1024 * 1024])
        }),
        Fault::new("a response without end", Times::Always, Meaning::Staying, |kind| {
            let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
            let head = response_head(kind.status(), &[JSON, ("transfer-encoding", "chunked")]);
            Script::new([Step::Read, Step::Send(head.into()), Step::Repeat(chunk.into(), 10_000)])
        })
        .expecting(|_, expected| expected.kind = Some(ErrorKind::Decode)),
        Fault::new("a long response with its length", Times::Always, Meaning::Staying, |kind| {
            let length = (40 * 1024 * 1024).to_string();
            let head = response_head(kind.status(), &[JSON, ("content-length", &length)]);
            Script::new([
                Step::Read,
                Step::Send(head.into()),
                Step::Repeat(" ".repeat(1024).into(), 40 * 1024),
            ])
        })
        .expecting(|_, expected| expected.kind = Some(ErrorKind::Decode)),
        Fault::new("an unknown property nested deeply", Times::Always, Meaning::Good, |kind| {
            let nested = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
            let body = kind.body().replacen('{', &format!(r#"{{"unknown":{nested},"#), 1);
            Script::respond(response(kind.status(), &[JSON], body))
        }),
        Fault::new("informational responses first", Times::Always, Meaning::Good, |kind| {
            let mut bytes = response_head(103, &[("link", "</style.css>")]);
            bytes.extend(response_head(102, &[]));
            bytes.extend(response(kind.status(), &[JSON], kind.body()));
            Script::respond(bytes)
        }),
        Fault::new("a body until the connection ends", Times::Always, Meaning::Good, |kind| {
            let mut bytes = response_head(kind.status(), &[JSON]);
            bytes.extend(kind.body().into_bytes());
            Script::respond(bytes).then(Step::Close)
        }),
    ];
    for times in Times::ALL {
        for (name, rest) in [
            ("a header without end", [b"x: ".to_vec(), vec![b'a'; 2 << 20]].concat()),
            ("headers without end", b"x: y\r\n".repeat(100_000)),
            ("two lengths", b"content-length: 2\r\ncontent-length: 3\r\n\r\n{}".to_vec()),
            ("a length that is none", b"content-length: two\r\n\r\n{}".to_vec()),
            ("a chunk size that is none", b"transfer-encoding: chunked\r\n\r\nxyz\r\n".to_vec()),
        ] {
            let script = move |kind: Kind| {
                let mut bytes = format!("HTTP/1.1 {} Status\r\n", kind.status()).into_bytes();
                bytes.extend(&rest);
                Script::respond(bytes).then(Step::Close)
            };
            rows.push(Fault::new(name, times, Meaning::Passing, script));
        }
        let greeting = |_| Script::respond("SSH-2.0-OpenSSH_9.6\r\n").then(Step::Close);
        rows.push(Fault::new("not HTTP at all", times, Meaning::Passing, greeting));
    }
    rows
}

fn good(
    name: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: fn(Kind) -> Vec<u8>,
) -> Fault {
    Fault::new(name, Times::Always, Meaning::Good, move |kind| {
        Script::respond(response(kind.status(), headers, body(kind)))
    })
}

/// A complete response that cannot be read, and would not be readable another time.
fn unreadable(name: &'static str, body: fn(Kind) -> Vec<u8>) -> Fault {
    Fault::new(name, Times::Always, Meaning::Staying, move |kind| {
        Script::respond(response(kind.status(), &[JSON], body(kind)))
    })
    .expecting(|_, expected| expected.kind = Some(ErrorKind::Decode))
}

/// A response whose compression is broken, as by a cut connection.
fn broken(name: &'static str, body: fn(Kind) -> Vec<u8>) -> Fault {
    Fault::new(name, Times::Once, Meaning::Passing, move |kind| {
        Script::respond(response(kind.status(), &[JSON, GZIP], body(kind)))
    })
}

fn too_long(
    name: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: fn() -> Vec<u8>,
) -> Fault {
    let body = body();
    Fault::new(name, Times::Always, Meaning::Staying, move |kind| {
        Script::respond(response(kind.status(), headers, &body))
    })
    .expecting(|_, expected| expected.kind = Some(ErrorKind::Decode))
}

/// The good body with something endless in the place of its value.
fn nested(kind: Kind, open: &str, close: &str) -> Vec<u8> {
    let property = match kind {
        Kind::Safe => "products",
        Kind::Idempotent => "assets_added",
        Kind::Metered => "uri",
    };
    format!("{{\"{property}\":{}1{}}}", open.repeat(50_000), close.repeat(50_000)).into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing to memory")
}
