//! Documents from http URLs, fetched from a real server on loopback.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use crate::support::{CommandOutput, DOCUMENT, LOCK, Sandbox, shop};

/// Serves until the test ends; returns the URL without a trailing slash.
fn serve(handler: impl Fn(&str, &mut TcpStream) -> std::io::Result<()> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = Vec::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            while !head.ends_with(b"\r\n\r\n") {
                if reader.read_until(b'\n', &mut head).unwrap_or(0) == 0 {
                    break;
                }
            }
            // A client that has read enough closes the connection; that ends the response, not the server.
            let _ = handler(&String::from_utf8_lossy(&head), &mut stream);
        }
    });
    format!("http://{address}")
}

fn respond(stream: &mut TcpStream, head: &str, body: &[u8]) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len())?;
    stream.write_all(body)
}

fn vendor_from(url: &str) -> (Sandbox, CommandOutput) {
    let sandbox = Sandbox::empty();
    let output = sandbox.run(&["vendor", "--from", url]);
    (sandbox, output)
}

#[track_caller]
fn assert_rejected(url: &str, reason: &str) {
    let (sandbox, output) = vendor_from(url);
    let line = output.stderr.lines().last().unwrap_or_default();
    assert!(line.starts_with(&format!("error: {url}: ")), "{line}");
    assert!(line.contains(reason), "{line}");
    assert_eq!(output.code, Some(2));
    assert!(sandbox.openapi().is_empty());
}

#[test]
fn a_document_from_a_url() {
    let url = serve(|_, stream| respond(stream, "200 OK", shop().to_string().as_bytes()));
    let url = format!("{url}/swagger/v3/swagger.json");
    let (sandbox, output) = vendor_from(&url);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert_eq!(
        output.stderr,
        format!(
            "    Fetching {url}\n    Vendored openapi/getty-images-v3.json: 3 paths, 4 operations, 6 schemas\n"
        )
    );
    let lock = sandbox.read(LOCK);
    assert!(lock.contains(&format!("url = \"{url}\"\n")), "{lock}");
    let characters = shop().to_string().chars().count();
    assert!(lock.contains(&format!("\ncharacters = {characters}\n")), "{lock}");
    let output = sandbox.run(&["diff", "--from", &url]);
    assert_eq!(output.stdout, "0 breaking, 0 additive, 0 neutral\n");

    // The same structure at the same URL changes nothing; at another URL the lock names that one.
    let old =
        lock.lines().map(|line| if line.starts_with("fetched") { "fetched = \"2020-02-29\"" } else { line });
    sandbox.write(LOCK, old.map(|line| format!("{line}\n")).collect::<String>());
    let before = sandbox.openapi();
    assert_eq!(sandbox.run(&["vendor", "--from", &url]).code, Some(0));
    assert_eq!(sandbox.openapi(), before);
    let mirror = format!("{url}?mirror").replace("swagger.json", "mirror.json");
    assert_eq!(sandbox.run(&["vendor", "--from", &mirror]).code, Some(0));
    let lock = sandbox.read(LOCK);
    assert!(lock.contains("/v3/mirror.json\"\n") && !lock.contains("2020-02-29"), "{lock}");
}

#[test]
fn compressed_and_redirected() {
    let url = serve(|head, stream| {
        if head.starts_with("GET /moved ") {
            return respond(stream, "302 Found\r\nLocation: /v3/swagger.json", b"");
        }
        assert!(head.to_lowercase().contains("accept-encoding: gzip"), "{head}");
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(shop().to_string().as_bytes())?;
        respond(stream, "200 OK\r\nContent-Encoding: gzip", &encoder.finish()?)
    });
    let (sandbox, output) = vendor_from(&format!("{url}/moved"));
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(sandbox.read(DOCUMENT).contains("\"/images/{id}\""));
}

#[test]
fn secrets_in_a_url_are_not_printed() {
    let url = serve(|head, stream| {
        assert!(head.starts_with("GET /swagger.json?key=s3cret "), "{head}");
        respond(stream, "200 OK", shop().to_string().as_bytes())
    });
    let secret = format!("{}/swagger.json?key=s3cret#s3cret", url.replace("//", "//user:s3cret@"));
    let (sandbox, output) = vendor_from(&secret);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(!format!("{output:?}").contains("s3cret"), "{output:?}");
    assert!(sandbox.read(LOCK).contains(&format!("url = \"{url}/swagger.json\"\n")));

    let url = serve(|_, stream| respond(stream, "403 Forbidden", b""));
    let (_, output) = vendor_from(&format!("{}/?key=s3cret", url.replace("//", "//user:s3cret@")));
    assert_eq!(output.code, Some(2));
    assert!(!format!("{output:?}").contains("s3cret"), "{output:?}");
}

#[test]
fn responses_that_are_not_a_document() {
    let url = serve(|head, stream| match head.split(' ').nth(1).unwrap_or_default() {
        "/missing" => respond(stream, "404 Not Found", b"{}"),
        "/broken" => respond(stream, "503 Service Unavailable", b""),
        "/loop" => respond(stream, "302 Found\r\nLocation: /loop", b""),
        "/html" => respond(stream, "200 OK\r\nContent-Type: text/html", b"<html>Sign in</html>"),
        "/empty" => respond(stream, "200 OK", b""),
        "/cut" => {
            let complete = shop().to_string();
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", complete.len())?;
            stream.write_all(&complete.as_bytes()[..100])
        }
        "/endless" => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b' '; 65536])?;
            }
        }
        "/bomb" => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            for _ in 0..64 {
                encoder.write_all(&vec![b' '; 1024 * 1024])?;
            }
            respond(stream, "200 OK\r\nContent-Encoding: gzip", &encoder.finish()?)
        }
        _ => respond(stream, "200 OK", json!({ "swagger": "2.0" }).to_string().as_bytes()),
    });
    let cases = [
        ("/missing", "the server returned 404 Not Found"),
        ("/broken", "the server returned 503 Service Unavailable"),
        ("/loop", "cannot be fetched: error following redirect: redirected too many times"),
        ("/html", "line 1: is an HTML or XML page, not a JSON or YAML document"),
        ("/empty", "is empty"),
        ("/cut", "cannot be fetched: "),
        ("/endless", "is larger than 32 MiB"),
        ("/bomb", "is larger than 32 MiB"),
        ("/old", "#/swagger: is a Swagger 2.0 document; OpenAPI 3.0 is needed"),
    ];
    for (path, reason) in cases {
        assert_rejected(&format!("{url}{path}"), reason);
    }
}

#[test]
fn no_server_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/swagger.json", listener.local_addr().unwrap());
    drop(listener);
    assert_rejected(&url, "cannot be fetched: ");
    assert_rejected("http://127.0.0.1:99999/", "cannot be fetched: ");
}
