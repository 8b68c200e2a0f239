//! The program against the mock server, all of them from their packages.

use std::error::Error;
use std::fs;

use downstream::save_pictures;
use getty_api_ext::blocking::BlockOn as _;
use getty_api_ext::{Credentials, Endpoints, Getty, ResponseCache};
use getty_api_mock::{Fault, MockGetty};

fn client(mock: &MockGetty) -> Result<Getty, Box<dyn Error>> {
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let builder = Getty::builder().credentials(credentials).endpoints(endpoints);
    Ok(builder.cache(ResponseCache::new()).build()?)
}

#[tokio::test]
async fn pictures_are_found_saved_and_paid_once() -> Result<(), Box<dyn Error>> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let directory = tempfile::tempdir()?;
    mock.fail_next("search_creative_images", 1, Fault::Status(503));

    let saved = save_pictures(&getty, "lighthouse", 3, directory.path()).await?;
    assert_eq!(saved.len(), 3);
    for path in &saved {
        let id = mock.image_ids().into_iter().find(|id| path.to_string_lossy().contains(id.as_str()));
        let id = id.ok_or("a file that is named for no image")?;
        assert_eq!(mock.file(&id).ok_or("no such file")?, fs::read(path)?);
    }

    assert_eq!(save_pictures(&getty, "lighthouse", 3, directory.path()).await?, saved);
    assert_eq!(mock.download_count(), 3);
    mock.assert_no_leaked_credentials();
    Ok(())
}

#[test]
fn waiting_needs_no_runtime_in_the_program() -> Result<(), Box<dyn Error>> {
    // The mock needs one; the client has its own.
    let runtime = tokio::runtime::Runtime::new()?;
    let mock = runtime.block_on(MockGetty::start());
    let getty = client(&mock)?;
    let page = getty.search().creative().images("lighthouse").page_size(3).send().block_on()?;
    assert_eq!(page.images.len(), 3);
    Ok(())
}
