//! No secret shows: not in any log of any crate at any level, not in `Debug`, not in any error.

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use std::io;
use std::sync::{Arc, Mutex, Once, PoisonError};

use getty_api_ext::raw::operations::{download_image, get_current_customer, search_creative_images};
use getty_api_ext::secrecy::ExposeSecret as _;
use getty_api_ext::{AccessToken, Credentials, Error, FileTokenStore, Getty, StoredToken};
use getty_api_mock::{Asset, CannedResponse, Fault, MockGetty};
use serde_json::json;
use tracing::Level;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::support::{Failure, builder, call, user_refresh_token};

/// Everything that was logged, and the `Debug` output of values that a test formatted.
#[derive(Clone, Default)]
pub(crate) struct LogCapture(Arc<Mutex<Vec<u8>>>);

thread_local! {
    /// The capture of this thread. A test and all its tasks run on one.
    static LOG: RefCell<Option<LogCapture>> = const { RefCell::new(None) };
}

/// Writes to the log of the thread.
struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow(|log| {
            if let Some(LogCapture(bytes_so_far)) = log {
                bytes_so_far.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
            }
        });
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Captures the log of the thread until it is dropped.
pub(crate) struct CaptureGuard;

impl Drop for CaptureGuard {
    fn drop(&mut self) {
        LOG.set(None);
    }
}

impl LogCapture {
    /// Captures what this thread logs, through `tracing` and through `log`, at every level.
    ///
    /// There is one subscriber for the process: subscribers of single threads can miss callsites that were
    /// first reached on another.
    pub(crate) fn capture(&self) -> CaptureGuard {
        static SUBSCRIBED: Once = Once::new();
        SUBSCRIBED.call_once(|| {
            let subscriber = tracing_subscriber::fmt()
                .with_max_level(Level::TRACE)
                .with_ansi(false)
                .with_span_events(FmtSpan::FULL)
                .with_writer(|| Log)
                .finish();
            // Either fails when it is done already, which it is not.
            drop(tracing_log::LogTracer::init());
            drop(tracing::subscriber::set_global_default(subscriber));
        });
        LOG.set(Some(self.clone()));
        CaptureGuard
    }

    pub(crate) fn debug(&self, value: &impl Debug) {
        self.add(&format!("{value:?} {value:#?}"));
    }

    /// An error as people print it: in one line, in full, and each of its causes.
    fn error<T>(&self, result: Result<T, Error>) -> Result<(), Failure> {
        let error = result.err().ok_or("the call succeeded")?;
        let mut text = String::new();
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(error) = cause {
            writeln!(text, "{error} {error:?} {error:#?}")?;
            cause = error.source();
        }
        self.add(&text);
        Ok(())
    }

    pub(crate) fn add(&self, text: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(text.as_bytes());
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

/// What was sent to the mock and must not be shown, beside what is known from the start.
fn secrets_sent(mock: &MockGetty) -> Vec<String> {
    let mut secrets = Vec::new();
    for request in mock.received_requests() {
        for (name, value) in request.form() {
            if !["grant_type", "redirect_uri"].contains(&name.as_str()) && request.operation == Some("token")
            {
                secrets.push(value);
            }
        }
        for name in ["authorization", "api-key"] {
            secrets.extend(
                request
                    .header(name)
                    .map(|value| value.trim_start_matches("Bearer ").trim_start_matches("Basic ").to_owned()),
            );
        }
    }
    secrets
}

fn check(shown: &LogCapture, secrets: &[String]) {
    let text = shown.text();
    // The log is there, and has lines of others than us.
    assert!(text.contains("token_renewal") && text.contains("hyper"), "{text}");
    for secret in secrets {
        assert!(secret.len() > 5, "{secret:?} is too short to be searched for");
        for form in [secret.clone(), form_urlencoded::byte_serialize(secret.as_bytes()).collect()] {
            if let Some(at) = text.find(&form) {
                let around: String =
                    text.chars().skip(text[..at].chars().count().saturating_sub(300)).take(600).collect();
                panic!("the secret {secret:?} is shown: … {around} …");
            }
        }
    }
}

async fn everyday(mock: &MockGetty, shown: &LogCapture, getty: &Getty) -> Result<(), Failure> {
    shown.debug(getty);
    getty.send(search_creative_images().phrase("lighthouse")).await?;
    call(getty).await?;
    shown.debug(&getty.access_token().await?);
    mock.revoke_access_tokens();
    call(getty).await?;
    shown.error(getty.send(download_image("4711")).await)?;
    mock.fail_next("list_products", 4, Fault::Reset);
    shown.error(call(getty).await)?;
    mock.fail_next("list_products", 2, Fault::Status(401));
    shown.error(call(getty).await)?;
    shown.debug(getty);
    Ok(())
}

/// A token endpoint that echoes the request.
fn parrot(told: &[&str], status: u16) -> Fault {
    let told = told.join(" ");
    let body = json!({ "error": "invalid_request", "error_description": told, "message": told, "access_token": [told] });
    Fault::Respond(CannedResponse::new(status).json(&body))
}

#[tokio::test]
async fn no_secret_of_any_grant_is_shown() -> Result<(), Failure> {
    let shown = LogCapture::default();
    let mock = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    mock.add_asset(Asset::image("4711").outside_agreement());
    let directory = tempfile::tempdir()?;
    let refresh_token = user_refresh_token(&mock).await?;
    let _capturing = shown.capture();

    let with_secret = |credentials: Credentials| credentials.client_secret(mock.api_secret());
    let everybody = [
        Credentials::client_credentials(mock.api_key(), mock.api_secret()),
        Credentials::client_credentials(mock.api_key(), mock.api_secret()).client_secret_basic(),
        with_secret(Credentials::password(mock.api_key(), mock.username(), mock.password())),
        with_secret(Credentials::refresh_token(mock.api_key(), refresh_token)),
    ];
    for credentials in everybody {
        shown.debug(&credentials);
        let builder = builder(&mock, credentials)?.token_store(FileTokenStore::new(directory.path()));
        shown.debug(&builder);
        everyday(&mock, &shown, &builder.build()?).await?;
    }

    // Users who sign in.
    let application = builder(&mock, with_secret(Credentials::api_key(mock.api_key())))?.build()?;
    let flow = application.authorization_code("http://127.0.0.1:1/")?;
    shown.debug(&flow);
    let verifier = flow.verifier().expose_secret().to_owned();
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let redirect = {
        // The browser's log is its own affair.
        LOG.set(None);
        let response = http.get(flow.authorize_url()).send().await?;
        LOG.set(Some(shown.clone()));
        response.headers().get("location").ok_or("no redirect")?.to_str()?.to_owned()
    };
    let again =
        application.resume_authorization_code("http://127.0.0.1:1/", flow.state().clone(), verifier)?;
    let authorization = flow.exchange(&redirect).await?;
    shown.debug(&authorization);
    shown.error(again.exchange(&redirect).await)?;
    let user = application.with_credentials(authorization.into_credentials());
    everyday(&mock, &shown, &user).await?;
    user.send(get_current_customer()).await?;

    // What is kept.
    for entry in std::fs::read_dir(directory.path())? {
        let text = std::fs::read_to_string(entry?.path())?;
        if let Ok(token) = StoredToken::from_json(&text) {
            shown.debug(&token);
        }
        // Damaged ones are complained of.
        let damaged: String = text.chars().rev().skip(3).collect::<String>().chars().rev().collect();
        shown.add(&format!("{:?}", StoredToken::from_json(&damaged).err()));
    }
    check(&shown, &secrets_sent(&mock));
    Ok(())
}

#[tokio::test]
async fn no_secret_that_a_server_echoes_is_shown() -> Result<(), Failure> {
    let shown = LogCapture::default();
    let mock = MockGetty::start().await;
    let _capturing = shown.capture();
    let (key, secret, user, password) = (mock.api_key(), mock.api_secret(), mock.username(), mock.password());
    for status in [200, 400, 401, 403, 404, 500, 503] {
        for (credentials, told) in [
            (Credentials::client_credentials(key, secret), vec![key, secret]),
            (Credentials::client_credentials(key, secret).client_secret_basic(), vec![key, secret]),
            (Credentials::password(key, user, password), vec![key, user, password]),
            (Credentials::refresh_token(key, "stale-refresh-token"), vec![key, "stale-refresh-token"]),
        ] {
            mock.clear_faults();
            mock.fail_always("token", parrot(&told, status));
            let getty = builder(&mock, credentials)?.build()?;
            shown.error(call(&getty).await)?;
            shown.error(getty.access_token().await)?;
        }
    }

    // Or what it was sent, as it was sent.
    let password = "p&ss=w\u{f6}rd with a space";
    let form: String = form_urlencoded::byte_serialize(password.as_bytes()).collect();
    for status in [200, 400, 401, 500] {
        mock.clear_faults();
        mock.fail_always("token", parrot(&["password", &form], status));
        let getty = builder(&mock, Credentials::password(key, user, password))?.build()?;
        shown.error(call(&getty).await)?;
    }

    // The API can do so as well.
    mock.clear_faults();
    let getty =
        builder(&mock, Credentials::client_credentials(mock.api_key(), mock.api_secret()))?.build()?;
    for status in [400, 401, 403, 500] {
        let told = format!("{} {}", mock.api_key(), getty.access_token().await?.expose_secret());
        let fault = Fault::Respond(CannedResponse::new(status).getty_error("InvalidRequest", &told));
        mock.fail_next("list_products", 1, fault.clone());
        mock.fail_next("list_products", 3, if status == 401 { Fault::Status(403) } else { fault });
        shown.error(call(&getty).await)?;
        mock.clear_faults();
    }
    // In each of the places that an error keeps something of, and where a line is cut.
    let token = getty.access_token().await?.expose_secret().to_owned();
    let long = format!("{}{token}", "x".repeat(295));
    for response in [
        CannedResponse::new(400).getty_error(&token, "no"),
        CannedResponse::new(400).getty_error("InvalidRequest", &long),
        CannedResponse::new(400).header("x-amzn-requestid", &token).getty_error("InvalidRequest", "no"),
        CannedResponse::new(400).header("x-seen", &token).getty_error("InvalidRequest", "no"),
    ] {
        mock.fail_next("list_products", 1, Fault::Respond(response));
        let result = call(&getty).await;
        if let Err(error) = &result {
            shown.debug(&error.api());
            shown.debug(&error.code());
            shown.debug(&error.request_ids().collect::<Vec<_>>());
            assert!(!error.to_string().contains(&token[..4]), "a half of it: {error}");
        }
        shown.error(result)?;
    }
    check(&shown, &secrets_sent(&mock));
    Ok(())
}

#[tokio::test]
async fn no_secret_from_elsewhere_is_shown() -> Result<(), Failure> {
    let shown = LogCapture::default();
    let mock = MockGetty::start().await;
    let _capturing = shown.capture();
    let token = AccessToken::new("ready-made-token");
    shown.debug(&token);
    let getty = builder(&mock, Credentials::access_token(mock.api_key(), token))?.build()?;
    shown.debug(&getty);
    shown.error(call(&getty).await)?;
    // One that cannot be sent at all.
    let getty = builder(&mock, Credentials::access_token(mock.api_key(), "unsendable-token\n"))?.build()?;
    shown.error(call(&getty).await)?;
    let provide = || async { Ok(AccessToken::new("broker's-token")) };
    let getty = builder(&mock, Credentials::provider(mock.api_key(), provide))?.build()?;
    shown.debug(&getty);
    shown.error(call(&getty).await)?;

    let mut secrets = secrets_sent(&mock);
    secrets.extend(["unsendable-token".to_owned(), "broker's-token".to_owned()]);
    check(&shown, &secrets);
    Ok(())
}
