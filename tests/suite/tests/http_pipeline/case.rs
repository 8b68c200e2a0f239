//! One row for one kind of call: servers, a client, the call, and its result.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use getty_api_ext::{Error, Getty, RetryBudget, RetryPolicy, Timeouts};
use getty_api_suite::fault_server::{ClosedPort, FaultServer, Identity, Log, ReceivedRequest, VirtualClock};
use tokio::time::Instant;

use crate::fault::{ATTEMPTS, Fault, ScriptFactory, Servers, Urls};
use crate::operation::Kind;
use crate::support::{builder, good, script_sequence, token};

/// The result of a call.
pub(crate) struct Report {
    pub(crate) result: Result<(), Error>,
    /// The number of HTTP requests that were sent, without those for tokens.
    pub(crate) requests: u32,
    /// What the servers received.
    pub(crate) received: Vec<ReceivedRequest>,
    /// How long it took, on the paused clock.
    pub(crate) time: Duration,
}

impl Report {
    /// The number of requests that a server received.
    pub(crate) fn at(&self, server: &str) -> usize {
        self.received.iter().filter(|received| received.server == server).count()
    }
}

/// The running servers of a case.
struct Running {
    urls: Urls,
    _servers: Vec<FaultServer>,
    _closed: Option<ClosedPort>,
    /// A server that starts to listen during the call.
    _opened: Arc<Mutex<Option<FaultServer>>>,
    http: Option<reqwest::Client>,
}

/// Makes the call of a row.
pub(crate) async fn run(fault: &Fault, kind: Kind) -> std::io::Result<Report> {
    let (clock, log) = (VirtualClock::default(), Log::default());
    let running = start(fault, kind, &clock, &log).await?;
    let getty = client(&running, &clock);
    let began = Instant::now();
    // Far beyond every timeout: a call that takes longer hangs.
    let result = tokio::time::timeout(Duration::from_secs(100_000), kind.call(&getty)).await?;
    let time = began.elapsed();
    let received = log.all();
    let tokens = clock.requests_to(&running.urls.authentication);
    let requests = u32::try_from(clock.count() - tokens).unwrap_or(u32::MAX);
    Ok(Report { result, requests, received, time })
}

fn client(running: &Running, clock: &VirtualClock) -> Getty {
    let limits = Timeouts::default()
        .connect(Duration::from_secs(4))
        .attempt(Duration::from_secs(5))
        .idle(Duration::from_secs(3))
        .call(Duration::from_secs(3600));
    let policy = RetryPolicy::default()
        .attempts(ATTEMPTS)
        .total_time(Duration::from_secs(600))
        .budget(RetryBudget::unlimited());
    let builder = builder(&running.urls.api, &running.urls.authentication, clock);
    let builder = builder.timeouts(limits).retry(policy);
    let builder = match &running.http {
        Some(http) => builder.http_client(http.clone()),
        None => builder,
    };
    builder.build().expect("a client")
}

async fn start(fault: &Fault, kind: Kind, clock: &VirtualClock, log: &Log) -> std::io::Result<Running> {
    let names = ["api.getty.test", "delivery.getty.test", "authentication.getty.test"];
    let identity = match fault.servers {
        Servers::Public => Some(Identity::new(&names)?),
        _ => None,
    };
    // The scripts contain the URLs.
    let [api, other, authentication] = [ClosedPort::new()?, ClosedPort::new()?, ClosedPort::new()?];
    let (api_address, other_address) = (api.address()?, other.address()?);
    let authentication_address = authentication.address()?;
    let url = |address: std::net::SocketAddr, name: &str| match fault.servers {
        Servers::Public => format!("https://{name}:{}", address.port()),
        _ => format!("http://{address}"),
    };
    let mut urls = Urls {
        api: url(api_address, names[0]),
        other: url(other_address, names[1]),
        authentication: url(authentication_address, names[2]),
    };
    if fault.servers == Servers::NoTls {
        urls.api = format!("https://{api_address}");
    }
    let scripts = |factory: &Option<ScriptFactory>| {
        factory.as_ref().map(|factory| factory(kind, &urls)).unwrap_or_default()
    };
    let others = script_sequence(scripts(&fault.other), false, good(kind));
    let tokens = script_sequence(scripts(&fault.authentication), fault.always, token());
    let api_scripts = script_sequence((fault.api)(kind, &urls), fault.always, good(kind));

    let mut servers = vec![
        other.open("other", identity.as_ref(), clock, log, others)?,
        authentication.open("authentication", identity.as_ref(), clock, log, tokens)?,
    ];
    let mut closed = None;
    let opened: Arc<Mutex<Option<FaultServer>>> = Arc::default();
    match fault.servers {
        // After the request for a token, and the attempts whose connections are refused.
        Servers::Refused(Some(times)) => {
            let (later, log, keep) = (clock.clone(), log.clone(), Arc::clone(&opened));
            clock.before(u64::from(times) + 2, move || {
                *keep.lock().unwrap_or_else(PoisonError::into_inner) =
                    api.open("api", None, &later, &log, api_scripts).ok();
            });
        }
        Servers::Refused(None) => closed = Some(api),
        _ => servers.push(api.open("api", identity.as_ref(), clock, log, api_scripts)?),
    }
    let http = match identity {
        Some(identity) => {
            let certificate = reqwest::Certificate::from_der(identity.certificate()).expect("a certificate");
            let client = plain_client()
                .tls_certs_only([certificate])
                .resolve(names[0], api_address)
                .resolve(names[1], other_address)
                .resolve(names[2], authentication_address);
            Some(client.build().expect("a client"))
        }
        // A default client reads the system's certificates, which takes most of the time: one for each row is
        // enough.
        None if kind != Kind::Safe && fault.servers == Servers::Plain => {
            Some(plain_client().tls_certs_only([]).build().expect("a client"))
        }
        None => None,
    };
    Ok(Running { urls, _servers: servers, _closed: closed, _opened: opened, http })
}

/// The configuration that the documentation requires of a custom client.
fn plain_client() -> reqwest::ClientBuilder {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_gzip()
}
