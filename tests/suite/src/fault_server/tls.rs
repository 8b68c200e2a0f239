//! Certificates for one test.

use std::io;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// Host names and their certificate.
#[derive(Clone, Debug)]
pub struct Identity {
    certificate: Vec<u8>,
    config: Arc<ServerConfig>,
}

/// When a certificate is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Now.
    Now,
    /// Until the year 2000.
    Past,
    /// From the year 4000.
    Future,
}

/// A private authority that issues certificates.
#[derive(Debug)]
pub struct Authority {
    certificate: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// Creates an authority of this name.
    ///
    /// # Errors
    /// When no key can be generated.
    pub fn new(name: &str) -> io::Result<Self> {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = params.self_signed(&key).map_err(io::Error::other)?.der().to_vec();
        Ok(Self { certificate, issuer: Issuer::new(params, key) })
    }

    /// The root certificate in DER.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// Issues a certificate for these host names and addresses.
    ///
    /// # Errors
    /// When one of them is not a valid host name.
    pub fn issue(&self, names: &[&str], validity: Validity) -> io::Result<Identity> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).map_err(io::Error::other)?;
        let years = match validity {
            Validity::Now => None,
            Validity::Past => Some((1999, 2000)),
            Validity::Future => Some((4000, 4001)),
        };
        if let Some((first, last)) = years {
            (params.not_before, params.not_after) = (date_time_ymd(first, 1, 1), date_time_ymd(last, 1, 1));
        }
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = params.signed_by(&key, &self.issuer).map_err(io::Error::other)?;
        Identity::with(certificate.der().to_vec(), &key)
    }
}

impl Identity {
    /// Creates a self-signed certificate for these host names.
    ///
    /// # Errors
    /// When one of them is not a valid host name.
    pub fn new(names: &[&str]) -> io::Result<Self> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let generated = rcgen::generate_simple_self_signed(names).map_err(io::Error::other)?;
        Self::with(generated.cert.der().to_vec(), &generated.signing_key)
    }

    fn with(certificate: Vec<u8>, key: &KeyPair) -> io::Result<Self> {
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        // There is no default provider when a test links more than one.
        let provider = Arc::new(tokio_rustls::rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone().into()], key)
            .map_err(io::Error::other)?;
        Ok(Self { certificate, config: Arc::new(config) })
    }

    /// The certificate in DER, for a client to trust.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// An acceptor of connections that offer one of these ALPN protocols.
    pub fn acceptor_for(&self, protocols: &[&[u8]]) -> TlsAcceptor {
        let mut config = ServerConfig::clone(&self.config);
        config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
        TlsAcceptor::from(Arc::new(config))
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.config))
    }
}
