//! Boards, and who has which permission on them.

use chrono::{DateTime, Utc};
use http::StatusCode;

use crate::http::response::ErrorResponse;
use crate::random::Random;

/// A board for the server's state; see [`MockGetty::add_board`](crate::MockGetty::add_board).
///
/// By default it belongs to the server's user, who may change it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::{Board, MockGetty};
/// let mock = MockGetty::start().await;
/// let id = &mock.image_ids()[0];
/// mock.add_board(Board::new("Covers").assets([id.as_str()]).invited());
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a board does nothing until it is added with `MockGetty::add_board`"]
pub struct Board {
    name: String,
    description: Option<String>,
    assets: Vec<String>,
    comments: Vec<String>,
    invited: bool,
    guest_permissions: GuestPermissions,
}

/// The permissions of a user who does not own the board.
#[derive(Debug, Clone, Copy)]
struct GuestPermissions {
    change_assets: bool,
    comment: bool,
}

impl Board {
    /// An empty board of this name.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            description: None,
            assets: Vec::new(),
            comments: Vec::new(),
            invited: false,
            guest_permissions: GuestPermissions { change_assets: false, comment: true },
        }
    }

    /// Sets the description.
    pub fn description(mut self, description: &str) -> Self {
        self.description = Some(description.to_owned());
        self
    }

    /// Adds assets. Assets that are not in the catalogue have no type and no display size on the board.
    pub fn assets<'a>(mut self, ids: impl IntoIterator<Item = &'a str>) -> Self {
        self.assets.extend(ids.into_iter().map(str::to_owned));
        self
    }

    /// Adds a comment of another user.
    pub fn comment(mut self, text: &str) -> Self {
        self.comments.push(text.to_owned());
        self
    }

    /// Makes it the board of another user: callers are invited to read it and to comment on it, and cannot
    /// change it.
    pub fn invited(mut self) -> Self {
        self.invited = true;
        self
    }

    /// Makes it the board of another user whose assets callers may change.
    pub fn invited_to_edit(mut self) -> Self {
        self.guest_permissions.change_assets = true;
        self.invited()
    }

    /// Does not permit callers to comment on a board they are invited to.
    pub fn without_comments(mut self) -> Self {
        self.guest_permissions.comment = false;
        self
    }
}

/// The owner of a board, or the author of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A user by name, or `None` for the application without a user.
    Caller(Option<String>),
    /// Another user, who never calls.
    OtherUser,
}

impl Owner {
    pub(crate) fn is(&self, user: Option<&str>) -> bool {
        matches!(self, Self::Caller(caller) if caller.as_deref() == user)
    }
}

#[derive(Debug)]
pub(crate) struct Comment {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) author: Owner,
}

/// An asset on a board.
#[derive(Debug)]
pub(crate) struct BoardAsset {
    pub(crate) asset_id: String,
    pub(crate) added: DateTime<Utc>,
    pub(crate) comments: Vec<Comment>,
}

/// A board of the state.
#[derive(Debug)]
pub(crate) struct StoredBoard {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) owner: Owner,
    pub(crate) created: DateTime<Utc>,
    pub(crate) updated: DateTime<Utc>,
    pub(crate) assets: Vec<BoardAsset>,
    pub(crate) comments: Vec<Comment>,
    guest_permissions: GuestPermissions,
}

/// A permission on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    /// Rename, describe, delete, invite.
    Manage,
    ChangeAssets,
    Comment,
}

fn board_not_found(id: &str) -> ErrorResponse {
    let message = format!("There is no board {id}.");
    ErrorResponse::getty(StatusCode::NOT_FOUND, "BoardNotFound", message)
}

impl StoredBoard {
    fn is_visible(&self, user: Option<&str>) -> bool {
        self.owner == Owner::OtherUser || self.owner.is(user)
    }

    pub(crate) fn permits(&self, user: Option<&str>, permission: Permission) -> bool {
        self.owner.is(user)
            || match permission {
                Permission::Manage => false,
                Permission::ChangeAssets => self.guest_permissions.change_assets,
                Permission::Comment => self.guest_permissions.comment,
            }
    }

    pub(crate) fn asset_mut(&mut self, asset_id: &str) -> Result<&mut BoardAsset, ErrorResponse> {
        self.assets.iter_mut().find(|asset| asset.asset_id == asset_id).ok_or_else(|| {
            let message = format!("Asset {asset_id} is not on the board.");
            ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
        })
    }

    /// Adds an asset. Does nothing when the asset is on the board already.
    pub(crate) fn add_asset(&mut self, asset_id: &str, now: DateTime<Utc>) {
        if !self.assets.iter().any(|asset| asset.asset_id == asset_id) {
            let asset_id = asset_id.to_owned();
            self.assets.push(BoardAsset { asset_id, added: now, comments: Vec::new() });
            self.updated = now;
        }
    }
}

/// All boards.
#[derive(Debug, Default)]
pub(crate) struct Boards(Vec<StoredBoard>);

impl Boards {
    /// Adds a board and returns its id.
    pub(crate) fn add(
        &mut self,
        random: &mut Random,
        board: Board,
        user: Option<&str>,
        now: DateTime<Utc>,
    ) -> String {
        let id = random.uuid();
        let owner = if board.invited { Owner::OtherUser } else { Owner::Caller(user.map(str::to_owned)) };
        let comments = board.comments.into_iter();
        let comments =
            comments.map(|text| Comment { id: random.uuid(), text, at: now, author: Owner::OtherUser });
        let mut stored = StoredBoard {
            id: id.clone(),
            name: board.name,
            description: board.description,
            owner,
            created: now,
            updated: now,
            assets: Vec::new(),
            comments: comments.collect(),
            guest_permissions: board.guest_permissions,
        };
        board.assets.iter().for_each(|asset| stored.add_asset(asset, now));
        self.0.push(stored);
        id
    }

    /// The boards that a user can see.
    pub(crate) fn visible<'a>(&'a self, user: Option<&str>) -> impl Iterator<Item = &'a StoredBoard> {
        self.0.iter().filter(move |board| board.is_visible(user))
    }

    /// A board that the user can see.
    pub(crate) fn get(&self, id: &str, user: Option<&str>) -> Result<&StoredBoard, ErrorResponse> {
        self.visible(user).find(|board| board.id == id).ok_or_else(|| board_not_found(id))
    }

    /// As [`get`](Self::get), for a change.
    pub(crate) fn get_mut(
        &mut self,
        id: &str,
        user: Option<&str>,
    ) -> Result<&mut StoredBoard, ErrorResponse> {
        let is_visible = |board: &&mut StoredBoard| board.is_visible(user) && board.id == id;
        self.0.iter_mut().find(is_visible).ok_or_else(|| board_not_found(id))
    }

    /// As [`get_mut`](Self::get_mut), if the user has the permission.
    pub(crate) fn get_permitted(
        &mut self,
        id: &str,
        user: Option<&str>,
        permission: Permission,
    ) -> Result<&mut StoredBoard, ErrorResponse> {
        let board = self.get_mut(id, user)?;
        if !board.permits(user, permission) {
            let message = format!("The board {:?} does not permit this.", board.name);
            return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "InsufficientPermissions", message));
        }
        Ok(board)
    }

    pub(crate) fn remove(&mut self, id: &str) {
        self.0.retain(|board| board.id != id);
    }
}
