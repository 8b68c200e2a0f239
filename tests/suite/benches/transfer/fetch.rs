//! What is measured of our own: programs that download, as a user would write them.

use std::io::Write as _;
use std::path::Path;

use futures_util::{StreamExt as _, TryStreamExt as _};
use getty_api_ext::{Credentials, Endpoints, Getty};

use super::nginx::small;

/// Downloads as the arguments say; the last is the directory.
#[tokio::main]
pub(crate) async fn run(arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["url", url, connections, to] => {
            let connections = connections.parse().expect("a number");
            let getty = client("http://127.0.0.1:1", None);
            let download = getty.download_url(url.parse().expect("an address"));
            let saved = download.connections(connections).to_file(Path::new(to).join("file")).await;
            saved.expect("the file");
        }
        ["reqwest", url, to] => {
            let mut response = reqwest::get(url).await.expect("a response");
            let mut file = std::fs::File::create(Path::new(to).join("file")).expect("a file");
            while let Some(chunk) = response.chunk().await.expect("the file") {
                file.write_all(&chunk).expect("room for it");
            }
        }
        ["urls", list, to] => {
            let getty = &client("http://127.0.0.1:1", None);
            let list = std::fs::read_to_string(list).expect("a list");
            let downloads = list
                .lines()
                .map(async |url| getty.download_url(url.parse().expect("an address")).to_directory(to).await);
            let saved: Vec<_> = futures_util::stream::iter(downloads)
                .buffer_unordered(16)
                .try_collect()
                .await
                .expect("the files");
            assert!(!saved.is_empty());
        }
        ["assets", api, token, files, to] => {
            let files: usize = files.parse().expect("a number");
            let getty = client(api, Some(token));
            let ids = (0..files).map(small);
            let results = getty.downloads().images(ids).concurrency(16).to_directory(to).await;
            let summary = results.expect("downloads").finish().await;
            assert_eq!(summary.saved, files as u64, "{summary:?}");
        }
        ["done", manifest, files, to] => {
            let files: usize = files.parse().expect("a number");
            let getty = client("http://127.0.0.1:1", None);
            let ids = (0..files).map(small);
            let results = getty.downloads().images(ids).manifest(manifest).to_directory(to).await;
            let summary = results.expect("downloads").finish().await;
            assert_eq!(summary.skipped, files as u64, "{summary:?}");
        }
        _ => panic!("cannot fetch {arguments:?}"),
    }
}

/// The manifest of a bulk download that saved so many images.
pub(crate) fn manifest(files: usize) -> String {
    let line = |number| {
        let id = small(number);
        format!(
            "{{\"kind\":\"image\",\"id\":\"{id}\",\"status\":\"saved\",\"path\":\"pictures/GettyImages-{id}.jpg\",\
             \"bytes\":65536,\"time\":\"2026-10-01T12:00:00Z\"}}\n"
        )
    };
    (0..files).map(line).collect()
}

fn client(api: &str, token: Option<&str>) -> Getty {
    let mut endpoints = Endpoints::new();
    endpoints.api = api.parse().expect("an address");
    if let Some(token) = token {
        endpoints.token = token.parse().expect("an address");
    }
    let credentials = Credentials::client_credentials("mock-api-key", "mock-api-secret");
    Getty::builder().credentials(credentials).endpoints(endpoints).build().expect("a client")
}
