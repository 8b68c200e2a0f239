//! Downloads the assets whose ids stand in a file, a line each, and can be ended and run again at any time.
//!
//! ```text
//! cargo run --example bulk_download -- ids.txt --to pictures --concurrency 8
//! ```
//!
//! With `GETTY_API_KEY` set it uses the real API, and the downloads count against your agreement; without, it
//! uses a local mock server, and downloads some of its images when no file is given.
//!
//! An interrupt lets the downloads that run come to their end and begins no other; a second one ends at once.
//!
//! Exit status: 0 when everything is there, 1 when something failed, 3 when it is only not known of some
//! downloads whether they were counted, 130 after an interrupt.

mod common;

use std::error::Error;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use clap::{Parser, ValueEnum};
use futures_util::{StreamExt as _, stream};
use getty_api_ext::{
    BulkDownload, BulkOutcome, BulkSummary, Collision, DownloadRequest, UnknownOutcomePolicy,
};
use tokio::sync::oneshot;

#[derive(Parser)]
struct Arguments {
    /// File with an id on each line.
    ids: Option<PathBuf>,
    /// The ids are of videos.
    #[arg(long)]
    videos: bool,
    /// Directory to download into; the manifest is kept there too.
    #[arg(long, default_value = "target/bulk_download")]
    to: PathBuf,
    /// How many downloads run at the same time.
    #[arg(long, default_value_t = 4)]
    concurrency: usize,
    /// How many connections a large file may use.
    #[arg(long, default_value_t = 4)]
    connections: usize,
    /// What to do with downloads of which it is not known whether they were counted.
    #[arg(long, value_enum, default_value_t = Unknown::Report)]
    unknown: Unknown,
}

/// Why the list of ids could not be read to its end.
type Broken = Arc<OnceLock<String>>;

#[derive(Clone, Copy, ValueEnum)]
enum Unknown {
    /// Report them.
    Report,
    /// Ask for them again where the download history does not show them.
    IfNotSeen,
    /// Ask for them again.
    Again,
}

#[tokio::main]
async fn main() -> ExitCode {
    common::told(run().await)
}

async fn run() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let (getty, mock) = common::client().await?;
    let broken = Broken::default();
    let ids: Box<dyn Iterator<Item = String> + Send> = match (&arguments.ids, &mock) {
        (Some(path), _) => lines(path, &broken)?,
        (None, Some(mock)) => Box::new(mock.image_ids().into_iter().take(20)),
        (None, None) => return Err("name a file with an id on each line".into()),
    };

    let bars = common::Bars::default();
    let (stop, stopped) = oneshot::channel();
    let interrupted = tokio::spawn(interrupt(bars.clone(), stop));
    let kind = if arguments.videos { DownloadRequest::video } else { DownloadRequest::image };
    let downloads = getty.downloads().requests_from(stream::iter(ids).take_until(stopped).map(kind));
    std::fs::create_dir_all(&arguments.to)?;
    let mut results = downloads
        .concurrency(arguments.concurrency)
        .connections(arguments.connections)
        .on_collision(Collision::Number)
        .on_unknown_outcome(match arguments.unknown {
            Unknown::Report => UnknownOutcomePolicy::Report,
            Unknown::IfNotSeen => UnknownOutcomePolicy::AuthorizeIfNotSeen,
            Unknown::Again => UnknownOutcomePolicy::AuthorizeAgain,
        })
        .manifest(arguments.to.join("manifest.jsonl"))
        .observe(bars.clone())
        .to_directory(&arguments.to)
        .await?;
    while let Some(download) = results.next().await {
        if let Some(line) = report(&download) {
            bars.print(&line);
        }
    }
    let summary = results.summary();
    table(&summary);
    if let Some(error) = &summary.stopped_by {
        eprintln!("stopped: {error}");
    }
    if let Some(broken) = broken.get() {
        return Err(broken.as_str().into());
    }
    if interrupted.is_finished() {
        return Ok(ExitCode::from(130));
    }
    Ok(match summary {
        summary if summary.is_complete() => ExitCode::SUCCESS,
        BulkSummary { failed: 0, stopped: false, .. } => ExitCode::from(3),
        _ => ExitCode::FAILURE,
    })
}

/// Waits for an interrupt and tells `stop`; the next one ends the program. A download that is cut off while it is
/// being paid would be one of unknown outcome.
async fn interrupt(bars: common::Bars, stop: oneshot::Sender<()>) {
    if tokio::signal::ctrl_c().await.is_err() {
        // There are no interrupts to wait for.
        return std::future::pending().await;
    }
    bars.print("interrupted: what has begun is finished; interrupt again to end at once");
    drop(stop);
    tokio::spawn(async {
        if tokio::signal::ctrl_c().await.is_ok() {
            std::process::exit(130);
        }
    });
}

/// The ids in a file, read as they are needed. What ends them before the file does is put into `broken`.
fn lines(path: &Path, broken: &Broken) -> Result<Box<dyn Iterator<Item = String> + Send>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (name, broken) = (path.display().to_string(), Arc::clone(broken));
    let lines = BufReader::new(file).lines().enumerate().map_while(move |(number, line)| match line {
        // Some editors begin a file with a mark that is no part of its text.
        Ok(line) => Some(line.trim_start_matches('\u{feff}').trim().to_owned()),
        Err(error) => {
            // Set once: nothing is read after it.
            drop(broken.set(format!("{name}, line {}: {error}; the ids from there on are left", number + 1)));
            None
        }
    });
    Ok(Box::new(lines.filter(|id| !id.is_empty())))
}

fn report(BulkDownload { request, result, .. }: &BulkDownload) -> Option<String> {
    let id = request.id();
    match result {
        Ok(BulkOutcome::Saved(saved)) => {
            Some(format!("{id:>12}  {} ({} bytes)", saved.path.display(), saved.bytes))
        }
        Ok(_) => None,
        Err(error) => Some(format!("{id:>12}  {error}")),
    }
}

fn table(summary: &BulkSummary) {
    println!("\n{:<20}{:>12}", "saved", summary.saved);
    println!("{:<20}{:>12}", "bytes", summary.bytes);
    println!("{:<20}{:>12}", "there before", summary.skipped);
    println!("{:<20}{:>12}", "failed", summary.failed);
    println!("{:<20}{:>12}", "outcome unknown", summary.unknown);
}
