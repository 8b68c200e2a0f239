//! The URLs of the API's servers.

use std::env;

use url::Url;

use crate::error::{Error, ErrorKind};

/// The URLs of the API's servers.
///
/// The default is the public API. Set other URLs for a test server or a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoints {
    /// The API: `https://api.gettyimages.com`.
    pub api: Url,
    /// The token endpoint: `https://authentication.gettyimages.com/oauth2/token`.
    pub token: Url,
    /// The authorization endpoint: `https://authentication.gettyimages.com/oauth2/auth`.
    pub authorization: Url,
    /// The oEmbed provider: `https://embed.gettyimages.com`.
    pub embed: Url,
}

impl Default for Endpoints {
    fn default() -> Self {
        // The test `default_endpoints_are_valid` checks that these literals parse.
        let parse = |text: &str| Url::parse(text).unwrap_or_else(|_| unreachable!("a literal URL"));
        Self {
            api: parse(getty_api::DEFAULT_API_URL),
            token: parse("https://authentication.gettyimages.com/oauth2/token"),
            authorization: parse("https://authentication.gettyimages.com/oauth2/auth"),
            embed: parse(getty_api::DEFAULT_EMBED_URL),
        }
    }
}

impl Endpoints {
    /// The public API.
    pub fn new() -> Self {
        Self::default()
    }

    /// The URLs in the environment. Default: those of the public API.
    ///
    /// | variable | URL |
    /// |---|---|
    /// | `GETTY_API_URL` | [`api`](Self::api) |
    /// | `GETTY_TOKEN_URL` | [`token`](Self::token) |
    /// | `GETTY_AUTHORIZATION_URL` | [`authorization`](Self::authorization) |
    /// | `GETTY_EMBED_URL` | [`embed`](Self::embed) |
    ///
    /// These variables determine where credentials are sent. An empty variable counts as not set.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] with the name of a variable that is not a URL.
    pub fn from_env() -> Result<Self, Error> {
        let mut endpoints = Self::default();
        for (name, endpoint) in [
            ("GETTY_API_URL", &mut endpoints.api),
            ("GETTY_TOKEN_URL", &mut endpoints.token),
            ("GETTY_AUTHORIZATION_URL", &mut endpoints.authorization),
            ("GETTY_EMBED_URL", &mut endpoints.embed),
        ] {
            let Some(text) = env::var_os(name).filter(|text| !text.is_empty()) else { continue };
            *endpoint = Url::parse(&text.to_string_lossy()).map_err(|source| {
                let message = format!("{name} in the environment is not a URL: {source}");
                Error::new(ErrorKind::Invalid, message)
            })?;
        }
        Ok(endpoints)
    }

    /// Rejects URLs that cannot be used unchanged.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let Self { api, token, authorization, embed } = self;
        // Paths are appended to the first two.
        for (name, url, is_base) in [
            ("api", api, true),
            ("embed", embed, true),
            ("token", token, false),
            ("authorization", authorization, false),
        ] {
            let problem = if !matches!(url.scheme(), "http" | "https") {
                "is not an http or https URL: it must begin with https:// or http://"
            } else if !url.username().is_empty() || url.password().is_some() {
                "contains a user name or a password, which would not be sent"
            } else if is_base && (url.query().is_some() || url.fragment().is_some()) {
                "contains a query or a fragment, but paths are appended to it"
            } else {
                continue;
            };
            return Err(Error::new(ErrorKind::Invalid, format!("the endpoint `{name}` {problem}")));
        }
        Ok(())
    }

    /// Whether credentials may be sent to `url`: the same scheme, host and port as the API or the token
    /// endpoint.
    pub(crate) fn may_have_credentials(&self, url: &Url) -> bool {
        [&self.api, &self.token].iter().any(|endpoint| same_origin(endpoint, url))
    }
}

/// Whether two HTTP URLs have the same scheme, host and port. The result is that of `Url::origin`, without its
/// allocations.
pub(crate) fn same_origin(one: &Url, other: &Url) -> bool {
    matches!(one.scheme(), "http" | "https")
        && one.scheme() == other.scheme()
        && one.host() == other.host()
        && one.port_or_known_default() == other.port_or_known_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_endpoints_are_valid() {
        assert!(Endpoints::default().check().is_ok());
    }

    #[test]
    fn urls_that_cannot_be_used_unchanged_are_rejected() {
        for (text, api, token) in [
            ("https://gateway.example/getty", true, true),
            ("http://127.0.0.1:8080", true, true),
            ("https://gateway.example/?to=getty", false, true),
            ("https://gateway.example/#getty", false, true),
            ("https://user:secret@gateway.example/", false, false),
            ("https://user@gateway.example/", false, false),
            ("ftp://gateway.example/", false, false),
            ("mailto:somebody@example.com", false, false),
        ] {
            let url = Url::parse(text).unwrap();
            let as_api = Endpoints { api: url.clone(), ..Endpoints::default() };
            let as_token = Endpoints { token: url, ..Endpoints::default() };
            for (endpoints, name, good) in [(as_api, "api", api), (as_token, "token", token)] {
                let checked = endpoints.check();
                assert_eq!(checked.is_ok(), good, "{text} as {name}");
                if let Err(error) = checked {
                    assert_eq!(error.kind(), ErrorKind::Invalid);
                    let line = error.to_string();
                    assert!(line.starts_with(&format!("the endpoint `{name}` ")), "{line}");
                    assert!(!line.contains("secret"), "{line}");
                }
            }
        }
    }
}
