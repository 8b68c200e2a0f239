//! What these tests share: a client of a mock server, and a directory that goes away.

use std::path::{Path, PathBuf};

use getty_api_ext::{Credentials, Endpoints, Getty};
use getty_api_mock::MockGetty;

/// The addresses of a mock server.
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

/// The file of this name in a directory.
pub(crate) fn read(path: impl Into<PathBuf>) -> Vec<u8> {
    std::fs::read(path.into()).unwrap()
}
