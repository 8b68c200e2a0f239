//! Paying for a download: the metered request, what is known of one whose outcome is unknown, and what can be known
//! before.

mod metered;
pub(crate) mod preflight;
pub(crate) mod reconcile;

pub use metered::AuthorizedDownload;
pub(crate) use metered::{authorize, authorized, may_request_again, query_history, unknown};
