//! What these tests share: a client of a mock server, and a directory that goes away.

use std::path::{Path, PathBuf};

use getty_api_ext::{Credentials, Endpoints, Getty};
use getty_api_mock::{Asset, MockGetty};

/// The URLs of a mock server.
pub(crate) fn endpoints(mock: &MockGetty) -> Endpoints {
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse().unwrap();
    endpoints.token = mock.token_url().parse().unwrap();
    endpoints
}

/// A client of a mock server with the application's credentials.
pub(crate) fn client(mock: &MockGetty) -> Getty {
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    Getty::builder().credentials(credentials).endpoints(endpoints(mock)).build().unwrap()
}

/// A directory that is removed at the end of a test.
pub(crate) fn directory() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The names in a directory, hidden ones included, in order.
pub(crate) fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The names in a directory without the hidden ones, in order.
pub(crate) fn shown(directory: &Path) -> Vec<String> {
    names(directory).into_iter().filter(|name| !name.starts_with('.')).collect()
}

/// Lets a journal be as it is where the run was killed after it had put the file in its place.
pub(crate) fn not_reported(journal: &Path) {
    let mut content: serde_json::Value = serde_json::from_slice(&read(journal)).unwrap();
    assert_eq!(content["placed"].as_object_mut().unwrap().remove("reported"), Some(true.into()));
    std::fs::write(journal, content.to_string()).unwrap();
}

/// Lets a journal's authorisation be a day older.
pub(crate) fn a_day_later(journal: &Path) {
    let mut content: serde_json::Value = serde_json::from_slice(&read(journal)).unwrap();
    for time in ["authorized_at", "expires_at"] {
        let time = &mut content["authorization"][time];
        let then: chrono::DateTime<chrono::Utc> = time.as_str().unwrap().parse().unwrap();
        *time = (then - chrono::TimeDelta::days(1)).format("%Y-%m-%dT%H:%M:%SZ").to_string().into();
    }
    std::fs::write(journal, content.to_string()).unwrap();
}

/// The file of this name in a directory.
pub(crate) fn read(path: impl Into<PathBuf>) -> Vec<u8> {
    std::fs::read(path.into()).unwrap()
}

/// A file system of 256 KiB or a read-only one; `None` when this user may not mount one.
pub(crate) struct TinyFilesystem(tempfile::TempDir);

impl TinyFilesystem {
    pub(crate) fn new() -> Option<Self> {
        Self::mounted("size=256k")
    }

    pub(crate) fn read_only() -> Option<Self> {
        Self::mounted("ro")
    }

    fn mounted(options: &str) -> Option<Self> {
        let directory = directory();
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(directory.path())
            .output();
        mounted.is_ok_and(|output| output.status.success()).then(|| Self(directory))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for TinyFilesystem {
    fn drop(&mut self) {
        drop(std::process::Command::new("umount").arg(self.0.path()).output());
    }
}

/// A mock server with N small images, and their ids.
pub(crate) async fn assets(count: usize) -> (MockGetty, Vec<String>) {
    let mock = MockGetty::start().await;
    mock.set_quota("premiumaccess", u32::MAX);
    let ids: Vec<String> = (1..=count).map(|number| format!("{number}")).collect();
    for id in &ids {
        mock.add_asset(Asset::image(id).synthetic_size(1000 + id.len() as u64));
    }
    (mock, ids)
}

/// The lines of a manifest.
pub(crate) fn lines(path: &Path) -> Vec<serde_json::Value> {
    let text = String::from_utf8(read(path)).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}
