// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `events`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Gets one event.
///
/// Answers with the bare event, not with a list. Its child events come with `fields=child_events`.
/// Fails with 404 `EventNotFound`.
///
/// Credentials: API key.
///
/// # Arguments
/// - `id`: Id of the event.
///
/// # API operation
/// `GET /v3/events/{id}`
pub fn get_event(id: i32) -> GetEvent {
    GetEvent {
        id,
        fields: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_event`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetEvent {
    id: i32,
    fields: Vec<types::EventDetailField>,
    accept_language: Option<String>,
}

impl GetEvent {
    /// Fields to return. Fields not asked for are absent from the answer.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::EventDetailField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetEvent {
    type Output = types::Event;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_event",
            Method::GET,
            "/v3/events/{id}",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("fields", &self.fields)
            .header("Accept-Language", &self.accept_language)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Gets several events by their ids.
///
/// Ids that are not known are listed in `events_not_found`, beside the events found.
///
/// Credentials: API key.
///
/// # API operation
/// `GET /v3/events`
pub fn get_events() -> GetEvents {
    GetEvents {
        fields: Default::default(),
        ids: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_events`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetEvents {
    fields: Vec<types::EventField>,
    ids: Vec<i32>,
    accept_language: Option<String>,
}

impl GetEvents {
    /// Fields to return for each event. Fields not asked for are absent from the answer.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::EventField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Ids of the events.
    pub fn ids(mut self, ids: impl IntoIterator<Item = i32>) -> Self {
        self.ids = ids.into_iter().collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetEvents {
    type Output = types::EventList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_events",
            Method::GET,
            "/v3/events",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("fields", &self.fields)
            .query("ids", &self.ids)
            .header("Accept-Language", &self.accept_language)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}
