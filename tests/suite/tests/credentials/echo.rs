//! A server that returns the complete request, in every encoding and every place: no error shows a secret.

use std::error::Error as StdError;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use getty_api::operations::{list_products, search_images};
use getty_api::{ApiError, Client, DecodeError, HttpExecutor};
use getty_api_ext::http::Method;
use getty_api_ext::{Credentials, Endpoints, Error, Getty, RetryPolicy};
use getty_api_suite::loopback::{Loopback, RawResponse, RecordedRequest};
use serde_json::json;

use crate::secrecy::LogCapture;
use crate::support::Failure;

const KEY: &str = r#"api+key/7==&"%41\x y"#;
const TOKEN: &str = r#"tok/en+9?"=%2F\z~u"#;
const CLIENT_SECRET: &str = r#"client/secret+"ß\"#;
const PASSWORD: &str = r#"pass word&/+"é\u0041"#;
const REFRESH_TOKEN: &str = "refresh/token+7==";

/// How a server writes down what it received.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Encoding {
    Plain,
    Json,
    JsonSlashes,
    JsonUnicode,
    PercentUpper,
    PercentLower,
    PercentAll,
    Form,
    Twice,
    PercentJson,
    Base64(usize),
    Base64Url(usize),
    Base64Percent,
}

impl Encoding {
    const ALL: [Self; 17] = [
        Self::Plain,
        Self::Json,
        Self::JsonSlashes,
        Self::JsonUnicode,
        Self::PercentUpper,
        Self::PercentLower,
        Self::PercentAll,
        Self::Form,
        Self::Twice,
        Self::PercentJson,
        Self::Base64(0),
        Self::Base64(1),
        Self::Base64(2),
        Self::Base64Url(0),
        Self::Base64Url(1),
        Self::Base64Url(2),
        Self::Base64Percent,
    ];

    pub(crate) fn of(self, text: &str) -> String {
        let percent = |text: &str, upper: bool, keep: fn(u8) -> bool| {
            text.bytes().fold(String::new(), |mut out, byte| {
                let _ = match (keep(byte), upper) {
                    (true, _) => write!(out, "{}", char::from(byte)),
                    (false, true) => write!(out, "%{byte:02X}"),
                    (false, false) => write!(out, "%{byte:02x}"),
                };
                out
            })
        };
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let json = |text: &str| json!(text).to_string().trim_matches('"').to_owned();
        match self {
            Self::Plain => text.to_owned(),
            Self::Json => json(text),
            Self::JsonSlashes => json(text).replace('/', "\\/"),
            Self::JsonUnicode => text.encode_utf16().fold(String::new(), |mut out, unit| {
                let _ = write!(out, "\\u{unit:04X}");
                out
            }),
            Self::PercentUpper => percent(text, true, unreserved),
            Self::PercentLower => percent(text, false, unreserved),
            Self::PercentAll => percent(text, true, |_| false),
            Self::Form => form_urlencoded::byte_serialize(text.as_bytes()).collect(),
            Self::Twice => percent(&percent(text, true, unreserved), true, unreserved),
            Self::PercentJson => percent(&json(text), true, unreserved),
            Self::Base64(before) => STANDARD.encode([&"   "[..before], text].concat()),
            Self::Base64Url(before) => URL_SAFE_NO_PAD.encode([&"   "[..before], text].concat()),
            Self::Base64Percent => percent(&STANDARD.encode(text), true, unreserved),
        }
    }

    /// What of the encoded text comes from the bytes of a secret alone.
    fn traces(self, text: &str, secret: &str) -> Vec<String> {
        let starts = text.match_indices(secret).map(|(at, _)| at);
        let core =
            |text: String, at: usize| text[(at * 8).div_ceil(6)..(at + secret.len()) * 8 / 6].to_owned();
        match self {
            Self::Base64(before) | Self::Base64Url(before) => {
                starts.map(|at| core(self.of(text), at + before)).collect()
            }
            Self::Base64Percent => starts.map(|at| core(Self::Base64(0).of(text), at)).collect(),
            _ => vec![self.of(secret)],
        }
    }
}

/// Where the server puts it.
#[derive(Clone, Copy, Debug)]
enum Place {
    Message,
    Code,
    Body,
    PropertyName,
    Value,
    ContentType,
    RequestId,
    Header,
    RedirectHere,
    RedirectElsewhere,
}

impl Place {
    const ALL: [Self; 10] = [
        Self::Message,
        Self::Code,
        Self::Body,
        Self::PropertyName,
        Self::Value,
        Self::ContentType,
        Self::RequestId,
        Self::Header,
        Self::RedirectHere,
        Self::RedirectElsewhere,
    ];

    fn response(self, status: u16, text: &str) -> RawResponse {
        let long = format!("{}{text}", "x".repeat(290));
        let json = RawResponse::new(status).header("Content-Type", "application/json");
        match self {
            Self::Message => json.body(
                json!({ "ErrorCode": "No", "ErrorMessage": long, "error": "no", "error_description": text })
                    .to_string(),
            ),
            Self::Code => json.body(json!({ "ErrorCode": text, "error": text }).to_string()),
            Self::Body => json.body(text),
            Self::PropertyName => json.body(
                json!({ "products": { text: 1 }, "images": { text: 1 }, "access_token": [] }).to_string(),
            ),
            Self::Value => {
                json.body(json!({ "products": text, "images": text, "access_token": [text] }).to_string())
            }
            Self::ContentType => {
                RawResponse::new(status).header("Content-Type", &format!("text/{text}")).body("<html>")
            }
            Self::RequestId => json.header("x-amzn-requestid", text).body("{"),
            Self::Header => json.header("x-seen", text).body("{"),
            Self::RedirectHere => RawResponse::new(302).header("Location", &format!("/v3/{text}")),
            Self::RedirectElsewhere => {
                RawResponse::new(307).header("Location", &format!("https://127.0.0.1:1/v3/?{text}"))
            }
        }
    }
}

/// The request as one text that is valid in a header.
fn text_of(request: &RecordedRequest) -> String {
    let headers: Vec<_> = request.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let body = String::from_utf8_lossy(&request.body);
    format!("{} {} {} {body}", request.method, request.target, headers.join(" "))
}

type Row = (u16, Place, Encoding);

/// A server that returns what it receives in the way of the current row, and what it received for it.
fn echo(row: Arc<Mutex<(Row, Vec<String>)>>, tokens_too: bool) -> Result<Loopback, Failure> {
    Ok(Loopback::start(move |request| {
        if request.target.starts_with("/oauth2") && !tokens_too {
            let token = json!({ "access_token": TOKEN, "token_type": "Bearer", "expires_in": 1800 });
            return RawResponse::new(200).body(token.to_string()).into_bytes();
        }
        let mut row = row.lock().unwrap_or_else(PoisonError::into_inner);
        let text = text_of(request);
        let (status, place, encoding) = row.0;
        let response = place.response(status, &encoding.of(&text)).into_bytes();
        row.1.push(text);
        response
    })?)
}

fn api(shown: &LogCapture, api: &ApiError) {
    shown.debug(api);
    shown.add(&format!("{api} {:?} {:?} {}", api.code, api.headers, String::from_utf8_lossy(&api.body)));
}

fn undecodable(shown: &LogCapture, error: &DecodeError) {
    shown.debug(error);
    shown.add(&format!(
        "{error} {} {:?} {}",
        error.pointer,
        error.headers,
        String::from_utf8_lossy(&error.body)
    ));
}

/// Everything that can be had from an error.
pub(crate) fn show(shown: &LogCapture, error: &(dyn StdError + 'static)) {
    let mut cause = Some(error);
    while let Some(error) = cause {
        shown.add(&format!("{error} {error:?} {error:#?}\n"));
        if let Some(error) = error.downcast_ref::<Error>() {
            shown.add(&format!("{:?} {:?}", error.code(), error.request_ids().collect::<Vec<_>>()));
            error.api().inspect(|error| api(shown, error));
        }
        match error.downcast_ref::<getty_api::Error>() {
            Some(getty_api::Error::Api(error)) => api(shown, error),
            Some(getty_api::Error::Decode(error)) => undecodable(shown, error),
            _ => {}
        }
        cause = error.source();
    }
}

/// Nothing of what was shown for the row comes from a secret.
fn check(shown: &LogCapture, row: &Mutex<(Row, Vec<String>)>, secrets: &[&str]) {
    let mut row = row.lock().unwrap_or_else(PoisonError::into_inner);
    let text = shown.text();
    let texts = std::mem::take(&mut row.1);
    assert!(!texts.is_empty());
    for secret in secrets {
        let mut traces = vec![(*secret).to_owned(), row.0.2.of(secret)];
        traces.extend(texts.iter().flat_map(|text| row.0.2.traces(text, secret)));
        for trace in traces.iter().filter(|trace| trace.len() > 4) {
            assert!(!text.contains(trace.as_str()), "{:?}: {secret} as {trace} in\n{text}", row.0);
        }
    }
}

fn rows(statuses: &'static [u16]) -> impl Iterator<Item = Row> {
    let rows = statuses.iter().flat_map(|&status| Place::ALL.map(|place| (status, place)));
    rows.flat_map(|(status, place)| Encoding::ALL.map(|encoding| (status, place, encoding)))
}

fn builder(server: &Loopback, credentials: Credentials) -> Result<Getty, Failure> {
    let mut endpoints = Endpoints::new();
    endpoints.api = server.url().parse()?;
    endpoints.token = format!("{}/oauth2/token", server.url()).parse()?;
    // A client of the library's own reads the system's certificates each time.
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_gzip();
    let http = http.tls_certs_only([]).build()?;
    let builder = Getty::builder().credentials(credentials).endpoints(endpoints).http_client(http);
    Ok(builder.retry(RetryPolicy::none()).build()?)
}

/// A row to begin with.
fn first() -> Arc<Mutex<(Row, Vec<String>)>> {
    Arc::new(Mutex::new(((200, Place::Body, Encoding::Plain), Vec::new())))
}

fn set(row: &Mutex<(Row, Vec<String>)>, to: Row) {
    *row.lock().unwrap_or_else(PoisonError::into_inner) = (to, Vec::new());
}

#[tokio::test]
async fn no_error_of_a_call_shows_what_an_api_returns_of_its_request() -> Result<(), Failure> {
    let row = first();
    let server = echo(Arc::clone(&row), false)?;
    let getty = builder(&server, Credentials::client_credentials(KEY, CLIENT_SECRET))?;
    for case in rows(&[200, 404, 503]) {
        set(&row, case);
        let shown = LogCapture::default();
        let _capturing = shown.capture();
        let products = getty.send(list_products()).await.map(drop);
        let search = getty.call(search_images()).query("x", 1).send().await.map(drop);
        let custom = getty.request(Method::GET, "/v3/things").send::<Vec<u8>>().await.map(drop);
        drop(_capturing);
        for result in [products, search, custom] {
            result.map_err(|error| show(&shown, &error)).err();
        }
        assert!(shown.text().contains("hyper"), "the log is not there");
        check(&shown, &row, &[KEY, TOKEN]);
    }
    Ok(())
}

#[tokio::test]
async fn no_error_of_the_raw_client_shows_what_an_api_returns_of_its_request() -> Result<(), Failure> {
    let row = first();
    let server = echo(Arc::clone(&row), false)?;
    let executor = HttpExecutor::new(KEY)?.api_url(server.url().parse()?).access_token(TOKEN)?;
    let client = Client::with_executor(executor);
    for case in rows(&[200, 400, 500]) {
        set(&row, case);
        let shown = LogCapture::default();
        let _capturing = shown.capture();
        for result in
            [client.send(list_products()).await.map(drop), client.send(search_images()).await.map(drop)]
        {
            result.map_err(|error| show(&shown, &error)).err();
        }
        check(&shown, &row, &[KEY, TOKEN]);
    }
    Ok(())
}

#[tokio::test]
async fn no_error_shows_what_a_token_endpoint_returns_of_its_request() -> Result<(), Failure> {
    let row = first();
    let server = echo(Arc::clone(&row), true)?;
    let all = [
        Credentials::password(KEY, "somebody", PASSWORD).client_secret(CLIENT_SECRET),
        Credentials::client_credentials(KEY, CLIENT_SECRET).client_secret_basic(),
        Credentials::refresh_token(KEY, REFRESH_TOKEN).client_secret(CLIENT_SECRET),
    ];
    for credentials in all {
        for case in rows(&[200, 400, 403]) {
            set(&row, case);
            let shown = LogCapture::default();
            let _capturing = shown.capture();
            let getty = builder(&server, credentials.clone())?;
            getty.access_token().await.map(drop).map_err(|error| show(&shown, &error)).err();
            check(&shown, &row, &[KEY, CLIENT_SECRET, PASSWORD, REFRESH_TOKEN]);
        }
    }
    Ok(())
}
