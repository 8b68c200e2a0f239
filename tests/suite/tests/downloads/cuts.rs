//! Transfers that end at every interesting byte, in every way, from every kind of server.

use getty_api_ext::ErrorKind;

use crate::origin::{At, ENDS, End, KINDS, Kind, Step};
use crate::rows::{LENGTH, Row, run_all};

/// Places in a response. The head has somewhat more than 150 bytes.
const PLACES: [(&str, At); 9] = [
    ("before the response", At::Head(0)),
    ("after the first byte of the head", At::Head(1)),
    ("within the head", At::Head(40)),
    ("in the middle of the head", At::Head(120)),
    ("after the head", At::Body(0)),
    ("after the first byte", At::Body(1)),
    ("in the middle", At::Body(LENGTH / 2)),
    ("where a buffer ends", At::Body(65_536)),
    ("before the last byte", At::Body(LENGTH - 1)),
];

fn name(kind: Kind, place: &str, end: End, times: &str) -> String {
    format!("{kind:?}: {end:?} {place}, {times}")
}

#[tokio::test]
async fn an_interrupted_transfer_resumes() {
    let mut rows = Vec::new();
    for kind in KINDS {
        for (place, at) in PLACES {
            for end in ENDS {
                let mut row = Row::new(name(kind, place, end, "once"), [Step::cut(at, end)]).kind(kind);
                // A reset may discard bytes that were sent before, so the next requested range varies.
                if let (At::Body(had), End::Close) = (at, end) {
                    let next = format!("bytes={had}-");
                    row = row.expects_range(1, (had > 0 && kind.sends_range()).then_some(next.as_str()));
                }
                rows.push(row);
            }
        }
    }
    run_all("cut once", rows).await;
}

#[tokio::test]
async fn a_transfer_that_is_cut_every_time_is_finished_by_the_next_run() {
    let mut rows = Vec::new();
    for kind in KINDS {
        for (place, at) in PLACES {
            // Each transfer that brings 64 KiB is progress, so that some of them end well all the same.
            if matches!(at, At::Body(had) if had >= 65_536 && kind.resumes()) {
                continue;
            }
            let row = Row::new(name(kind, place, End::Close, "always"), []).kind(kind);
            rows.push(row.always(Step::cut(at, End::Close)).fails(|_| true));
        }
    }
    run_all("cut always", rows).await;
}

#[tokio::test]
async fn enough_transfers_that_bring_something_bring_everything() {
    let rows = [Kind::Etag, Kind::LastModified].map(|kind| {
        Row::new(format!("{kind:?}: 70,000 bytes at a time"), [])
            .kind(kind)
            .always(Step::cut(At::Body(70_000), End::Close))
            .expects_range(1, Some("bytes=70000-"))
            .expects_range(2, Some("bytes=140000-"))
    });
    run_all("in steps", rows.into()).await;
}

#[tokio::test]
async fn several_connections_survive_what_one_survives() {
    let mut rows = Vec::new();
    for number in 0..4 {
        for (place, at) in PLACES {
            for end in ENDS {
                let mut plan = vec![Step::default(); number];
                plan.push(Step::cut(at, end));
                let name = format!("request {number} of several: {end:?} {place}");
                rows.push(Row::new(name, plan).connections(3));
            }
        }
    }
    // A host that serves one connection of a client and turns the others away, for a while and for good.
    for status in [429, 503] {
        for refused in 1..10 {
            let mut plan = vec![Step::default()];
            plan.extend(vec![Step::respond(status, ""); refused]);
            rows.push(
                Row::new(format!("{status} for {refused} requests after the first"), plan).connections(3),
            );
        }
        let row = Row::new(format!("{status} for all but the first"), [Step::default()]).connections(3);
        rows.push(row.always(Step::respond(status, "")).fails(|error| error.kind() != ErrorKind::File));
    }
    run_all("several connections", rows).await;
}
