//! An API call: a request of an operation with the credentials it needs.

use bytes::Bytes;
use getty_api::{Request, Service, Token};
use http::header::{AUTHORIZATION, HeaderMap, HeaderName};

use crate::client::{Getty, Inner};
use crate::error::Error;
use crate::path::{Exchange, Options};

impl Getty {
    pub(crate) async fn execute_with(
        &self,
        mut request: Request,
        options: Options,
    ) -> Result<http::Response<Bytes>, Error> {
        const API_KEY: HeaderName = HeaderName::from_static("api-key");

        let Inner { path, tokens, endpoints, locale, .. } = &*self.inner;
        let operation = request.operation;
        locale.complete(operation, &mut request.headers);
        let base = match operation.service {
            Service::Embed => &endpoints.embed,
            _ => &endpoints.api,
        };
        let url = request.url(base)?;
        let mut credentials = HeaderMap::new();
        if operation.token != Token::None {
            credentials.insert(API_KEY, tokens.api_key()?);
        }
        if operation.token == Token::Required {
            let token = tokens.token(path).await.map_err(|error| error.with_operation(operation))?;
            credentials.insert(AUTHORIZATION, token.header()?);
        } else if operation.token == Token::Optional && tokens.available() {
            let token = tokens.token(path).await.map_err(|error| error.with_operation(operation))?;
            credentials.insert(AUTHORIZATION, token.header()?);
        }
        let exchange = Exchange {
            operation: Some(operation),
            name: operation.id,
            effect: operation.effect,
            method: operation.method.clone(),
            url,
            headers: request.headers,
            credentials,
            body: request.body,
            expected: operation.success,
            options,
        };
        path.collect(exchange).await
    }
}
