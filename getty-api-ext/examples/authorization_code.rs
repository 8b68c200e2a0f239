//! Signs a user in with the authorization code grant and PKCE, and keeps the refresh token for the next run.
//!
//! With nothing configured it runs against a Getty Images server of its own on loopback, which approves
//! everybody: open the address it prints. Otherwise:
//!
//! | variable | what |
//! |---|---|
//! | `GETTY_API_KEY` | the API key |
//! | `GETTY_API_SECRET` | its secret, if it is a confidential client |
//! | `GETTY_REDIRECT_URI` | where the browser comes back to; default `http://127.0.0.1:8400/`, port 0 for any |
//! | `GETTY_TOKEN_DIRECTORY` | where the refresh token is kept; default `target/authorization_code` |
//! | `GETTY_AUTHORIZATION_URL`, `GETTY_TOKEN_URL` | another authorization server than the API's own |

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write as _};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use getty_api_ext::secrecy::{ExposeSecret as _, SecretString};
use getty_api_ext::{Credentials, Endpoints, ErrorKind, Getty};
use getty_api_mock::MockGetty;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use url::Url;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let directory = env::var_os("GETTY_TOKEN_DIRECTORY")
        .map_or_else(|| Path::new("target").join("authorization_code"), PathBuf::from);
    if let Ok(api_key) = env::var("GETTY_API_KEY") {
        let secret = env::var("GETTY_API_SECRET").ok();
        return sign_in(&api_key, secret.as_deref(), Endpoints::from_env()?, &directory).await;
    }

    let mock = MockGetty::start().await;
    println!("GETTY_API_KEY is not set: using a local mock server at {}.", mock.authentication_url());
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    endpoints.authorization = mock.authorize_url().parse()?;
    // Tokens of this server end with it.
    let directory = directory.join(std::process::id().to_string());
    sign_in(mock.public_api_key(), None, endpoints, &directory).await
}

async fn sign_in(
    api_key: &str,
    secret: Option<&str>,
    endpoints: Endpoints,
    directory: &Path,
) -> Result<(), Box<dyn Error>> {
    let with_secret = |credentials: Credentials| match secret {
        Some(secret) => credentials.client_secret(secret),
        None => credentials,
    };
    let application = Getty::builder()
        .credentials(with_secret(Credentials::api_key(api_key)))
        .endpoints(endpoints)
        .build()?;
    let file = directory.join("refresh-token");

    // A user who signed in before need not do it again.
    if let Ok(token) = fs::read_to_string(&file) {
        let keep = file.clone();
        let credentials = with_secret(Credentials::refresh_token(api_key, token))
            .on_new_refresh_token(move |token| report(store(&keep, token)));
        match application.with_credentials(credentials).access_token().await {
            Ok(_) => {
                println!("Signed in with the refresh token in {}.", file.display());
                return Ok(());
            }
            Err(error) if error.kind() == ErrorKind::Credentials => {
                println!("The refresh token in {} is no longer good: {error}", file.display());
            }
            Err(error) => return Err(error.into()),
        }
    }

    let (listener, redirect_uri) = listen().await?;
    let flow = application.authorization_code(redirect_uri.as_str())?;
    println!("Open this address to sign in:\n{}", flow.authorize_url());
    let redirect = receive(&listener, redirect_uri.path()).await?;
    let authorization = flow.exchange(&redirect).await?;
    match authorization.refresh_token() {
        Some(token) => {
            store(&file, token)?;
            println!("Signed in. The refresh token is in {}.", file.display());
        }
        None => println!("Signed in, without a refresh token."),
    }
    // From here on, this client acts for the user.
    let user = application.with_credentials(authorization.into_credentials());
    user.access_token().await?;
    Ok(())
}

/// Opens the redirect's port on loopback, before anybody is sent to it.
async fn listen() -> Result<(TcpListener, Url), Box<dyn Error>> {
    let text = env::var("GETTY_REDIRECT_URI").unwrap_or_else(|_| "http://127.0.0.1:8400/".to_owned());
    let mut redirect_uri = Url::parse(&text)?;
    let port = redirect_uri.port_or_known_default().unwrap_or(0);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let port = listener.local_addr()?.port();
    redirect_uri.set_port(Some(port)).map_err(|()| "the redirect URI cannot have a port")?;
    Ok((listener, redirect_uri))
}

/// Waits for the browser to come back and gives the path and query it came with.
async fn receive(listener: &TcpListener, path: &str) -> io::Result<String> {
    let (found, mut redirects) = mpsc::channel(1);
    loop {
        tokio::select! {
            // Each on its own: browsers also open connections that they do not use.
            accepted = listener.accept() => {
                let (connection, _) = accepted?;
                tokio::spawn(serve(connection, path.to_owned(), found.clone()));
            }
            Some(redirect) = redirects.recv() => return Ok(redirect),
        }
    }
}

/// Answers one request, and passes on what it asks for if that is the redirect.
async fn serve(mut connection: TcpStream, path: String, found: mpsc::Sender<String>) -> io::Result<()> {
    let target = target(&mut connection).await?;
    // Browsers ask for a favicon as well.
    let ours = target.split('?').next() == Some(&path) && target.contains('?');
    let (status, text) = match ours {
        true => ("200 OK", "You can close this window."),
        false => ("404 Not Found", "There is nothing here."),
    };
    let length = text.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/plain\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{text}"
    );
    // The code has arrived, so a page that cannot be shown is no failure.
    drop(connection.write_all(answer.as_bytes()).await);
    if ours {
        // Only the first is waited for.
        drop(found.send(target).await);
    }
    Ok(())
}

/// The target of a request: `GET /?code=… HTTP/1.1`.
async fn target(connection: &mut TcpStream) -> io::Result<String> {
    const LONGEST_HEAD: u64 = 64 * 1024;
    let mut lines = BufReader::new(connection.take(LONGEST_HEAD)).lines();
    let first = lines.next_line().await?.unwrap_or_default();
    while lines.next_line().await?.is_some_and(|line| !line.is_empty()) {}
    Ok(first.split(' ').nth(1).unwrap_or_default().to_owned())
}

/// Replaces the file as a whole; a temporary file is its owner's alone.
fn store(file: &Path, token: &SecretString) -> io::Result<()> {
    let directory = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(directory)?;
    let mut temporary = tempfile::NamedTempFile::new_in(directory)?;
    temporary.write_all(token.expose_secret().as_bytes())?;
    temporary.as_file().sync_all()?;
    temporary.persist(file)?;
    Ok(())
}

fn report(stored: io::Result<()>) {
    if let Err(error) = stored {
        eprintln!("The new refresh token cannot be kept: {error}");
    }
}
