//! What goes wrong in a row of the matrix, and what has to come of it.

use std::time::Duration;

use getty_api_ext::{ErrorKind, Outcome};
use getty_api_suite::fault_server::Script;

use crate::operation::Kind;

/// How often a call is tried in the matrix.
pub(crate) const ATTEMPTS: u32 = 4;

/// The addresses of a case's servers.
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
    /// Nobody listens at the API's address until so many connections were refused, if ever.
    Refused(Option<u32>),
    /// The API's address is one of https, and who listens there does not speak TLS.
    NoTls,
    /// Over TLS, with host names that look public.
    Public,
}

/// What a fault says about the request, and so what may be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing: the response is good.
    Good,
    /// It was never sent, and can be sent later.
    NeverSent,
    /// It was refused for the moment.
    RefusedForNow,
    /// It passes; whether the server acted is not known.
    Passing,
    /// It was refused.
    Refused,
    /// It stays; whether the server acted is not known.
    Staying,
}

/// How often a fault comes before all is well.
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

/// What has to come of a call. What is `None` is not known beforehand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Expected {
    pub(crate) good: Option<bool>,
    /// HTTP requests that were tried, without those for tokens.
    pub(crate) requests: Option<u32>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) kind: Option<ErrorKind>,
    /// The least time that passes.
    pub(crate) time: Duration,
}

/// What the server does, for the kind of call and the addresses there are: the scripts before all is well, or
/// the one that is given permanently.
pub(crate) type ScriptFactory = Box<dyn Fn(Kind, &Urls) -> Vec<Script> + Send + Sync>;

/// A row of the matrix.
pub(crate) struct Fault {
    pub(crate) name: String,
    pub(crate) servers: Servers,
    pub(crate) api: ScriptFactory,
    /// Whether the scripts go on permanently, rather than a good response after them.
    pub(crate) always: bool,
    /// What the host that is not configured does; a good response unless set.
    pub(crate) other: Option<ScriptFactory>,
    /// What the token endpoint does before it responds well.
    pub(crate) authentication: Option<ScriptFactory>,
    pub(crate) expected: Box<dyn Fn(Kind) -> Expected + Send + Sync>,
}

impl Fault {
    /// A row in which the API does the same so many times.
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
            api: Box::new(move |kind, _| vec![script(kind).label(note(meaning)); count]),
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

/// The word in the log that tells whether a server may have acted on a request.
pub(crate) const ACTED: &str = "may have acted";

fn note(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::NeverSent | Meaning::RefusedForNow | Meaning::Refused => "refused",
        Meaning::Good | Meaning::Passing | Meaning::Staying => ACTED,
    }
}

/// The rules, written down once more and apart from the code that follows them.
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
