//! A certificate for one test.

use std::io;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// Host names and their self-signed certificate.
#[derive(Clone, Debug)]
pub struct Identity {
    certificate: Vec<u8>,
    config: Arc<ServerConfig>,
}

impl Identity {
    /// Creates a certificate for these host names.
    ///
    /// # Errors
    /// When one of them is not a valid host name.
    pub fn new(names: &[&str]) -> io::Result<Self> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let generated = rcgen::generate_simple_self_signed(names).map_err(io::Error::other)?;
        let certificate = generated.cert.der().to_vec();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(generated.signing_key.serialize_der()));
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
