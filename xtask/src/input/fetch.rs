//! Documents from http(s) URLs.

use std::io::Read;
use std::time::Duration;

use reqwest::blocking::Client;
use reqwest::redirect::Policy;
use url::Url;

use super::error::{InputError, MAX_BYTES, too_large};
use crate::terminal;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
const TIMEOUT: Duration = Duration::from_secs(120);
const MAX_REDIRECTS: usize = 10;

/// Whether a source is a URL, not a file.
pub(crate) fn is_url(source: &str) -> bool {
    let scheme = source.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// The URL without user, password, query and fragment, any of which may contain a secret. A source that
/// is not a URL is returned unchanged.
pub(crate) fn redacted_url(source: &str) -> String {
    match Url::parse(source) {
        Ok(mut url) if is_url(source) => {
            // Both fail only for URLs that cannot have a user, and http(s) URLs can.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url.set_query(None);
            url.set_fragment(None);
            url.into()
        }
        _ => source.to_owned(),
    }
}

/// Fetches the body at the URL `source`, following redirects but never from https to http.
pub(super) fn fetch(source: &str) -> Result<Vec<u8>, InputError> {
    let name = redacted_url(source);
    let failed = |error: reqwest::Error| {
        // The URL in the error is removed, because it may contain credentials.
        let error = anyhow::Error::new(error.without_url());
        InputError::new(&name, format!("cannot be fetched: {error:#}"))
    };
    terminal::status("Fetching", &name);
    let client = Client::builder()
        .user_agent("getty-api-xtask")
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
        .redirect(Policy::custom(|attempt| {
            let downgrade = attempt.url().scheme() == "http"
                && attempt.previous().iter().any(|url| url.scheme() == "https");
            if downgrade {
                attempt.error("redirected from https to http")
            } else if attempt.previous().len() > MAX_REDIRECTS {
                attempt.error("redirected too many times")
            } else {
                attempt.follow()
            }
        }))
        .build()
        .map_err(failed)?;
    let response = client
        .get(source)
        .header("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5")
        .send()
        .map_err(failed)?;
    let status = response.status();
    if !status.is_success() {
        return Err(InputError::new(&name, format!("the server returned {status}")));
    }
    let mut bytes = Vec::new();
    response.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
        let error = anyhow::Error::new(error);
        InputError::new(&name, format!("cannot be fetched: {error:#}"))
    })?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(&name));
    }
    Ok(bytes)
}
