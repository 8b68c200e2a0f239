//! One row for one kind of call: servers, a client, the call, and what came of it.

use std::time::Duration;

use getty_api_ext::{Credentials, Endpoints, Error, Getty, RetryBudget, RetryPolicy, Timeouts};
use getty_api_suite::fault_server::{Closed, FaultServer, Identity, Log, Play, Received, Stage, answer};
use tokio::time::Instant;

use crate::fault::{ACTED, ATTEMPTS, Fault, Places, Script, Servers};
use crate::faults::token;
use crate::operation::Kind;

pub(crate) const API_KEY: &str = "key-5b1c0ffee";
pub(crate) const API_SECRET: &str = "secret-9d2decaf";
pub(crate) const ACCESS_TOKEN: &str = "token-7e3badcafe";

/// What came of a call.
pub(crate) struct Report {
    pub(crate) result: Result<(), Error>,
    /// HTTP requests that were tried, without those for tokens.
    pub(crate) requests: u32,
    /// What the servers received.
    pub(crate) received: Vec<Received>,
    /// How long it took, on the paused clock.
    pub(crate) time: Duration,
}

impl Report {
    /// How many requests a server received.
    pub(crate) fn at(&self, server: &str) -> usize {
        self.received.iter().filter(|received| received.server == server).count()
    }
}

/// The servers of a case, kept running.
struct Running {
    places: Places,
    _servers: Vec<FaultServer>,
    _closed: Option<Closed>,
    http: Option<reqwest::Client>,
}

/// Makes the call of a row.
pub(crate) async fn run(fault: &Fault, kind: Kind) -> std::io::Result<Report> {
    let (stage, log) = (Stage::default(), Log::default());
    let running = start(fault, kind, &stage, &log).await?;
    let getty = client(&running, &stage);
    let began = Instant::now();
    // Far beyond every limit: what takes longer hangs.
    let result = tokio::time::timeout(Duration::from_secs(100_000), kind.call(&getty)).await?;
    let time = began.elapsed();
    let received = log.all();
    let tokens = stage.requests_to(&running.places.authentication);
    let requests = u32::try_from(stage.count() - tokens).unwrap_or(u32::MAX);
    Ok(Report { result, requests, received, time })
}

fn client(running: &Running, stage: &Stage) -> Getty {
    let mut endpoints = Endpoints::new();
    endpoints.api = running.places.api.parse().expect("an address");
    endpoints.token = format!("{}/oauth2/token", running.places.authentication).parse().expect("an address");
    let limits = Timeouts::default()
        .connect(Duration::from_secs(4))
        .attempt(Duration::from_secs(5))
        .idle(Duration::from_secs(3))
        .call(Duration::from_secs(3600));
    let policy = RetryPolicy::default()
        .attempts(ATTEMPTS)
        .total_time(Duration::from_secs(600))
        .budget(RetryBudget::unlimited());
    let builder = Getty::builder()
        .credentials(Credentials::client_credentials(API_KEY, API_SECRET))
        .endpoints(endpoints)
        .timeouts(limits)
        .retry(policy)
        .layer(stage.layer());
    let builder = match &running.http {
        Some(http) => builder.http_client(http.clone()),
        None => builder,
    };
    builder.build().expect("a client")
}

/// Plays, and then the last one for ever or a good one.
fn script(plays: Vec<Play>, always: bool, good: Play) -> impl FnMut() -> Play + Send + 'static {
    let last = plays.last().filter(|_| always).cloned().unwrap_or(good);
    let mut plays = plays.into_iter();
    move || plays.next().unwrap_or_else(|| last.clone())
}

fn good(kind: Kind) -> Play {
    let headers = [("content-type", "application/json")];
    Play::answer(answer(kind.status(), &headers, kind.body())).note(ACTED)
}

async fn start(fault: &Fault, kind: Kind, stage: &Stage, log: &Log) -> std::io::Result<Running> {
    let names = ["api.getty.test", "delivery.getty.test", "authentication.getty.test"];
    let identity = match fault.servers {
        Servers::Public => Some(Identity::new(&names)?),
        _ => None,
    };
    // The addresses have to be known before the scripts that name them.
    let [api, other, authentication] = [Closed::new()?, Closed::new()?, Closed::new()?];
    let (api_address, other_address) = (api.address()?, other.address()?);
    let authentication_address = authentication.address()?;
    let place = |address: std::net::SocketAddr, name: &str| match fault.servers {
        Servers::Public => format!("https://{name}:{}", address.port()),
        _ => format!("http://{address}"),
    };
    let mut places = Places {
        api: place(api_address, names[0]),
        other: place(other_address, names[1]),
        authentication: place(authentication_address, names[2]),
    };
    if fault.servers == Servers::NoTls {
        places.api = format!("https://{api_address}");
    }
    let plays =
        |script: &Option<Script>| script.as_ref().map(|script| script(kind, &places)).unwrap_or_default();
    let others = script(plays(&fault.other), false, good(kind));
    let tokens = script(plays(&fault.authentication), fault.always, Play::answer(token()).note("token"));
    let asked = script((fault.api)(kind, &places), fault.always, good(kind));

    let mut servers = vec![
        other.open("other", identity.as_ref(), stage, log, others)?,
        authentication.open("authentication", identity.as_ref(), stage, log, tokens)?,
    ];
    let mut closed = None;
    match fault.servers {
        // After the request for a token, and as many attempts as are to be refused.
        Servers::Refused(Some(times)) => {
            let (later, log) = (stage.clone(), log.clone());
            stage.before(u64::from(times) + 2, move || {
                let opened = api.open("api", None, &later, &log, asked);
                // It has to outlive the call, and nothing here could hold it.
                std::mem::forget(opened);
            });
        }
        Servers::Refused(None) => closed = Some(api),
        _ => servers.push(api.open("api", identity.as_ref(), stage, log, asked)?),
    }
    let http = identity.map(|identity| {
        let certificate = reqwest::Certificate::from_der(identity.certificate()).expect("a certificate");
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_gzip()
            .tls_certs_only([certificate])
            .resolve(names[0], api_address)
            .resolve(names[1], other_address)
            .resolve(names[2], authentication_address);
        client.build().expect("a client")
    });
    Ok(Running { places, _servers: servers, _closed: closed, http })
}
