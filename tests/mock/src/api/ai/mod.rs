//! AI generation: requests that take time, their results, and their history.

mod downloads;
mod files;
mod generate;
mod history;
mod request;
mod results;

use super::call::Operation;

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [generate::OPERATIONS, results::OPERATIONS, downloads::OPERATIONS, files::OPERATIONS, history::OPERATIONS]
        .into_iter()
        .flatten()
}
