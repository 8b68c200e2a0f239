// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `usage`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Reports where and how often assets were used.
///
/// - Takes up to 1000 usages. One invalid asset id fails the whole batch and is named in the answer.
/// - The caller chooses the batch id, which makes the report idempotent: a second batch under the same
///   id fails with 409 `TransactionIdDuplicated`.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `id`: Id of the batch, chosen by the caller and used once.
/// - `body`: The usages to report.
///
/// # API operation
/// `PUT /v3/usage-batches/{id}`
pub fn report_usage(
    id: impl Into<String>,
    body: impl Into<types::UsageBatchRequest>,
) -> ReportUsage {
    ReportUsage {
        id: id.into(),
        body: body.into(),
    }
}

/// The arguments of [`report_usage`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ReportUsage {
    id: String,
    body: types::UsageBatchRequest,
}

impl Operation for ReportUsage {
    type Output = types::UsageBatchResult;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "report_usage",
        Method::PUT,
        "/v3/usage-batches/{id}",
        &[201],
        Effect::Idempotent,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).path("id", &self.id).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}
