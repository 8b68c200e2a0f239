//! Secrets of 1 to 200 characters that a server returns in every place: nothing shows them, and messages stay readable.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use getty_api_ext::http::Method;
use getty_api_ext::raw::operations::list_products;
use getty_api_ext::raw::{ErrorCode, operations};
use getty_api_ext::secrecy::ExposeSecret as _;
use getty_api_ext::{
    Credentials, Endpoints, Error, ErrorKind, FileTokenStore, Getty, GettyBuilder, RetryPolicy,
};
use getty_api_suite::loopback::{Loopback, RawResponse, RecordedRequest};
use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, SharedString, Unit};
use serde_json::json;

use crate::echo::{Encoding, show};
use crate::secrecy::LogCapture;
use crate::support::Failure;

/// The encodings in which the server writes the secrets; the tests of one length of secrets use more.
const ENCODINGS: [Encoding; 6] = [
    Encoding::Plain,
    Encoding::JsonUnicode,
    Encoding::Twice,
    Encoding::Base64(0),
    Encoding::Base64Url(1),
    Encoding::Base64Percent,
];

/// One secret of this length for each purpose, so that none contains another's first character.
struct Known {
    key: String,
    client_secret: String,
    username: String,
    password: String,
    refresh_token: String,
    access_token: String,
}

impl Known {
    fn new(length: usize) -> Self {
        let of = |first: char| std::iter::once(first).chain("7Zq-Xk".chars().cycle()).take(length).collect();
        Self {
            key: of('a'),
            client_secret: of('~'),
            username: of('i'),
            password: of('!'),
            refresh_token: of('R'),
            access_token: of('t'),
        }
    }

    /// What the server receives with each of the grants.
    fn sent(&self) -> [Vec<String>; 5] {
        let Self { key, client_secret, username, password, refresh_token, access_token } = self;
        let pair = format!("{key}:{client_secret}");
        let application = [key, client_secret, &pair];
        let with = |more: &[&String]| application.iter().chain(more).map(|text| (*text).clone()).collect();
        let token = vec![key.clone(), access_token.clone()];
        [with(&[]), with(&[]), with(&[username, password]), with(&[refresh_token]), token]
    }

    fn grants(&self) -> [Credentials; 5] {
        let Self { key, client_secret, username, password, refresh_token, access_token } = self;
        [
            Credentials::client_credentials(key.as_str(), client_secret.as_str()),
            Credentials::client_credentials(key.as_str(), client_secret.as_str()).client_secret_basic(),
            Credentials::password(key.as_str(), username.as_str(), password.as_str())
                .client_secret(client_secret.as_str()),
            Credentials::refresh_token(key.as_str(), refresh_token.as_str())
                .client_secret(client_secret.as_str()),
            Credentials::access_token(key.as_str(), access_token.as_str()),
        ]
    }
}

/// What the server does next, and what it has written.
struct Echo {
    known: Vec<String>,
    encoding: Encoding,
    token: Result<String, u16>,
    api: u16,
    /// The texts that must not be shown.
    written: Vec<String>,
}

impl Echo {
    /// All secrets, each alone between marks, and all of them encoded as one text.
    fn text(&mut self) -> String {
        let mut words = Vec::new();
        for secret in &self.known {
            let word = format!("(#{}#)", self.encoding.of(secret));
            self.written.push(word.clone());
            words.push(word);
        }
        let whole = self.encoding.of(&self.known.join(" "));
        self.written.push(whole.chars().take(40).collect());
        format!("{} {whole}", words.join(" "))
    }

    fn response(&mut self, request: &RecordedRequest) -> RawResponse {
        for (name, value) in form_urlencoded::parse(&request.body) {
            if ["code", "code_verifier"].contains(&&*name) {
                self.known.push(value.into_owned());
            }
        }
        let text = self.text();
        let is_token = request.target.starts_with("/oauth2");
        let status = match &self.token {
            Ok(_) if is_token => 200,
            Err(status) if is_token => *status,
            _ => self.api,
        };
        let mut response = RawResponse::new(status);
        for name in [
            "x-amzn-requestid",
            "x-amz-apigw-id",
            "x-amz-cf-id",
            "x-error-detail",
            "x-mashery-error-code",
            "WWW-Authenticate",
            "ETag",
            "Retry-After",
        ] {
            response = response.header(name, &text);
        }
        let disposition = format!("attachment; filename=\"{}.jpg\"", text.replace('"', "'"));
        response = response.header("Content-Disposition", &disposition);
        if request.target.starts_with("/file") {
            let page = format!("application/{text}+json");
            return response
                .header("Content-Type", if status == 200 { &page } else { "image/jpeg" })
                .body("x");
        }
        if (300..400).contains(&status) {
            return response.header("Location", &format!("{}?{}", request.target, text.replace(' ', "&")));
        }
        let body = match &self.token {
            Ok(token) if is_token => {
                json!({ "access_token": token, "token_type": "Bearer", "expires_in": 1800, "seen": text })
            }
            _ if is_token => json!({ "error": "invalid_request", "error_description": text }),
            _ if status == 200 => json!({ text.as_str(): text, "products": text }),
            _ => json!({ "ErrorCode": "InvalidRequest", "ErrorMessage": text, "seen": [text] }),
        };
        response.header("Content-Type", "application/json").body(body.to_string())
    }
}

type Shared = Arc<Mutex<Echo>>;

fn lock(echo: &Shared) -> std::sync::MutexGuard<'_, Echo> {
    echo.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(echo: &Shared) -> Result<Loopback, Failure> {
    let echo = Arc::clone(echo);
    Ok(Loopback::start(move |request| lock(&echo).response(request).into_bytes())?)
}

fn builder(server: &Loopback, credentials: Credentials, store: &Path) -> Result<GettyBuilder, Failure> {
    let mut endpoints = Endpoints::new();
    endpoints.api = server.url().parse()?;
    endpoints.token = format!("{}/oauth2/token", server.url()).parse()?;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_gzip();
    let builder = Getty::builder().credentials(credentials).endpoints(endpoints);
    let builder = builder.http_client(http.tls_certs_only([]).build()?).retry(RetryPolicy::none());
    Ok(builder.token_store(FileTokenStore::new(store)))
}

/// Adds the names and contents of all files to what is shown.
fn add_files(shown: &LogCapture, directory: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        shown.add(&format!("{}\n", path.display()));
        match path.is_dir() {
            true => add_files(shown, &path)?,
            false => shown.add(&String::from_utf8_lossy(&fs::read(&path)?)),
        }
    }
    Ok(())
}

/// Writes the names and labels of all metrics to what is shown.
struct Labels(LogCapture);

impl metrics::Recorder for Labels {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        self.0.add(&format!("{key}\n"));
        Counter::noop()
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        self.0.add(&format!("{key}\n"));
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        self.0.add(&format!("{key}\n"));
        Histogram::noop()
    }
}

fn failed<T>(shown: &LogCapture, result: Result<T, Error>) -> Result<Error, Failure> {
    let error = result.err().ok_or("the call succeeded")?;
    show(shown, &error);
    Ok(error)
}

/// Everything that can fail, with a server that returns the secrets in this encoding.
async fn run(length: usize, encoding: Encoding, shown: &LogCapture) -> Result<Vec<String>, Failure> {
    let known = Known::new(length);
    let (api, token) = (400, Err(400));
    let echo = Arc::new(Mutex::new(Echo { known: Vec::new(), encoding, token, api, written: Vec::new() }));
    let server = serve(&echo)?;
    let directory = tempfile::tempdir()?;
    let (store, files) = (directory.path().join("tokens"), directory.path().join("files"));
    fs::create_dir_all(&files)?;

    for (credentials, sent) in known.grants().into_iter().zip(known.sent()) {
        lock(&echo).known = sent;
        for status in [200, 400] {
            lock(&echo).token = Err(status);
            let getty = builder(&server, credentials.clone(), &store)?.build()?;
            // A token that cannot be renewed is not requested.
            let Err(error) = getty.access_token().await else { continue };
            show(shown, &error);
            assert_eq!(error.kind(), ErrorKind::Credentials, "{error:?}");
            let fixed = format!("{status}: invalid_request: ");
            assert!(error.message().starts_with(&fixed), "{error}");
        }
        lock(&echo).token = Err(503);
        let getty = builder(&server, credentials.clone(), &store)?.build()?;
        getty.access_token().await.map(drop).map_err(|error| show(shown, &error)).err();

        lock(&echo).token = Ok(known.access_token.clone());
        lock(&echo).known.push(known.access_token.clone());
        let getty = builder(&server, credentials, &store)?.build()?;
        for status in [400, 503] {
            lock(&echo).api = status;
            let error = failed(shown, getty.send(list_products()).await)?;
            assert_eq!(error.code(), Some(&ErrorCode::InvalidRequest));
            assert!(error.message().starts_with(&format!("{status} ")), "{error}");
            assert!(error.message().contains(", InvalidRequest: "), "{error}");
            failed(shown, getty.request(Method::POST, "/v3/things").json_body("x").send::<Vec<u8>>().await)?;
            failed(shown, getty.send(operations::search_creative_images()).await)?;
        }
        for status in [200, 302] {
            lock(&echo).api = status;
            failed(shown, getty.request(Method::GET, "/v3/things").send::<Vec<u8>>().await)?;
            getty.send(list_products()).await.map(drop).map_err(|error| show(shown, &error)).err();
        }
    }

    // Files, with their names, journals and manifests.
    let [credentials, ..] = known.grants();
    let [mut sent, ..] = known.sent();
    sent.push(known.access_token.clone());
    lock(&echo).known.clone_from(&sent);
    let getty = builder(&server, credentials, &store)?.build()?;
    getty.access_token().await?;
    let url = format!("{}/file", server.url()).parse::<reqwest::Url>()?;
    for status in [200, 206, 403, 500] {
        lock(&echo).api = status;
        failed(shown, getty.download_url(url.clone()).attempts(1).to_directory(&files).await)?;
    }
    lock(&echo).api = 200;
    getty.download_url(url).attempts(1).any_content_type().to_directory(&files).await?;
    lock(&echo).api = 400;
    let bulk = getty.downloads().images(["1", "2"]).attempts(1).manifest(files.join("manifest.jsonl"));
    assert_eq!(bulk.to_directory(&files).await?.finish().await.failed, 2);

    // Users who sign in.
    lock(&echo).token = Err(400);
    let redirect = "http://127.0.0.1:1/";
    let flow = getty.authorization_code(redirect)?;
    let state = flow.state().expose_secret().to_owned();
    let error = failed(shown, flow.exchange(&format!("{redirect}?code=c-o-d-e&state={state}")).await)?;
    assert!(error.message().contains("400: invalid_request: "), "{error}");
    lock(&echo).known = sent;
    let flow = getty.authorization_code(redirect)?;
    let state = flow.state().expose_secret().to_owned();
    let text = lock(&echo).text();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("error", "access_denied")
        .append_pair("error_description", &text)
        .append_pair("state", &state)
        .finish();
    let error = failed(shown, flow.exchange(&format!("{redirect}?{query}")).await)?;
    assert!(error.message().starts_with("the user was not signed in: access_denied: "), "{error}");

    add_files(shown, directory.path())?;
    Ok(std::mem::take(&mut lock(&echo).written))
}

/// Runs all of it with secrets of one length.
fn check(length: usize) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for encoding in ENCODINGS {
        let shown = LogCapture::default();
        let capturing = shown.capture();
        let labels = Labels(shown.clone());
        let mut written =
            metrics::with_local_recorder(&labels, || runtime.block_on(run(length, encoding, &shown)))?;
        drop(capturing);
        let text = shown.text();
        for expected in ["hyper", "getty.request", "getty_calls_total", "manifest.jsonl", "InvalidRequest"] {
            assert!(text.contains(expected), "no {expected} was captured");
        }
        written.sort_unstable();
        written.dedup();
        for leaked in written {
            if let Some(at) = text.find(&leaked) {
                let before: String =
                    text[..at].chars().rev().take(300).collect::<Vec<_>>().into_iter().rev().collect();
                panic!("{length} {encoding:?}: {leaked} after … {before}");
            }
        }
    }
    Ok(())
}

#[test]
fn secrets_of_one_character_stay_hidden() -> Result<(), Failure> {
    check(1)
}

#[test]
fn secrets_of_two_and_three_characters_stay_hidden() -> Result<(), Failure> {
    check(2)?;
    check(3)
}

#[test]
fn secrets_of_five_and_eight_characters_stay_hidden() -> Result<(), Failure> {
    check(5)?;
    check(8)
}

#[test]
fn secrets_of_twenty_and_two_hundred_characters_stay_hidden() -> Result<(), Failure> {
    check(20)?;
    check(200)
}
