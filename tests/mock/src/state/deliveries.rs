//! The URLs from which files are delivered.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::catalogue::{Asset, Rendition};
use crate::random::Random;

/// How long a delivery URL is valid.
const LIFETIME: TimeDelta = TimeDelta::hours(24);

#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) asset: Arc<Asset>,
    pub(crate) rendition: Rendition,
    pub(crate) expires: DateTime<Utc>,
}

/// The delivery URLs that were issued.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    by_token: HashMap<String, Delivery>,
    /// The base URL of another server that delivers, by asset id.
    external_base: Option<String>,
}

impl Deliveries {
    /// Makes another server deliver; `None` makes this server deliver.
    pub(crate) fn set_external_base(&mut self, base: Option<String>) {
        self.external_base = base;
    }

    /// Issues a delivery URL for a file of an asset.
    pub(crate) fn issue_url(
        &mut self,
        delivery_host: &str,
        random: &mut Random,
        asset: Arc<Asset>,
        rendition: Rendition,
        now: DateTime<Utc>,
    ) -> String {
        if let Some(base) = &self.external_base {
            return format!("{base}/{}", asset.id);
        }
        let token = random.opaque_token();
        let delivery = Delivery { asset, rendition, expires: now + LIFETIME };
        self.by_token.insert(token.clone(), delivery);
        format!("{delivery_host}/xa/{token}")
    }

    /// The delivery behind the last segment of a URL.
    pub(crate) fn get(&self, token: &str) -> Option<&Delivery> {
        self.by_token.get(token)
    }
}
