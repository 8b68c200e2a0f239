//! Digests: those that a server announces for a file, and those computed from the received bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use md5::Md5;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256, Sha512};

use crate::download::failure::DownloadFailure;
use crate::download::subject::hex;

/// The supported algorithms, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Algorithm {
    Md5,
    Sha256,
    Sha512,
}

impl Algorithm {
    fn of(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "md5" => Some(Self::Md5),
            "sha-256" => Some(Self::Sha256),
            "sha-512" => Some(Self::Sha512),
            _ => None,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }

    fn bytes(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

/// A digest of the complete file that the server announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Expected {
    pub(crate) algorithm: Algorithm,
    /// Hexadecimal.
    pub(crate) value: String,
}

impl Expected {
    /// The strongest digest of the complete file among `Repr-Digest` (RFC 9530), `Digest` (RFC 3230) and,
    /// where the response contains the complete file, `Content-Digest` and `Content-MD5`.
    pub(crate) fn from_headers(headers: &HeaderMap, complete: bool) -> Option<Self> {
        let values = |name: &'static str| {
            headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok()).flat_map(|value| {
                value.split(',').filter_map(|item| {
                    let (algorithm, value) = item.split_once('=')?;
                    Self::new(Algorithm::of(algorithm)?, value.trim().trim_matches(':'))
                })
            })
        };
        let mut found: Vec<Self> = values("repr-digest").chain(values("digest")).collect();
        if complete {
            found.extend(values("content-digest"));
            let md5 = headers.get("content-md5").and_then(|value| value.to_str().ok());
            found.extend(md5.and_then(|value| Self::new(Algorithm::Md5, value.trim())));
        }
        found.into_iter().max_by_key(|digest| digest.algorithm)
    }

    /// A value that cannot be a digest is skipped: it proves nothing about the file.
    fn new(algorithm: Algorithm, base64: &str) -> Option<Self> {
        let value = STANDARD.decode(base64).ok().filter(|value| value.len() == algorithm.bytes())?;
        Some(Self { algorithm, value: hex(&value) })
    }
}

/// Computes the requested digests: an announced digest, the SHA-256, both or neither.
#[derive(Default)]
pub(crate) struct Digester {
    sha256: Option<Sha256>,
    sha512: Option<Sha512>,
    md5: Option<Md5>,
    expected: Option<Expected>,
    requested: bool,
}

impl Digester {
    pub(crate) fn new(expected: Option<Expected>, sha256: bool) -> Self {
        let algorithm = expected.as_ref().map(|expected| expected.algorithm);
        Self {
            sha256: (sha256 || algorithm == Some(Algorithm::Sha256)).then(Sha256::new),
            sha512: (algorithm == Some(Algorithm::Sha512)).then(Sha512::new),
            md5: (algorithm == Some(Algorithm::Md5)).then(Md5::new),
            expected,
            requested: sha256,
        }
    }

    /// Whether there is anything to compute.
    pub(crate) fn is_needed(&self) -> bool {
        self.requested || self.expected.is_some()
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        if let Some(sha256) = &mut self.sha256 {
            sha256.update(bytes);
        }
        if let Some(sha512) = &mut self.sha512 {
            sha512.update(bytes);
        }
        if let Some(md5) = &mut self.md5 {
            md5.update(bytes);
        }
    }

    /// The SHA-256 in hexadecimal if it was requested; an error when the announced digest differs.
    pub(crate) fn finish(self) -> Result<Option<String>, DownloadFailure> {
        let sha256 = self.sha256.map(|digest| hex(&digest.finalize()));
        if let Some(expected) = self.expected {
            let found = match expected.algorithm {
                Algorithm::Md5 => self.md5.map(|digest| hex(&digest.finalize())),
                Algorithm::Sha256 => sha256.clone(),
                Algorithm::Sha512 => self.sha512.map(|digest| hex(&digest.finalize())),
            };
            if found.as_ref() != Some(&expected.value) {
                return Err(DownloadFailure::Digest { algorithm: expected.algorithm.as_str() });
            }
        }
        Ok(sha256.filter(|_| self.requested))
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::{Algorithm, Digester, Expected};

    const EMPTY_MD5: &str = "1B2M2Y8AsgTpgAmY7PhCfg==";
    const EMPTY_SHA256: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    fn headers(pairs: &[(&'static str, String)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, String)| {
            (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
        };
        pairs.iter().map(pair).collect()
    }

    fn algorithm(pairs: &[(&'static str, String)], complete: bool) -> Option<Algorithm> {
        Expected::from_headers(&headers(pairs), complete).map(|expected| expected.algorithm)
    }

    #[test]
    fn the_strongest_announced_digest_counts() {
        let md5 = ("content-md5", EMPTY_MD5.to_owned());
        let digest = ("digest", format!("MD5={EMPTY_MD5},SHA-256={EMPTY_SHA256}"));
        let repr = ("repr-digest", format!("unixsum=1, sha-256=:{EMPTY_SHA256}:"));
        assert_eq!(algorithm(std::slice::from_ref(&md5), true), Some(Algorithm::Md5));
        assert_eq!(algorithm(&[md5.clone(), digest], true), Some(Algorithm::Sha256));
        assert_eq!(algorithm(&[md5, repr], true), Some(Algorithm::Sha256));
    }

    #[test]
    fn a_digest_of_a_part_says_nothing_about_the_whole() {
        let pairs =
            [("content-md5", EMPTY_MD5.to_owned()), ("content-digest", format!("sha-256=:{EMPTY_SHA256}:"))];
        assert_eq!(algorithm(&pairs, false), None);
        assert_eq!(algorithm(&pairs, true), Some(Algorithm::Sha256));
    }

    #[test]
    fn what_is_no_digest_is_passed_over() {
        for value in ["", "sha-256", "sha-256=:%%%:", "sha-256=:AAAA:", "crc32c=:AAAAAA==:"] {
            assert_eq!(algorithm(&[("repr-digest", value.to_owned())], true), None, "{value}");
        }
    }

    #[test]
    fn a_file_is_held_to_what_was_announced() {
        for (name, value) in
            [("content-md5", EMPTY_MD5.to_owned()), ("digest", format!("SHA-256={EMPTY_SHA256}"))]
        {
            let expected = Expected::from_headers(&headers(&[(name, value)]), true);
            let digester = Digester::new(expected.clone(), false);
            assert!(digester.is_needed());
            assert_eq!(digester.finish(), Ok(None));
            let mut digester = Digester::new(expected, true);
            digester.update(b"x");
            assert!(digester.finish().is_err());
        }
    }
}
