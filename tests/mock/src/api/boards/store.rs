//! Boards, and who may do what with them.

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::{Value, json};

use crate::api::operation::Call;
use crate::random::Random;
use crate::reply::Refusal;

/// A board for the server's state; see [`MockGetty::add_board`](crate::MockGetty::add_board).
///
/// It belongs to the server's user and may be changed, unless it says otherwise.
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
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    assets: Vec<String>,
    comments: Vec<String>,
    invited: bool,
    rights: Rights,
}

/// What somebody who does not own a board may do with it.
#[derive(Debug, Clone, Copy)]
struct Rights {
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
            rights: Rights { change_assets: false, comment: true },
        }
    }

    /// What it is about.
    pub fn description(mut self, description: &str) -> Self {
        self.description = Some(description.to_owned());
        self
    }

    /// Puts assets on it, which have to be in the catalogue to be shown in full.
    pub fn assets<'a>(mut self, ids: impl IntoIterator<Item = &'a str>) -> Self {
        self.assets.extend(ids.into_iter().map(str::to_owned));
        self
    }

    /// A comment by somebody else.
    pub fn comment(mut self, text: &str) -> Self {
        self.comments.push(text.to_owned());
        self
    }

    /// Makes it somebody else's: callers are invited to look at it and to comment, and may change
    /// nothing.
    pub fn invited(mut self) -> Self {
        self.invited = true;
        self
    }

    /// Somebody else's board whose assets callers may change.
    pub fn invited_to_edit(mut self) -> Self {
        self.rights.change_assets = true;
        self.invited()
    }

    /// Does not let callers comment on a board they are invited to.
    pub fn without_comments(mut self) -> Self {
        self.rights.comment = false;
        self
    }
}

/// Whose something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A user by name, or the application itself.
    Caller(Option<String>),
    /// Somebody who never calls.
    Somebody,
}

impl Owner {
    pub(crate) fn is(&self, call: &Call<'_>) -> bool {
        matches!(self, Self::Caller(caller) if *caller == call.user())
    }

    pub(crate) fn view(&self) -> Value {
        match self {
            Self::Caller(Some(_)) => json!({ "first_name": "Mock", "last_name": "User" }),
            Self::Caller(None) => json!({ "first_name": "Mock", "last_name": null }),
            Self::Somebody => json!({ "first_name": "Iris", "last_name": "Halvorsen" }),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Comment {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) by: Owner,
}

#[derive(Debug)]
pub(crate) struct Pinned {
    pub(crate) asset_id: String,
    pub(crate) added: DateTime<Utc>,
    pub(crate) comments: Vec<Comment>,
}

/// A board as it is kept.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) owner: Owner,
    pub(crate) created: DateTime<Utc>,
    pub(crate) updated: DateTime<Utc>,
    pub(crate) assets: Vec<Pinned>,
    pub(crate) comments: Vec<Comment>,
    rights: Rights,
}

/// What is asked of a board's permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// Rename, describe, delete, invite.
    Manage,
    ChangeAssets,
    Comment,
}

fn no_board(id: &str) -> Refusal {
    let message = format!("There is no board {id}.");
    Refusal::getty(StatusCode::NOT_FOUND, "BoardNotFound", message)
}

impl Stored {
    fn is_visible(&self, call: &Call<'_>) -> bool {
        self.owner == Owner::Somebody || self.owner.is(call)
    }

    pub(crate) fn allows(&self, call: &Call<'_>, right: Right) -> bool {
        self.owner.is(call)
            || match right {
                Right::Manage => false,
                Right::ChangeAssets => self.rights.change_assets,
                Right::Comment => self.rights.comment,
            }
    }

    pub(crate) fn pinned(&mut self, asset_id: &str) -> Result<&mut Pinned, Refusal> {
        self.assets.iter_mut().find(|pinned| pinned.asset_id == asset_id).ok_or_else(|| {
            let message = format!("Asset {asset_id} is not on the board.");
            Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
        })
    }

    /// Adding an asset twice is harmless.
    pub(crate) fn pin(&mut self, asset_id: &str, now: DateTime<Utc>) {
        if !self.assets.iter().any(|pinned| pinned.asset_id == asset_id) {
            let asset_id = asset_id.to_owned();
            self.assets.push(Pinned { asset_id, added: now, comments: Vec::new() });
            self.updated = now;
        }
    }
}

/// All boards.
#[derive(Debug, Default)]
pub(crate) struct Boards(Vec<Stored>);

impl Boards {
    /// Adds a board; gives its id.
    pub(crate) fn add(
        &mut self,
        random: &mut Random,
        board: Board,
        caller: Option<String>,
        now: DateTime<Utc>,
    ) -> String {
        let id = random.uuid();
        let owner = if board.invited { Owner::Somebody } else { Owner::Caller(caller) };
        let comments = board.comments.into_iter();
        let comments = comments.map(|text| Comment { id: random.uuid(), text, at: now, by: Owner::Somebody });
        let mut stored = Stored {
            id: id.clone(),
            name: board.name,
            description: board.description,
            owner,
            created: now,
            updated: now,
            assets: Vec::new(),
            comments: comments.collect(),
            rights: board.rights,
        };
        board.assets.iter().for_each(|asset| stored.pin(asset, now));
        self.0.push(stored);
        id
    }

    /// The boards a caller can see.
    pub(crate) fn visible<'a>(&'a self, call: &Call<'_>) -> impl Iterator<Item = &'a Stored> {
        self.0.iter().filter(|board| board.is_visible(call))
    }

    /// The board that the path of the call names.
    pub(crate) fn named(&self, call: &Call<'_>) -> Result<&Stored, Refusal> {
        let id = call.path("board_id");
        self.visible(call).find(|board| board.id == id).ok_or_else(|| no_board(id))
    }

    /// The same, to be changed.
    pub(crate) fn of(&mut self, call: &Call<'_>) -> Result<&mut Stored, Refusal> {
        let id = call.path("board_id");
        let visible = |board: &&mut Stored| board.is_visible(call) && board.id == id;
        self.0.iter_mut().find(visible).ok_or_else(|| no_board(id))
    }

    /// As [`of`](Self::of), if the caller has the right to what is to be done.
    pub(crate) fn permitted(&mut self, call: &Call<'_>, right: Right) -> Result<&mut Stored, Refusal> {
        let board = self.of(call)?;
        if !board.allows(call, right) {
            let message = format!("The board {:?} does not permit this.", board.name);
            return Err(Refusal::getty(StatusCode::FORBIDDEN, "InsufficientPermissions", message));
        }
        Ok(board)
    }

    pub(crate) fn remove(&mut self, id: &str) {
        self.0.retain(|board| board.id != id);
    }
}
