//! A client with an API and a token endpoint of its own.

use getty_api_ext::{Credentials, Endpoints, GettyBuilder};
use getty_api_suite::fault_server::{FaultServer, Log, Play, Received, Stage, answer};

use crate::fault::ACTED;
use crate::operation::Kind;

pub(crate) const API_KEY: &str = "key-5b1c0ffee";
pub(crate) const API_SECRET: &str = "secret-9d2decaf";
pub(crate) const ACCESS_TOKEN: &str = "token-7e3badcafe";

/// The servers of a test.
pub(crate) struct Bench {
    pub(crate) stage: Stage,
    pub(crate) log: Log,
    pub(crate) api: FaultServer,
    authentication: FaultServer,
}

impl Bench {
    /// An API that does what the script says.
    pub(crate) async fn new(script: impl FnMut() -> Play + Send + 'static) -> Self {
        let (stage, log) = (Stage::default(), Log::default());
        let api = FaultServer::start("api", &stage, &log, script).await.expect("a server");
        let authentication =
            FaultServer::start("authentication", &stage, &log, token).await.expect("a server");
        Self { stage, log, api, authentication }
    }

    /// A client of these servers.
    pub(crate) fn builder(&self) -> GettyBuilder {
        builder(&self.api.url(), &self.authentication.url(), &self.stage)
    }

    /// What the API received, in order.
    pub(crate) fn calls(&self) -> Vec<Received> {
        self.log.all().into_iter().filter(|received| received.server == "api").collect()
    }
}

/// A client of servers at these addresses.
pub(crate) fn builder(api: &str, authentication: &str, stage: &Stage) -> GettyBuilder {
    let mut endpoints = Endpoints::new();
    endpoints.api = api.parse().expect("an address");
    endpoints.token = format!("{authentication}/oauth2/token").parse().expect("an address");
    GettyBuilder::default()
        .credentials(Credentials::client_credentials(API_KEY, API_SECRET))
        .endpoints(endpoints)
        .layer(stage.layer())
}

/// Plays, and then the last one permanently or a good one.
pub(crate) fn script(plays: Vec<Play>, always: bool, good: Play) -> impl FnMut() -> Play + Send + 'static {
    let last = plays.last().filter(|_| always).cloned().unwrap_or(good);
    let mut plays = plays.into_iter();
    move || plays.next().unwrap_or_else(|| last.clone())
}

/// These plays, and then a good answer for a call of this kind.
pub(crate) fn then_good(plays: Vec<Play>, kind: Kind) -> impl FnMut() -> Play + Send + 'static {
    script(plays, false, good(kind))
}

/// A good answer.
pub(crate) fn good(kind: Kind) -> Play {
    let headers = [("content-type", "application/json")];
    Play::answer(answer(kind.status(), &headers, kind.body())).note(ACTED)
}

/// An answer with a status and nothing else.
pub(crate) fn status(status: u16) -> Play {
    Play::answer(answer(status, &[], ""))
}

/// A token.
pub(crate) fn token() -> Play {
    Play::answer(token_answer()).note("token")
}

/// The bytes of an answer with a token.
pub(crate) fn token_answer() -> Vec<u8> {
    let body = format!(r#"{{"access_token":"{ACCESS_TOKEN}","token_type":"Bearer","expires_in":1800}}"#);
    answer(200, &[("content-type", "application/json")], body)
}
