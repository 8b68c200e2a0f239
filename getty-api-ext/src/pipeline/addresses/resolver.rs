//! Name resolution that keeps hosts named by a server from leading into a private network.
//!
//! The names of the configured hosts and of a proxy are the user's choice and resolve as they are. The names in
//! a redirect or a delivery URL must follow the same rule as literal IP addresses. The rule is checked when a
//! connection is made, so a DNS record that changes in the meantime does not bypass it.

use std::collections::HashSet;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError, RwLock};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::classify::is_private_address;

/// The minimum number of names that are remembered: the most recent ones.
const NAMES: usize = 10_000;

/// The names of hosts that a server named.
#[derive(Clone, Debug, Default)]
pub(crate) struct UntrustedHosts(Arc<RwLock<Names>>);

/// When `recent` is full, it replaces `earlier`. So no name is forgotten between being named and being resolved,
/// however many others are named in the meantime.
#[derive(Debug, Default)]
struct Names {
    recent: HashSet<String>,
    earlier: HashSet<String>,
}

impl UntrustedHosts {
    pub(crate) fn add(&self, name: &str) {
        let name = name.to_ascii_lowercase();
        if self.0.read().unwrap_or_else(PoisonError::into_inner).recent.contains(&name) {
            return;
        }
        let mut names = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if names.recent.len() >= NAMES {
            names.earlier = std::mem::take(&mut names.recent);
        }
        names.recent.insert(name);
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        names.recent.contains(&name) || names.earlier.contains(&name)
    }
}

/// A host that a server named resolves to an address inside a private network.
#[derive(Debug, thiserror::Error)]
#[error("its address is not public")]
pub(crate) struct PrivateAddress;

/// Resolves names as the system does, and refuses untrusted hosts with a private address.
#[derive(Debug)]
pub(crate) struct PublicOnlyResolver<R = System> {
    resolver: Arc<R>,
    untrusted_hosts: UntrustedHosts,
}

impl PublicOnlyResolver {
    pub(crate) fn new(untrusted_hosts: UntrustedHosts) -> Self {
        Self { resolver: Arc::new(System), untrusted_hosts }
    }
}

/// The resolver of the operating system.
#[derive(Debug)]
pub(crate) struct System;

impl Resolve for System {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

impl<R: Resolve + 'static> Resolve for PublicOnlyResolver<R> {
    fn resolve(&self, name: Name) -> Resolving {
        if !self.untrusted_hosts.contains(name.as_str()) {
            return self.resolver.resolve(name);
        }
        let resolving = self.resolver.resolve(name);
        Box::pin(async move {
            let (private, public): (Vec<_>, Vec<_>) =
                resolving.await?.partition(|address| is_private_address(address.ip()));
            if public.is_empty() && !private.is_empty() {
                return Err(io::Error::other(PrivateAddress).into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use super::*;

    /// Resolves every name to the same addresses.
    struct Fixed(Vec<SocketAddr>);

    impl Resolve for Fixed {
        fn resolve(&self, _: Name) -> Resolving {
            let addresses = self.0.clone();
            Box::pin(async { Ok(Box::new(addresses.into_iter()) as Addrs) })
        }
    }

    async fn resolve(name: &str, untrusted_hosts: &[&str], addresses: &[&str]) -> Option<Vec<String>> {
        let known = UntrustedHosts::default();
        untrusted_hosts.iter().for_each(|name| known.add(name));
        let addresses = addresses.iter().filter_map(|address| address.parse().ok()).collect();
        let guard = PublicOnlyResolver { resolver: Arc::new(Fixed(addresses)), untrusted_hosts: known };
        let found = guard.resolve(Name::from_str(name).ok()?).await.ok()?;
        Some(found.map(|address| address.to_string()).collect())
    }

    #[tokio::test]
    async fn a_stranger_does_not_lead_inside() {
        let untrusted_hosts = ["evil.example"];
        assert_eq!(resolve("evil.example", &untrusted_hosts, &["10.0.0.1:0", "[::1]:0"]).await, None);
        assert_eq!(resolve("Evil.Example", &untrusted_hosts, &["169.254.169.254:0"]).await, None);
    }

    #[test]
    fn the_latest_strangers_are_not_forgotten_for_others() {
        let untrusted_hosts = UntrustedHosts::default();
        for number in 0..4 * NAMES {
            untrusted_hosts.add(&format!("{number}.example"));
            let earlier = number.saturating_sub(NAMES - 1);
            assert!(untrusted_hosts.contains(&format!("{earlier}.example")), "{earlier} after {number}");
        }
        // Nor is everything kept permanently.
        assert!(!untrusted_hosts.contains("0.example"));
    }

    #[tokio::test]
    async fn of_a_stranger_with_both_the_public_address_is_taken() {
        let found = resolve("both.example", &["both.example"], &["10.0.0.1:0", "93.184.215.14:0"]).await;
        assert_eq!(found, Some(vec!["93.184.215.14:0".to_owned()]));
    }

    #[tokio::test]
    async fn other_names_resolve_as_they_are() {
        let found = resolve("proxy.corp", &["evil.example"], &["10.0.0.1:0"]).await;
        assert_eq!(found, Some(vec!["10.0.0.1:0".to_owned()]));
    }
}
