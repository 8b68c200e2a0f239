//! Responses of the delivery host: headers, bodies, ranges, digests, and the transfer of a complete file.

mod body;
pub(crate) mod digest;
mod disposition;
pub(crate) mod ranges;
mod response;
pub(crate) mod retry_state;
pub(crate) mod transfer;
mod version;

pub(crate) use body::{BodyError, ResponseBody};
pub(crate) use response::{Delivery, DeliveryHeaders, RangeRequest, open};
pub(crate) use version::{Continuation, FileVersion};
