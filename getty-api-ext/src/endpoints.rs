//! Where the API answers.

use url::Url;

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

    /// Whether credentials may be sent to `url`: the same scheme, host and port as the API or the token
    /// endpoint.
    pub(crate) fn may_have_credentials(&self, url: &Url) -> bool {
        [&self.api, &self.token].iter().any(|own| own.origin() == url.origin())
    }
}
