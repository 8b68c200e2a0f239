//! Tokens in files.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::FutureExt as _;
use secrecy::zeroize::Zeroizing;

use super::{StoreError, StoreLock, StoredToken, TokenKey, TokenStore};
use crate::pipeline::BoxFuture;
use crate::storage::{self, Access, LockFile};

/// The interval at which a lock held by another process is retried. A blocking wait could not be cancelled and
/// would keep the runtime from shutting down.
const LOCK_POLL: Duration = Duration::from_millis(20);

/// Far above the size of any token. A longer file was not written by a store.
const MAX_FILE_BYTES: u64 = 256 * 1024;

/// Keeps tokens in a directory, so that processes of one user on one machine share them.
///
/// Each set of credentials has its own file, `token-….json`, and a lock file next to it, `token-….lock`. The
/// lock is held while a token is renewed, so processes that start together make one token request. Only the
/// owner can read the files (mode 0600, in a directory created with 0700; on platforms other than Unix the
/// directory's own access rules apply). Files are replaced atomically. A file that cannot be read, that is
/// damaged, or that others can read is not used; a warning is logged, and the next renewal replaces it.
///
/// ```no_run
/// # fn run() -> Result<(), getty_api_ext::Error> {
/// use getty_api_ext::{Credentials, FileTokenStore, Getty};
///
/// let getty = Getty::builder()
///     .credentials(Credentials::from_env()?)
///     .token_store(FileTokenStore::new("/home/me/.cache/my-program"))
///     .build()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct FileTokenStore {
    directory: PathBuf,
}

impl FileTokenStore {
    /// A store in this directory, which is created when it is first needed.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into() }
    }

    /// A quarter of the key is enough to distinguish the credentials of one user, and is readable.
    fn file(&self, key: &TokenKey, extension: &str) -> PathBuf {
        let name = key.as_str().get(..16).unwrap_or(key.as_str());
        self.directory.join(format!("token-{name}.{extension}"))
    }
}

impl TokenStore for FileTokenStore {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        let path = self.file(key, "json");
        blocking(move || read(&path)).boxed()
    }

    fn save<'a>(
        &'a self,
        key: &'a TokenKey,
        token: &'a StoredToken,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        let (directory, path) = (self.directory.clone(), self.file(key, "json"));
        let json = token.to_json();
        async move {
            let json = json?;
            blocking(move || replace(&directory, &path, json.as_bytes())).await
        }
        .boxed()
    }

    fn lock<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        async move {
            loop {
                let (directory, path) = (self.directory.clone(), self.file(key, "lock"));
                match blocking(move || try_lock(&directory, &path)).await? {
                    Some(lock) => return Ok(StoreLock::held(lock)),
                    None => tokio::time::sleep(LOCK_POLL).await,
                }
            }
        }
        .boxed()
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    storage::blocking(work).await?
}

fn read(path: &Path) -> Result<Option<StoredToken>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(about(path, &error)),
    };
    if is_open_to_others(&file).map_err(|error| about(path, &error))? {
        return Err(about(path, &"users other than its owner can access it"));
    }
    let mut text = Zeroizing::new(String::new());
    file.take(MAX_FILE_BYTES).read_to_string(&mut text).map_err(|error| about(path, &error))?;
    StoredToken::from_json(&text).map(Some).map_err(|error| about(path, &error))
}

/// When this returns, the token survives a loss of power: a replaced refresh token cannot be used any more.
fn replace(directory: &Path, path: &Path, content: &[u8]) -> Result<(), StoreError> {
    make_directory(directory)?;
    storage::replace(path, content).map_err(|error| about(path, &error))
}

fn try_lock(directory: &Path, path: &Path) -> Result<Option<LockFile>, StoreError> {
    make_directory(directory)?;
    LockFile::try_acquire(path, Access::Owner).map_err(|error| about(path, &error))
}

fn make_directory(directory: &Path) -> Result<(), StoreError> {
    storage::create_directories(directory, Access::Owner).map_err(|error| about(directory, &error))
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;

    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &File) -> io::Result<bool> {
    Ok(false)
}

fn about(path: &Path, error: &dyn std::fmt::Display) -> StoreError {
    format!("{}: {error}", path.display()).into()
}
