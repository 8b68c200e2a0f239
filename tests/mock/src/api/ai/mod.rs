//! AI generation: requests that take their time, their results, and what is remembered of them.

mod downloads;
mod files;
mod generate;
mod history;
mod plan;
mod request;
mod results;
mod store;

pub(crate) use plan::Plan;
pub use plan::{Outcome, Ready};
pub(crate) use request::is_web_address;
pub(crate) use results::PREVIEWS;
pub(crate) use store::Ai;

use super::operation::Operation;

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [generate::OPERATIONS, results::OPERATIONS, downloads::OPERATIONS, files::OPERATIONS, history::OPERATIONS]
        .into_iter()
        .flatten()
}
