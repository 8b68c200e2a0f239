//! The imports of every generated operation, and the functions that `getty-api-ext` shares with this crate. It is
//! no part of the public API, and not covered by its version.

pub(crate) use crate::decode;
pub(crate) use crate::request::RequestWriter;
pub(crate) use crate::{
    Body, Completion, Decoder, Effect, Error, Operation, OperationInfo, Redirectable, Request, Service, Token,
};

/// What headers mean.
pub mod headers {
    pub use crate::client::{API_KEY, is_gzip};
    pub use crate::error::{REQUEST_IDS, request_id};
}

/// Texts of servers.
pub mod text {
    pub use crate::error::{on_its_line, one_line};
}

/// Conversions between [`Timestamp`](crate::Timestamp) and the types that dates are computed with.
pub mod dates {
    use chrono::{DateTime, NaiveDate, Utc};

    use crate::Timestamp;

    /// The moment in UTC: without a zone the time is taken as UTC, without a time as midnight.
    pub fn utc(at: Timestamp) -> DateTime<Utc> {
        at.utc()
    }

    /// The calendar date as written.
    pub fn date(at: Timestamp) -> NaiveDate {
        at.written_date()
    }

    /// A moment in UTC.
    pub fn from_utc(utc: DateTime<Utc>) -> Timestamp {
        Timestamp::from_utc(utc)
    }

    /// A day.
    pub fn from_date(date: NaiveDate) -> Timestamp {
        Timestamp::from_date(date)
    }
}
