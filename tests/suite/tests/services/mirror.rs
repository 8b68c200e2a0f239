//! The mirror of a channel in SQLite: wherever it is killed, it ends up equal to the source.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use fastrand::Rng;
use getty_api_mock::{Asset, Fault, Lifecycle, MockGetty};
use getty_api_suite::example;
use rusqlite::Connection;

use crate::support::*;

const KILLS: usize = 30;

/// Enough notices that no run comes to the end of the channel before it is killed.
const NOTICES: usize = 40;
const BATCH: usize = 5;

/// The source: assets that are added, changed and deleted, and a channel with the notifications.
struct Source {
    mock: MockGetty,
    channel: i32,
    random: Rng,
    version: u32,
    titles: BTreeMap<String, String>,
}

impl Source {
    /// Lets so many things happen to assets: half of them to new ones, so that what is lost is not made good
    /// by what comes later.
    fn change(&mut self, notices: usize) {
        for _ in 0..notices {
            self.version += 1;
            let old = if self.random.bool() { self.random.u32(0..self.version) } else { self.version };
            let id = format!("9{old:05}");
            let lifecycle = match self.random.u32(0..10) {
                // Of what is unknown too.
                0..3 => {
                    self.titles.remove(&id);
                    Lifecycle::Delete
                }
                other => {
                    let title = format!("Version {}", self.version);
                    self.mock.add_asset(Asset::image(&id).title(&title));
                    self.titles.insert(id.clone(), title);
                    // Out of step with what the asset is.
                    if other < 6 { Lifecycle::New } else { Lifecycle::Update }
                }
            };
            self.mock.publish_change(self.channel, &id, lifecycle);
        }
    }
}

struct Mirror {
    program: PathBuf,
    database: PathBuf,
    output: PathBuf,
}

impl Mirror {
    fn run(&self, source: &Source, batch_size: usize) -> Result<Child, Failure> {
        let Source { mock, channel, .. } = source;
        let child = Command::new(&self.program)
            .arg(&self.database)
            .args(["--channel", &channel.to_string(), "--batch-size", &batch_size.to_string()])
            .env("GETTY_API_KEY", mock.api_key())
            .env("GETTY_API_SECRET", mock.api_secret())
            .env("GETTY_API_URL", mock.api_url())
            .env("GETTY_TOKEN_URL", mock.token_url())
            .stdin(Stdio::null())
            .stdout(File::create(&self.output)?)
            .spawn()?;
        Ok(child)
    }

    fn titles(&self) -> Result<BTreeMap<String, String>, Failure> {
        let connection = Connection::open(&self.database)?;
        let mut statement = connection.prepare("SELECT id, title FROM assets")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn output(&self) -> Result<String, Failure> {
        Ok(std::fs::read_to_string(&self.output)?)
    }
}

/// Lets a run come somewhere, and kills it there.
async fn kill_somewhere(source: &mut Source, child: &mut Child, last: bool) -> Result<(), Failure> {
    let confirmed = source.mock.call_count("confirm_change_set");
    // N change sets later, of those that are certainly present.
    let sets = source.random.usize(1..NOTICES / BATCH - 1);
    match if last { 0 } else { source.random.u32(0..5) } {
        // A set was received, and nothing is known of its assets yet.
        0 => {
            let gate = source.mock.pause_calls("get_images");
            gate.wait_for_calls(1).await;
            child.kill()?;
        }
        // It is in the file, and not confirmed; after the death the confirmation arrives all the same.
        1 => {
            source.mock.wait_for_calls("confirm_change_set", confirmed + sets - 1).await;
            let gate = source.mock.pause_calls("confirm_change_set");
            gate.wait_for_calls(1).await;
            child.kill()?;
        }
        // It is confirmed, and the program never learns of it.
        2 => {
            source.mock.wait_for_calls("confirm_change_set", confirmed + sets - 1).await;
            source.mock.fail_next("confirm_change_set", 1, Fault::StallAfterProcessing);
            source.mock.wait_for_calls("confirm_change_set", confirmed + sets).await;
            child.kill()?;
            source.mock.clear_faults();
        }
        // Wherever it is then.
        operation => {
            let operation = if operation == 3 { "get_change_set" } else { "confirm_change_set" };
            let before = source.mock.call_count(operation);
            source.mock.wait_for_calls(operation, before + sets).await;
            for _ in 0..source.random.u32(0..300) {
                tokio::task::yield_now().await;
            }
            child.kill()?;
        }
    }
    let status = child.wait()?;
    assert_eq!(status.signal(), Some(9), "it was still running");
    Ok(())
}

async fn end(mut child: Child) -> Result<(), Failure> {
    let status = tokio::task::spawn_blocking(move || child.wait()).await??;
    assert!(status.success(), "{status}");
    Ok(())
}

#[tokio::test]
async fn a_mirror_that_is_killed_at_thirty_places_ends_equal_to_the_source() -> Result<(), Failure> {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mock = MockGetty::builder().empty_channels().start().await;
    let channel = mock.channel_ids()[0];
    let mut source =
        Source { mock, channel, random: Rng::with_seed(seed), version: 0, titles: BTreeMap::new() };
    let directory = tempfile::tempdir()?;
    let file = |name: &str| Path::new(directory.path()).join(name);
    let program = example::build_of("getty-api-suite", "mirror_asset_changes")?;
    let mirror = Mirror { program, database: file("catalogue.sqlite"), output: file("output") };

    for kill in 1..=KILLS {
        source.change(NOTICES);
        let mut child = mirror.run(&source, BATCH)?;
        source.change(10);
        kill_somewhere(&mut source, &mut child, kill == KILLS).await?;
    }
    assert_ne!(mirror.titles()?, source.titles, "there is something left to do");
    end(mirror.run(&source, 2200)?).await?;

    assert!(mirror.output()?.contains(", again"), "the set of the last death came again");
    assert_eq!(mirror.titles()?, source.titles);
    assert!(!source.titles.is_empty());
    // And once more, with nothing to do.
    end(mirror.run(&source, BATCH)?).await?;
    assert_eq!(mirror.titles()?, source.titles);
    Ok(())
}
