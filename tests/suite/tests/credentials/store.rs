//! Tokens in files: who may read them, and what of them is believed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use futures_util::future::BoxFuture;
use getty_api_ext::secrecy::ExposeSecret as _;
use getty_api_ext::{
    Credentials, ErrorKind, FileTokenStore, Getty, StoreError, StoreLock, StoredToken, TokenKey, TokenStore,
};
use getty_api_mock::MockGetty;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::support::{Failure, advance_clock, application, builder, call};

fn start(mock: &MockGetty, directory: &Path, credentials: Credentials) -> Result<Getty, Failure> {
    Ok(builder(mock, credentials)?.token_store(FileTokenStore::new(directory)).build()?)
}

/// The files with tokens.
fn files(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let paths = fs::read_dir(directory)?.map(|entry| entry.map(|entry| entry.path()));
    let paths: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
    Ok(paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect())
}

fn file(directory: &Path) -> Result<PathBuf, Failure> {
    let mut files = files(directory)?;
    assert_eq!(files.len(), 1);
    Ok(files.remove(0))
}

/// A store with the token of a client that is gone.
async fn left_behind(mock: &MockGetty) -> Result<tempfile::TempDir, Failure> {
    let directory = tempfile::tempdir()?;
    call(&start(mock, directory.path(), application(mock))?).await?;
    mock.clear_received_requests();
    Ok(directory)
}

/// How many token requests the next client makes.
async fn requests_of_next(mock: &MockGetty, directory: &Path) -> Result<usize, Failure> {
    mock.clear_received_requests();
    call(&start(mock, directory, application(mock))?).await?;
    Ok(mock.call_count("token"))
}

#[tokio::test]
async fn the_next_client_uses_the_token_that_is_there() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    for _ in 0..3 {
        assert_eq!(requests_of_next(&mock, directory.path()).await?, 0);
    }
    Ok(())
}

#[tokio::test]
async fn each_set_of_credentials_has_its_own() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    let user = || Credentials::password(mock.api_key(), mock.username(), mock.password());
    let user = || user().client_secret(mock.api_secret());
    call(&start(&mock, directory.path(), user())?).await?;
    mock.assert_called("token").times(1);
    assert_eq!(files(directory.path())?.len(), 2);
    assert_eq!(requests_of_next(&mock, directory.path()).await?, 0);
    call(&start(&mock, directory.path(), user())?).await?;
    mock.assert_called("token").never();
    Ok(())
}

#[tokio::test]
async fn a_token_is_not_for_whoever_knows_a_name() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    let user = |password| {
        let user = Credentials::password(mock.api_key(), mock.username(), password);
        user.client_secret(mock.api_secret())
    };
    call(&start(&mock, directory.path(), user(mock.password()))?).await?;
    for other in [
        Credentials::client_credentials(mock.api_key(), "a guess"),
        user("a guess"),
        Credentials::password(mock.api_key(), mock.username(), mock.password()).client_secret("a guess"),
    ] {
        let error = call(&start(&mock, directory.path(), other)?).await.err().ok_or("the token was found")?;
        assert_eq!(error.kind(), ErrorKind::Credentials);
    }
    Ok(())
}

#[cfg(unix)]
#[tokio::test]
async fn files_are_their_owners_alone() -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;

    let mock = MockGetty::start().await;
    let parent = tempfile::tempdir()?;
    let directory = parent.path().join("a").join("b");
    call(&start(&mock, &directory, application(&mock))?).await?;
    let mode = |path: &Path| Ok::<_, Failure>(fs::metadata(path)?.permissions().mode() & 0o777);
    assert_eq!(mode(&directory)?, 0o700);
    let mut names = Vec::new();
    for entry in fs::read_dir(&directory)? {
        let entry = entry?;
        assert_eq!(mode(&entry.path())?, 0o600);
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    // The token and its lock, and nothing left over.
    names.sort();
    let [json, lock] = names.as_slice() else { return Err(format!("{names:?}").into()) };
    assert_eq!(json.strip_suffix(".json"), lock.strip_suffix(".lock"));

    // One that others could read may have been read.
    let token = file(&directory)?;
    fs::set_permissions(&token, fs::Permissions::from_mode(0o640))?;
    assert_eq!(requests_of_next(&mock, &directory).await?, 1);
    assert_eq!(mode(&token)?, 0o600);
    assert_eq!(requests_of_next(&mock, &directory).await?, 0);
    Ok(())
}

#[tokio::test]
async fn damaged_files_are_replaced() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    let path = file(directory.path())?;
    let good = fs::read(&path)?;
    let half = good.get(..good.len() / 2).unwrap_or_default();
    for damaged in [
        b"".as_slice(),
        half,
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        br#"{"version":2,"access_token":"other","issued_at":0,"expires_at":99999999999}"#,
        br#"{"version":1,"access_token":"other","issued_at":18446744073709551615,"expires_at":18446744073709551615}"#,
        br#"{"version":1,"access_token":"two\nlines","issued_at":0,"expires_at":99999999999}"#,
        &[b' '; 300_000],
    ] {
        // As a damaged disk or another program would, in place.
        fs::write(&path, damaged)?;
        let shown = String::from_utf8_lossy(damaged.get(..60).unwrap_or(damaged)).into_owned();
        assert_eq!(requests_of_next(&mock, directory.path()).await?, 1, "{shown}");
        assert_eq!(requests_of_next(&mock, directory.path()).await?, 0, "{shown}");
    }
    Ok(())
}

#[tokio::test]
async fn a_clock_that_is_set_extends_no_token() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    let path = file(directory.path())?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    let requests = async |issued_at: u64, expires_at: u64| {
        let mut token: Value = serde_json::from_slice(&fs::read(&path)?)?;
        token["issued_at"] = json!(issued_at);
        token["expires_at"] = json!(expires_at);
        fs::write(&path, token.to_string())?;
        requests_of_next(&mock, directory.path()).await
    };
    // What could have been written an hour ago, and just now.
    assert_eq!(requests(now - 3600, now - 1800).await?, 1);
    assert_eq!(requests(now - 100, now + 1700).await?, 0);
    // In the last minutes the next one is got rather than waited for.
    assert_eq!(requests(now - 1600, now + 200).await?, 1);
    // The clock was set back since it was written: its age is unknown.
    assert_eq!(requests(now + 3600, now + 5400).await?, 1);
    // An end before the beginning.
    assert_eq!(requests(now - 100, now - 200).await?, 1);
    Ok(())
}

#[tokio::test]
async fn a_stored_token_is_used_no_longer_than_a_day() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    let path = file(directory.path())?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    let mut token: Value = serde_json::from_slice(&fs::read(&path)?)?;
    token["expires_at"] = json!(now + 1_000_000_000);
    fs::write(&path, token.to_string())?;
    let getty = start(&mock, directory.path(), application(&mock))?;
    call(&getty).await?;
    mock.assert_called("token").never();
    crate::support::advance_clock(Duration::from_secs(86_395)).await;
    call(&getty).await?;
    // By the clock of the file the token is still good; by what is left of it here, it is not.
    mock.assert_called("token").times(1);
    Ok(())
}

#[tokio::test]
async fn a_token_that_the_api_refused_is_not_reused() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = left_behind(&mock).await?;
    mock.revoke_access_tokens();
    let one = start(&mock, directory.path(), application(&mock))?;
    let other = start(&mock, directory.path(), application(&mock))?;
    call(&one).await?;
    mock.assert_called("token").times(1);
    // The other finds the new one in the store.
    call(&other).await?;
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").times(3);
    Ok(())
}

#[tokio::test]
async fn an_unusable_store_is_ignored() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let directory = tempfile::tempdir()?;
    let blocked = directory.path().join("a file");
    fs::write(&blocked, "in the way")?;
    let getty = start(&mock, &blocked, application(&mock))?;
    call(&getty).await?;
    call(&getty).await?;
    mock.assert_called("token").times(1);
    assert_eq!(fs::read_to_string(&blocked)?, "in the way");
    Ok(())
}

/// A store whose calls never return.
#[derive(Debug)]
struct Silent(mpsc::UnboundedSender<&'static str>);

impl TokenStore for Silent {
    fn load<'a>(&'a self, _: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        let _ = self.0.send("load");
        Box::pin(std::future::pending())
    }

    fn save<'a>(&'a self, _: &'a TokenKey, _: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        let _ = self.0.send("save");
        Box::pin(std::future::pending())
    }

    fn lock<'a>(&'a self, _: &'a TokenKey) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        let _ = self.0.send("lock");
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_store_that_hangs_is_ignored() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let (requested, mut requests) = mpsc::unbounded_channel();
    let getty = builder(&mock, application(&mock))?.token_store(Silent(requested)).build()?;
    let token = tokio::spawn({
        let getty = getty.clone();
        async move { getty.access_token().await }
    });
    for (expected, limit) in [("lock", 180), ("load", 30), ("save", 30)] {
        assert_eq!(requests.recv().await, Some(expected));
        advance_clock(Duration::from_secs(limit + 1)).await;
    }
    token.await??;
    call(&getty).await?;
    mock.assert_called("token").times(1);
    Ok(())
}

#[test]
fn a_token_is_serialized_as_json_for_custom_stores() -> Result<(), Failure> {
    let json = r#"{"version":1,"access_token":"a","issued_at":10,"expires_at":1810,"refresh_token":"r"}"#;
    let token = StoredToken::from_json(json).map_err(|error| error.to_string())?;
    assert_eq!(token.access_token().expose_secret(), "a");
    assert_eq!(token.refresh_token().map(|token| token.expose_secret()), Some("r"));
    assert_eq!(token.expires_at().duration_since(token.issued_at())?, Duration::from_secs(1800));
    assert_eq!(token.to_json().map_err(|error| error.to_string())?.as_str(), json);
    Ok(())
}
