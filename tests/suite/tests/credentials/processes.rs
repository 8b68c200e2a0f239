//! Several processes with one store: programs that start, use the token, and end.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use getty_api_ext::StoredToken;
use getty_api_mock::MockGetty;
use getty_api_suite::example;
use tokio::task::{JoinHandle, JoinSet, spawn_blocking};

use crate::support::Failure;

/// A program that lists products with the application's credentials.
fn program(path: &Path, mock: &MockGetty, directory: &Path) -> Command {
    let mut command = Command::new(path);
    command
        .env("GETTY_API_KEY", mock.api_key())
        .env("GETTY_API_SECRET", mock.api_secret())
        .env("GETTY_API_URL", mock.api_url())
        .env("GETTY_TOKEN_URL", mock.token_url())
        .env("GETTY_TOKEN_DIRECTORY", directory)
        .stdin(Stdio::null());
    command
}

/// Runs it N times concurrently.
fn run_at_once(
    path: &Path,
    mock: &MockGetty,
    directory: &Path,
    times: usize,
) -> JoinSet<std::io::Result<Output>> {
    let mut running = JoinSet::new();
    for _ in 0..times {
        let mut command = program(path, mock, directory);
        running.spawn_blocking(move || command.output());
    }
    running
}

async fn all_succeeded(mut running: JoinSet<std::io::Result<Output>>) -> Result<(), Failure> {
    while let Some(ended) = running.join_next().await {
        let output = ended??;
        let shown = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{shown}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("products:"), "{shown}");
    }
    Ok(())
}

async fn build() -> Result<std::path::PathBuf, Failure> {
    Ok(spawn_blocking(|| example::build("client_credentials")).await??)
}

#[tokio::test]
async fn processes_that_start_together_make_one_token_request() -> Result<(), Failure> {
    let path = build().await?;
    let mock = MockGetty::start().await;
    let directory = tempfile::tempdir()?;
    let gate = mock.pause_calls("token");
    let running = run_at_once(&path, &mock, directory.path(), 4);
    gate.wait_for_calls(1).await;
    gate.release();
    all_succeeded(running).await?;
    // One that comes later needs none either.
    all_succeeded(run_at_once(&path, &mock, directory.path(), 1)).await?;
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").times(5);
    Ok(())
}

/// Reads the file repeatedly: whenever it exists, it is complete.
fn watch(directory: &Path, stop: &Arc<AtomicBool>) -> JoinHandle<Result<usize, String>> {
    let (directory, stop) = (directory.to_owned(), Arc::clone(stop));
    spawn_blocking(move || {
        let mut tokens = std::collections::HashSet::new();
        while !stop.load(Ordering::Relaxed) {
            let files = fs::read_dir(&directory).map_err(|error| error.to_string())?;
            for path in files.filter_map(|entry| Some(entry.ok()?.path())) {
                if path.extension().is_some_and(|extension| extension == "json") {
                    let json = fs::read_to_string(&path).map_err(|error| error.to_string())?;
                    StoredToken::from_json(&json).map_err(|error| format!("{error}: {json:?}"))?;
                    tokens.insert(json);
                }
            }
        }
        Ok(tokens.len())
    })
}

#[tokio::test]
async fn processes_that_renew_and_read_at_once_never_see_half_a_token() -> Result<(), Failure> {
    let path = build().await?;
    let mock = MockGetty::start().await;
    let directory = tempfile::tempdir()?;
    let stop = Arc::new(AtomicBool::new(false));
    let watching = watch(directory.path(), &stop);
    const ROUNDS: usize = 12;
    for round in 1..=ROUNDS {
        all_succeeded(run_at_once(&path, &mock, directory.path(), 3)).await?;
        mock.assert_called("token").times(round);
        mock.revoke_access_tokens();
    }
    stop.store(true, Ordering::Relaxed);
    assert!(watching.await?? > 1);
    Ok(())
}
