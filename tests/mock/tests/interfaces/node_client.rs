//! The vendor's client for Node against this server.

use std::env;
use std::path::Path;
use std::process::{Command, Output};

use getty_api_mock::MockGetty;
use serde_json::Value;

use crate::support::*;

/// Runs the program in `node-client`. Returns `None` when the client is not installed.
async fn run_client(mock: &MockGetty) -> Option<Output> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("node-client");
    if !directory.join("node_modules/gettyimages-api").is_dir() {
        assert!(env::var_os("GETTY_REQUIRE_PEERS").is_none(), "gettyimages-api is missing: run .ci/peers");
        eprintln!(
            "not run: gettyimages-api is not installed; `npm ci --prefix tests/mock/node-client` does it"
        );
        return None;
    }
    if !assert_installed("node") {
        return None;
    }
    let mut command = Command::new("node");
    command
        .arg("run.mjs")
        .current_dir(directory)
        .env("GETTY_API_URL", mock.api_url())
        .env("GETTY_AUTHENTICATION_URL", mock.authentication_url())
        .env("GETTY_API_KEY", mock.api_key())
        .env("GETTY_API_SECRET", mock.api_secret())
        .env("GETTY_USERNAME", mock.username())
        .env("GETTY_PASSWORD", mock.password());
    Some(tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap())
}

#[tokio::test]
async fn token_search_metadata_and_download_calls_complete() {
    let mock = MockGetty::start().await;
    let Some(output) = run_client(&mock).await else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output: Value = serde_json::from_slice(&output.stdout).unwrap();

    assert_eq!((&output["tokenType"], &output["expiresIn"]), (&"Bearer".into(), &1800.into()));
    assert!(output["found"].as_u64().unwrap() > 0, "{output}");
    assert!(output["title"].as_str().unwrap().starts_with("Lighthouse"), "{output}");
    assert_eq!(output["several"], 2);
    assert!(output["videoTitle"].is_string(), "{output}");
    assert!(output["countries"].as_u64().unwrap() > 0, "{output}");
    assert_eq!(output["missing"], 404);

    for (id, uri) in [("image", "imageFile"), ("video", "videoFile")] {
        let id = output[id].as_str().unwrap();
        assert_eq!(mock.asset_download_count(id), 1);
        let mut file = client().get(output[uri].as_str().unwrap()).send().await.unwrap();
        if file.status() == 307 {
            file = client().get(header(&file, "location")).send().await.unwrap();
        }
        assert_eq!(file.status(), 200);
        assert_eq!(file.bytes().await.unwrap(), mock.file(id).unwrap());
    }
    mock.assert_called("token").times(1);
    mock.assert_called("search_creative_images").times(1);
    mock.assert_called("download_image").times(1);
}
