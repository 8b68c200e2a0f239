//! Responses of the delivery host: headers, ranges, digests, and the transfer of a complete file.

pub(crate) mod digest;
mod disposition;
pub(crate) mod ranges;
mod reader;
mod response;
pub(crate) mod retry_state;
pub(crate) mod transfer;

pub(crate) use reader::BodyReader;
pub(crate) use response::{Delivery, DeliveryHeaders, RangeRequest, confirm_length, open};
