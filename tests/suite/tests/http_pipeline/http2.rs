//! HTTP/2 frames for requests that the server did not process, and for others.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, io};

use getty_api_ext::{Credentials, Endpoints, Error, ErrorKind, Getty, GettyBuilder, Outcome, RetryPolicy};
use getty_api_suite::fault_server::{Authority, Validity};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::operation::Kind;
use crate::support::{ACCESS_TOKEN, API_KEY};

/// What becomes of one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Answered,
    /// `RST_STREAM` with this code.
    Reset(u32),
    /// `GOAWAY` with this code, and the end of the connection; whether the stream is among those that were processed.
    GoAway {
        code: u32,
        processed: bool,
    },
    /// The end of the connection.
    Closed,
}

const NO_ERROR: u32 = 0;
/// The server failed.
const INTERNAL_ERROR: u32 = 2;
/// Of `RST_STREAM`: the server did not look at the request.
const REFUSED_STREAM: u32 = 7;
const ENHANCE_YOUR_CALM: u32 = 11;

/// Those that prove that the request was not processed.
const UNPROCESSED: [Fate; 4] = [
    Fate::Reset(REFUSED_STREAM),
    Fate::GoAway { code: NO_ERROR, processed: false },
    Fate::GoAway { code: INTERNAL_ERROR, processed: false },
    Fate::GoAway { code: ENHANCE_YOUR_CALM, processed: false },
];

/// Those after which the server may have acted.
const UNKNOWN: [Fate; 6] = [
    Fate::Reset(NO_ERROR),
    Fate::Reset(INTERNAL_ERROR),
    Fate::Reset(ENHANCE_YOUR_CALM),
    Fate::GoAway { code: NO_ERROR, processed: true },
    Fate::GoAway { code: ENHANCE_YOUR_CALM, processed: true },
    Fate::Closed,
];

const PREFACE: usize = 24;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const END_STREAM: u8 = 1;
const ACK: u8 = 1;
const END_HEADERS: u8 = 4;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a short payload").to_be_bytes();
    let mut frame = length[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

/// The requests that a server received.
#[derive(Clone, Default)]
struct Received(Arc<Mutex<(Vec<Fate>, usize)>>);

impl Received {
    fn with<T>(&self, read: impl FnOnce(&mut (Vec<Fate>, usize)) -> T) -> T {
        read(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What became of the requests, in order.
    fn fates(&self) -> Vec<Fate> {
        self.with(|(fates, _)| fates.clone())
    }

    fn connections(&self) -> usize {
        self.with(|(_, connections)| *connections)
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fates().fmt(formatter)
    }
}

type Fates = Arc<Mutex<dyn FnMut() -> Fate + Send>>;

/// Serves one connection; each stream has the next of the fates.
async fn serve(
    tls: TlsAcceptor,
    stream: TcpStream,
    kind: Kind,
    fates: Fates,
    received: Received,
) -> io::Result<()> {
    let mut stream = tls.accept(stream).await?;
    received.with(|(_, connections)| *connections += 1);
    stream.read_exact(&mut [0; PREFACE]).await?;
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    loop {
        stream.flush().await?;
        let mut head = [0; 9];
        stream.read_exact(&mut head).await?;
        let [a, b, c, frame_kind, flags, id @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        stream.read_exact(&mut payload).await?;
        let id = u32::from_be_bytes(id);
        match frame_kind {
            SETTINGS if flags & ACK == 0 => stream.write_all(&frame(SETTINGS, ACK, 0, &[])).await?,
            HEADERS => {
                let fate = fates.lock().unwrap_or_else(PoisonError::into_inner)();
                received.with(|(fates, _)| fates.push(fate));
                match fate {
                    Fate::Answered => {
                        // `:status: 200` is the eighth of the static table.
                        stream.write_all(&frame(HEADERS, END_HEADERS, id, &[0x88])).await?;
                        stream.write_all(&frame(DATA, END_STREAM, id, kind.body().as_bytes())).await?;
                        continue;
                    }
                    Fate::Reset(code) => {
                        stream.write_all(&frame(RST_STREAM, 0, id, &code.to_be_bytes())).await?;
                        continue;
                    }
                    Fate::GoAway { code, processed } => {
                        let last = if processed { id } else { 0 };
                        let payload = [last.to_be_bytes(), code.to_be_bytes()].concat();
                        stream.write_all(&frame(GOAWAY, 0, 0, &payload)).await?;
                    }
                    Fate::Closed => {}
                }
                stream.shutdown().await?;
                // Closed with something unread, the connection would be reset, and the frame lost.
                return tokio::io::copy(&mut stream, &mut tokio::io::sink()).await.map(drop);
            }
            _ => {}
        }
    }
}

/// A server with HTTP/2 over TLS, and a client of it with the default transport.
async fn start(kind: Kind, fates: impl FnMut() -> Fate + Send + 'static) -> (GettyBuilder, Received) {
    let (builder, root, received) = start_without_root(kind, fates).await;
    (builder.root_certificate(root), received)
}

/// The same without the root certificate in the client.
async fn start_without_root(
    kind: Kind,
    fates: impl FnMut() -> Fate + Send + 'static,
) -> (GettyBuilder, Vec<u8>, Received) {
    let authority = Authority::new("private").unwrap();
    let acceptor = authority.issue(&["127.0.0.1"], Validity::Now).unwrap().acceptor_for(&[b"h2"]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut endpoints = Endpoints::new();
    endpoints.api = format!("https://{}", listener.local_addr().unwrap()).parse().unwrap();
    let (fates, received): (Fates, _) = (Arc::new(Mutex::new(fates)), Received::default());
    let log = received.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let serving = serve(acceptor.clone(), stream, kind, Arc::clone(&fates), log.clone());
            // Errors are expected: clients close connections.
            tokio::spawn(async move { drop(serving.await) });
        }
    });
    let builder = Getty::builder()
        .credentials(Credentials::access_token(API_KEY, ACCESS_TOKEN))
        .endpoints(endpoints)
        .retry(RetryPolicy::default().first_delay(Duration::from_millis(1)));
    (builder, authority.certificate().to_vec(), received)
}

/// These fates in order, and then good ones.
fn then_answered(fates: Vec<Fate>) -> impl FnMut() -> Fate + Send + 'static {
    let mut fates = fates.into_iter();
    move || fates.next().unwrap_or(Fate::Answered)
}

async fn call(kind: Kind, fates: Vec<Fate>) -> (Result<(), Error>, Vec<Fate>) {
    let (builder, received) = start(kind, then_answered(fates)).await;
    let result = kind.call(&builder.build().unwrap()).await;
    (result, received.fates())
}

#[tokio::test]
async fn an_unprocessed_request_is_retried_even_if_metered() {
    for kind in Kind::ALL {
        for fate in UNPROCESSED {
            let (result, received) = call(kind, vec![fate, fate]).await;
            assert!(result.is_ok(), "{kind:?} {fate:?}: {result:?}");
            assert_eq!(received, [fate, fate, Fate::Answered], "{kind:?}");
        }
    }
}

#[tokio::test]
async fn each_unprocessed_request_counts_as_an_attempt() {
    for kind in Kind::ALL {
        for fate in UNPROCESSED {
            for attempts in [1, 3] {
                let (builder, received) = start(kind, move || fate).await;
                let policy = RetryPolicy::default().attempts(attempts).first_delay(Duration::from_millis(1));
                let error = kind.call(&builder.retry(policy).build().unwrap()).await.unwrap_err();
                assert_eq!(
                    (error.kind(), error.outcome()),
                    (ErrorKind::Connection, Outcome::NotDone),
                    "{error}"
                );
                assert!(error.is_retryable(), "{error}");
                assert_eq!(error.attempts(), attempts, "{kind:?} {fate:?}");
                assert_eq!(received.fates().len(), attempts as usize, "{kind:?} {fate:?}");
            }
        }
    }
}

#[tokio::test]
async fn what_it_may_have_acted_on_is_not() {
    for kind in Kind::ALL {
        for fate in UNKNOWN {
            let (builder, received) = start(kind, then_answered(vec![fate])).await;
            let getty = builder.retry(RetryPolicy::none()).build().unwrap();
            let error = kind.call(&getty).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Connection, "{kind:?} {fate:?}");
            let outcome = if kind == Kind::Safe { Outcome::NotDone } else { Outcome::Unknown };
            assert_eq!(error.outcome(), outcome, "{kind:?} {fate:?}: {error}");
            assert_eq!(received.fates(), [fate], "{kind:?}");
        }
    }
    for fate in UNKNOWN {
        let (result, received) = call(Kind::Metered, vec![fate]).await;
        assert_eq!((result.unwrap_err().attempts(), received), (1, vec![fate]));
    }
}

#[tokio::test]
async fn with_a_client_of_the_user_errors_are_classified_alike() {
    for kind in Kind::ALL {
        for (fate, proven) in
            UNPROCESSED.map(|fate| (fate, true)).into_iter().chain(UNKNOWN.map(|fate| (fate, false)))
        {
            let (builder, root, received) = start_without_root(kind, move || fate).await;
            let http = reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .tls_certs_only([reqwest::Certificate::from_der(&root).unwrap()])
                .build()
                .unwrap();
            let getty = builder.http_client(http).retry(RetryPolicy::none()).build().unwrap();
            let error = kind.call(&getty).await.unwrap_err();
            let outcome = if proven || kind == Kind::Safe { Outcome::NotDone } else { Outcome::Unknown };
            assert_eq!(error.outcome(), outcome, "{kind:?} {fate:?}: {error}");
            assert_eq!(received.fates(), [fate], "{kind:?}");
        }
    }
}

#[tokio::test]
async fn only_metered_requests_have_connections_of_their_own() {
    for kind in Kind::ALL {
        let (builder, received) = start(kind, || Fate::Answered).await;
        let getty = builder.build().unwrap();
        for _ in 0..5 {
            kind.call(&getty).await.unwrap();
        }
        let connections = if kind == Kind::Metered { 5 } else { 1 };
        assert_eq!((received.fates().len(), received.connections()), (5, connections), "{kind:?}");
    }
}
