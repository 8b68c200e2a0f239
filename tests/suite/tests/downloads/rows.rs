//! What every row of the fault tables goes through: a download that meets the fault, the state it leaves, and
//! a second run with a delivery host that has no faults.

use std::fmt::Debug;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use getty_api_ext::{
    Collision, Credentials, Download, DownloadFailure, Error, Getty, RetryBudget, RetryPolicy, Saved,
};
use getty_api_mock::{Asset, MockGetty};

use crate::origin::{End, Kind, Origin, Step, Version};
use crate::support::{directory, endpoints, names};

/// The length of the file in bytes: more than what has to arrive to count as progress.
pub(crate) const LENGTH: usize = 200_000;

/// A client that retries with short delays.
pub(crate) fn fast_retries(mock: &MockGetty) -> Getty {
    let retry = RetryPolicy::default()
        .attempts(3)
        .first_delay(Duration::from_millis(1))
        .budget(RetryBudget::unlimited());
    Getty::builder()
        .credentials(Credentials::client_credentials(mock.api_key(), mock.api_secret()))
        .endpoints(endpoints(mock))
        .retry(retry)
        .build()
        .unwrap()
}

/// How the first run is to end.
pub(crate) enum First {
    Saved,
    /// With a failure that this holds for.
    Fails(fn(&Error) -> bool),
}

/// One row.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) plan: Vec<Step>,
    pub(crate) always: Option<Step>,
    /// Connections; a file is split from its first byte on.
    pub(crate) connections: usize,
    pub(crate) attempts: u32,
    pub(crate) first: First,
    /// The range that the request of this number must have.
    pub(crate) expected_ranges: Vec<(usize, Option<String>)>,
}

impl Row {
    pub(crate) fn new(name: impl Into<String>, plan: impl IntoIterator<Item = Step>) -> Self {
        Self {
            name: name.into(),
            kind: Kind::Etag,
            plan: plan.into_iter().collect(),
            always: None,
            connections: 1,
            attempts: 3,
            first: First::Saved,
            expected_ranges: Vec::new(),
        }
    }

    pub(crate) fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    pub(crate) fn always(mut self, step: Step) -> Self {
        self.always = Some(step);
        self
    }

    pub(crate) fn connections(mut self, connections: usize) -> Self {
        self.connections = connections;
        self
    }

    pub(crate) fn fails(mut self, check: fn(&Error) -> bool) -> Self {
        self.first = First::Fails(check);
        self
    }

    pub(crate) fn expects_range(mut self, number: usize, range: Option<&str>) -> Self {
        self.expected_ranges.push((number, range.map(str::to_owned)));
        self
    }

    /// Short where the server stalls on purpose; else so long that a busy machine is not taken for a stalled
    /// server.
    fn idle_seconds(&self) -> u64 {
        let mut acts = self.plan.iter().chain(&self.always);
        if acts.any(|step| matches!(step.cut, Some((_, End::Stall)))) { 1 } else { 10 }
    }

    fn set_up(&self, getty: &Getty) -> Download {
        getty
            .download_image("42")
            .connections(self.connections)
            .parallel_from(if self.connections > 1 { 1 } else { u64::MAX })
            .attempts(self.attempts)
            .backoff(Duration::from_millis(1))
            .idle_timeout(Duration::from_secs(self.idle_seconds()))
    }

    /// Runs the row; the error contains what is wrong.
    async fn run(&self) -> Result<(), String> {
        let mock = MockGetty::start().await;
        mock.add_asset(Asset::image("42"));
        let origin = Origin::start(Version::new(self.kind, LENGTH, 1));
        mock.set_delivery_base_url(origin.url());
        origin.plan(self.plan.iter().cloned());
        if let Some(step) = &self.always {
            origin.always(step.clone());
        }
        let (getty, target) = (fast_retries(&mock), directory());
        let path = target.path().join("wanted.jpg");

        let first = self.set_up(&getty).to_file(&path).await;
        match (&self.first, &first) {
            (First::Saved, Ok(saved)) => check_saved(saved, &origin)?,
            (First::Fails(check), Err(error)) if check(error) => {}
            (_, other) => return Err(format!("the first run: {other:?}")),
        }
        for (number, range) in &self.expected_ranges {
            let seen = origin.seen();
            let requested = seen.get(*number).map(|seen| &seen.range);
            expect("the requested range", &requested, &Some(range))?;
        }
        if first.is_err() {
            expect("no file before it is whole", &path.exists(), &false)?;
            let beside = [".wanted.jpg.getty-download.json", ".wanted.jpg.getty-download.part"];
            if let Some(other) = names(target.path()).iter().find(|name| !beside.contains(&name.as_str())) {
                return Err(format!("left behind: {other}"));
            }
            origin.heal();
            let second = self.set_up(&getty).to_file(&path).await;
            let saved = second.map_err(|error| format!("the second run: {error:?}"))?;
            check_saved(&saved, &origin)?;
        }
        expect("what is in the directory", &names(target.path()), &vec!["wanted.jpg".to_owned()])?;
        expect("metered requests", &mock.call_count("download_image"), &1)?;
        let leaked = |name| origin.seen().iter().any(|seen| seen.has_header(name));
        expect(
            "credentials sent to the delivery host",
            &(leaked("authorization") || leaked("api-key")),
            &false,
        )
    }
}

fn check_saved(saved: &Saved, origin: &Origin) -> Result<(), String> {
    let file = origin.file();
    expect("the length told", &saved.bytes, &(file.len() as u64))?;
    let found = std::fs::read(&saved.path).map_err(|error| error.to_string())?;
    expect("the file", &(found == *file), &true)
}

fn expect<T: PartialEq + Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?}, not {expected:?}")) }
}

/// Whether an error is this failure.
pub(crate) fn is(error: &Error, check: fn(&DownloadFailure) -> bool) -> bool {
    error.download_failure().is_some_and(check)
}

/// Runs all rows, several at a time, and fails with the list of those that are wrong.
pub(crate) async fn run_all(table: &str, rows: Vec<Row>) {
    let count = rows.len();
    let results: Vec<Option<String>> = stream::iter(&rows)
        .map(|row| async move { row.run().await.err().map(|wrong| format!("{}: {wrong}", row.name)) })
        .buffer_unordered(8)
        .collect()
        .await;
    println!("{table}: {count} rows");
    let wrong: Vec<String> = results.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{} of {count} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Rows need a file whose place is free.
#[tokio::test]
async fn a_row_that_expects_the_wrong_thing_is_found() {
    let row = Row::new("a file that is served well", []).fails(|_| true);
    assert!(row.run().await.unwrap_err().starts_with("the first run: Ok"));
    assert_eq!(Collision::default(), Collision::Fail);
}
