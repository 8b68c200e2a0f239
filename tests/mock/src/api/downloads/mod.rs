//! Downloads, and their history.

mod download;
pub(super) mod history;

use super::call::Operation;

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [download::OPERATIONS, history::OPERATIONS].into_iter().flatten()
}
