//! The target of a redirect, or the reason why it is not followed.

use std::fmt;

use getty_api::Effect;
use getty_api::support::headers::API_KEY;
use http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE,
    COOKIE, HeaderMap, HeaderValue, PROXY_AUTHORIZATION, TRANSFER_ENCODING,
};
use http::{Method, StatusCode};
use url::Url;

use super::addresses::{AddressPolicy, ForbiddenUrl};

/// How many redirects are followed for one request.
pub(crate) const MAX_REDIRECTS: usize = 10;

/// The target of one request and what may be sent to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hop {
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// Whether the request still has its body.
    pub(crate) body: bool,
    /// Whether the request may carry credentials: its host is a configured one, and it has not been sent to any
    /// other.
    pub(crate) trusted: bool,
}

/// Why a redirect is not followed, or no request is sent to a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RedirectError {
    /// There is no `Location`, or it is not a URL.
    Location,
    /// To a URL that no request may be sent to.
    Forbidden(ForbiddenUrl),
    /// A request that changes something, to a host that is not configured.
    Elsewhere,
    /// A custom request, to a host that is not configured.
    Custom,
    /// A metered request, with a status other than 307 and 308.
    Metered,
    /// A metered request that was already redirected once.
    MeteredAgain,
    /// A body that was consumed while it was sent.
    Spent,
    /// To a URL that contains a secret of the request.
    Secret,
    /// To a URL that was already requested.
    Loop,
    /// More than [`MAX_REDIRECTS`].
    TooMany,
}

impl From<ForbiddenUrl> for RedirectError {
    fn from(forbidden: ForbiddenUrl) -> Self {
        Self::Forbidden(forbidden)
    }
}

impl fmt::Display for RedirectError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Location => "it has no usable Location",
            Self::Forbidden(forbidden) => return forbidden.fmt(formatter),
            Self::Elsewhere => {
                "it would send a request that changes something to a host that is not configured"
            }
            Self::Custom => "it leads a custom request to a host that is not configured",
            Self::Metered => "a metered request is resent only for the statuses 307 and 308",
            Self::MeteredAgain => "a metered request is redirected only once",
            Self::Spent => "the body was streamed and cannot be resent",
            Self::Secret => "its Location contains a credential of the request",
            Self::Loop => "it is part of a redirect loop",
            Self::TooMany => "there were more than ten redirects in a row",
        })
    }
}

/// Whether a status is a redirect that can be followed.
pub(crate) fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The chain of URLs that one request is sent to.
#[derive(Debug)]
pub(crate) struct RedirectChain<'a> {
    address_policy: &'a AddressPolicy,
    effect: Effect,
    current_hop: Hop,
    seen: Vec<(Method, Url)>,
}

impl<'a> RedirectChain<'a> {
    pub(crate) fn new(
        address_policy: &'a AddressPolicy,
        effect: Effect,
        method: Method,
        mut url: Url,
    ) -> Result<Self, RedirectError> {
        address_policy.check(&url)?;
        clean(&mut url);
        let trusted = address_policy.is_configured_host(&url);
        Ok(Self {
            address_policy,
            effect,
            current_hop: Hop { method, url, body: true, trusted },
            seen: Vec::new(),
        })
    }

    /// The current URL of the request.
    pub(crate) fn current_hop(&self) -> &Hop {
        &self.current_hop
    }

    /// How many redirects were followed.
    pub(crate) fn redirects(&self) -> usize {
        self.seen.len()
    }

    /// Follows a redirect. `replayable` is whether the body, if there is one, can be resent.
    ///
    /// 303 turns everything but `HEAD` into `GET`; 301 and 302 turn `POST` into `GET`, as browsers do; all
    /// others keep method and body. A request that keeps a method that changes something is sent to configured
    /// hosts only, whatever its body.
    ///
    /// A metered request is redirected at most once, by 307 or 308, to a configured host: each request that a
    /// server receives can be one that is paid for. The 303 of a download is a response, not a redirect.
    pub(crate) fn follow(
        &mut self,
        status: StatusCode,
        location: Option<&HeaderValue>,
        replayable: bool,
    ) -> Result<(), RedirectError> {
        let location = location.and_then(|value| std::str::from_utf8(value.as_bytes()).ok());
        let location = location.map(str::trim).filter(|location| !location.is_empty());
        let mut url = self
            .current_hop
            .url
            .join(location.ok_or(RedirectError::Location)?)
            .map_err(|_| RedirectError::Location)?;
        clean(&mut url);
        let method = next_method(status, &self.current_hop.method);
        let changed = method != self.current_hop.method;
        if self.effect == Effect::Metered {
            if !matches!(status.as_u16(), 307 | 308) {
                return Err(RedirectError::Metered);
            }
            if self.redirects() > 0 {
                return Err(RedirectError::MeteredAgain);
            }
        }
        if self.current_hop.url.scheme() == "https" && url.scheme() == "http" {
            return Err(ForbiddenUrl::Downgrade.into());
        }
        self.address_policy.check(&url)?;
        let own = self.address_policy.is_configured_host(&url);
        let body = self.current_hop.body && !changed;
        let only_reads = matches!(method, Method::GET | Method::HEAD) && self.effect != Effect::Metered;
        if !own && !only_reads {
            return Err(RedirectError::Elsewhere);
        }
        if body && !replayable {
            return Err(RedirectError::Spent);
        }
        let next = Hop { method, url, body, trusted: self.current_hop.trusted && own };
        let left = std::mem::replace(&mut self.current_hop, next);
        self.seen.push((left.method, left.url));
        if self
            .seen
            .iter()
            .any(|(method, url)| *method == self.current_hop.method && *url == self.current_hop.url)
        {
            return Err(RedirectError::Loop);
        }
        if self.seen.len() > MAX_REDIRECTS {
            return Err(RedirectError::TooMany);
        }
        Ok(())
    }
}

/// Removes what must not be sent to the server: the fragment, and credentials in a URL that a server sent.
fn clean(url: &mut Url) {
    url.set_fragment(None);
    // These fail only for URLs that cannot contain any.
    let _ = url.set_username("");
    let _ = url.set_password(None);
}

fn next_method(status: StatusCode, method: &Method) -> Method {
    match (status.as_u16(), method) {
        (303, &Method::HEAD) => Method::HEAD,
        (303, _) | (301 | 302, &Method::POST) => Method::GET,
        _ => method.clone(),
    }
}

/// The headers that are sent with a request to this hop.
pub(crate) fn headers(current_hop: &Hop, own: &HeaderMap, credentials: &HeaderMap) -> HeaderMap {
    let mut headers = own.clone();
    if !current_hop.body {
        let about_body = [
            CONTENT_TYPE,
            CONTENT_LENGTH,
            CONTENT_ENCODING,
            CONTENT_LANGUAGE,
            CONTENT_LOCATION,
            TRANSFER_ENCODING,
        ];
        about_body.iter().for_each(|name| {
            headers.remove(name);
        });
    }
    if current_hop.trusted {
        // Each replaces a header that the caller may have set.
        for (name, value) in credentials {
            headers.insert(name, value.clone());
        }
    } else {
        // The caller does not set these, and nothing else may either.
        [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE, API_KEY].iter().for_each(|name| {
            headers.remove(name);
        });
    }
    headers
}

#[cfg(test)]
mod tests;
