//! Parsing requests.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _};

use super::virtual_clock::NUMBER;

/// One request as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedRequest {
    /// The name of the server that received it.
    pub server: &'static str,
    /// The number of the connection, over all servers of a log.
    pub connection: u64,
    /// The label of its script.
    pub label: &'static str,
    /// The method.
    pub method: String,
    /// Path and query, not decoded.
    pub target: String,
    /// The headers in their order; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body without its transfer coding.
    pub body: Vec<u8>,
}

impl ReceivedRequest {
    /// The value of a header; the name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether the request contains a text anywhere.
    pub fn contains(&self, text: &str) -> bool {
        self.target.contains(text)
            || self.headers.iter().any(|(_, value)| value.contains(text))
            || String::from_utf8_lossy(&self.body).contains(text)
    }

    /// The number that [`VirtualClock`](super::VirtualClock) assigned.
    pub(super) fn number(&self) -> Option<u64> {
        self.header(NUMBER.as_str())?.parse().ok()
    }
}

/// Reads a request; `None` when the client has disconnected.
pub(super) async fn read<R: AsyncBufRead + Unpin>(
    server: &'static str,
    label: &'static str,
    stream: &mut R,
) -> io::Result<Option<ReceivedRequest>> {
    let first = line(stream).await?;
    let mut words = first.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let (method, target) = (method.to_owned(), target.to_owned());
    let mut headers = Vec::new();
    loop {
        let line = line(stream).await?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut received =
        ReceivedRequest { server, connection: 0, label, method, target, headers, body: Vec::new() };
    if received.header("transfer-encoding").is_some() {
        loop {
            let size = line(stream).await?;
            let size = usize::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
            let mut chunk = vec![0; size];
            stream.read_exact(&mut chunk).await?;
            line(stream).await?;
            received.body.extend(chunk);
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = received.header("content-length") {
        let length: usize = length.parse().map_err(io::Error::other)?;
        received.body.resize(length, 0);
        stream.read_exact(&mut received.body).await?;
    }
    Ok(Some(received))
}

async fn line<R: AsyncBufRead + Unpin>(stream: &mut R) -> io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
