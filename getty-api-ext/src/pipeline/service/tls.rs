//! TLS: whether it is compiled in, root certificates, and certificates that are rejected.

use std::error::Error as StdError;

use url::Url;

use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind};

/// Whether this crate was compiled with TLS.
const COMPILED_IN: bool = cfg!(any(feature = "rustls", feature = "native-tls"));

/// A request over TLS, without TLS.
#[derive(Debug, thiserror::Error)]
#[error(
    "an https URL needs TLS, which is not compiled in: enable the feature `rustls` or `native-tls` of \
     getty-api-ext, or pass a client with TLS to `GettyBuilder::http_client`"
)]
pub(super) struct TlsNotCompiledIn;

/// Whether a URL needs TLS and this crate has none.
pub(crate) fn needs_missing_tls(url: &Url) -> bool {
    !COMPILED_IN && url.scheme() == "https"
}

/// Checks that the servers which every client needs can be reached with the features of this crate.
pub(crate) fn check_scheme(endpoints: &Endpoints) -> Result<(), Error> {
    match [&endpoints.api, &endpoints.token].into_iter().any(needs_missing_tls) {
        true => Err(Error::new(ErrorKind::Invalid, TlsNotCompiledIn.to_string())),
        false => Ok(()),
    }
}

/// Lets a client trust root certificates, each in DER or one or several in PEM, beside those of the system.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
pub(crate) fn with_root_certificates(
    builder: reqwest::ClientBuilder,
    given: &[Vec<u8>],
) -> Result<reqwest::ClientBuilder, Error> {
    let mut certificates = Vec::new();
    for (number, bytes) in given.iter().enumerate() {
        certificates.extend(read(bytes).map_err(|reason| {
            let message = format!(
                "root certificate {}: {reason}; `GettyBuilder::root_certificate` takes a certificate in PEM or DER",
                number + 1
            );
            Error::new(ErrorKind::Invalid, message)
        })?);
    }
    Ok(builder.tls_certs_merge(certificates))
}

/// Without TLS no certificate is used.
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(crate) fn with_root_certificates(
    builder: reqwest::ClientBuilder,
    given: &[Vec<u8>],
) -> Result<reqwest::ClientBuilder, Error> {
    if given.is_empty() {
        return Ok(builder);
    }
    let message = format!("`GettyBuilder::root_certificate` has no effect: {TlsNotCompiledIn}");
    Err(Error::new(ErrorKind::Invalid, message))
}

/// Reads certificates. The error is the reason.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn read(bytes: &[u8]) -> Result<Vec<reqwest::Certificate>, String> {
    const PEM: &[u8] = b"-----BEGIN";
    let is_pem = bytes.windows(PEM.len()).any(|window| window == PEM);
    #[cfg(feature = "rustls")]
    check(bytes, is_pem)?;
    let read = if is_pem {
        reqwest::Certificate::from_pem_bundle(bytes)
    } else {
        reqwest::Certificate::from_der(bytes).map(|certificate| vec![certificate])
    };
    let certificates =
        read.map_err(|error| error.source().map_or_else(|| error.to_string(), ToString::to_string))?;
    if certificates.is_empty() {
        return Err("it contains no certificate".to_owned());
    }
    Ok(certificates)
}

/// Whether rustls can use the certificates; `reqwest` finds out later, and does not name the certificate.
#[cfg(feature = "rustls")]
fn check(bytes: &[u8], is_pem: bool) -> Result<(), String> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;

    let mut roots = rustls::RootCertStore::empty();
    let mut add = |certificate: CertificateDer<'static>| {
        roots.add(certificate).map_err(|error| format!("it is not a usable certificate ({error})"))
    };
    if !is_pem {
        return add(CertificateDer::from(bytes.to_vec()));
    }
    for certificate in CertificateDer::pem_slice_iter(bytes) {
        add(certificate.map_err(|error| format!("it is not valid PEM ({error})"))?)?;
    }
    Ok(())
}

/// Why the certificate of a server is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(any(feature = "rustls", feature = "native-tls")), expect(dead_code, reason = "needs TLS"))]
pub(super) enum CertificateProblem {
    /// Its issuer is not known, or it is its own issuer.
    Issuer,
    /// It is for other host names.
    Name,
    /// It has expired, or is not valid yet.
    Time,
    Other,
}

impl CertificateProblem {
    /// The problem that a cause of an error stands for.
    pub(super) fn of(cause: &(dyn StdError + 'static)) -> Option<Self> {
        #[cfg(feature = "rustls")]
        if let Some(rustls::Error::InvalidCertificate(error)) = cause.downcast_ref() {
            return Some(Self::of_rustls(error));
        }
        #[cfg(feature = "native-tls")]
        if let Some(error) = cause.downcast_ref::<native_tls::Error>() {
            return Self::of_native(&error.to_string());
        }
        let _ = cause;
        None
    }

    #[cfg(feature = "rustls")]
    fn of_rustls(error: &rustls::CertificateError) -> Self {
        use rustls::CertificateError as Rejected;

        match error {
            // The signature is wrong when another authority has the name of a trusted one.
            Rejected::UnknownIssuer | Rejected::BadSignature => Self::Issuer,
            Rejected::NotValidForName | Rejected::NotValidForNameContext { .. } => Self::Name,
            Rejected::Expired
            | Rejected::ExpiredContext { .. }
            | Rejected::NotValidYet
            | Rejected::NotValidYetContext { .. } => Self::Time,
            _ => Self::Other,
        }
    }

    /// The libraries of the operating systems have no common type for this, but each mentions the certificate.
    #[cfg(feature = "native-tls")]
    fn of_native(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if !has(&["certificate", "cert "]) {
            return None;
        }
        Some(if has(&["expired", "not yet valid", "validity period"]) {
            Self::Time
        } else if has(&["hostname mismatch", "ip address mismatch", "host name", "cn name"]) {
            Self::Name
        } else if has(&["self-signed", "self signed", "issuer", "not trusted", "root certificate"]) {
            Self::Issuer
        } else {
            Self::Other
        })
    }

    pub(super) fn description(self) -> &'static str {
        match self {
            Self::Issuer => "the certificate of the server has an issuer that is not trusted",
            Self::Name => "the certificate of the server is for another host name",
            Self::Time => "the certificate of the server is not valid at this time",
            Self::Other => "the certificate of the server is not accepted",
        }
    }

    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::Issuer => {
                "if a proxy or a private server uses it, pass the root certificate to \
                 `GettyBuilder::root_certificate`, add it to the certificates of the system, or set SSL_CERT_FILE"
            }
            Self::Name => "check the endpoints, and whether a proxy or a name server leads to another server",
            Self::Time => "check the clock of this machine; the server's operator renews certificates",
            Self::Other => "check the certificate of the server, or of the proxy before it",
        }
    }
}

#[cfg(all(test, feature = "native-tls"))]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_the_operating_systems_are_distinguished() {
        use CertificateProblem::{Issuer, Name, Other, Time};

        let openssl =
            |reason: &str| format!("error:0A000086:SSL routines::certificate verify failed: ({reason})");
        for (text, problem) in [
            (openssl("self-signed certificate"), Some(Issuer)),
            (openssl("self-signed certificate in certificate chain"), Some(Issuer)),
            (openssl("unable to get local issuer certificate"), Some(Issuer)),
            (openssl("hostname mismatch"), Some(Name)),
            (openssl("IP address mismatch"), Some(Name)),
            (openssl("certificate has expired"), Some(Time)),
            (openssl("certificate is not yet valid"), Some(Time)),
            (openssl("certificate revoked"), Some(Other)),
            ("The certificate was not trusted.".to_owned(), Some(Issuer)),
            ("The certificate's CN name does not match the passed value.".to_owned(), Some(Name)),
            ("error:0A00010B:SSL routines::wrong version number".to_owned(), None),
            ("connection closed via error".to_owned(), None),
        ] {
            assert_eq!(CertificateProblem::of_native(&text), problem, "{text}");
        }
    }
}
