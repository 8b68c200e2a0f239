//! Keeps a copy of a channel's assets in an SQLite file: what is new or changed is written, what is gone removed.
//!
//! ```text
//! cargo run -p getty-api-suite --example mirror_asset_changes -- catalogue.sqlite --channel 1001
//! ```
//!
//! It ends when the channel has nothing more; with `--follow` it waits for more. It can be ended at any moment, by
//! pulling the plug too, and run again: a change set is confirmed only when what it says is in the file, and comes
//! again otherwise; applying it once more changes nothing.
//!
//! With `GETTY_API_KEY` and its secret set it uses the real API, or the one at `GETTY_API_URL` and
//! `GETTY_TOKEN_URL`; without it, a local mock server is used, whose catalogue is new in its channels.

use std::error::Error;
use std::path::PathBuf;

use getty_api_ext::asset_changes::{Action, AssetChanges, UnconfirmedChangeSet};
use getty_api_ext::metadata::Lookup;
use getty_api_ext::raw::types::{ImageDetailField, VideoDetailField};
use getty_api_ext::{AssetKind, Credentials, Endpoints, Getty};
use getty_api_mock::MockGetty;
use rusqlite::{Connection, params};

const USAGE: &str = "usage: mirror_asset_changes DATABASE [--channel ID] [--batch-size N] [--follow]";

struct Arguments {
    database: PathBuf,
    channel: Option<i32>,
    batch_size: Option<i32>,
    follow: bool,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let (mut database, mut channel, mut batch_size, mut follow) = (None, None, None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--channel" => channel = Some(arguments.next().ok_or(USAGE)?.parse()?),
            "--batch-size" => batch_size = Some(arguments.next().ok_or(USAGE)?.parse()?),
            "--follow" => follow = true,
            _ if database.is_none() && !argument.starts_with('-') => database = Some(argument.into()),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(Arguments { database: database.ok_or(USAGE)?, channel, batch_size, follow })
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { database, channel, batch_size, follow } = arguments()?;
    let (getty, _mock) = client().await?;
    let channel = match channel {
        Some(channel) => channel,
        None => {
            let channels = getty.asset_change_channels().await?;
            channels.iter().find_map(|channel| channel.channel_id).ok_or("the customer has no channel")?
        }
    };
    let mut mirror = Mirror::open(&database)?;
    let mut changes = getty.asset_changes(channel);
    if let Some(notices) = batch_size {
        changes = changes.batch_size(notices);
    }
    while let Some(set) = next(&mut changes, follow).await? {
        let catalogue = look_up(&getty, &set).await?;
        mirror.apply(&catalogue)?;
        let (id, again) = (set.id(), if set.is_redelivered() { ", again" } else { "" });
        set.ack().await?;
        println!("change set {id}{again}: {} assets", catalogue.len());
    }
    println!("{} assets in {}", mirror.count()?, database.display());
    Ok(())
}

async fn client() -> Result<(Getty, Option<MockGetty>), Box<dyn Error>> {
    if std::env::var_os("GETTY_API_KEY").is_some() {
        let getty = Getty::builder()
            .credentials(Credentials::from_env()?)
            .endpoints(Endpoints::from_env()?)
            .build()?;
        return Ok((getty, None));
    }
    let mock = MockGetty::start().await;
    println!("GETTY_API_KEY is not set: using a local mock server at {}.", mock.api_url());
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let getty = Getty::builder().credentials(credentials).endpoints(endpoints).build()?;
    Ok((getty, Some(mock)))
}

async fn next(
    changes: &mut AssetChanges,
    follow: bool,
) -> Result<Option<UnconfirmedChangeSet>, getty_api_ext::Error> {
    if follow { changes.next().await.map(Some) } else { changes.poll_once().await }
}

/// An asset as the mirror is to have it.
struct Entry {
    id: String,
    /// `None` when there is no such asset any more.
    asset: Option<Asset>,
}

struct Asset {
    kind: &'static str,
    title: Option<String>,
    caption: Option<String>,
}

/// What the assets of a change set are now, whatever the notices say they were.
async fn look_up(getty: &Getty, set: &UnconfirmedChangeSet) -> Result<Vec<Entry>, Box<dyn Error>> {
    let mut entries = Vec::new();
    let (mut images, mut videos) = (Vec::new(), Vec::new());
    for (id, action) in set.latest() {
        let kind =
            set.changes().iter().rev().find(|change| change.asset_id == id).and_then(|change| change.kind);
        match (action, kind) {
            (Action::Delete, _) => entries.push(Entry { id: id.to_owned(), asset: None }),
            (Action::Upsert, Some(AssetKind::Video)) => videos.push(id.to_owned()),
            (Action::Upsert, _) => images.push(id.to_owned()),
        }
    }
    let fields = [ImageDetailField::Id, ImageDetailField::Title, ImageDetailField::Caption];
    for (id, lookup) in getty.images(images).fields(fields).lookups().await {
        let asset = found(lookup)?;
        let asset = asset.map(|image| Asset { kind: "image", title: image.title, caption: image.caption });
        entries.push(Entry { id, asset });
    }
    let fields = [VideoDetailField::Id, VideoDetailField::Title, VideoDetailField::Caption];
    for (id, lookup) in getty.videos(videos).fields(fields).lookups().await {
        let asset = found(lookup)?;
        let asset = asset.map(|video| Asset { kind: "video", title: video.title, caption: video.caption });
        entries.push(Entry { id, asset });
    }
    Ok(entries)
}

/// That nothing is known of an asset is not that it is gone: the change set has to come again.
fn found<T>(lookup: Lookup<T>) -> Result<Option<T>, getty_api_ext::Error> {
    match lookup {
        Lookup::Found(asset) => Ok(Some(asset)),
        Lookup::NotFound => Ok(None),
        Lookup::Failed(error) => Err(error),
    }
}

/// The copy, in a file.
struct Mirror(Connection);

impl Mirror {
    fn open(path: &PathBuf) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS assets (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT, caption TEXT
            ) WITHOUT ROWID",
        )?;
        Ok(Self(connection))
    }

    /// Writes a change set whole or not at all. Doing so again changes nothing.
    fn apply(&mut self, entries: &[Entry]) -> rusqlite::Result<()> {
        let transaction = self.0.transaction()?;
        for Entry { id, asset } in entries {
            match asset {
                Some(Asset { kind, title, caption }) => transaction.execute(
                    "INSERT INTO assets (id, kind, title, caption) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (id) DO UPDATE SET
                        kind = excluded.kind, title = excluded.title, caption = excluded.caption",
                    params![id, kind, title, caption],
                )?,
                None => transaction.execute("DELETE FROM assets WHERE id = ?1", [id])?,
            };
        }
        transaction.commit()
    }

    fn count(&self) -> rusqlite::Result<i64> {
        self.0.query_row("SELECT count(*) FROM assets", [], |row| row.get(0))
    }
}
