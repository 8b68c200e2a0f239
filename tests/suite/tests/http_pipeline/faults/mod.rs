//! The rows, made from what can go wrong, where, and how often.

mod bodies;
mod connections;
mod redirects;
mod statuses;
mod tokens;

use crate::fault::Fault;

/// All rows.
pub(crate) fn all() -> Vec<Fault> {
    let mut rows = connections::rows();
    rows.extend(statuses::rows());
    rows.extend(bodies::rows());
    rows.extend(redirects::rows());
    rows.extend(tokens::rows());
    rows
}
