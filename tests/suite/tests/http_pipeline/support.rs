//! A client with its API and token endpoint.

use getty_api_ext::{Credentials, Endpoints, GettyBuilder};
use getty_api_suite::fault_server::{FaultServer, Log, ReceivedRequest, Script, VirtualClock, response};

use crate::fault::PROCESSED;
use crate::operation::Kind;

pub(crate) const API_KEY: &str = "key-5b1c0ffee";
pub(crate) const API_SECRET: &str = "secret-9d2decaf";
pub(crate) const ACCESS_TOKEN: &str = "token-7e3badcafe";

/// The servers of a test.
pub(crate) struct Fixture {
    pub(crate) clock: VirtualClock,
    pub(crate) log: Log,
    pub(crate) api: FaultServer,
    authentication: FaultServer,
}

impl Fixture {
    /// An API that runs these scripts.
    pub(crate) async fn new(scripts: impl FnMut() -> Script + Send + 'static) -> Self {
        let (clock, log) = (VirtualClock::default(), Log::default());
        let api = FaultServer::start("api", &clock, &log, scripts).await.expect("a server");
        let authentication =
            FaultServer::start("authentication", &clock, &log, token).await.expect("a server");
        Self { clock, log, api, authentication }
    }

    /// A client of these servers.
    pub(crate) fn builder(&self) -> GettyBuilder {
        builder(&self.api.url(), &self.authentication.url(), &self.clock)
    }

    /// The requests that the API received, in order.
    pub(crate) fn calls(&self) -> Vec<ReceivedRequest> {
        self.log.all().into_iter().filter(|received| received.server == "api").collect()
    }
}

/// A client of servers at these URLs.
pub(crate) fn builder(api: &str, authentication: &str, clock: &VirtualClock) -> GettyBuilder {
    let mut endpoints = Endpoints::new();
    endpoints.api = api.parse().expect("a URL");
    endpoints.token = format!("{authentication}/oauth2/token").parse().expect("a URL");
    GettyBuilder::default()
        .credentials(Credentials::client_credentials(API_KEY, API_SECRET))
        .endpoints(endpoints)
        .layer(clock.layer())
}

/// These scripts in order, and then the last one permanently or a good one.
pub(crate) fn script_sequence(
    scripts: Vec<Script>,
    always: bool,
    good: Script,
) -> impl FnMut() -> Script + Send + 'static {
    let last = scripts.last().filter(|_| always).cloned().unwrap_or(good);
    let mut scripts = scripts.into_iter();
    move || scripts.next().unwrap_or_else(|| last.clone())
}

/// These scripts, and then a good response for a call of this kind.
pub(crate) fn then_good(scripts: Vec<Script>, kind: Kind) -> impl FnMut() -> Script + Send + 'static {
    script_sequence(scripts, false, good(kind))
}

/// A good response.
pub(crate) fn good(kind: Kind) -> Script {
    let headers = [("content-type", "application/json")];
    Script::respond(response(kind.status(), &headers, kind.body())).label(PROCESSED)
}

/// A response with a status and without headers and body.
pub(crate) fn status(status: u16) -> Script {
    Script::respond(response(status, &[], ""))
}

/// A token.
pub(crate) fn token() -> Script {
    Script::respond(token_response()).label("token")
}

/// The bytes of a response with a token.
pub(crate) fn token_response() -> Vec<u8> {
    let body = format!(r#"{{"access_token":"{ACCESS_TOKEN}","token_type":"Bearer","expires_in":1800}}"#);
    response(200, &[("content-type", "application/json")], body)
}
