// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `asset_changes`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Confirms a change set, so that the channel moves on to the next.
///
/// Call it when every change of the set is safely processed: the set is not handed out again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `change_set_id`: Id of the change set, from `get_change_set`.
///
/// # API operation
/// `DELETE /v3/asset-changes/change-sets/{change-set-id}`
pub fn confirm_change_set(change_set_id: i64) -> ConfirmChangeSet {
    ConfirmChangeSet { change_set_id }
}

/// The arguments of [`confirm_change_set`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ConfirmChangeSet {
    change_set_id: i64,
}

impl Operation for ConfirmChangeSet {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "confirm_change_set",
        Method::DELETE,
        "/v3/asset-changes/change-sets/{change-set-id}",
        &[200],
        Effect::Idempotent,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("change-set-id", &self.change_set_id)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::empty::<Self>(response, decoder)
    }
}

/// Gets the next change set of a channel.
///
/// - 201 carries a new change set, 200 the one handed out before and not confirmed yet. The body is
///   empty when there are no changes.
/// - The same set is returned until `confirm_change_set` is called, so changes are delivered at least
///   once.
/// - Treat `New` and `Update` alike as "store this asset", and ignore a `Delete` for an unknown asset:
///   lifecycles can arrive out of step.
/// - Changes that are not fetched within 14 days are lost.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `PUT /v3/asset-changes/change-sets`
pub fn get_change_set() -> GetChangeSet {
    GetChangeSet {
        batch_size: Default::default(),
        channel_id: Default::default(),
    }
}

/// The arguments of [`get_change_set`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetChangeSet {
    batch_size: Option<i32>,
    channel_id: Option<i32>,
}

impl GetChangeSet {
    /// Largest number of changes in the set, at most 2200.
    pub fn batch_size(mut self, batch_size: i32) -> Self {
        self.batch_size = Some(batch_size);
        self
    }
    /// The channel, from `list_channels`.
    pub fn channel_id(mut self, channel_id: i32) -> Self {
        self.channel_id = Some(channel_id);
        self
    }
}

impl Operation for GetChangeSet {
    type Output = Option<types::ChangeSet>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_change_set",
        Method::PUT,
        "/v3/asset-changes/change-sets",
        &[200, 201],
        Effect::Idempotent,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("batch_size", &self.batch_size)
            .query("channel_id", &self.channel_id)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::optional::<Self, _>(response, decoder)
    }
}

/// Lists the partner channels of asset changes.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/asset-changes/channels`
pub fn list_channels() -> ListChannels {
    ListChannels {}
}

/// The arguments of [`list_channels`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListChannels {}
impl Operation for ListChannels {
    type Output = Vec<types::Channel>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "list_channels",
        Method::GET,
        "/v3/asset-changes/channels",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::list::<Self, _>("channels", response, decoder)
    }
}
