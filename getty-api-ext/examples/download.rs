//! Downloads one image or video, with a bar.
//!
//! ```text
//! cargo run --example download -- 1167612765 --to pictures --height 1024
//! ```
//!
//! With `GETTY_API_KEY` set it uses the real API, and the download counts against your agreement; without, it
//! uses a local mock server. After an interruption, the next run resumes.

mod common;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use getty_api_ext::{Collision, DownloadRequest, Getty, Preflight};

#[derive(Parser)]
struct Arguments {
    /// Id of the asset; without it, the first that a search finds.
    id: Option<String>,
    /// The asset is a video.
    #[arg(long)]
    video: bool,
    /// Height of an image in pixels; the largest when absent.
    #[arg(long)]
    height: Option<u32>,
    /// Name of a video's size.
    #[arg(long)]
    size: Option<String>,
    /// Compute the file's SHA-256.
    #[arg(long)]
    sha256: bool,
    /// Directory to download into.
    #[arg(long, default_value = "target/download")]
    to: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    common::told(run().await)
}

async fn run() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let (getty, _mock) = common::client().await?;
    let id = match arguments.id {
        Some(id) => id,
        None => found(&getty, arguments.video).await?.ok_or("the search found nothing")?,
    };

    if arguments.video {
        let before = getty.preflight_video(&id).await?;
        on_offer(&before, |size| format!("{}: {}", text(&size.name), text(&size.description)));
    } else {
        let before = getty.preflight_image(&id).await?;
        on_offer(&before, |size| {
            let (width, height) = (size.width.unwrap_or(0), size.height.unwrap_or(0));
            format!("{width} × {height}, about {} bytes", size.bytes.unwrap_or(0))
        });
    }

    let mut request = if arguments.video { DownloadRequest::video(id) } else { DownloadRequest::image(id) };
    if let Some(height) = arguments.height {
        request = request.height(height);
    }
    if let Some(size) = arguments.size {
        request = request.size(size);
    }
    let bars = common::Bars::default();
    let saved = getty
        .download(request)
        .on_collision(Collision::SkipIfComplete)
        .sha256(arguments.sha256)
        .observe(bars.clone())
        .to_directory(&arguments.to)
        .await?;
    bars.print(&format!("{} ({} bytes, {:?})", saved.path.display(), saved.bytes, saved.outcome));
    if let Some(sha256) = saved.sha256 {
        println!("SHA-256 {sha256}");
    }
    Ok(ExitCode::SUCCESS)
}

/// The id of something to download.
async fn found(getty: &Getty, video: bool) -> Result<Option<String>, getty_api_ext::Error> {
    let search = getty.search().creative();
    Ok(if video {
        let page = search.videos("lighthouse").page_size(1).send().await?;
        page.videos.iter().find_map(|video| video.id.clone())
    } else {
        let page = search.images("lighthouse").page_size(1).send().await?;
        page.images.iter().find_map(|image| image.id.clone())
    })
}

/// What there is to download, and what is left to pay with.
fn on_offer<S>(before: &Preflight<S>, size: impl Fn(&S) -> String) {
    for offered in &before.sizes {
        println!("  on offer: {}", size(offered));
    }
    for product in &before.products {
        let left = product.downloads_remaining.map_or("no limit".to_owned(), |left| left.to_string());
        println!("  {}: {left}", product.name.as_deref().unwrap_or("a product"));
    }
    println!("  downloaded before: {}", before.downloaded_before.len());
}

fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or("?")
}
