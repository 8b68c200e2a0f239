//! Which URLs requests may be sent to, and which of them may receive credentials.

use std::fmt;

use url::{Host, Url};

use super::classify::is_private;
use super::resolver::UntrustedHosts;
use crate::endpoints::{Endpoints, same_origin};

/// Why no request may be sent to a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ForbiddenUrl {
    /// Neither http nor https, or no host.
    Scheme,
    /// From https to http.
    Downgrade,
    /// Into a private network.
    Private,
}

impl fmt::Display for ForbiddenUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Scheme => "its URL is not an http or https URL",
            Self::Downgrade => "it leads from https to http",
            Self::Private => "it leads to a private or loopback address",
        })
    }
}

/// The configured servers, and the rules for all other servers.
#[derive(Debug)]
pub(crate) struct AddressPolicy {
    endpoints: Endpoints,
    /// The API's URL is an https URL, so all other URLs must be as well.
    secure: bool,
    /// Whether requests may be sent to loopback and private addresses.
    private: bool,
    untrusted_hosts: UntrustedHosts,
}

impl AddressPolicy {
    /// `private` allows private addresses even if the API's own address is public.
    pub(crate) fn new(endpoints: Endpoints, private: bool, untrusted_hosts: UntrustedHosts) -> Self {
        let secure = endpoints.api.scheme() == "https";
        let private = private || endpoints.api.host().is_some_and(|host| is_private(&host));
        Self { endpoints, secure, private, untrusted_hosts }
    }

    /// Whether `url` is on one of the servers that may receive credentials.
    pub(crate) fn is_configured_host(&self, url: &Url) -> bool {
        self.endpoints.may_have_credentials(url)
    }

    /// Whether a request may be sent to `url`. It has no credentials if the server is not a configured one.
    pub(crate) fn check(&self, url: &Url) -> Result<(), ForbiddenUrl> {
        let Endpoints { api, token, embed, .. } = &self.endpoints;
        if [api, token, embed].iter().any(|own| same_origin(own, url)) {
            return Ok(());
        }
        match url.scheme() {
            "https" => {}
            "http" if !self.secure => {}
            "http" => return Err(ForbiddenUrl::Downgrade),
            _ => return Err(ForbiddenUrl::Scheme),
        }
        let Some(host) = url.host() else { return Err(ForbiddenUrl::Scheme) };
        if !self.private {
            if is_private(&host) {
                return Err(ForbiddenUrl::Private);
            }
            // A server may name another port of a configured host; the user is responsible for that host's name.
            let configured = [api, token, embed].iter().any(|own| own.host() == url.host());
            if let Host::Domain(name) = host
                && !configured
            {
                self.untrusted_hosts.add(name);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address_policy(api: &str) -> AddressPolicy {
        let mut endpoints = Endpoints::new();
        endpoints.api = Url::parse(api).unwrap_or(endpoints.api);
        AddressPolicy::new(endpoints, false, UntrustedHosts::default())
    }

    #[test]
    fn inner_addresses_are_refused_in_each_of_their_spellings() {
        let public = address_policy("https://api.gettyimages.com");
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "db.localhost",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fd00::1]",
            "[ff02::1]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b::10.0.0.1]",
            "[2002:7f00:1::]",
            "[2001:db8::1]",
            "[3fff::1]",
            "[fec0::1]",
            "[2001:0:4136:e378:8000:63bf:f5ff:fffe]",
        ] {
            let url = Url::parse(&format!("https://{host}/file"));
            let refused = url.map(|url| public.check(&url));
            assert!(matches!(refused, Ok(Err(ForbiddenUrl::Private))), "{host}: {refused:?}");
        }
    }

    #[test]
    fn public_addresses_are_asked() {
        let public = address_policy("https://api.gettyimages.com");
        for host in ["delivery.gettyimages.com", "93.184.215.14", "172.32.0.1", "[2606:4700::1111]"] {
            let url = Url::parse(&format!("https://{host}:8443/file"));
            let asked = url.map(|url| public.check(&url));
            assert!(matches!(asked, Ok(Ok(()))), "{host}: {asked:?}");
        }
    }

    #[test]
    fn only_hosts_that_a_server_named_are_strangers() {
        let untrusted_hosts = UntrustedHosts::default();
        let mut endpoints = Endpoints::new();
        endpoints.api = Url::parse("https://gateway.corp.example/getty").unwrap();
        let address_policy = AddressPolicy::new(endpoints, false, untrusted_hosts.clone());
        for url in ["https://gateway.corp.example:8443/file", "https://files.example/file"] {
            assert_eq!(address_policy.check(&Url::parse(url).unwrap()), Ok(()), "{url}");
        }
        assert!(!untrusted_hosts.contains("gateway.corp.example"));
        assert!(untrusted_hosts.contains("files.example"));
    }

    #[test]
    fn an_api_on_this_machine_may_send_elsewhere_on_it() {
        let local = address_policy("http://127.0.0.1:8080");
        for url in ["http://127.0.0.1:9090/file", "http://localhost/file", "https://10.0.0.1/file"] {
            let asked = Url::parse(url).map(|url| local.check(&url));
            assert!(matches!(asked, Ok(Ok(()))), "{url}: {asked:?}");
        }
    }
}
