//! Searches, reads metadata and downloads one image.
//!
//! With nothing configured it runs against a Getty Images server of its own on loopback. With
//! `GETTY_API_KEY` set it asks the real API; with `GETTY_API_SECRET` as well, and the argument
//! `--download`, it downloads the first result, which counts against your agreement.

use std::error::Error;

use getty_api_ext::raw::types::ImageDetailField;
use getty_api_ext::{Collision, Credentials, Endpoints, Getty};
use getty_api_mock::MockGetty;

/// Where the downloaded file goes.
const DIRECTORY: &str = "target/quickstart";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let real = std::env::var_os("GETTY_API_KEY").is_some();
    if real {
        println!("Using the real API, with the credentials in the environment.");
        let getty = Getty::builder().credentials(Credentials::from_env()?).build()?;
        let download = std::env::args().any(|argument| argument == "--download");
        return run(&getty, download).await;
    }

    // The server is new each time, and knows nothing of what an earlier one began to deliver.
    match std::fs::remove_dir_all(DIRECTORY) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mock = MockGetty::start().await;
    println!("GETTY_API_KEY is not set: using a local mock server at {}.", mock.api_url());
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    let getty = Getty::builder()
        .credentials(Credentials::client_credentials(mock.api_key(), mock.api_secret()))
        .endpoints(endpoints)
        .build()?;
    run(&getty, true).await
}

async fn run(getty: &Getty, download: bool) -> Result<(), Box<dyn Error>> {
    let phrase = "wind turbines";
    let page = getty.search().creative().images(phrase).page_size(5).send().await?;
    println!(
        "\n{} creative images of \"{phrase}\", the first {}:",
        page.result_count.unwrap_or(0),
        page.images.len()
    );
    for image in &page.images {
        println!(
            "  {:>10}  {}",
            image.id.as_deref().unwrap_or("?"),
            image.title.as_deref().unwrap_or("untitled")
        );
    }
    let Some(id) = page.images.iter().find_map(|image| image.id.as_deref()) else {
        println!("Nothing to download.");
        return Ok(());
    };

    let fields = [
        ImageDetailField::Id,
        ImageDetailField::Title,
        ImageDetailField::Artist,
        ImageDetailField::MaxDimensions,
    ];
    let details = getty.images([id]).fields(fields).send().await?;
    for image in &details.found {
        let size = image.max_dimensions.as_ref().and_then(|size| size.width.zip(size.height));
        let (width, height) = size.unwrap_or_default();
        println!(
            "\n{id}: at most {width} × {height} pixels, {}",
            image.artist.as_deref().unwrap_or("artist unknown")
        );
    }

    if !download {
        println!("Not downloaded: that would count against your agreement. Add --download to do it.");
        return Ok(());
    }
    let saved =
        getty.download_image(id).on_collision(Collision::SkipIfComplete).to_directory(DIRECTORY).await?;
    println!("Downloaded {} ({} bytes).", saved.path.display(), saved.bytes);
    Ok(())
}
