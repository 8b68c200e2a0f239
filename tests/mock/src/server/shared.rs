//! What all listeners share: configuration, state, and the means to control the server.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::caches::{FileCache, JsonCache};
use super::drift::Drifts;
use super::gate::Gates;
use super::recorder::Recorder;
use crate::clock::Clock;
use crate::config::{Config, Urls};
use crate::fault::FaultPlan;
use crate::http::naming::PropertyNaming;
use crate::state::State;

#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) urls: Urls,
    pub(crate) recorder: Recorder,
    pub(crate) faults: FaultPlan,
    pub(crate) gates: Gates,
    pub(crate) drifts: Drifts,
    pub(crate) files: FileCache,
    pub(crate) asset_json: JsonCache,
    state: Mutex<State>,
    rate_limit: Mutex<RateLimit>,
    naming: Mutex<PropertyNaming>,
    requests: AtomicU64,
}

/// The limit of requests a second, and the count of the current second.
#[derive(Debug)]
struct RateLimit {
    limit: Option<u32>,
    second: i64,
    count: u32,
}

impl Server {
    pub(crate) fn new(config: Config, urls: Urls) -> Self {
        let clock = config.frozen_at.map_or_else(Clock::system, Clock::frozen);
        let state = State::new(&config, clock.now());
        let naming = config.property_naming;
        let rate_limit = RateLimit { limit: config.queries_per_second, second: 0, count: 0 };
        Self {
            recorder: Recorder::new(config.max_recorded_requests),
            config,
            clock,
            urls,
            faults: FaultPlan::default(),
            gates: Gates::default(),
            drifts: Drifts::default(),
            files: FileCache::default(),
            asset_json: JsonCache::default(),
            state: Mutex::new(state),
            rate_limit: Mutex::new(rate_limit),
            naming: Mutex::new(naming),
            requests: AtomicU64::new(0),
        }
    }

    /// Locks the state. Requests run concurrently, so hold the lock for a short time only.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Resets everything to the start. URLs and ports stay.
    pub(crate) fn reset(&self) {
        self.clock.reset();
        self.faults.clear();
        self.gates.release_all();
        self.drifts.clear();
        self.set_queries_per_second(self.config.queries_per_second);
        self.set_naming(self.config.property_naming);
        *self.state() = State::new(&self.config, self.clock.now());
        // The caches contain assets that may no longer exist.
        self.asset_json.clear();
        self.files.clear();
        self.recorder.clear();
    }

    pub(crate) fn next_request_number(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed)
    }

    /// Counts a request. Returns whether the rate limit allows it in this second of the server's clock.
    pub(crate) fn admit(&self) -> bool {
        let mut rate_limit = self.rate_limit.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(limit) = rate_limit.limit else { return true };
        let second = self.clock.now().timestamp();
        if second != rate_limit.second {
            (rate_limit.second, rate_limit.count) = (second, 0);
        }
        rate_limit.count = rate_limit.count.saturating_add(1);
        rate_limit.count <= limit
    }

    pub(crate) fn set_queries_per_second(&self, limit: Option<u32>) {
        let mut rate_limit = self.rate_limit.lock().unwrap_or_else(PoisonError::into_inner);
        rate_limit.limit = limit;
        rate_limit.count = 0;
    }

    pub(crate) fn set_naming(&self, naming: PropertyNaming) {
        *self.naming.lock().unwrap_or_else(PoisonError::into_inner) = naming;
    }

    pub(crate) fn naming(&self) -> PropertyNaming {
        *self.naming.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
