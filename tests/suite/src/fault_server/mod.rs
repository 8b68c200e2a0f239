//! A server that injects faults, byte for byte and step by step.
//!
//! It runs as tasks of the test's runtime, so that client and server share a paused clock; see
//! [`VirtualClock`]. Several servers with different names share one [`Log`].
//!
//! ```
//! # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() -> std::io::Result<()> {
//! use getty_api_suite::fault_server::{FaultServer, Log, Script, VirtualClock, Step, response};
//!
//! let (clock, log) = (VirtualClock::default(), Log::default());
//! let mut count = 0;
//! let server = FaultServer::start("api", &clock, &log, move || {
//!     count += 1;
//!     match count {
//!         1 => Script::new([Step::Read, Step::Reset]),
//!         _ => Script::respond(response(200, &[], "{}")),
//!     }
//! })
//! .await?;
//! assert!(server.url().starts_with("http://127.0.0.1:"));
//! # Ok(()) }
//! ```

mod step;
mod tls;
mod virtual_clock;
mod wire;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::AbortHandle;

pub use step::{Script, Step, response, response_head};
pub use tls::{Authority, Identity, Validity};
pub use virtual_clock::{AdvanceGuard, TrackedBody, VirtualClock, VirtualClockLayer, VirtualClockService};
pub use wire::ReceivedRequest;

/// The requests that all servers of a test received, in order.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<ReceivedRequest>>>, Arc<AtomicU64>);

impl Log {
    /// All requests so far.
    pub fn all(&self) -> Vec<ReceivedRequest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The number of accepted connections.
    pub fn connections(&self) -> u64 {
        self.1.load(Ordering::Relaxed)
    }

    fn record(&self, received: ReceivedRequest) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    }
}

/// A port without a listener: connections to it are refused until it is opened.
#[derive(Debug)]
pub struct ClosedPort(TcpSocket);

impl ClosedPort {
    /// Reserves a free port.
    ///
    /// # Errors
    /// When no port is free.
    pub fn new() -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        Ok(Self(socket))
    }

    /// The address.
    ///
    /// # Errors
    /// When the operating system does not return it.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Starts a server on the port, over TLS if there is an identity.
    ///
    /// # Errors
    /// When the operating system cannot listen.
    pub fn open(
        self,
        name: &'static str,
        identity: Option<&Identity>,
        clock: &VirtualClock,
        log: &Log,
        scripts: impl FnMut() -> Script + Send + 'static,
    ) -> io::Result<FaultServer> {
        let tls = identity.map(Identity::acceptor);
        FaultServer::serve(self.0.listen(64)?, tls, name, clock, log, scripts)
    }
}

/// A server on loopback that runs a script for each request. Dropping it stops it.
#[derive(Debug)]
pub struct FaultServer {
    address: SocketAddr,
    scheme: &'static str,
    task: AbortHandle,
}

impl FaultServer {
    /// Starts a server; `scripts` returns the script of each request. It is called when the first byte of the
    /// request has arrived.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start(
        name: &'static str,
        clock: &VirtualClock,
        log: &Log,
        scripts: impl FnMut() -> Script + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        Self::serve(listener, None, name, clock, log, scripts)
    }

    /// The same over TLS.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start_tls(
        identity: &Identity,
        name: &'static str,
        clock: &VirtualClock,
        log: &Log,
        scripts: impl FnMut() -> Script + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        Self::serve(listener, Some(identity.acceptor()), name, clock, log, scripts)
    }

    fn serve(
        listener: TcpListener,
        tls: Option<tokio_rustls::TlsAcceptor>,
        name: &'static str,
        clock: &VirtualClock,
        log: &Log,
        scripts: impl FnMut() -> Script + Send + 'static,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let scripts: ScriptSource = Arc::new(Mutex::new(Box::new(scripts)));
        let handler = Handler { name, clock: clock.clone(), log: log.clone(), scripts };
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(handler.clone().connection(stream, tls.clone()));
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

type ScriptSource = Arc<Mutex<Box<dyn FnMut() -> Script + Send>>>;

/// Runs the scripts on each connection.
#[derive(Clone)]
struct Handler {
    name: &'static str,
    clock: VirtualClock,
    log: Log,
    scripts: ScriptSource,
}

/// The request that a script is run for.
struct RequestContext {
    connection: u64,
    label: &'static str,
    number: Option<u64>,
}

/// Whether a connection stays open.
#[derive(PartialEq, Eq)]
enum Next {
    KeepAlive,
    End,
}

impl Handler {
    async fn connection(self, stream: TcpStream, tls: Option<tokio_rustls::TlsAcceptor>) {
        let connection = self.log.1.fetch_add(1, Ordering::Relaxed) + 1;
        // Errors are expected: scripts reset connections, and clients close them early.
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
            let script = (self.scripts.lock().unwrap_or_else(PoisonError::into_inner))();
            let mut context = RequestContext { connection, label: script.label, number: None };
            for step in script.steps {
                let next = self.step(step, &mut context, &mut stream, socket).await?;
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
        context: &mut RequestContext,
        stream: &mut BufReader<S>,
        socket: fn(&S) -> &TcpStream,
    ) -> io::Result<Next>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        match step {
            Step::Read => {
                let Some(mut received) = wire::read(self.name, context.label, stream).await? else {
                    return Ok(Next::End);
                };
                received.connection = context.connection;
                context.number = received.number();
                self.log.record(received);
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
                // This delay is part of the simulated fault. It takes no time, as the clock of the test is paused.
                let _guard = self.clock.allow_advance_for(context.number);
                tokio::time::sleep(time).await;
            }
            Step::Stall => {
                let _guard = self.clock.allow_advance_for(context.number);
                // The data is ignored; the end of the stream shows that the client has disconnected.
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
        Ok(Next::KeepAlive)
    }
}
