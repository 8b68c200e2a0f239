//! The URLs of the API's servers.

use std::env;

use url::Url;

use crate::error::{Error, ErrorKind};

/// The URLs of the API's servers.
///
/// The default is the public API. Set others to reach a test server or a gateway of your own.
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
        // Literals that parse; the test `default_endpoints_are_valid` holds them to it.
        let parse = |text: &str| Url::parse(text).unwrap_or_else(|_| unreachable!("a literal address"));
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
    /// Whoever sets them decides where credentials are sent. A variable that is empty counts as not set.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] with the name of a variable that is not a URL.
    pub fn from_env() -> Result<Self, Error> {
        let mut endpoints = Self::default();
        for (name, address) in [
            ("GETTY_API_URL", &mut endpoints.api),
            ("GETTY_TOKEN_URL", &mut endpoints.token),
            ("GETTY_AUTHORIZATION_URL", &mut endpoints.authorization),
            ("GETTY_EMBED_URL", &mut endpoints.embed),
        ] {
            let Some(text) = env::var_os(name).filter(|text| !text.is_empty()) else { continue };
            *address = Url::parse(&text.to_string_lossy()).map_err(|source| {
                let message = format!("{name} in the environment is not a URL: {source}");
                Error::new(ErrorKind::Invalid, message)
            })?;
        }
        Ok(endpoints)
    }

    /// Refuses URLs that requests cannot be sent to as they are.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let Self { api, token, authorization, embed } = self;
        // Paths are put behind the first two.
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
        [&self.api, &self.token].iter().any(|own| same_origin(own, url))
    }
}

/// Whether two addresses of web servers have the same scheme, host and port. As `Url::origin` says, which
/// makes texts of all of them first.
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
    fn addresses_that_nothing_can_be_sent_to_as_they_are_are_refused() {
        for (address, api, token) in [
            ("https://gateway.example/getty", true, true),
            ("http://127.0.0.1:8080", true, true),
            ("https://gateway.example/?to=getty", false, true),
            ("https://gateway.example/#getty", false, true),
            ("https://user:secret@gateway.example/", false, false),
            ("https://user@gateway.example/", false, false),
            ("ftp://gateway.example/", false, false),
            ("mailto:somebody@example.com", false, false),
        ] {
            let url = Url::parse(address).unwrap();
            let as_api = Endpoints { api: url.clone(), ..Endpoints::default() };
            let as_token = Endpoints { token: url, ..Endpoints::default() };
            for (endpoints, name, good) in [(as_api, "api", api), (as_token, "token", token)] {
                let checked = endpoints.check();
                assert_eq!(checked.is_ok(), good, "{address} as {name}");
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
