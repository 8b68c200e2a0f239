//! The state of the API: all that changes with requests.

pub(crate) mod asset_changes;
pub(crate) mod boards;
pub(crate) mod deliveries;
pub(crate) mod generations;
pub(crate) mod history;
pub(crate) mod products;
pub(crate) mod purchases;
pub(crate) mod tokens;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::random::Random;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) random: Random,
    pub(crate) catalogue: Catalogue,
    pub(crate) tokens: tokens::Tokens,
    pub(crate) products: products::Products,
    pub(crate) deliveries: deliveries::Deliveries,
    pub(crate) history: Vec<history::HistoryEntry>,
    pub(crate) change_feed: asset_changes::ChangeFeed,
    pub(crate) generations: generations::Generations,
    pub(crate) boards: boards::Boards,
    pub(crate) purchases: purchases::Purchases,
    /// Images for searches by image, by API key and file name.
    pub(crate) uploads: HashMap<(String, String), Upload>,
    /// Ids of reported batches, and the number of usages in each.
    pub(crate) usage_batches: Vec<(String, usize)>,
}

/// An image that was uploaded for searches by image.
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) fingerprint: u64,
    pub(crate) at: DateTime<Utc>,
}

impl State {
    /// The state of a server that has just started.
    pub(crate) fn new(config: &Config, now: DateTime<Utc>) -> Self {
        let catalogue = Catalogue::generated(config.seed, config.catalogue_size);
        Self {
            random: Random::new(config.seed),
            change_feed: asset_changes::ChangeFeed::seeded(&catalogue, now, config.seed_changes),
            purchases: purchases::Purchases::seeded(&catalogue, now),
            catalogue,
            tokens: tokens::Tokens::default(),
            products: products::Products::new(now, &config.quotas),
            deliveries: deliveries::Deliveries::default(),
            history: Vec::new(),
            generations: generations::Generations::new(config.generation_plan.clone()),
            boards: boards::Boards::default(),
            uploads: HashMap::new(),
            usage_batches: Vec::new(),
        }
    }
}
