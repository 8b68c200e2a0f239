//! What all listeners share: settings, state, and the means of control.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use crate::api::{Ai, Boards, Drifts, Feed, HistoryEntry, Products, Purchases, Rendered, Uploads};
use crate::auth::Tokens;
use crate::catalogue::{Asset, Catalogue, Content, Rendition};
use crate::clock::Clock;
use crate::config::{Config, Urls};
use crate::delivery::Deliveries;
use crate::fault::FaultPlan;
use crate::gate::Gates;
use crate::random::Random;
use crate::record::Recorder;
use crate::spelling::PropertySpelling;

#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) urls: Urls,
    pub(crate) recorder: Recorder,
    pub(crate) faults: FaultPlan,
    pub(crate) gates: Gates,
    pub(crate) drifts: Drifts,
    pub(crate) rendered: Rendered,
    state: Mutex<State>,
    files: Mutex<HashMap<(String, u32, Rendition), Content>>,
    rate: Mutex<RateWindow>,
    spelling: Mutex<PropertySpelling>,
    requests: AtomicU64,
}

/// What the API remembers.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) random: Random,
    pub(crate) catalogue: Catalogue,
    pub(crate) tokens: Tokens,
    pub(crate) products: Products,
    pub(crate) deliveries: Deliveries,
    pub(crate) history: Vec<HistoryEntry>,
    pub(crate) feed: Feed,
    pub(crate) ai: Ai,
    pub(crate) boards: Boards,
    pub(crate) purchases: Purchases,
    pub(crate) uploads: Uploads,
    /// Ids of reported batches and how many usages each had.
    pub(crate) usage_batches: Vec<(String, usize)>,
}

/// The second that is being counted, and the limit.
#[derive(Debug)]
struct RateWindow {
    limit: Option<u32>,
    second: i64,
    count: u32,
}

impl State {
    /// What there is at the start.
    fn new(config: &Config, now: DateTime<Utc>) -> Self {
        let catalogue = Catalogue::generated(config.seed, config.catalogue_size);
        Self {
            random: Random::new(config.seed),
            feed: Feed::seeded(&catalogue, now, config.seed_changes),
            purchases: Purchases::seeded(&catalogue, now),
            catalogue,
            tokens: Tokens::default(),
            products: Products::new(now, &config.quotas),
            deliveries: Deliveries::default(),
            history: Vec::new(),
            ai: Ai::with(config.plan.clone()),
            boards: Boards::default(),
            uploads: Uploads::default(),
            usage_batches: Vec::new(),
        }
    }
}

impl Server {
    pub(crate) fn new(config: Config, urls: Urls) -> Self {
        let clock = config.frozen_at.map_or_else(Clock::system, Clock::frozen);
        let state = State::new(&config, clock.now());
        let spelling = config.property_spelling;
        let rate = RateWindow { limit: config.queries_per_second, second: 0, count: 0 };
        Self {
            recorder: Recorder::new(config.keep_requests),
            config,
            clock,
            urls,
            faults: FaultPlan::default(),
            gates: Gates::default(),
            drifts: Drifts::default(),
            rendered: Rendered::default(),
            state: Mutex::new(state),
            files: Mutex::new(HashMap::new()),
            rate: Mutex::new(rate),
            spelling: Mutex::new(spelling),
            requests: AtomicU64::new(0),
        }
    }

    /// The state, for as short as possible: handlers run at the same time.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts everything back to how it was at the start; addresses and ports stay.
    pub(crate) fn reset(&self) {
        self.clock.reset();
        self.faults.clear();
        self.gates.open();
        self.drifts.clear();
        self.set_rate(self.config.queries_per_second);
        self.set_spelling(self.config.property_spelling);
        *self.state() = State::new(&self.config, self.clock.now());
        // Made from assets that are no longer there.
        self.rendered.clear();
        self.files.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.recorder.clear();
    }

    pub(crate) fn next_request_number(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed)
    }

    /// Whether the rate still allows a request in this second of the server's clock.
    pub(crate) fn admit(&self) -> bool {
        let mut rate = self.rate.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(limit) = rate.limit else { return true };
        let second = self.clock.now().timestamp();
        if second != rate.second {
            (rate.second, rate.count) = (second, 0);
        }
        rate.count = rate.count.saturating_add(1);
        rate.count <= limit
    }

    pub(crate) fn set_rate(&self, limit: Option<u32>) {
        let mut rate = self.rate.lock().unwrap_or_else(PoisonError::into_inner);
        rate.limit = limit;
        rate.count = 0;
    }

    pub(crate) fn set_spelling(&self, spelling: PropertySpelling) {
        *self.spelling.lock().unwrap_or_else(PoisonError::into_inner) = spelling;
    }

    pub(crate) fn spelling(&self) -> PropertySpelling {
        *self.spelling.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of a rendition; made once.
    pub(crate) fn content(&self, asset: &Arc<Asset>, rendition: &Rendition) -> Content {
        let key = (asset.id.clone(), asset.revision, rendition.clone());
        let known = self.files.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let made = rendition.content(asset);
            let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(key, made.clone());
            made
        })
    }
}
