//! Redirects: each status, to each kind of URL.

use getty_api_ext::{ErrorKind, Outcome};
use getty_api_suite::fault_server::{Script, response};

use crate::fault::{Expected, Fault, Meaning, PROCESSED, ScriptFactory, Servers, Times, Urls};
use crate::operation::Kind;

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// The owner of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// A configured host's, or relative to one.
    Own,
    /// Another host's.
    Other,
    /// A URL that must not be requested.
    Nobody,
}

/// A URL that a server sends in `Location`.
struct Target {
    name: &'static str,
    location: fn(&Urls) -> String,
    whose: Whose,
}

/// With plain servers.
const PLAIN: [Target; 15] = [
    Target { name: "a path", location: |_| "/moved?to=here".into(), whose: Whose::Own },
    Target { name: "a relative path", location: |_| "../moved".into(), whose: Whose::Own },
    Target { name: "a query", location: |_| "?moved=1".into(), whose: Whose::Own },
    Target { name: "a full address", location: |urls| format!("{}/moved", urls.api), whose: Whose::Own },
    Target {
        name: "an address without a scheme",
        location: |urls| urls.api.replacen("http:", "", 1) + "/moved",
        whose: Whose::Own,
    },
    Target {
        name: "an address with a fragment",
        location: |urls| format!("{}/moved#there", urls.api),
        whose: Whose::Own,
    },
    Target {
        name: "an address with a user",
        location: |urls| urls.api.replacen("//", "//mallory:guess@", 1) + "/moved",
        whose: Whose::Own,
    },
    Target { name: "another host", location: |urls| format!("{}/moved", urls.other), whose: Whose::Other },
    Target {
        name: "another host with a user",
        location: |urls| urls.other.replacen("//", "//api:key@", 1) + "/moved",
        whose: Whose::Other,
    },
    Target { name: "the same address", location: |_| "#here".into(), whose: Whose::Own },
    Target { name: "an empty address", location: |_| String::new(), whose: Whose::Nobody },
    Target { name: "an address without a host", location: |_| "http://".into(), whose: Whose::Nobody },
    Target { name: "a port that is none", location: |_| "http://host:99999/".into(), whose: Whose::Nobody },
    Target { name: "a file", location: |_| "file:///etc/passwd".into(), whose: Whose::Nobody },
    Target { name: "another protocol", location: |_| "ftp://127.0.0.1/moved".into(), whose: Whose::Nobody },
];

/// With servers whose names look public.
const PUBLIC: [Target; 8] = [
    Target {
        name: "another public host",
        location: |urls| format!("{}/moved", urls.other),
        whose: Whose::Other,
    },
    Target {
        name: "the same host without TLS",
        location: |urls| urls.api.replacen("https:", "http:", 1) + "/moved",
        whose: Whose::Nobody,
    },
    Target {
        name: "another host without TLS",
        location: |urls| urls.other.replacen("https:", "http:", 1) + "/moved",
        whose: Whose::Nobody,
    },
    Target {
        name: "a loopback address",
        location: |urls| urls.other.replacen("delivery.getty.test", "127.0.0.1", 1) + "/moved",
        whose: Whose::Nobody,
    },
    Target {
        name: "a loopback address in disguise",
        location: |urls| urls.other.replacen("delivery.getty.test", "[::ffff:7f00:1]", 1) + "/moved",
        whose: Whose::Nobody,
    },
    Target {
        name: "localhost",
        location: |urls| urls.other.replacen("delivery.getty.test", "localhost", 1) + "/moved",
        whose: Whose::Nobody,
    },
    Target { name: "a private address", location: |_| "https://10.0.0.1/moved".into(), whose: Whose::Nobody },
    Target {
        name: "the cloud's metadata",
        location: |_| "https://169.254.169.254/latest/meta-data".into(),
        whose: Whose::Nobody,
    },
];

pub(crate) fn rows() -> Vec<Fault> {
    let mut rows = Vec::new();
    for status in STATUSES {
        for target in &PLAIN {
            rows.push(once(status, target));
        }
        for target in &PUBLIC {
            rows.push(once(status, target).on(Servers::Public));
        }
        for length in [1, 2, 10, 11] {
            rows.push(chain(status, length));
        }
        rows.push(circle(status, 1));
        rows.push(circle(status, 3));
        rows.push(and_back(status));
        rows.push(without_location(status));
    }
    rows
}

fn row(
    name: String,
    scripts: ScriptFactory,
    expected: impl Fn(Kind) -> Expected + Send + Sync + 'static,
) -> Fault {
    let mut fault = Fault::new("", Times::Once, Meaning::Good, |_| Script::default());
    fault.name = name;
    fault.api = scripts;
    fault.expected = Box::new(expected);
    fault
}

/// A redirect; 307 and 308 mean that the request was not processed.
fn redirect(status: u16, location: &str) -> Script {
    let note = if matches!(status, 307 | 308) { "sent on" } else { PROCESSED };
    Script::respond(response(status, &[("location", location)], "")).label(note)
}

fn once(status: u16, target: &'static Target) -> Fault {
    let scripts: ScriptFactory = Box::new(move |_, urls| vec![redirect(status, &(target.location)(urls))]);
    row(format!("{status} to {}", target.name), scripts, move |kind| expected(kind, status, target))
}

/// The rules for one redirect, stated independently of the implementation.
fn expected(kind: Kind, status: u16, target: &Target) -> Expected {
    let keeps = match kind {
        Kind::Safe => true,
        Kind::Idempotent => status != 303,
        Kind::Metered => matches!(status, 307 | 308),
    };
    let good = match (kind, target.whose) {
        // The response to this operation.
        (Kind::Metered, _) if status == 303 => {
            return Expected { good: Some(true), requests: Some(1), ..Expected::default() };
        }
        (Kind::Metered, _) if !keeps => false,
        (_, Whose::Own) => target.name != "the same address" || !keeps,
        (_, Whose::Other) => kind == Kind::Safe || !keeps,
        (_, Whose::Nobody) => false,
    };
    if good { followed(1) } else { refused(kind, Some(1)) }
}

fn followed(redirects: u32) -> Expected {
    Expected { good: Some(true), requests: Some(redirects + 1), ..Expected::default() }
}

fn refused(kind: Kind, requests: Option<u32>) -> Expected {
    let outcome = if kind == Kind::Safe { Outcome::NotDone } else { Outcome::Unknown };
    Expected {
        good: Some(false),
        requests,
        outcome: Some(outcome),
        kind: Some(ErrorKind::Redirect),
        ..Expected::default()
    }
}

/// What a metered call makes of `length` redirects in a row that others follow: it follows one, if the status keeps
/// the request as it is. So a server receives at most two requests.
fn metered(status: u16, length: u32) -> Expected {
    match (status, length) {
        (303, _) => Expected { good: Some(true), requests: Some(1), ..Expected::default() },
        (301 | 302, _) => refused(Kind::Metered, Some(1)),
        (_, 1) => followed(1),
        _ => refused(Kind::Metered, Some(2)),
    }
}

fn chain(status: u16, length: u32) -> Fault {
    let scripts: ScriptFactory =
        Box::new(move |_, _| (0..length).map(|step| redirect(status, &format!("/step-{step}"))).collect());
    row(format!("{status}, {length} in a row"), scripts, move |kind| match kind {
        Kind::Metered => metered(status, length),
        _ if length <= 10 => followed(length),
        _ => refused(kind, Some(11)),
    })
}

fn circle(status: u16, length: u32) -> Fault {
    let scripts: ScriptFactory = Box::new(move |_, _| {
        let step = |number: u32| redirect(status, &format!("/circle-{}", number % length));
        (0..30).map(step).collect()
    });
    row(format!("{status} in a circle of {length}"), scripts, move |kind| match kind {
        Kind::Metered => metered(status, 30),
        _ => refused(kind, Some(length + 1)),
    })
}

/// To another host, which sends it back: credentials stay away for good.
fn and_back(status: u16) -> Fault {
    let scripts: ScriptFactory =
        Box::new(move |_, urls| vec![redirect(status, &format!("{}/out", urls.other))]);
    let fault = row(format!("{status} to another host and back"), scripts, move |kind| match kind {
        Kind::Safe => followed(2),
        Kind::Idempotent if status == 303 => followed(2),
        Kind::Idempotent => refused(kind, Some(1)),
        // The first redirect leads to a host that is not configured.
        Kind::Metered if status >= 307 => refused(kind, Some(1)),
        Kind::Metered => metered(status, 2),
    });
    let back: ScriptFactory = Box::new(move |_, urls| vec![redirect(status, &format!("{}/back", urls.api))]);
    Fault { other: Some(back), ..fault }
}

fn without_location(status: u16) -> Fault {
    let scripts: ScriptFactory = Box::new(move |_, _| {
        vec![Script::respond(response(status, &[], "")).label(if status < 307 {
            PROCESSED
        } else {
            "sent on"
        })]
    });
    row(format!("{status} without Location"), scripts, move |kind| match kind {
        // The response to this operation, without the required header.
        Kind::Metered if status == 303 => {
            Expected { kind: Some(ErrorKind::Decode), ..refused(kind, Some(1)) }
        }
        _ => refused(kind, Some(1)),
    })
}
