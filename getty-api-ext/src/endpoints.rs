//! Where the API answers.

use std::env;

use url::Url;

use crate::error::{Error, ErrorKind};

/// The addresses of the API's servers.
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

    /// The addresses in the environment; the public API for those that are not set.
    ///
    /// | variable | address |
    /// |---|---|
    /// | `GETTY_API_URL` | [`api`](Self::api) |
    /// | `GETTY_TOKEN_URL` | [`token`](Self::token) |
    /// | `GETTY_AUTHORIZATION_URL` | [`authorization`](Self::authorization) |
    /// | `GETTY_EMBED_URL` | [`embed`](Self::embed) |
    ///
    /// Whoever sets them decides where credentials are sent. A variable that is empty counts as not set.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] naming a variable that is not an address.
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
                let message = format!("{name} in the environment is not an address: {source}");
                Error::new(ErrorKind::Invalid, message)
            })?;
        }
        Ok(endpoints)
    }

    /// Whether credentials may be sent to `url`: the same scheme, host and port as the API or the token
    /// endpoint.
    pub(crate) fn may_have_credentials(&self, url: &Url) -> bool {
        [&self.api, &self.token].iter().any(|own| own.origin() == url.origin())
    }
}
