//! A delivery host that injects faults byte for byte, in separate threads.
//!
//! It serves one file, with or without ranges and validators. The first requests are handled by configured
//! steps, and the later ones without faults.

use std::collections::VecDeque;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The file, and the headers that the server sends for it.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    pub(crate) bytes: Arc<Vec<u8>>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) ranges: bool,
}

/// The validator of the file, and whether the server supports ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Etag,
    LastModified,
    WeakEtag,
    NoValidator,
    NoRanges,
}

pub(crate) const KINDS: [Kind; 5] =
    [Kind::Etag, Kind::LastModified, Kind::WeakEtag, Kind::NoValidator, Kind::NoRanges];

impl Kind {
    /// Whether the client can send a conditional range request.
    pub(crate) fn sends_range(self) -> bool {
        !matches!(self, Self::WeakEtag | Self::NoValidator)
    }

    /// Whether a download can resume.
    pub(crate) fn resumes(self) -> bool {
        matches!(self, Self::Etag | Self::LastModified)
    }
}

impl Version {
    /// A file of this length; its bytes depend on the offset and the seed.
    pub(crate) fn new(kind: Kind, length: usize, seed: u64) -> Self {
        let bytes = (0..length as u64).map(|at| {
            let mixed = (at ^ seed.rotate_left(17)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            (mixed >> 56) as u8
        });
        let mut headers = vec![("content-type", "image/jpeg".to_owned())];
        let tag = format!("\"version-{seed}\"");
        match kind {
            Kind::Etag | Kind::NoRanges => headers.push(("etag", tag)),
            Kind::WeakEtag => headers.push(("etag", format!("W/{tag}"))),
            Kind::LastModified => {
                headers.push(("last-modified", format!("Fri, 02 Oct 2026 10:00:{:02} GMT", seed % 60)));
                headers.push(("date", "Fri, 02 Oct 2026 12:00:00 GMT".to_owned()));
            }
            Kind::NoValidator => {}
        }
        Self { bytes: Arc::new(bytes.collect()), headers, ranges: kind != Kind::NoRanges }
    }

    fn validates(&self, if_range: &str) -> bool {
        let value =
            |name: &str| self.headers.iter().find(|(other, _)| *other == name).map(|(_, value)| value);
        [value("etag"), value("last-modified")].into_iter().flatten().any(|value| value == if_range)
    }
}

/// How a connection ends early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Close,
    Reset,
    Stall,
}

pub(crate) const ENDS: [End; 3] = [End::Close, End::Reset, End::Stall];

/// The position at which it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// After N bytes of the head.
    Head(usize),
    /// After N bytes of the body.
    Body(usize),
}

/// How the length of the body is determined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Framing {
    #[default]
    Length,
    Chunked,
    /// The connection is closed after the body.
    Close,
}

/// How one request is handled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Step {
    /// The file is replaced by this one first.
    pub(crate) becomes: Option<Version>,
    /// Another status, with this body and no range.
    pub(crate) instead: Option<(u16, &'static str)>,
    pub(crate) ignore_range: bool,
    pub(crate) ignore_if_range: bool,
    /// The range that is sent instead of the requested one.
    pub(crate) range: Option<(usize, usize)>,
    /// Bytes after the end.
    pub(crate) extra: usize,
    pub(crate) framing: Framing,
    pub(crate) set: Vec<(&'static str, String)>,
    pub(crate) without: Vec<&'static str>,
    pub(crate) cut: Option<(At, End)>,
}

impl Step {
    pub(crate) fn cut(at: At, end: End) -> Self {
        Self { cut: Some((at, end)), ..Self::default() }
    }

    pub(crate) fn respond(status: u16, body: &'static str) -> Self {
        Self { instead: Some((status, body)), ..Self::default() }
    }

    pub(crate) fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.without.push(name);
        self.set.push((name, value.into()));
        self
    }

    pub(crate) fn without(mut self, name: &'static str) -> Self {
        self.without.push(name);
        self
    }
}

/// A request that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) range: Option<String>,
    pub(crate) if_range: Option<String>,
    head: String,
}

impl Seen {
    fn read(head: String) -> Self {
        let header = |name: &str| {
            head.lines().find_map(|line| {
                let (other, value) = line.split_once(':')?;
                other.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            })
        };
        Self { range: header("range"), if_range: header("if-range"), head }
    }

    pub(crate) fn has_header(&self, name: &str) -> bool {
        self.head
            .lines()
            .any(|line| line.split_once(':').is_some_and(|(other, _)| other.eq_ignore_ascii_case(name)))
    }

    /// The requested range: the first byte, and the byte after the last.
    fn wanted(&self, length: usize) -> Option<(usize, usize)> {
        let (first, last) = self.range.as_ref()?.strip_prefix("bytes=")?.split_once('-')?;
        let last = if last.is_empty() { length } else { last.parse::<usize>().ok()? + 1 };
        Some((first.parse().ok()?, last.min(length)))
    }
}

#[derive(Debug)]
struct State {
    version: Mutex<Version>,
    plan: Mutex<(VecDeque<Step>, Option<Step>)>,
    seen: Mutex<Vec<Seen>>,
    stalled: Mutex<Vec<TcpStream>>,
    stopped: AtomicBool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The server. It ends when it is dropped.
#[derive(Debug)]
pub(crate) struct Origin {
    address: SocketAddr,
    state: Arc<State>,
}

impl Origin {
    pub(crate) fn start(version: Version) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            version: Mutex::new(version),
            plan: Mutex::default(),
            seen: Mutex::default(),
            stalled: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stopped.load(Ordering::Relaxed) {
                    return;
                }
                let (Ok(stream), state) = (stream, Arc::clone(&shared)) else { continue };
                // Errors of connections are expected.
                std::thread::spawn(move || drop(state.serve(stream)));
            }
        });
        Self { address, state }
    }

    /// The URL; its host name differs from the API's.
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}/files", self.address.port())
    }

    /// What is done to the requests that follow, one each.
    pub(crate) fn plan(&self, acts: impl IntoIterator<Item = Step>) {
        lock(&self.state.plan).0.extend(acts);
    }

    /// What is done to all requests beyond the plan.
    pub(crate) fn always(&self, step: Step) {
        lock(&self.state.plan).1 = Some(step);
    }

    /// Serves well from here on.
    pub(crate) fn heal(&self) {
        *lock(&self.state.plan) = Default::default();
    }

    /// The file as it is now.
    pub(crate) fn file(&self) -> Arc<Vec<u8>> {
        Arc::clone(&lock(&self.state.version).bytes)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        lock(&self.state.seen).clone()
    }
}

impl Drop for Origin {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::Relaxed);
        lock(&self.state.stalled).clear();
        // Wakes the thread that waits for a connection.
        drop(TcpStream::connect(self.address));
    }
}

impl State {
    fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        let seen = Seen::read(peek(&stream)?);
        let step = {
            let mut plan = lock(&self.plan);
            plan.0.pop_front().or_else(|| plan.1.clone()).unwrap_or_default()
        };
        lock(&self.seen).push(seen.clone());
        if let Some(version) = step.becomes.clone() {
            *lock(&self.version) = version;
        }
        let (head, body) = response(&lock(&self.version), &seen, &step);
        let reset = matches!(step.cut, Some((_, End::Reset)));
        if !reset {
            // A connection that is closed with something unread is reset.
            stream.read_exact(&mut vec![0; seen.head.len()])?;
        }
        match step.cut {
            Some((At::Head(length), _)) => stream.write_all(&head[..length.min(head.len())])?,
            Some((At::Body(length), _)) => {
                stream.write_all(&head)?;
                stream.write_all(&body[..length.min(body.len())])?;
            }
            None => {
                stream.write_all(&head)?;
                stream.write_all(&body)?;
            }
        }
        stream.flush()?;
        if matches!(step.cut, Some((_, End::Stall))) {
            lock(&self.stalled).push(stream);
        }
        Ok(())
    }
}

/// Reads the head of a request without taking it off the socket.
fn peek(stream: &TcpStream) -> io::Result<String> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let read = stream.peek(&mut buffer)?;
        let text = String::from_utf8_lossy(&buffer[..read]);
        if let Some(end) = text.find("\r\n\r\n") {
            return Ok(text[..end + 4].to_owned());
        }
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        std::thread::yield_now();
    }
}

fn response(version: &Version, seen: &Seen, step: &Step) -> (Vec<u8>, Vec<u8>) {
    let all = &version.bytes;
    if let Some((status, body)) = step.instead {
        let mut head = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
        for (name, value) in &step.set {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("content-length: {}\r\n\r\n", body.len());
        return (head.into_bytes(), body.as_bytes().to_vec());
    }
    let valid = step.ignore_if_range || seen.if_range.as_ref().is_none_or(|tag| version.validates(tag));
    let honoured = version.ranges && valid && !step.ignore_range;
    let wanted = step.range.or_else(|| seen.wanted(all.len()).filter(|_| honoured));
    let mut headers = version.headers.clone();
    if version.ranges {
        headers.push(("accept-ranges", "bytes".to_owned()));
    }
    headers.push(("connection", "close".to_owned()));
    let (status, part) = match wanted {
        None => (200, &all[..]),
        Some((first, end)) if first < end && end <= all.len() => {
            headers.push(("content-range", format!("bytes {first}-{}/{}", end - 1, all.len())));
            (206, &all[first..end])
        }
        Some(_) => {
            headers.push(("content-range", format!("bytes */{}", all.len())));
            (416, &all[..0])
        }
    };
    let mut body = part.to_vec();
    body.extend(std::iter::repeat_n(b'!', step.extra));
    match step.framing {
        Framing::Length => headers.push(("content-length", body.len().to_string())),
        Framing::Chunked => {
            headers.push(("transfer-encoding", "chunked".to_owned()));
            let chunks = body.chunks(10_000).flat_map(|chunk| {
                let size = format!("{:x}\r\n", chunk.len()).into_bytes();
                size.into_iter().chain(chunk.iter().copied()).chain(*b"\r\n")
            });
            body = chunks.chain(*b"0\r\n\r\n").collect();
        }
        Framing::Close => {}
    }
    headers.retain(|(name, _)| !step.without.contains(name));
    headers.extend(step.set.iter().cloned());
    let mut head = format!("HTTP/1.1 {status} Status\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    ((head + "\r\n").into_bytes(), body)
}
