//! A change set: a batch of notifications that are confirmed together.

use std::collections::HashMap;
use std::fmt;

use getty_api::operations::confirm_change_set;
use getty_api::{ErrorCode, Operation as _, Response, Unreadable, operations};
use http::StatusCode;

use super::change::{Action, Change};
use crate::client::Getty;
use crate::decoding::require_list;
use crate::error::{Error, ErrorKind};

/// A batch of notifications from a channel, to be applied and then confirmed with [`ack`](Self::ack).
///
/// Dropping it unconfirmed loses nothing: the API delivers it again.
#[derive(Clone)]
#[must_use = "the API delivers a change set again until it is confirmed with `ack`"]
pub struct UnconfirmedChangeSet {
    getty: Getty,
    id: i64,
    changes: Vec<Change>,
    unidentified: usize,
    unreadable: Vec<Unreadable>,
    redelivered: bool,
}

/// The names of the list of notifications.
const LISTS: [&str; 2] = ["changedAssetList", "changed_assets"];

impl UnconfirmedChangeSet {
    /// The set in a response, if there is one.
    pub(super) fn read(
        getty: &Getty,
        response: Response<Option<getty_api::types::ChangeSet>>,
    ) -> Result<Option<Self>, Error> {
        // The status is 201 for a new set, and 200 for one that was delivered before.
        let redelivered = response.status() == StatusCode::OK;
        let (raw, response) = response.into_parts();
        let Some(raw) = raw else { return Ok(None) };
        // A set that only looks empty must not be confirmed.
        for list in LISTS {
            require_list(&response, list)?;
        }
        let notices = raw.changed_asset_list.len();
        let json = LISTS.iter().filter_map(|list| response.elements(list).ok());
        let json = json.into_iter().find(|elements| elements.len() == notices);
        let mut json = json.unwrap_or_default().into_iter();
        let Some(text) = raw.change_set_id.filter(|id| !id.is_empty()) else {
            if notices == 0 && response.unreadable().is_empty() {
                return Ok(None);
            }
            return Err(unreadable("the change set has no id, so it cannot be confirmed".to_owned()));
        };
        let id = text.parse().map_err(|_| unreadable(format!("`{text}` is not the id of a change set")))?;
        let changes: Vec<Change> = raw
            .changed_asset_list
            .into_iter()
            .filter_map(|change| Change::read(change, json.next().map(|(_, json)| json).unwrap_or_default()))
            .collect();
        let unidentified = notices - changes.len();
        if unidentified > 0 {
            tracing::warn!(change_set = id, unidentified, "notifications that name no asset");
        }
        let unreadable = response.unreadable().to_vec();
        Ok(Some(Self { getty: getty.clone(), id, changes, unidentified, unreadable, redelivered }))
    }

    /// The id of the set.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The notifications, in the order of the channel.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The values of the set that could not be decoded: each property among them is empty, each notification among
    /// them is not in [`changes`](Self::changes). Confirming the set confirms these notifications too.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// The number of notifications that were left out because they do not name their asset. Confirming the set
    /// confirms them too.
    pub fn unidentified(&self) -> usize {
        self.unidentified
    }

    /// Whether the API has delivered this set before and it was not confirmed. It may have been applied, partly or
    /// completely.
    pub fn is_redelivered(&self) -> bool {
        self.redelivered
    }

    /// The action for each asset: the last notification about it decides. In the order of these last
    /// notifications.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let channel = mock.channel_ids()[0];
    /// use getty_api_ext::asset_changes::Action;
    ///
    /// if let Some(set) = getty.asset_changes(channel).poll_once().await? {
    ///     let gone = set.latest().into_iter().filter(|(_, action)| *action == Action::Delete);
    ///     println!("{} assets are gone", gone.count());
    ///     set.ack().await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub fn latest(&self) -> Vec<(&str, Action)> {
        let mut last = HashMap::new();
        for (position, change) in self.changes.iter().enumerate() {
            last.insert(change.asset_id.as_str(), position);
        }
        let is_last =
            |position: usize, change: &Change| last.get(change.asset_id.as_str()) == Some(&position);
        let changes = self.changes.iter().enumerate();
        let changes = changes.filter(|(position, change)| is_last(*position, change));
        changes.map(|(_, change)| (change.asset_id.as_str(), change.action())).collect()
    }

    /// Confirms the set: `DELETE /v3/asset-changes/change-sets/{change-set-id}`. The API then deletes it and
    /// delivers the next one.
    ///
    /// A set that was confirmed before is no error, so the call can be repeated when its response was lost.
    ///
    /// # Errors
    /// See [`Error`]. The API may then deliver the set again.
    pub async fn ack(self) -> Result<(), Error> {
        match self.getty.send(confirm_change_set(self.id)).await {
            Ok(_) => Ok(()),
            // The id came from the API. If the API no longer knows it, the set has been confirmed; if that is
            // wrong, the API delivers the set again.
            Err(error) if error.code() == Some(&ErrorCode::InvalidChangeSetId) || error.is_not_found() => {
                tracing::debug!(change_set = self.id, "confirmed before");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

impl fmt::Debug for UnconfirmedChangeSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UnconfirmedChangeSet")
            .field("id", &self.id)
            .field("changes", &self.changes)
            .field("unidentified", &self.unidentified)
            .field("redelivered", &self.redelivered)
            .finish_non_exhaustive()
    }
}

fn unreadable(message: String) -> Error {
    Error::new(ErrorKind::Decode, message).with_operation(operations::GetChangeSet::INFO)
}
