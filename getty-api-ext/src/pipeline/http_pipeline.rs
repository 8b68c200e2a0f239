//! The pipeline itself: the state that all calls of a client share, and its two entry points.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use bytes::Bytes;
use getty_api::Body;
use secrecy::SecretString;
use tokio::time::Instant;

use super::addresses::{AddressPolicy, PublicOnlyResolver, UntrustedHosts};
use super::limits::{KeyLimits, LimitsByKey};
use super::outgoing;
use super::rate_limit::RateLimit;
use super::request::{IncomingResponse, OutgoingRequest, Provenance, RequestOptions};
use super::retry::RetryPolicy;
use super::service::{self, BuildClient, Clients, HttpService, UserLayer};
use super::timeouts::Timeouts;
use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind};

/// How long an idle connection is kept. This is shorter than servers keep theirs, so that a request that must
/// not be sent twice is not sent on a connection that is being closed.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// The bytes that a server may send on an HTTP/2 connection before they are read: the maximum of the protocol. Each
/// stream has a limit of its own, which bounds memory. With a smaller limit for all together, a few streams that
/// nobody reads would use it up, and every other stream of the connection would stall.
const HTTP2_CONNECTION_WINDOW: u32 = (1 << 31) - 1;

/// The settings of a [`HttpPipeline`].
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) http: Option<reqwest::Client>,
    /// Root certificates in PEM or DER.
    pub(crate) root_certificates: Vec<Vec<u8>>,
    pub(crate) layers: Vec<UserLayer>,
    pub(crate) timeouts: Timeouts,
    pub(crate) retry: RetryPolicy,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) generations: Option<usize>,
    pub(crate) allow_private_addresses: bool,
}

/// The pipeline that every request takes. Clones are cheap and share everything.
#[derive(Clone, Debug)]
pub(crate) struct HttpPipeline {
    pub(super) shared: Arc<Shared>,
    /// The limits of the API key.
    pub(super) limits: Arc<KeyLimits>,
}

/// What the clients of all keys share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) transport: HttpService,
    pub(super) address_policy: AddressPolicy,
    pub(super) timeouts: Timeouts,
    limits: LimitsByKey,
}

impl HttpPipeline {
    /// # Errors
    /// When TLS cannot be set up or a limit is not valid.
    pub(crate) fn new(
        settings: Settings,
        endpoints: Endpoints,
        api_key: &SecretString,
    ) -> Result<Self, Error> {
        let Settings { http, root_certificates, layers, timeouts, retry, .. } = settings;
        let Settings { rate_limit, generations, allow_private_addresses, .. } = settings;
        let untrusted_hosts = UntrustedHosts::default();
        let clients = match http {
            Some(_) if !root_certificates.is_empty() => {
                let message = "`GettyBuilder::root_certificate` has no effect on a client that is passed to \
                               `GettyBuilder::http_client`: add the certificate to that client";
                return Err(Error::new(ErrorKind::Invalid, message));
            }
            Some(http) => {
                let same = http.clone();
                let fresh: BuildClient = Box::new(move || Ok(same));
                Clients { pooled: http, fresh: Arc::new(LazyLock::new(fresh)), custom: true }
            }
            None => {
                service::check_scheme(&endpoints)?;
                let hosts = untrusted_hosts.clone();
                let client = move |idle: usize| client(timeouts, &root_certificates, hosts.clone(), idle);
                let pooled = client(usize::MAX)?;
                let fresh: BuildClient = Box::new(move || client(0));
                Clients { pooled, fresh: Arc::new(LazyLock::new(fresh)), custom: false }
            }
        };
        let shared = Shared {
            transport: service::transport(clients, layers),
            address_policy: AddressPolicy::new(endpoints, allow_private_addresses, untrusted_hosts),
            timeouts,
            limits: LimitsByKey::new(rate_limit, generations, retry),
        };
        Ok(Self { limits: shared.limits.of(api_key)?, shared: Arc::new(shared) })
    }

    /// The same pipeline for another API key, with the limits of that key.
    pub(crate) fn for_key(&self, api_key: &SecretString) -> Self {
        // The limits were valid for the first key.
        let limits = self.shared.limits.of(api_key).unwrap_or_else(|_| Arc::clone(&self.limits));
        Self { shared: Arc::clone(&self.shared), limits }
    }

    /// The deadline of a call that begins now with these options, if it has one. A large body may take as long
    /// as it makes progress, unless the call sets its own limit.
    pub(crate) fn deadline(&self, options: &RequestOptions, body: &Body) -> Option<Instant> {
        let standard = (!outgoing::is_large(body)).then_some(self.shared.timeouts.call);
        options.deadline.or_else(|| Instant::now().checked_add(options.timeout.or(standard)?))
    }

    /// Sends the request and reads the complete response.
    ///
    /// A response with a status that is not in [`OutgoingRequest::expected`] is an error with
    /// [`Error::api`](crate::Error::api), after the retries and redirects that the request allows.
    pub(crate) async fn collect(&self, request: OutgoingRequest) -> Result<http::Response<Bytes>, Error> {
        let (mut context, body) = request.split();
        context.options.deadline = self.deadline(&context.options, &body);
        let deadline = context.options.deadline;
        let (incoming, body, subject) = self.run(context, body, true).await?;
        let mut response = http::Response::new(body);
        *response.status_mut() = incoming.status;
        *response.headers_mut() = incoming.headers;
        response.extensions_mut().insert(Provenance { subject, attempts: incoming.attempts, deadline });
        Ok(response)
    }

    /// Sends the request and returns its response as soon as the headers have arrived.
    ///
    /// Statuses are treated as by [`collect`](Self::collect). No time limit applies to the complete body. If the
    /// body is cut off, the caller has to resume it.
    pub(crate) async fn stream(&self, request: OutgoingRequest) -> Result<IncomingResponse, Error> {
        let (context, body) = request.split();
        self.run(context, body, false).await.map(|(incoming, ..)| incoming)
    }
}

/// The client that is used unless the user passes one. It keeps up to `idle` idle connections to a host; with 0,
/// each request has a new connection.
///
/// With HTTP/2, `reqwest` would resend requests that the server did not process, without a pause and without
/// counting them. The pipeline does that itself.
fn client(
    timeouts: Timeouts,
    root_certificates: &[Vec<u8>],
    untrusted_hosts: UntrustedHosts,
    idle: usize,
) -> Result<reqwest::Client, Error> {
    let builder = reqwest::Client::builder();
    // Another crate's `native-tls` feature does not change the TLS backend.
    #[cfg(feature = "rustls")]
    let builder = builder.tls_backend_rustls();
    service::with_root_certificates(builder, root_certificates)?
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        // The pipeline itself decompresses responses where that is wanted. Files are not decompressed.
        .no_gzip()
        .user_agent(concat!("getty-api-ext/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(timeouts.connect)
        .pool_idle_timeout(POOL_IDLE_TIMEOUT)
        .pool_max_idle_per_host(idle)
        .http2_initial_connection_window_size(HTTP2_CONNECTION_WINDOW)
        .dns_resolver(PublicOnlyResolver::new(untrusted_hosts))
        .build()
        .map_err(|source| {
            let message = format!(
                "TLS cannot be set up: {}; check the certificates of the system, and SSL_CERT_FILE and \
                 SSL_CERT_DIR if they are set",
                service::cause(&source)
            );
            Error::new(ErrorKind::Invalid, message).with_source(source)
        })
}
