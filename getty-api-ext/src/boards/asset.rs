//! One asset of a board.

use getty_api::operations::{
    add_board_asset, create_board_asset_comment, delete_board_asset_comment, remove_board_asset,
};
use getty_api::types::AssetCommentRequest;

use crate::client::Getty;
use crate::error::Error;

/// An asset of a board, by the ids of both; created by [`BoardHandle::asset`](super::BoardHandle::asset).
#[derive(Clone, Debug)]
pub struct BoardAssetHandle {
    getty: Getty,
    board: String,
    id: String,
}

impl BoardAssetHandle {
    pub(super) fn new(getty: Getty, board: String, id: String) -> Self {
        Self { getty, board, id }
    }

    /// The asset's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Adds it to the board: `PUT /v3/boards/{board_id}/assets/{asset_id}`. An asset that is already on the board
    /// is no error.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// # let image_id = &mock.image_ids()[0];
    /// getty.board(board_id).asset(image_id).add().await?;
    /// # Ok(()) }
    /// ```
    pub async fn add(&self) -> Result<(), Error> {
        self.getty.send(add_board_asset(&self.board, &self.id)).await.map(drop)
    }

    /// Removes it from the board: `DELETE /v3/boards/{board_id}/assets/{asset_id}`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// # let image_id = &mock.image_ids()[0];
    /// # getty.board(board_id).asset(image_id).add().await?;
    /// getty.board(board_id).asset(image_id).remove().await?;
    /// # Ok(()) }
    /// ```
    pub async fn remove(&self) -> Result<(), Error> {
        self.getty.send(remove_board_asset(&self.board, &self.id)).await.map(drop)
    }

    /// Comments on it, and returns the id of the comment: `POST /v3/boards/{board_id}/assets/{asset_id}/comments`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// # let image_id = &mock.image_ids()[0];
    /// # getty.board(board_id).asset(image_id).add().await?;
    /// getty.board(board_id).asset(image_id).comment("This one.").await?;
    /// # Ok(()) }
    /// ```
    pub async fn comment(&self, text: impl Into<String>) -> Result<Option<String>, Error> {
        let body = AssetCommentRequest::new().with_text(text);
        Ok(self.getty.send(create_board_asset_comment(&self.board, &self.id, body)).await?.into_inner().id)
    }

    /// Deletes a comment on it: `DELETE /v3/boards/{board_id}/assets/{asset_id}/comments/{comment_id}`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// # let image_id = &mock.image_ids()[0];
    /// # getty.board(board_id).asset(image_id).add().await?;
    /// let asset = getty.board(board_id).asset(image_id);
    /// if let Some(id) = asset.comment("This one.").await? {
    ///     asset.delete_comment(id).await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn delete_comment(&self, id: impl Into<String>) -> Result<(), Error> {
        self.getty.send(delete_board_asset_comment(&self.board, &self.id, id)).await.map(drop)
    }
}
