//! The fault of a row of the matrix, and the expected result.

use std::time::Duration;

use getty_api_ext::{ErrorKind, Outcome};
use getty_api_suite::fault_server::Script;

use crate::operation::Kind;

/// The maximum of attempts in the matrix.
pub(crate) const ATTEMPTS: u32 = 4;

/// The URLs of a case's servers.
#[derive(Clone, Debug)]
pub(crate) struct Urls {
    pub(crate) api: String,
    pub(crate) authentication: String,
    /// A host that is not configured.
    pub(crate) other: String,
}

/// The servers of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Servers {
    /// Over plain HTTP.
    Plain,
    /// The API's port refuses N connections before it accepts one, or all.
    Refused(Option<u32>),
    /// The API's URL has the scheme https, and the server does not support TLS.
    NoTls,
    /// Over TLS, with host names that look public.
    Public,
}

/// What a fault means for the request, which decides how it may be handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing: the response is good.
    Good,
    /// It was never sent, and can be sent later.
    NeverSent,
    /// It was refused temporarily.
    RefusedForNow,
    /// The fault is transient, and the outcome unknown.
    Passing,
    /// It was refused.
    Refused,
    /// The fault is permanent, and the outcome unknown.
    Staying,
}

/// How often a fault occurs before a good response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    Once,
    Twice,
    Always,
}

impl Times {
    pub(crate) const ALL: [Self; 3] = [Self::Once, Self::Twice, Self::Always];

    pub(crate) fn count(self) -> Option<u32> {
        match self {
            Self::Once => Some(1),
            Self::Twice => Some(2),
            Self::Always => None,
        }
    }
}

/// The expected result of a call. `None` is not checked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Expected {
    pub(crate) good: Option<bool>,
    /// The number of HTTP requests that are sent, without those for tokens.
    pub(crate) requests: Option<u32>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) kind: Option<ErrorKind>,
    /// The minimum duration.
    pub(crate) time: Duration,
}

/// Creates the scripts of a server for a kind of call: the scripts before a good response, or the one that is
/// repeated permanently.
pub(crate) type ScriptFactory = Box<dyn Fn(Kind, &Urls) -> Vec<Script> + Send + Sync>;

/// A row of the matrix.
pub(crate) struct Fault {
    pub(crate) name: String,
    pub(crate) servers: Servers,
    pub(crate) api: ScriptFactory,
    /// Whether the last script is repeated permanently. Otherwise a good response follows.
    pub(crate) always: bool,
    /// The scripts of the host that is not configured; a good response by default.
    pub(crate) other: Option<ScriptFactory>,
    /// The scripts of the token endpoint before a good response.
    pub(crate) authentication: Option<ScriptFactory>,
    pub(crate) expected: Box<dyn Fn(Kind) -> Expected + Send + Sync>,
}

impl Fault {
    /// A row in which the API runs the same script N times.
    pub(crate) fn new(
        name: impl Into<String>,
        times: Times,
        meaning: Meaning,
        script: impl Fn(Kind) -> Script + Send + Sync + 'static,
    ) -> Self {
        let count = times.count().unwrap_or(1) as usize;
        Self {
            name: format!("{}, {times:?}", name.into()).to_lowercase(),
            servers: Servers::Plain,
            api: Box::new(move |kind, _| vec![script(kind).label(label(meaning)); count]),
            always: times == Times::Always,
            other: None,
            authentication: None,
            expected: Box::new(move |kind| expected(kind, meaning, times)),
        }
    }

    /// Changes what is expected.
    #[must_use]
    pub(crate) fn expecting(mut self, change: impl Fn(Kind, &mut Expected) + Send + Sync + 'static) -> Self {
        let before = self.expected;
        self.expected = Box::new(move |kind| {
            let mut expected = before(kind);
            change(kind, &mut expected);
            expected
        });
        self
    }

    /// The same with other servers.
    #[must_use]
    pub(crate) fn on(mut self, servers: Servers) -> Self {
        self.servers = servers;
        self
    }
}

/// The label of requests that a server may have processed.
pub(crate) const PROCESSED: &str = "may have been processed";

fn label(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::NeverSent | Meaning::RefusedForNow | Meaning::Refused => "refused",
        Meaning::Good | Meaning::Passing | Meaning::Staying => PROCESSED,
    }
}

/// The rules, stated independently of the implementation.
fn expected(kind: Kind, meaning: Meaning, times: Times) -> Expected {
    let repeats = match meaning {
        Meaning::NeverSent | Meaning::RefusedForNow => true,
        Meaning::Passing => kind != Kind::Metered,
        Meaning::Good | Meaning::Refused | Meaning::Staying => false,
    };
    let requests = match times.count() {
        _ if !repeats => 1,
        Some(count) => (count + 1).min(ATTEMPTS),
        None => ATTEMPTS,
    };
    let good = meaning == Meaning::Good || (repeats && times != Times::Always);
    let certain = matches!(meaning, Meaning::NeverSent | Meaning::RefusedForNow | Meaning::Refused);
    let outcome = if certain || kind == Kind::Safe { Outcome::NotDone } else { Outcome::Unknown };
    Expected {
        good: Some(good),
        requests: Some(requests),
        outcome: Some(outcome).filter(|_| !good),
        kind: None,
        time: Duration::ZERO,
    }
}
