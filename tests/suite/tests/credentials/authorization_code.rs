//! Users who sign in: what a redirect must be, and the example against a server that is not ours.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use getty_api_ext::secrecy::ExposeSecret as _;
use getty_api_ext::{Credentials, ErrorKind, Getty};
use getty_api_mock::{Fault, MockGetty};
use getty_api_suite::{example, repository};
use tokio::task::spawn_blocking;

use crate::support::{Failure, call, client, kind};

const REDIRECT: &str = "http://127.0.0.1:1/callback";

fn application(mock: &MockGetty) -> Result<Getty, Failure> {
    client(mock, Credentials::api_key(mock.public_api_key()))
}

/// Opens the URL as a browser would, and returns the URL of the redirect.
async fn open(url: &str) -> Result<String, Failure> {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let response = http.get(url).send().await?;
    Ok(response.headers().get("location").ok_or("no redirect")?.to_str()?.to_owned())
}

#[tokio::test]
async fn a_flow_can_be_finished_by_another_process() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let flow = application(&mock)?.authorization_code(REDIRECT)?;
    let (state, verifier) = (flow.state().clone(), flow.verifier().clone());
    let redirect = open(flow.authorize_url().as_str()).await?;
    drop(flow);

    let application = application(&mock)?;
    let flow = application.resume_authorization_code(REDIRECT, state, verifier)?;
    // The query alone will do.
    let query = redirect.split_once('?').map(|(_, query)| query).ok_or("no query")?;
    let authorization = flow.exchange(query).await?;
    let user = application.with_credentials(authorization.into_credentials());
    call(&user).await?;

    // Renewed with the refresh token that came with the code.
    mock.revoke_access_tokens();
    call(&user).await?;
    let grants: Vec<String> = mock
        .received_requests_for("token")
        .into_iter()
        .flat_map(|request| request.form())
        .filter(|(name, _)| name == "grant_type")
        .map(|(_, value)| value)
        .collect();
    assert_eq!(grants, ["authorization_code", "refresh_token"]);
    Ok(())
}

#[tokio::test]
async fn two_flows_share_nothing() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let application = application(&mock)?;
    let (one, other) = (application.authorization_code(REDIRECT)?, application.authorization_code(REDIRECT)?);
    assert_ne!(one.state().expose_secret(), other.state().expose_secret());
    assert_ne!(one.verifier().expose_secret(), other.verifier().expose_secret());
    let redirect = open(one.authorize_url().as_str()).await?;
    mock.clear_received_requests();
    assert_eq!(kind(other.exchange(&redirect).await)?, ErrorKind::Invalid);
    assert!(mock.received_requests().is_empty());
    one.exchange(&redirect).await?;
    Ok(())
}

#[tokio::test]
async fn redirects_that_do_not_belong_to_the_flow_are_not_exchanged() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let application = application(&mock)?;
    for (query, expected, says) in [
        ("", ErrorKind::Invalid, "no state"),
        ("code=stolen", ErrorKind::Invalid, "no state"),
        ("code=stolen&state=", ErrorKind::Invalid, "another state"),
        ("code=stolen&state=guessed", ErrorKind::Invalid, "another state"),
        ("error=access_denied&state=guessed", ErrorKind::Invalid, "another state"),
        ("state={state}", ErrorKind::Invalid, "no code"),
        ("state={state}&code=", ErrorKind::Invalid, "no code"),
        ("http://127.0.0.1:1/callback#code=x&state={state}", ErrorKind::Invalid, "no state"),
        (
            "error=access_denied&error_description=not%20%0Atoday&state={state}",
            ErrorKind::Credentials,
            "access_denied: not  today",
        ),
        ("error=temporarily_unavailable&state={state}", ErrorKind::Api, "temporarily_unavailable"),
    ] {
        let flow = application.authorization_code(REDIRECT)?;
        let redirect = query.replace("{state}", flow.state().expose_secret());
        let error = flow.exchange(&redirect).await.err().ok_or("the flow succeeded")?;
        assert_eq!(error.kind(), expected, "{query}: {error}");
        assert!(error.to_string().contains(says), "{query}: {error}");
        assert!(!error.to_string().contains("stolen"));
    }
    assert!(mock.received_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_code_works_once_and_with_its_verifier_only() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let application = application(&mock)?;
    let flow = application.authorization_code(REDIRECT)?;
    let redirect = open(flow.authorize_url().as_str()).await?;
    let again =
        application.resume_authorization_code(REDIRECT, flow.state().clone(), flow.verifier().clone())?;
    flow.exchange(&redirect).await?;
    assert_eq!(kind(again.exchange(&redirect).await)?, ErrorKind::Credentials);

    let flow = application.authorization_code(REDIRECT)?;
    let redirect = open(flow.authorize_url().as_str()).await?;
    let other = application.resume_authorization_code(REDIRECT, flow.state().clone(), "v".repeat(43))?;
    assert_eq!(kind(other.exchange(&redirect).await)?, ErrorKind::Credentials);
    Ok(())
}

#[tokio::test]
async fn the_exchange_outlives_a_short_outage() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let flow = application(&mock)?.authorization_code(REDIRECT)?;
    let redirect = open(flow.authorize_url().as_str()).await?;
    mock.fail_next("token", 2, Fault::Status(503));
    flow.exchange(&redirect).await?;
    mock.assert_called("token").times(3);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_a_flow_is_refused() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let application = application(&mock)?;
    let verifier = "v".repeat(43);
    for (redirect_uri, state, verifier) in [
        ("callback", "state", verifier.as_str()),
        (REDIRECT, "", &verifier),
        (REDIRECT, "state", "short"),
        (REDIRECT, "state", &"v".repeat(129)),
    ] {
        let flow = application.resume_authorization_code(redirect_uri, state, verifier);
        assert_eq!(kind(flow)?, ErrorKind::Invalid);
    }
    Ok(())
}

/// An authorization server.
struct Server {
    authorization: String,
    token: String,
    /// Running for this test alone.
    process: Option<Child>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            drop(process.kill());
            drop(process.wait());
        }
    }
}

impl Server {
    fn at(url: &str, process: Option<Child>) -> Self {
        let url = url.trim_end_matches('/');
        Self { authorization: format!("{url}/authorize"), token: format!("{url}/token"), process }
    }

    /// `oauth2-mock-server` from npm: the one at `GETTY_TEST_OAUTH_SERVER`, or, where it is installed, one
    /// started now. See `tests/suite/oauth-server`. With `GETTY_REQUIRE_PEERS` set, there must be one.
    fn foreign() -> Result<Option<Self>, Failure> {
        if let Some(url) = env::var_os("GETTY_TEST_OAUTH_SERVER").filter(|url| !url.is_empty()) {
            return Ok(Some(Self::at(&url.to_string_lossy(), None)));
        }
        let directory = repository::root().join("tests/suite/oauth-server");
        if !directory.join("node_modules/oauth2-mock-server").is_dir() {
            return match env::var_os("GETTY_REQUIRE_PEERS") {
                Some(_) => Err("oauth2-mock-server is not installed: run .ci/peers".into()),
                None => Ok(None),
            };
        }
        let mut process = Command::new("node")
            .arg("start.mjs")
            .current_dir(directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut url = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut url)?;
        if url.trim().is_empty() {
            return Err(format!("the server did not start: {}", process.wait()?).into());
        }
        Ok(Some(Self::at(url.trim(), Some(process))))
    }
}

/// Runs the example without a browser; returns its exit status and output.
fn run_example(
    server: &Server,
    directory: &Path,
    secret: Option<&str>,
) -> Result<(ExitStatus, String), Failure> {
    let mut command = Command::new(example::build("authorization_code")?);
    match secret {
        Some(secret) => command.env("GETTY_API_SECRET", secret),
        None => command.env_remove("GETTY_API_SECRET"),
    };
    let mut process = command
        .env("GETTY_API_KEY", "mock-public-key")
        .env("GETTY_AUTHORIZATION_URL", &server.authorization)
        .env("GETTY_TOKEN_URL", &server.token)
        .env("GETTY_REDIRECT_URI", "http://127.0.0.1:0/callback")
        .env("GETTY_TOKEN_DIRECTORY", directory)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    let mut lines = BufReader::new(process.stdout.take().ok_or("no output")?).lines();
    for line in lines.by_ref() {
        let line = line?;
        said += &format!("{line}\n");
        if line.starts_with(&server.authorization) {
            // As a browser does, to the very end, with a connection beside that it does not use.
            let redirect = url::Url::parse(&line)?;
            let (_, redirect) =
                redirect.query_pairs().find(|(name, _)| name == "redirect_uri").ok_or("no redirect URI")?;
            let port = url::Url::parse(&redirect)?.port().ok_or("no port")?;
            let _unused = std::net::TcpStream::connect(("127.0.0.1", port))?;
            drop(std::net::TcpStream::connect(("127.0.0.1", port))?);
            let page = reqwest_blocking(&line)?;
            assert_eq!(page, "You can close this window.");
        }
    }
    let status = process.wait()?;
    process.stderr.take().ok_or("no errors")?.read_to_string(&mut said)?;
    Ok((status, said))
}

/// The page at a URL.
fn reqwest_blocking(url: &str) -> Result<String, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let response = reqwest::get(url).await?.error_for_status()?;
        Ok(String::from_utf8_lossy(&response.bytes().await?).into_owned())
    })
}

/// Signs in, and then a second time with the stored refresh token.
fn sign_in_twice(server: &Server, secret: Option<&str>) -> Result<(), Failure> {
    let directory = tempfile::tempdir()?;
    let (status, said) = run_example(server, directory.path(), secret)?;
    assert!(status.success(), "{said}");
    assert!(said.contains("Signed in. The refresh token is in"), "{said}");
    let kept = std::fs::read_to_string(directory.path().join("refresh-token"))?;
    assert!(!kept.is_empty());
    assert!(!said.contains(&kept), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(directory.path().join("refresh-token"))?.permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let (status, said) = run_example(server, directory.path(), secret)?;
    assert!(status.success(), "{said}");
    assert!(said.contains("Signed in with the refresh token"), "{said}");
    Ok(())
}

#[tokio::test]
async fn the_example_completes_against_the_mock() -> Result<(), Failure> {
    let mock = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    let server = Server { authorization: mock.authorize_url(), token: mock.token_url(), process: None };
    spawn_blocking(move || sign_in_twice(&server, None).map_err(|error| error.to_string())).await??;
    mock.assert_called("authorize").times(1);
    mock.assert_called("token").times(2);
    Ok(())
}

#[test]
fn the_example_completes_against_a_server_that_is_not_ours() -> Result<(), Failure> {
    let Some(server) = Server::foreign()? else {
        eprintln!("not run: oauth2-mock-server is not installed; see tests/suite/oauth-server/README.md");
        return Ok(());
    };
    sign_in_twice(&server, None)?;
    sign_in_twice(&server, Some("mock-api-secret"))
}
