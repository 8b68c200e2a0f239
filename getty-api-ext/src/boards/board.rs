//! One board.

use getty_api::operations::{
    add_board_assets, create_board_comment, delete_board, delete_board_comment, get_board,
    list_board_comments, remove_board_assets, update_board,
};
use getty_api::types::{AddBoardAssetsResult, BoardAssetReference, CommentList, CommentRequest};

use super::{BoardAssetHandle, info};
use crate::client::Getty;
use crate::decoding::require_list;
use crate::error::Error;

/// How many assets are added or removed with one request. The API documents no limit, but the URL contains the ids
/// to be removed and must not become too long.
const ASSETS_IN_A_REQUEST: usize = 100;

/// A board, by its id; created by [`Getty::board`].
#[derive(Clone, Debug)]
pub struct BoardHandle {
    getty: Getty,
    id: String,
}

impl BoardHandle {
    pub(super) fn new(getty: Getty, id: String) -> Self {
        Self { getty, id }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Gets the board with its assets: `GET /v3/boards/{board_id}`.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn get(&self) -> Result<getty_api::types::Board, Error> {
        Ok(self.getty.send(get_board(&self.id)).await?.into_inner())
    }

    /// Replaces its name and its description: `PUT /v3/boards/{board_id}`.
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
    /// getty.board(board_id).update("Winter issue", Some("for the cover")).await?;
    /// # Ok(()) }
    /// ```
    pub async fn update(&self, name: impl Into<String>, description: Option<&str>) -> Result<(), Error> {
        self.getty.send(update_board(&self.id, info(name.into(), description))).await.map(drop)
    }

    /// Deletes it: `DELETE /v3/boards/{board_id}`.
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
    /// getty.board(board_id).delete().await?;
    /// # Ok(()) }
    /// ```
    pub async fn delete(&self) -> Result<(), Error> {
        self.getty.send(delete_board(&self.id)).await.map(drop)
    }

    /// One asset of it. Sends no request.
    pub fn asset(&self, id: impl Into<String>) -> BoardAssetHandle {
        BoardAssetHandle::new(self.getty.clone(), self.id.clone(), id.into())
    }

    /// Adds assets, any number of them: `PUT /v3/boards/{board_id}/assets`, for each hundred. Assets that are
    /// already on the board are no error. Returns which were added and which the API does not know.
    ///
    /// # Errors
    /// See [`Error`]. Some assets may have been added then; the call can be repeated with all of them.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// # let ids = mock.image_ids();
    /// let added = getty.board(board_id).add_assets([&ids[0], &ids[1]]).await?;
    /// println!("unknown: {:?}", added.assets_not_added);
    /// # Ok(()) }
    /// ```
    pub async fn add_assets(
        &self,
        ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<AddBoardAssetsResult, Error> {
        let assets: Vec<_> = ids.into_iter().map(BoardAssetReference::new).collect();
        let mut all = AddBoardAssetsResult::default();
        for assets in assets.chunks(ASSETS_IN_A_REQUEST) {
            let added = self.getty.send(add_board_assets(&self.id, assets.iter().cloned())).await?;
            require_list(&added, "assets_not_added")?;
            let added = added.into_inner();
            all.assets_added.extend(added.assets_added);
            all.assets_not_added.extend(added.assets_not_added);
        }
        Ok(all)
    }

    /// Removes assets, any number of them: `DELETE /v3/boards/{board_id}/assets`, for each hundred.
    ///
    /// # Errors
    /// See [`Error`]. Some assets may have been removed then.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// # let ids = mock.image_ids();
    /// getty.board(board_id).remove_assets([&ids[0], &ids[1]]).await?;
    /// # Ok(()) }
    /// ```
    pub async fn remove_assets(&self, ids: impl IntoIterator<Item = impl Into<String>>) -> Result<(), Error> {
        let ids: Vec<String> = ids.into_iter().map(Into::into).collect();
        for ids in ids.chunks(ASSETS_IN_A_REQUEST) {
            self.getty.send(remove_board_assets(&self.id).asset_ids(ids)).await?;
        }
        Ok(())
    }

    /// The comments on the board itself: `GET /v3/boards/{board_id}/comments`. [`get`](Self::get) returns those on
    /// its assets.
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
    /// for comment in getty.board(board_id).comments().await?.comments {
    ///     println!("{:?}: {:?}", comment.created_by, comment.text);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn comments(&self) -> Result<CommentList, Error> {
        Ok(self.getty.send(list_board_comments(&self.id)).await?.into_inner())
    }

    /// Comments on the board, and returns the id of the comment: `POST /v3/boards/{board_id}/comments`.
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
    /// getty.board(board_id).comment("Which one?").await?;
    /// # Ok(()) }
    /// ```
    pub async fn comment(&self, text: impl Into<String>) -> Result<Option<String>, Error> {
        let body = CommentRequest::new().with_text(text);
        Ok(self.getty.send(create_board_comment(&self.id, body)).await?.into_inner().id)
    }

    /// Deletes a comment on the board: `DELETE /v3/boards/{board_id}/comments/{comment_id}`.
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
    /// let board = getty.board(board_id);
    /// if let Some(id) = board.comment("Which one?").await? {
    ///     board.delete_comment(id).await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn delete_comment(&self, id: impl Into<String>) -> Result<(), Error> {
        self.getty.send(delete_board_comment(&self.id, id)).await.map(drop)
    }
}
