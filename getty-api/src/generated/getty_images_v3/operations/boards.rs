// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `boards`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Adds one asset to a board.
///
/// Adding an asset twice is harmless. Answers with no body.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `asset_id`: Id of the asset to add.
///
/// # API operation
/// `PUT /v3/boards/{board_id}/assets/{asset_id}`
pub fn add_board_asset(
    board_id: impl Into<String>,
    asset_id: impl Into<String>,
) -> AddBoardAsset {
    AddBoardAsset {
        board_id: board_id.into(),
        asset_id: asset_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`add_board_asset`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct AddBoardAsset {
    board_id: String,
    asset_id: String,
    accept_language: Option<String>,
}

impl AddBoardAsset {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for AddBoardAsset {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "add_board_asset",
            Method::PUT,
            "/v3/boards/{board_id}/assets/{asset_id}",
            &[201],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .path("asset_id", &self.asset_id)
            .header("Accept-Language", &self.accept_language)
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

/// Adds several assets to a board.
///
/// Adding an asset twice is harmless. The answer tells which assets were added and which were not.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `body`: The assets to add.
///
/// # API operation
/// `PUT /v3/boards/{board_id}/assets`
pub fn add_board_assets(
    board_id: impl Into<String>,
    body: impl IntoIterator<Item = impl Into<types::BoardAssetReference>>,
) -> AddBoardAssets {
    AddBoardAssets {
        board_id: board_id.into(),
        body: body.into_iter().map(Into::into).collect(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`add_board_assets`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct AddBoardAssets {
    board_id: String,
    accept_language: Option<String>,
    body: Vec<types::BoardAssetReference>,
}

impl AddBoardAssets {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for AddBoardAssets {
    type Output = types::AddBoardAssetsResult;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "add_board_assets",
            Method::PUT,
            "/v3/boards/{board_id}/assets",
            &[201],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .header("Accept-Language", &self.accept_language)
            .json(&self.body)
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

/// Creates a board.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: Name and description of the new board.
///
/// # API operation
/// `POST /v3/boards`
pub fn create_board(body: impl Into<types::BoardInfo>) -> CreateBoard {
    CreateBoard {
        body: body.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`create_board`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct CreateBoard {
    accept_language: Option<String>,
    body: types::BoardInfo,
}

impl CreateBoard {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for CreateBoard {
    type Output = types::BoardCreated;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "create_board",
            Method::POST,
            "/v3/boards",
            &[201],
            Effect::Creating,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .header("Accept-Language", &self.accept_language)
            .json(&self.body)
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

/// Comments on one asset of a board.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `asset_id`: Id of the asset to comment on.
/// - `body`: The comment.
///
/// # API operation
/// `POST /v3/boards/{board_id}/assets/{asset_id}/comments`
pub fn create_board_asset_comment(
    board_id: impl Into<String>,
    asset_id: impl Into<String>,
    body: impl Into<types::AssetCommentRequest>,
) -> CreateBoardAssetComment {
    CreateBoardAssetComment {
        board_id: board_id.into(),
        asset_id: asset_id.into(),
        body: body.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`create_board_asset_comment`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct CreateBoardAssetComment {
    board_id: String,
    asset_id: String,
    accept_language: Option<String>,
    body: types::AssetCommentRequest,
}

impl CreateBoardAssetComment {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for CreateBoardAssetComment {
    type Output = types::AssetCommentCreated;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "create_board_asset_comment",
            Method::POST,
            "/v3/boards/{board_id}/assets/{asset_id}/comments",
            &[200],
            Effect::Creating,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .path("asset_id", &self.asset_id)
            .header("Accept-Language", &self.accept_language)
            .json(&self.body)
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

/// Comments on a board.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `body`: The comment.
///
/// # API operation
/// `POST /v3/boards/{board_id}/comments`
pub fn create_board_comment(
    board_id: impl Into<String>,
    body: impl Into<types::CommentRequest>,
) -> CreateBoardComment {
    CreateBoardComment {
        board_id: board_id.into(),
        body: body.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`create_board_comment`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct CreateBoardComment {
    board_id: String,
    accept_language: Option<String>,
    body: types::CommentRequest,
}

impl CreateBoardComment {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for CreateBoardComment {
    type Output = types::CommentCreated;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "create_board_comment",
            Method::POST,
            "/v3/boards/{board_id}/comments",
            &[201],
            Effect::Creating,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .header("Accept-Language", &self.accept_language)
            .json(&self.body)
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

/// Deletes a board.
///
/// The board's permissions say whether the caller may. Answers with no body.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
///
/// # API operation
/// `DELETE /v3/boards/{board_id}`
pub fn delete_board(board_id: impl Into<String>) -> DeleteBoard {
    DeleteBoard {
        board_id: board_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`delete_board`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct DeleteBoard {
    board_id: String,
    accept_language: Option<String>,
}

impl DeleteBoard {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for DeleteBoard {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "delete_board",
            Method::DELETE,
            "/v3/boards/{board_id}",
            &[200, 204],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .header("Accept-Language", &self.accept_language)
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

/// Deletes a comment on one asset of a board.
///
/// Answers with no body. Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `asset_id`: Id of the asset the comment is on.
/// - `comment_id`: Id of the comment.
///
/// # API operation
/// `DELETE /v3/boards/{board_id}/assets/{asset_id}/comments/{comment_id}`
pub fn delete_board_asset_comment(
    board_id: impl Into<String>,
    asset_id: impl Into<String>,
    comment_id: impl Into<String>,
) -> DeleteBoardAssetComment {
    DeleteBoardAssetComment {
        board_id: board_id.into(),
        asset_id: asset_id.into(),
        comment_id: comment_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`delete_board_asset_comment`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct DeleteBoardAssetComment {
    board_id: String,
    asset_id: String,
    comment_id: String,
    accept_language: Option<String>,
}

impl DeleteBoardAssetComment {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for DeleteBoardAssetComment {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "delete_board_asset_comment",
            Method::DELETE,
            "/v3/boards/{board_id}/assets/{asset_id}/comments/{comment_id}",
            &[200],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .path("asset_id", &self.asset_id)
            .path("comment_id", &self.comment_id)
            .header("Accept-Language", &self.accept_language)
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

/// Deletes a comment on a board.
///
/// The comment's permissions say whether the caller may. Answers with no body.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `comment_id`: Id of the comment.
///
/// # API operation
/// `DELETE /v3/boards/{board_id}/comments/{comment_id}`
pub fn delete_board_comment(
    board_id: impl Into<String>,
    comment_id: impl Into<String>,
) -> DeleteBoardComment {
    DeleteBoardComment {
        board_id: board_id.into(),
        comment_id: comment_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`delete_board_comment`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct DeleteBoardComment {
    board_id: String,
    comment_id: String,
    accept_language: Option<String>,
}

impl DeleteBoardComment {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for DeleteBoardComment {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "delete_board_comment",
            Method::DELETE,
            "/v3/boards/{board_id}/comments/{comment_id}",
            &[200, 204],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .path("comment_id", &self.comment_id)
            .header("Accept-Language", &self.accept_language)
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

/// Gets a board with its assets.
///
/// Tells as well what the caller may do with the board. Fails with 404 `BoardNotFound`.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
///
/// # API operation
/// `GET /v3/boards/{board_id}`
pub fn get_board(board_id: impl Into<String>) -> GetBoard {
    GetBoard {
        board_id: board_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_board`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetBoard {
    board_id: String,
    accept_language: Option<String>,
}

impl GetBoard {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetBoard {
    type Output = types::Board;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_board",
            Method::GET,
            "/v3/boards/{board_id}",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
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

/// Lists the comments on a board.
///
/// Comments on single assets come with the board instead (`get_board`).
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
///
/// # API operation
/// `GET /v3/boards/{board_id}/comments`
pub fn list_board_comments(board_id: impl Into<String>) -> ListBoardComments {
    ListBoardComments {
        board_id: board_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_board_comments`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListBoardComments {
    board_id: String,
    accept_language: Option<String>,
}

impl ListBoardComments {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for ListBoardComments {
    type Output = types::CommentList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_board_comments",
            Method::GET,
            "/v3/boards/{board_id}/comments",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
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

/// Lists the boards that the caller owns or is invited to.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/boards`
pub fn list_boards() -> ListBoards {
    ListBoards {
        board_relationship: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        sort_order: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_boards`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListBoards {
    board_relationship: Option<types::BoardRelationship>,
    page: Option<i32>,
    page_size: Option<i32>,
    sort_order: Option<types::BoardSortOrder>,
    accept_language: Option<String>,
}

impl ListBoards {
    /// Only boards the caller owns, or only those of others that the caller is invited to. Without it,
    /// both.
    pub fn board_relationship(
        mut self,
        board_relationship: impl Into<types::BoardRelationship>,
    ) -> Self {
        self.board_relationship = Some(board_relationship.into());
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Boards on a page. Default 30.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Order of the boards. Default `date_last_updated_descending`.
    pub fn sort_order(mut self, sort_order: impl Into<types::BoardSortOrder>) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for ListBoards {
    type Output = types::BoardList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_boards",
            Method::GET,
            "/v3/boards",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("board_relationship", &self.board_relationship)
            .query("page", &self.page)
            .query("pageSize", &self.page_size)
            .query("sort_order", &self.sort_order)
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

/// Removes one asset from a board.
///
/// Answers with no body. Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `asset_id`: Id of the asset to remove.
///
/// # API operation
/// `DELETE /v3/boards/{board_id}/assets/{asset_id}`
pub fn remove_board_asset(
    board_id: impl Into<String>,
    asset_id: impl Into<String>,
) -> RemoveBoardAsset {
    RemoveBoardAsset {
        board_id: board_id.into(),
        asset_id: asset_id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`remove_board_asset`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RemoveBoardAsset {
    board_id: String,
    asset_id: String,
    accept_language: Option<String>,
}

impl RemoveBoardAsset {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for RemoveBoardAsset {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "remove_board_asset",
            Method::DELETE,
            "/v3/boards/{board_id}/assets/{asset_id}",
            &[200],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .path("asset_id", &self.asset_id)
            .header("Accept-Language", &self.accept_language)
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

/// Removes several assets from a board.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
///
/// # API operation
/// `DELETE /v3/boards/{board_id}/assets`
pub fn remove_board_assets(board_id: impl Into<String>) -> RemoveBoardAssets {
    RemoveBoardAssets {
        board_id: board_id.into(),
        asset_ids: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`remove_board_assets`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RemoveBoardAssets {
    board_id: String,
    asset_ids: Vec<String>,
    accept_language: Option<String>,
}

impl RemoveBoardAssets {
    /// Ids of the assets to remove.
    pub fn asset_ids(
        mut self,
        asset_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.asset_ids = asset_ids.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for RemoveBoardAssets {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "remove_board_assets",
            Method::DELETE,
            "/v3/boards/{board_id}/assets",
            &[200],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .query("asset_ids", &self.asset_ids)
            .header("Accept-Language", &self.accept_language)
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

/// Changes the name and the description of a board.
///
/// The board's permissions say whether the caller may. Answers with no body.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `board_id`: Id of the board.
/// - `body`: The new name and description.
///
/// # API operation
/// `PUT /v3/boards/{board_id}`
pub fn update_board(
    board_id: impl Into<String>,
    body: impl Into<types::BoardInfo>,
) -> UpdateBoard {
    UpdateBoard {
        board_id: board_id.into(),
        body: body.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`update_board`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct UpdateBoard {
    board_id: String,
    accept_language: Option<String>,
    body: types::BoardInfo,
}

impl UpdateBoard {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for UpdateBoard {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "update_board",
            Method::PUT,
            "/v3/boards/{board_id}",
            &[200, 204],
            Effect::Idempotent,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("board_id", &self.board_id)
            .header("Accept-Language", &self.accept_language)
            .json(&self.body)
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
