//! The client.

use std::sync::Arc;

use bytes::Bytes;
use getty_api::{Execute, Operation, Request, Response};

use crate::call::Call;
use crate::credentials::{Credentials, Tokens};
use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind};
use crate::language::Locale;
use crate::path::{Options, RequestPath, Settings};

/// A client of the Getty Images API. Cloning is cheap; clones share tokens, connections and limits.
#[derive(Clone, Debug)]
pub struct Getty {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) path: RequestPath,
    pub(crate) tokens: Tokens,
    pub(crate) endpoints: Endpoints,
    pub(crate) locale: Locale,
}

impl Getty {
    /// Begins a client.
    pub fn builder() -> GettyBuilder {
        GettyBuilder::default()
    }

    /// Sends a raw operation of [`getty_api::operations`] with this client's credentials and policies.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<O: Operation>(&self, operation: O) -> Result<Response<O::Output>, Error> {
        self.call(operation).send().await
    }

    /// A raw operation with options of its own.
    pub fn call<O: Operation>(&self, operation: O) -> Call<'_, O> {
        Call::new(self, operation)
    }
}

impl Execute for Getty {
    type Error = Error;

    async fn execute(&self, request: Request) -> Result<http::Response<Bytes>, Error> {
        self.execute_with(request, Options::default()).await
    }
}

/// Makes a [`Getty`].
#[derive(Debug, Default)]
pub struct GettyBuilder {
    credentials: Option<Credentials>,
    endpoints: Endpoints,
    /// Set by the methods in the module of the request path.
    pub(crate) settings: Settings,
    language: Option<String>,
    country: Option<String>,
}

impl GettyBuilder {
    /// Who is calling. Required.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Where the API answers; the public API unless set.
    #[must_use]
    pub fn endpoints(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = endpoints;
        self
    }

    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`; unless set, the API's
    /// own choice. A call can ask for another.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`; for
    /// searches, and honoured only for API keys that are allowed to send it. Unless set, the API's own
    /// choice. A call can ask for another.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When credentials are missing, the language, the country or a limit cannot be used, or TLS cannot be set
    /// up.
    pub fn build(self) -> Result<Getty, Error> {
        let credentials = self.credentials.ok_or_else(|| {
            Error::new(ErrorKind::Credentials, "no credentials: give the builder at least an API key")
        })?;
        let locale = Locale {
            language: self.language.map(|tag| tag.parse()).transpose()?,
            country: self.country.map(|code| code.parse()).transpose()?,
        };
        let tokens = Tokens::new(credentials, self.endpoints.clone());
        let path = RequestPath::new(self.settings, self.endpoints.clone())?;
        Ok(Getty { inner: Arc::new(Inner { path, tokens, endpoints: self.endpoints, locale }) })
    }
}
