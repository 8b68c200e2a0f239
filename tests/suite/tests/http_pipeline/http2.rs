//! HTTP/2 frames for requests that the server did not process, and for others.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use getty_api_ext::{Credentials, Endpoints, ErrorKind, Getty, Outcome, RetryPolicy};

use crate::operation::Kind;
use crate::support::{ACCESS_TOKEN, API_KEY};

/// What becomes of one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Answered,
    /// `RST_STREAM` with this code.
    Reset(u32),
    /// `GOAWAY`, and the end of the connection; whether the stream is among those that were looked at.
    GoAway {
        seen: bool,
    },
}

/// Of `RST_STREAM`: the server did not look at the request.
const REFUSED_STREAM: u32 = 7;
/// The server failed.
const INTERNAL_ERROR: u32 = 2;

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

/// Serves one connection; each stream has the next of the fates, and then good ones.
fn serve(
    mut socket: TcpStream,
    kind: Kind,
    fates: &Mutex<Vec<Fate>>,
    met: &Mutex<Vec<Fate>>,
) -> io::Result<()> {
    socket.read_exact(&mut [0; PREFACE])?;
    socket.write_all(&frame(SETTINGS, 0, 0, &[]))?;
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head)?;
        let [a, b, c, frame_kind, flags, stream @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        socket.read_exact(&mut payload)?;
        let stream = u32::from_be_bytes(stream);
        match frame_kind {
            SETTINGS if flags & ACK == 0 => socket.write_all(&frame(SETTINGS, ACK, 0, &[]))?,
            HEADERS => {
                let fate = fates.lock().unwrap().pop().unwrap_or(Fate::Answered);
                met.lock().unwrap().push(fate);
                match fate {
                    Fate::Answered => {
                        // `:status: 200` is the eighth of the static table.
                        socket.write_all(&frame(HEADERS, END_HEADERS, stream, &[0x88]))?;
                        socket.write_all(&frame(DATA, END_STREAM, stream, kind.body().as_bytes()))?;
                    }
                    Fate::Reset(code) => {
                        socket.write_all(&frame(RST_STREAM, 0, stream, &code.to_be_bytes()))?;
                    }
                    Fate::GoAway { seen } => {
                        let last = if seen { stream } else { 0 };
                        let payload = [last.to_be_bytes(), 0_u32.to_be_bytes()].concat();
                        socket.write_all(&frame(GOAWAY, 0, 0, &payload))?;
                        socket.shutdown(Shutdown::Write)?;
                        // ClosedPort with something unread, the connection would be reset, and the frame
                        // lost.
                        return io::copy(&mut socket, &mut io::sink()).map(drop);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Makes a call of a server whose streams have these fates; returns the result and the fates that were used.
async fn call(kind: Kind, mut fates: Vec<Fate>) -> (Result<(), getty_api_ext::Error>, Vec<Fate>) {
    fates.reverse();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut endpoints = Endpoints::new();
    endpoints.api = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let (fates, met) = (Arc::new(Mutex::new(fates)), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&met);
    std::thread::spawn(move || {
        for socket in listener.incoming().map_while(Result::ok) {
            let (fates, met) = (Arc::clone(&fates), Arc::clone(&seen));
            std::thread::spawn(move || drop(serve(socket, kind, &fates, &met)));
        }
    });
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .http2_prior_knowledge()
        .build()
        .unwrap();
    let getty = Getty::builder()
        .credentials(Credentials::access_token(API_KEY, ACCESS_TOKEN))
        .endpoints(endpoints)
        .http_client(http)
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let result = kind.call(&getty).await;
    let met = met.lock().unwrap().clone();
    (result, met)
}

#[tokio::test]
async fn an_unprocessed_request_is_retried_even_if_metered() {
    for kind in Kind::ALL {
        for fate in [Fate::Reset(REFUSED_STREAM), Fate::GoAway { seen: false }] {
            let (result, met) = call(kind, vec![fate]).await;
            assert!(result.is_ok(), "{kind:?} {fate:?}: {result:?}");
            assert_eq!(met, [fate, Fate::Answered], "{kind:?}");
        }
    }
}

#[tokio::test]
async fn what_it_may_have_acted_on_is_not() {
    for kind in Kind::ALL {
        for fate in [Fate::Reset(INTERNAL_ERROR), Fate::GoAway { seen: true }] {
            let (result, met) = call(kind, vec![fate]).await;
            let error = result.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Connection, "{kind:?} {fate:?}");
            let outcome = if kind == Kind::Safe { Outcome::NotDone } else { Outcome::Unknown };
            assert_eq!(error.outcome(), outcome, "{kind:?} {fate:?}");
            assert_eq!(met, [fate], "{kind:?}");
        }
    }
}
