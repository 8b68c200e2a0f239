//! The configuration of a server.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::generation_plan::GenerationPlan;
use crate::http::naming::PropertyNaming;

/// How the token endpoint states the lifetime of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ExpiresIn {
    /// `"expires_in": 1800`, as the current endpoint does.
    #[default]
    Integer,
    /// `"expires_in": "1800"`, as the legacy endpoints do.
    Text,
    /// Not at all.
    Missing,
}

/// The naming convention of properties of change sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ChangeSetNaming {
    /// `changeSetId`, as in the published document.
    #[default]
    CamelCase,
    /// `change_set_id`, as the vendor's clients read it.
    SnakeCase,
}

#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) seed: u64,
    pub(crate) frozen_at: Option<DateTime<Utc>>,
    pub(crate) token_lifetime: Duration,
    pub(crate) expires_in: ExpiresIn,
    pub(crate) rotate_refresh_tokens: bool,
    pub(crate) user_token_required: bool,
    pub(crate) catalogue_size: usize,
    pub(crate) quotas: Vec<(String, u32)>,
    pub(crate) queries_per_second: Option<u32>,
    pub(crate) max_result_window: u64,
    pub(crate) change_set_naming: ChangeSetNaming,
    pub(crate) property_naming: PropertyNaming,
    pub(crate) seed_changes: bool,
    pub(crate) delivery_ranges: bool,
    pub(crate) gzip: bool,
    pub(crate) generation_plan: GenerationPlan,
    pub(crate) max_recorded_requests: Option<usize>,
    pub(crate) rfc3339_dates: bool,
    pub(crate) ports: Ports,
}

/// Ports to listen on; 0 lets the system choose.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ports {
    pub(crate) api: u16,
    pub(crate) authentication: u16,
    pub(crate) delivery: u16,
    pub(crate) embed: u16,
    pub(crate) control: Option<u16>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 0,
            frozen_at: None,
            token_lifetime: Duration::from_secs(1800),
            expires_in: ExpiresIn::default(),
            rotate_refresh_tokens: false,
            user_token_required: false,
            catalogue_size: 240,
            quotas: Vec::new(),
            queries_per_second: None,
            max_result_window: 10_000,
            change_set_naming: ChangeSetNaming::default(),
            property_naming: PropertyNaming::default(),
            seed_changes: true,
            delivery_ranges: true,
            gzip: false,
            generation_plan: GenerationPlan::default(),
            max_recorded_requests: None,
            rfc3339_dates: false,
            ports: Ports::default(),
        }
    }
}

/// The base URL of each host.
#[derive(Debug, Clone)]
pub(crate) struct Urls {
    pub(crate) api: String,
    pub(crate) authentication: String,
    pub(crate) delivery: String,
    pub(crate) embed: String,
    pub(crate) control: Option<String>,
}

pub(crate) const API_KEY: &str = "mock-api-key";
pub(crate) const API_SECRET: &str = "mock-api-secret";
pub(crate) const PUBLIC_API_KEY: &str = "mock-public-key";
pub(crate) const USERNAME: &str = "mock-user";
pub(crate) const PASSWORD: &str = "mock-password";
