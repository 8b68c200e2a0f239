//! The request path: every exchange with a server goes through here.
//!
//! Token requests, API calls, uploads and file deliveries differ only in what their [`Exchange`] says. Each
//! takes the same way: wait for the rate limit, send, follow redirects, judge the answer, and try again where
//! that can help and cannot do harm.

mod attempt;
mod builder;
mod incoming;
mod metrics;
mod outgoing;
mod rate;
mod redirect;
mod resolver;
mod retry;
mod run;
mod service;
mod targets;
mod timeouts;
mod trace;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use getty_api::{Body, Effect, OperationInfo, Secrets};
use http::{HeaderMap, Method};
use tokio::sync::Semaphore;
use tokio::time::Instant;
use url::Url;

use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind, Subject};

pub use rate::RateLimit;
pub use retry::{RetryBudget, RetryPolicy};
pub use service::{BoxError, HttpService};
pub use timeouts::Timeouts;

pub(crate) use incoming::Incoming;
pub(crate) use metrics::{token_obtained, unreadable};
pub(crate) use service::UserLayer;

use rate::Limiter;
use resolver::{Guard, Strangers};
use targets::Targets;

/// How long a connection is kept without use: shorter than servers keep theirs, so that a request that must
/// not be sent twice does not meet one that is being closed.
const KEEP_CONNECTION: Duration = Duration::from_secs(50);

/// One exchange: a request with everything that decides how it is treated.
pub(crate) struct Exchange {
    /// The API operation, if it is one; else see `name`.
    pub(crate) operation: Option<&'static OperationInfo>,
    /// How errors and traces call it: an operation id, `token` or `delivery`.
    pub(crate) name: &'static str,
    /// What a repeat would do.
    pub(crate) effect: Effect,
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// Headers that may go wherever the exchange is redirected to. With an `Accept-Encoding` the answer is
    /// left as it comes; without, it may be compressed on the way.
    pub(crate) headers: HeaderMap,
    /// `Api-Key` and `Authorization`: sent to the configured hosts only.
    pub(crate) credentials: HeaderMap,
    /// What was sent and must not appear in an error: the credentials, and secrets in the body.
    pub(crate) secrets: Secrets,
    pub(crate) body: Body,
    /// Statuses that are an answer and not to be acted on: the success list of an operation, a redirect that
    /// is to be returned rather than followed, an error that the caller reads itself. Any other is an error.
    pub(crate) expected: &'static [u16],
    pub(crate) options: Options,
}

/// What a caller can change for one call; `None` is what the client has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The time the whole call may take, with retries and waits; see [`RequestPath::deadline`].
    pub(crate) timeout: Option<Duration>,
    /// When the call has to be done: set by who makes several exchanges for one call, so that they share
    /// the time. Goes before `timeout`.
    pub(crate) deadline: Option<Instant>,
    /// The time one attempt may take until the headers of its answer are there.
    pub(crate) attempt_timeout: Option<Duration>,
    /// The time without any byte after which a body counts as stalled.
    pub(crate) idle_timeout: Option<Duration>,
    /// Whether and when to try again.
    pub(crate) retry: Option<RetryPolicy>,
    /// The caller has waited for its turn to generate, and keeps it beyond the exchange; see
    /// [`RequestPath::generation_turn`].
    pub(crate) has_turn: bool,
}

/// An answer whose body has not been read.
pub(crate) struct Answer {
    pub(crate) status: http::StatusCode,
    pub(crate) version: http::Version,
    pub(crate) headers: HeaderMap,
    /// Where the answer came from, after redirects.
    pub(crate) url: Url,
    /// How often the request was tried.
    pub(crate) attempts: u32,
    /// The body; an item is an error when it is cut short or stalls, and then the last one.
    pub(crate) body: Incoming,
}

/// What a [`getty_api::Response`] does not hold of an answer, kept in the extensions of the response.
#[derive(Clone, Debug)]
pub(crate) struct Provenance {
    pub(crate) subject: Subject,
    pub(crate) attempts: u32,
    /// When the call has to be done, decoding included.
    pub(crate) deadline: Option<Instant>,
}

/// What makes a [`RequestPath`].
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) http: Option<reqwest::Client>,
    pub(crate) layers: Vec<UserLayer>,
    pub(crate) timeouts: Timeouts,
    pub(crate) retry: RetryPolicy,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) generations: Option<usize>,
    pub(crate) private_targets: bool,
}

/// The path every exchange takes.
#[derive(Debug)]
pub(crate) struct RequestPath {
    transport: HttpService,
    targets: Targets,
    timeouts: Timeouts,
    retry: RetryPolicy,
    limiter: Option<Limiter>,
    generations: Option<Arc<Semaphore>>,
}

impl RequestPath {
    /// # Errors
    /// When TLS cannot be set up or a limit cannot be kept.
    pub(crate) fn new(settings: Settings, endpoints: Endpoints) -> Result<Self, Error> {
        let Settings { http, layers, timeouts, retry, rate_limit, generations, private_targets } = settings;
        let strangers = Strangers::default();
        let http = match http {
            Some(http) => http,
            None => client(timeouts, strangers.clone())?,
        };
        Ok(Self {
            transport: service::transport(http, layers),
            targets: Targets::new(endpoints, private_targets, strangers),
            timeouts,
            retry,
            limiter: rate_limit.map(Limiter::new).transpose()?,
            generations: generations
                .map(|most| Arc::new(Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)))),
        })
    }

    /// When a call with these options that begins now has to be done, if at all: sending a large body may
    /// take as long as it moves, unless the call has a limit of its own.
    pub(crate) fn deadline(&self, options: &Options, body: &Body) -> Option<Instant> {
        let standard = (!outgoing::is_large(body)).then_some(self.timeouts.call);
        options.deadline.or_else(|| Instant::now().checked_add(options.timeout.or(standard)?))
    }

    /// Sends the exchange and reads its whole answer.
    ///
    /// An answer with a status that is not in [`Exchange::expected`] is an error with
    /// [`Error::api`](crate::Error::api), after retries and redirects as the exchange allows.
    pub(crate) async fn collect(&self, exchange: Exchange) -> Result<http::Response<Bytes>, Error> {
        let (mut plan, body) = exchange.split();
        plan.options.deadline = self.deadline(&plan.options, &body);
        let deadline = plan.options.deadline;
        let (answer, body, subject) = self.run(plan, body, true).await?;
        let mut response = http::Response::new(body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        response.extensions_mut().insert(Provenance { subject, attempts: answer.attempts, deadline });
        Ok(response)
    }

    /// Sends the exchange and gives its answer as soon as the headers are there.
    ///
    /// Statuses are treated as by [`collect`](Self::collect). No time limit applies to the body as a whole,
    /// and what breaks off in it is the caller's to continue.
    pub(crate) async fn stream(&self, exchange: Exchange) -> Result<Answer, Error> {
        let (plan, body) = exchange.split();
        self.run(plan, body, false).await.map(|(answer, ..)| answer)
    }
}

/// An exchange without its body, which can be shared between threads.
pub(crate) struct Plan {
    operation: Option<&'static OperationInfo>,
    name: &'static str,
    effect: Effect,
    method: Method,
    url: Url,
    headers: HeaderMap,
    credentials: HeaderMap,
    secrets: Secrets,
    expected: &'static [u16],
    options: Options,
}

impl Exchange {
    fn split(self) -> (Plan, Body) {
        let Self { operation, name, effect, method, url, headers, credentials, .. } = self;
        let Self { secrets, body, expected, options, .. } = self;
        let plan =
            Plan { operation, name, effect, method, url, headers, credentials, secrets, expected, options };
        (plan, body)
    }
}

impl Plan {
    /// The template of the operation's path; a custom request has none.
    fn template(&self) -> Option<&'static str> {
        self.operation.filter(|operation| !operation.is_custom()).map(|operation| operation.path)
    }

    /// Whether it is a custom request, which goes to the configured hosts only.
    fn is_custom(&self) -> bool {
        self.operation.is_some_and(OperationInfo::is_custom)
    }

    /// What is said of the exchange in errors.
    fn subject(&self) -> Subject {
        Subject {
            operation: self.operation,
            name: Some(self.name),
            method: Some(self.method.clone()),
            host: self.url.host_str().map(str::to_owned),
            path: self.operation.map(|_| self.url.path().to_owned()),
            effect: Some(self.effect),
        }
    }
}

/// The client that is used unless the user brings one.
///
/// With HTTP/2, `reqwest` itself sends again what a server certainly did not look at: streams it refused, and
/// those behind the last one of a `GOAWAY`. Other ends of a connection come back as errors.
fn client(timeouts: Timeouts, strangers: Strangers) -> Result<reqwest::Client, Error> {
    let builder = reqwest::Client::builder();
    // Another crate's `native-tls` does not change what `rustls` means.
    #[cfg(feature = "rustls")]
    let builder = builder.tls_backend_rustls();
    builder
        .redirect(reqwest::redirect::Policy::none())
        // Answers are decompressed here where that is wanted, which it is not for files.
        .no_gzip()
        .user_agent(concat!("getty-api-ext/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(timeouts.connect)
        .pool_idle_timeout(KEEP_CONNECTION)
        .dns_resolver(Guard::new(strangers))
        .build()
        .map_err(|source| Error::new(ErrorKind::Invalid, "TLS cannot be set up").with_source(source))
}
