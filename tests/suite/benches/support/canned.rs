//! A server on loopback that says the same again and again, as fast as it is asked.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

/// The token of every grant.
pub(crate) const TOKEN: &str = "canned-access-token-of-some-length-as-they-are-in-use-0123456789";

/// Starts it on threads of this process; it ends with the process. Every GET is answered with `body`, every
/// POST with an access token.
pub(crate) fn serve(body: Vec<u8>) -> SocketAddr {
    let page = response(&body);
    serve_pages(move |_| page.clone())
}

/// Starts one whose search has as many pages as are asked for, each with an image of its own.
pub(crate) fn serve_numbered() -> SocketAddr {
    serve_pages(|request| {
        let page = request.split("page=").nth(1).unwrap_or_default();
        let digits: String = page.chars().take_while(char::is_ascii_digit).collect();
        response(format!(r#"{{"result_count":1000000,"images":[{{"id":"{digits}"}}]}}"#).as_bytes())
    })
}

fn serve_pages(page: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port on loopback");
    let address = listener.local_addr().expect("the port that was bound");
    let token = format!(r#"{{"access_token":"{TOKEN}","token_type":"Bearer","expires_in":1800}}"#);
    let (page, token) = (Arc::new(page), Arc::new(response(token.as_bytes())));
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let (page, token) = (Arc::clone(&page), Arc::clone(&token));
            // A connection that ends is the client's affair.
            std::thread::spawn(move || drop(keep_answering(connection, &*page, &token)));
        }
    });
    address
}

fn response(body: &[u8]) -> Vec<u8> {
    let mut response = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Cache-Control: private, max-age=60\r\nDate: Thu, 01 Oct 2026 12:00:00 GMT\r\n\
         x-amzn-requestid: 0b5a4f0e-3f3c-4c7b-9f6c-6a1f7c0e2d11\r\n\r\n",
        body.len()
    )
    .into_bytes();
    response.extend_from_slice(body);
    response
}

fn keep_answering(
    mut connection: TcpStream,
    page: &impl Fn(&str) -> Vec<u8>,
    token: &[u8],
) -> std::io::Result<()> {
    connection.set_nodelay(true)?;
    let mut request = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        let read = connection.read(&mut buffer)?;
        if read == 0 {
            return Ok(());
        }
        request.extend_from_slice(&buffer[..read]);
        let Some(end) = request.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        if request.starts_with(b"GET") {
            let line = request.split(|byte| *byte == b'\r').next().unwrap_or_default();
            connection.write_all(&page(&String::from_utf8_lossy(line)))?;
        } else {
            // The form of a token request ends with the client's secret.
            let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
            let length = head.split("content-length:").nth(1).and_then(|rest| rest.lines().next());
            let length: usize = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
            if request.len() < end + 4 + length {
                continue;
            }
            connection.write_all(token)?;
        }
        request.clear();
    }
}
