//! Paying for a download: the metered request, the lookup of a request with an unknown outcome, and the
//! checks before payment.

mod metered;
pub(crate) mod preflight;
pub(crate) mod reconcile;

pub use metered::AuthorizedDownload;
pub(crate) use metered::{authorize, authorized, may_request_again, query_history, unknown};
