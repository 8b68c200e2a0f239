//! A program that is killed at random times and restarted each time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use getty_api_mock::{Asset, Fault, MockGetty};

use crate::peers::{Nginx, command, find};
use crate::support::{directory, names, read};

/// How often the program is killed.
const KILLS: usize = 50;

/// How many assets are added whenever a run has nothing left to do.
const BATCH: usize = 40;

/// What the test knows of the assets.
struct Assets {
    mock: MockGetty,
    ids: Vec<String>,
    list: PathBuf,
    /// Where the other delivery host has its files.
    files: PathBuf,
    random: fastrand::Rng,
}

impl Assets {
    /// More assets, of lengths from a few bytes to more than is written down at once, and the list of them.
    fn add(&mut self) {
        for _ in 0..BATCH {
            let id = format!("{}", 7_000_000 + self.ids.len());
            let length = 1 << self.random.u32(4..21);
            self.mock.add_asset(Asset::image(&id).synthetic_size(length + self.random.u64(0..length)));
            fs::write(self.files.join(&id), self.mock.file(&id).unwrap()).unwrap();
            self.ids.push(id);
        }
        fs::write(&self.list, self.ids.join("\n")).unwrap();
    }

    fn run(&self, target: &Path) -> Command {
        let mut command = command("bulk_download", &self.mock);
        command.arg(&self.list).arg("--to").arg(target).stdout(Stdio::null());
        command
    }

    /// Every file with its final name is complete. Those in `known` are skipped, the others added to it.
    fn check_files(&self, target: &Path, known: &mut BTreeSet<String>, when: &str) {
        for name in names(target) {
            if name.starts_with('.') || name == "manifest.jsonl" || !known.insert(name.clone()) {
                continue;
            }
            let id = name.strip_prefix("GettyImages-").and_then(|name| name.strip_suffix(".jpg"));
            let file = id.and_then(|id| self.mock.file(id));
            let file = file.unwrap_or_else(|| panic!("{when}: {name} is of no asset"));
            assert!(read(target.join(&name)) == file, "{when}: {name} is not the file");
        }
    }

    /// How often each asset was requested with an operation.
    fn requests(&self, operation: &str) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for request in self.mock.received_requests_for(operation) {
            let segment = request.path.split('/').find(|segment| segment.parse::<u64>().is_ok());
            *counts.entry(segment.unwrap().to_owned()).or_default() += 1;
        }
        counts
    }
}

/// The assets whose last line in a manifest has a status.
fn with_status(target: &Path, status: &str) -> BTreeSet<String> {
    let mut last = BTreeMap::new();
    for line in String::from_utf8(read(target.join("manifest.jsonl"))).unwrap().lines() {
        // A kill can truncate a line; the work that it records is repeated.
        if let Ok(line) = serde_json::from_str::<serde_json::Value>(line) {
            last.insert(line["id"].as_str().unwrap().to_owned(), line["status"].as_str().unwrap().to_owned());
        }
    }
    last.into_iter().filter(|(_, found)| found == status).map(|(id, _)| id).collect()
}

/// The end of the first range that a journal records as saved.
fn marked(journal: &Path) -> u64 {
    let journal = fs::read(journal).unwrap_or_default();
    let journal: serde_json::Value = serde_json::from_slice(&journal).unwrap_or_default();
    journal["transfer"]["have"][0][1].as_u64().unwrap_or(0)
}

#[tokio::test]
async fn a_large_file_resumes_after_the_program_was_killed() {
    const MIB: u64 = 1024 * 1024;
    let target = directory();
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").synthetic_size(40 * MIB));
    mock.fail_next("delivery", 1, Fault::StallBodyAt(20 * MIB));
    let run = || {
        let mut command = command("download", &mock);
        command.args(["42", "--to"]).arg(target.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let mut child = run().spawn().unwrap();
    let journal = target.path().join(".image-42.getty-download.json");
    // The journal of another process is the only sign of how far it is, and nothing notifies of it: this
    // polls the state that the test needs, and fails when the program ends first.
    while marked(&journal) < 16 * MIB {
        assert!(child.try_wait().unwrap().is_none(), "the program ended by itself");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let marked = marked(&journal);
    child.kill().unwrap();
    child.wait().unwrap();

    let mut again = run();
    let status = tokio::task::spawn_blocking(move || again.status().unwrap()).await.unwrap();

    assert!(status.success());
    assert!(read(target.path().join("GettyImages-42.jpg")) == mock.file("42").unwrap());
    let ranges = mock.received_requests_for("delivery");
    assert_eq!(ranges[0].header("range"), None);
    assert_eq!(ranges[1].header("range"), Some(format!("bytes={marked}-").as_str()));
    assert_eq!(ranges.len(), 2);
    assert_eq!(mock.asset_download_count("42"), 1);
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_that_is_interrupted_finishes_what_it_has_begun() {
    let (mock, ids) = crate::support::assets(12).await;
    let (target, work) = (directory(), directory());
    let list = work.path().join("ids.txt");
    fs::write(&list, ids.join("\n")).unwrap();
    let run = || {
        let mut command = command("bulk_download", &mock);
        command.arg(&list).arg("--to").arg(target.path()).stderr(Stdio::null());
        command
    };
    let gate = mock.pause_calls("download_image");
    let mut child = run().stdout(Stdio::piped()).spawn().unwrap();
    gate.wait_for_calls(4).await;
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let (interrupted, mut output) = tokio::task::spawn_blocking(move || {
        let interrupted = output.by_ref().lines().any(|line| line.unwrap().contains("interrupted"));
        (interrupted, output)
    })
    .await
    .unwrap();
    assert!(interrupted, "the program ended at once");
    gate.release();
    let status = tokio::task::spawn_blocking(move || {
        // Reads the rest, so that the program does not block on a full pipe.
        io::copy(&mut output, &mut io::sink()).unwrap();
        child.wait().unwrap()
    });
    assert_eq!(status.await.unwrap().code(), Some(130));
    assert_eq!(with_status(target.path(), "saved").len(), 4);
    assert_eq!(names(target.path()).len(), 5, "four files and the manifest");

    let mut again = run();
    let status = tokio::task::spawn_blocking(move || again.stdout(Stdio::null()).status().unwrap());
    assert!(status.await.unwrap().success());
    assert_eq!(mock.download_count(), 12);
}

#[tokio::test]
async fn a_program_that_is_killed_pays_once_and_saves_only_complete_files() {
    let (target, work) = (directory(), directory());
    let files = work.path().join("files");
    fs::create_dir(&files).unwrap();
    let mock = MockGetty::start().await;
    mock.set_quota("premiumaccess", u32::MAX);
    let nginx = match find("nginx") {
        Some(program) => Some(Nginx::start(&program, &files, "limit_rate 4m;").await),
        None => None,
    };
    if let Some(nginx) = &nginx {
        mock.set_delivery_base_url(nginx.url());
    }
    let random = fastrand::Rng::with_seed(50);
    let list = work.path().join("ids.txt");
    let mut assets = Assets { mock, ids: Vec::new(), list, files, random };
    assets.add();

    let mut kills = 0;
    let mut whole = BTreeSet::new();
    while kills < KILLS {
        let mut child = assets.run(target.path()).stderr(Stdio::null()).spawn().unwrap();
        // This chooses a random time for the kill; nothing depends on how far the program is then.
        tokio::time::sleep(Duration::from_millis(assets.random.u64(0..400))).await;
        match child.try_wait().unwrap() {
            Some(status) => {
                assert!(matches!(status.code(), Some(0 | 3)), "run {kills}: {status}");
                assets.add();
            }
            None => {
                child.kill().unwrap();
                child.wait().unwrap();
                kills += 1;
            }
        }
        assets.check_files(target.path(), &mut whole, &format!("after kill {kills}"));
    }

    // Left in peace, it ends with every file saved but for those whose outcome it reports as unknown.
    let mut last = assets.run(target.path());
    let output =
        tokio::task::spawn_blocking(move || last.stderr(Stdio::piped()).output().unwrap()).await.unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 3)), "{}: {errors}", output.status);
    assets.check_files(target.path(), &mut BTreeSet::new(), "at the end");
    let (saved, unknown) = (with_status(target.path(), "saved"), with_status(target.path(), "unknown"));
    assert_eq!(output.status.code() == Some(3), !unknown.is_empty());
    assert_eq!(saved.len() + unknown.len(), assets.ids.len());

    // One metered request for each, except where a kill fell between sending and writing down the response:
    // there at most one, and the history was queried. It was queried for no other.
    let (paid, requested) =
        (assets.requests("download_image"), assets.requests("get_image_download_history"));
    for id in &saved {
        assert_eq!(paid.get(id), Some(&1), "{id} was paid for {:?} times", paid.get(id));
        assert_eq!(requested.get(id), None, "the history was queried for {id}, whose outcome was known");
    }
    for id in &unknown {
        assert!(paid.get(id).is_none_or(|count| *count == 1), "{id} was paid for {:?} times", paid.get(id));
        assert!(requested.contains_key(id), "{id} was reported as unknown, but the history was not queried");
    }
    println!("{kills} kills, {} files, {} of unknown outcome", assets.ids.len(), unknown.len());

    // With a policy that retries, the others are saved, and no temporary file is left.
    let mut resolving = assets.run(target.path());
    resolving.args(["--unknown", "again"]).stderr(Stdio::null());
    let status = tokio::task::spawn_blocking(move || resolving.status().unwrap()).await.unwrap();
    assert!(status.success());
    assets.check_files(target.path(), &mut BTreeSet::new(), "after everything");
    let mut expected: Vec<String> = assets.ids.iter().map(|id| format!("GettyImages-{id}.jpg")).collect();
    expected.push("manifest.jsonl".to_owned());
    assert_eq!(names(target.path()), expected);
    let paid = assets.requests("download_image");
    for id in &unknown {
        assert!(paid[id] <= 2, "{id} was paid for {} times", paid[id]);
    }
    assert!(assets.ids.iter().filter(|id| !unknown.contains(*id)).all(|id| paid[id] == 1));
    drop(nginx);
}
