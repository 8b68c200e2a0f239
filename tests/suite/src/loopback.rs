//! A server on loopback that records each request as received and sends exact bytes.
//!
//! It uses only the standard library: the HTTP crates under test do not influence what is recorded, and a response
//! can be invalid in every way.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// One request as it was received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordedRequest {
    /// The method.
    pub method: String,
    /// Path and query, not decoded.
    pub target: String,
    /// The headers in their order; the case of names is kept.
    pub headers: Vec<(String, String)>,
    /// The body without its transfer coding.
    pub body: Vec<u8>,
}

impl RecordedRequest {
    /// The path, not decoded.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The query, not decoded; empty when there is none.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The value of a header; the case of its name is ignored.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// A response under construction.
#[derive(Clone, Debug)]
pub struct RawResponse {
    head: String,
    body: Vec<u8>,
}

impl RawResponse {
    /// A response with a status and without headers and body.
    pub fn new(status: u16) -> Self {
        Self { head: format!("HTTP/1.1 {status} Status\r\n"), body: Vec::new() }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head += &format!("{name}: {value}\r\n");
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The bytes to send, after which the connection is closed.
    pub fn into_bytes(self) -> Vec<u8> {
        let Self { head, body } = self;
        let mut bytes =
            format!("{head}content-length: {}\r\nconnection: close\r\n\r\n", body.len()).into_bytes();
        bytes.extend(body);
        bytes
    }
}

/// The server. Dropping it stops it.
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    recorded: Arc<Mutex<Vec<RecordedRequest>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Loopback {
    /// Starts a server that sends the same bytes for every request.
    ///
    /// # Errors
    /// When no port is free.
    pub fn responding(response: RawResponse) -> io::Result<Self> {
        let bytes = response.into_bytes();
        Self::start(move |_| bytes.clone())
    }

    /// Starts a server that sends the bytes that `response` returns for a request. A connection has one request.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(response: impl Fn(&RecordedRequest) -> Vec<u8> + Send + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let recorded = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let (records, stop) = (Arc::clone(&recorded), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            for connection in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                // Some tests disconnect early on purpose.
                let _ = connection.and_then(|connection| serve(connection, &records, &response));
            }
        });
        Ok(Self { address, recorded, stopped, thread: Some(thread) })
    }

    /// The base URL, such as `http://127.0.0.1:4711`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests recorded so far.
    pub fn recorded(&self) -> Vec<RecordedRequest> {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next connection.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(
    mut connection: TcpStream,
    recorded: &Mutex<Vec<RecordedRequest>>,
    response: &impl Fn(&RecordedRequest) -> Vec<u8>,
) -> io::Result<()> {
    let request = read(&mut BufReader::new(&connection))?;
    let bytes = response(&request);
    recorded.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    connection.write_all(&bytes)?;
    connection.shutdown(Shutdown::Write)
}

fn read(connection: &mut BufReader<&TcpStream>) -> io::Result<RecordedRequest> {
    let first = read_line(connection)?;
    let mut words = first.split(' ').map(str::to_owned);
    let mut request = RecordedRequest {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        ..RecordedRequest::default()
    };
    loop {
        let line = read_line(connection)?;
        let Some((name, value)) = line.split_once(':') else { break };
        request.headers.push((name.to_owned(), value.trim().to_owned()));
    }
    if request.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        loop {
            let length = u64::from_str_radix(&read_line(connection)?, 16).map_err(io::Error::other)?;
            connection.take(length).read_to_end(&mut request.body)?;
            read_line(connection)?;
            if length == 0 {
                break;
            }
        }
    } else if let Some(length) = request.header("content-length") {
        let length = length.parse().map_err(io::Error::other)?;
        connection.take(length).read_to_end(&mut request.body)?;
    }
    Ok(request)
}

fn read_line(connection: &mut BufReader<&TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    if connection.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
