//! Orders, and the assets bought with them.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::catalogue::{Asset, Catalogue};
use crate::config::USERNAME;

/// One asset of an order.
#[derive(Debug, Clone)]
pub(crate) struct Purchase {
    pub(crate) order: u64,
    pub(crate) asset: Arc<Asset>,
    pub(crate) at: DateTime<Utc>,
    pub(crate) user: String,
}

/// All purchases, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Purchases(Vec<Purchase>);

const FIRST_ORDER: u64 = 70_000_001;

/// The number of purchases at the start, one every five days.
const SEEDED_PURCHASES: usize = 24;

impl Purchases {
    /// Each order has two purchases. A colleague of the user made every third order.
    pub(crate) fn seeded(catalogue: &Catalogue, now: DateTime<Utc>) -> Self {
        let assets = catalogue.iter().take(SEEDED_PURCHASES).enumerate();
        let purchases = assets.map(|(index, asset)| {
            let order = index as u64 / 2;
            let days = i64::try_from(SEEDED_PURCHASES - index).unwrap_or_default() * 5;
            let user = if order % 3 == 2 { "mock-colleague" } else { USERNAME };
            Purchase {
                order: FIRST_ORDER + order,
                asset: Arc::clone(asset),
                at: now - TimeDelta::days(days),
                user: user.to_owned(),
            }
        });
        Self(purchases.collect())
    }

    /// Adds an order of the server's user and returns its number.
    pub(crate) fn add(&mut self, assets: Vec<Arc<Asset>>, now: DateTime<Utc>) -> u64 {
        let order = self.0.last().map_or(FIRST_ORDER, |last| last.order + 1);
        let purchase = |asset| Purchase { order, asset, at: now, user: USERNAME.to_owned() };
        self.0.extend(assets.into_iter().map(purchase));
        order
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Purchase> {
        self.0.iter()
    }
}
