//! A server that goes wrong in every way a server can, byte for byte and step by step.
//!
//! It runs as tasks of the test's own runtime, so that a paused clock is the same for both sides; see
//! [`Stage`]. Several servers with different names share one [`Log`].
//!
//! ```
//! # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() -> std::io::Result<()> {
//! use getty_api_suite::fault_server::{FaultServer, Log, Play, Stage, Step, answer};
//!
//! let (stage, log) = (Stage::default(), Log::default());
//! let mut count = 0;
//! let server = FaultServer::start("api", &stage, &log, move || {
//!     count += 1;
//!     match count {
//!         1 => Play::new([Step::Read, Step::Reset]),
//!         _ => Play::answer(answer(200, &[], "{}")),
//!     }
//! })
//! .await?;
//! assert!(server.url().starts_with("http://127.0.0.1:"));
//! # Ok(()) }
//! ```

mod stage;
mod step;
mod tls;
mod wire;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::AbortHandle;

pub use stage::{Quiet, Stage, StageLayer, StageService, Watched};
pub use step::{Play, Step, answer, head};
pub use tls::Identity;
pub use wire::Received;

/// What all servers of a test received, in order.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<Received>>>, Arc<AtomicU64>);

impl Log {
    /// All requests so far.
    pub fn all(&self) -> Vec<Received> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many connections there have been.
    pub fn connections(&self) -> u64 {
        self.1.load(Ordering::Relaxed)
    }

    fn note(&self, received: Received) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    }
}

/// An address at which nobody listens yet: connections to it are refused.
#[derive(Debug)]
pub struct Closed(TcpSocket);

impl Closed {
    /// Takes a free address.
    ///
    /// # Errors
    /// When there is none.
    pub fn new() -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        Ok(Self(socket))
    }

    /// The address.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Begins to listen, over TLS if there is an identity.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(
        self,
        name: &'static str,
        identity: Option<&Identity>,
        stage: &Stage,
        log: &Log,
        script: impl FnMut() -> Play + Send + 'static,
    ) -> io::Result<FaultServer> {
        let tls = identity.map(Identity::acceptor);
        FaultServer::serve(self.0.listen(64)?, tls, name, stage, log, script)
    }
}

/// A server on loopback that does what a script says. It ends when it is dropped.
#[derive(Debug)]
pub struct FaultServer {
    address: SocketAddr,
    scheme: &'static str,
    task: AbortHandle,
}

impl FaultServer {
    /// Starts a server; `script` gives the play for each request, asked when its first byte is there.
    ///
    /// # Errors
    /// When no address is free.
    pub async fn start(
        name: &'static str,
        stage: &Stage,
        log: &Log,
        script: impl FnMut() -> Play + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        Self::serve(listener, None, name, stage, log, script)
    }

    /// The same over TLS.
    ///
    /// # Errors
    /// When no address is free.
    pub async fn start_tls(
        identity: &Identity,
        name: &'static str,
        stage: &Stage,
        log: &Log,
        script: impl FnMut() -> Play + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        Self::serve(listener, Some(identity.acceptor()), name, stage, log, script)
    }

    fn serve(
        listener: TcpListener,
        tls: Option<tokio_rustls::TlsAcceptor>,
        name: &'static str,
        stage: &Stage,
        log: &Log,
        script: impl FnMut() -> Play + Send + 'static,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let script: Script = Arc::new(Mutex::new(Box::new(script)));
        let actor = Actor { name, stage: stage.clone(), log: log.clone(), script };
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(actor.clone().connection(stream, tls.clone()));
            }
        });
        Ok(Self { address, scheme, task: task.abort_handle() })
    }

    /// The address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as a URL without a path.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

type Script = Arc<Mutex<Box<dyn FnMut() -> Play + Send>>>;

/// Plays the script on each connection.
#[derive(Clone)]
struct Actor {
    name: &'static str,
    stage: Stage,
    log: Log,
    script: Script,
}

/// What is known of the request before the server.
struct Asked {
    connection: u64,
    note: &'static str,
    number: Option<u64>,
}

/// Whether a connection goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Stay,
    End,
}

impl Actor {
    async fn connection(self, stream: TcpStream, tls: Option<tokio_rustls::TlsAcceptor>) {
        let connection = self.log.1.fetch_add(1, Ordering::Relaxed) + 1;
        // Whatever happens to a connection is between the client and the script.
        let _ = match tls {
            None => self.requests(connection, stream, |stream| stream).await,
            Some(tls) => match tls.accept(stream).await {
                Ok(stream) => self.requests(connection, stream, |stream| stream.get_ref().0).await,
                Err(refused) => Err(refused),
            },
        };
    }

    async fn requests<S>(&self, connection: u64, stream: S, socket: fn(&S) -> &TcpStream) -> io::Result<()>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut stream = BufReader::new(stream);
        while !stream.fill_buf().await?.is_empty() {
            let play = (self.script.lock().unwrap_or_else(PoisonError::into_inner))();
            let mut asked = Asked { connection, note: play.note, number: None };
            for step in play.steps {
                let next = self.step(step, &mut asked, &mut stream, socket).await?;
                if next == Next::End {
                    return Ok(());
                }
            }
            stream.get_mut().flush().await?;
        }
        Ok(())
    }

    async fn step<S>(
        &self,
        step: Step,
        asked: &mut Asked,
        stream: &mut BufReader<S>,
        socket: fn(&S) -> &TcpStream,
    ) -> io::Result<Next>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        match step {
            Step::Read => {
                let Some(mut received) = wire::read(self.name, asked.note, stream).await? else {
                    return Ok(Next::End);
                };
                received.connection = asked.connection;
                asked.number = received.number();
                self.log.note(received);
            }
            Step::Send(bytes) => {
                stream.get_mut().write_all(&bytes).await?;
                stream.get_mut().flush().await?;
            }
            Step::Repeat(bytes, times) => {
                for _ in 0..times {
                    stream.get_mut().write_all(&bytes).await?;
                }
                stream.get_mut().flush().await?;
            }
            Step::Wait(time) => {
                let _silence = self.stage.silence(asked.number);
                tokio::time::sleep(time).await;
            }
            Step::Stall => {
                let _silence = self.stage.silence(asked.number);
                // What else the client has to say does not matter, only that it goes away.
                while !stream.fill_buf().await?.is_empty() {
                    let length = stream.buffer().len();
                    stream.consume(length);
                }
                return Ok(Next::End);
            }
            Step::Close => {
                stream.get_mut().shutdown().await?;
                return Ok(Next::End);
            }
            Step::Reset => {
                socket(stream.get_ref()).set_zero_linger()?;
                return Ok(Next::End);
            }
        }
        Ok(Next::Stay)
    }
}
