//! The operations of the API.

mod account;
mod asset_changes;
mod boards;
mod catalogue;
mod contract;
mod discovery;
mod download_history;
mod downloads;
mod generations;
mod metadata;
mod parameters;
mod property_naming;
mod search;
mod validation;
