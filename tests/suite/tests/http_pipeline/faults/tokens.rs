//! Token endpoints that are slow, fail for a while, or for good.

use std::time::Duration;

use getty_api_ext::Outcome;
use getty_api_suite::fault_server::{Script, Step, response};

use crate::fault::{Expected, Fault, Meaning, Times};
use crate::support::token_response;

pub(crate) fn rows() -> Vec<Fault> {
    let mut rows = Vec::new();
    for seconds in [1, 2, 4] {
        let slow = Script::new([
            Step::Read,
            Step::Wait(Duration::from_secs(seconds)),
            Step::Send(token_response().into()),
        ]);
        rows.push(row(format!("token after {seconds} s"), vec![slow], false, Some(true)));
    }
    let troubles = [
        ("silent", Script::new([Step::Read, Step::Stall])),
        ("reset", Script::new([Step::Read, Step::Reset])),
        ("503", Script::respond(response(503, &[], "<html>"))),
        ("429", Script::respond(response(429, &[("retry-after", "2")], "{}"))),
    ];
    for (name, script) in troubles {
        for times in Times::ALL {
            let count = times.count().unwrap_or(1) as usize;
            let always = times == Times::Always;
            let name = format!("token endpoint {name}, {times:?}").to_lowercase();
            rows.push(row(name, vec![script.clone(); count], always, Some(!always)));
        }
    }
    let responses: [(&str, u16, &[u8]); 5] = [
        ("token refused", 401, br#"{"error":"invalid_client","error_description":"unknown client"}"#),
        ("token request refused", 400, br#"{"error":"unsupported_grant_type"}"#),
        ("token in HTML", 200, b"<html>"),
        ("token response empty", 200, b""),
        ("token response without token", 200, br#"{"token_type":"Bearer","expires_in":1800}"#),
    ];
    for (name, status, body) in responses {
        rows.push(row(
            name.to_owned(),
            vec![Script::respond(response(status, &[], body))],
            true,
            Some(false),
        ));
    }
    // A redirect would take the secret along.
    rows.push(Fault {
        authentication: Some(Box::new(|_, urls| {
            let location = format!("{}/oauth2/token", urls.other);
            vec![Script::respond(response(307, &[("location", &location)], ""))]
        })),
        ..row("token endpoint redirects elsewhere".to_owned(), Vec::new(), true, Some(false))
    });
    rows
}

fn row(name: String, scripts: Vec<Script>, always: bool, good: Option<bool>) -> Fault {
    let mut fault = Fault::new("", Times::Once, Meaning::Good, |_| Script::default());
    fault.name = name;
    fault.api = Box::new(|_, _| Vec::new());
    fault.authentication = Some(Box::new(move |_, _| scripts.clone()));
    fault.always = always;
    fault.expected = Box::new(move |_| Expected {
        good,
        // The call itself was never sent, or is good the first time.
        outcome: Some(Outcome::NotDone).filter(|_| good == Some(false)),
        ..Expected::default()
    });
    fault
}
