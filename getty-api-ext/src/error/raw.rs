//! Conversion of errors of the raw bindings.

use getty_api::DecodeError;
use http::header::CONTENT_TYPE;

use super::{Error, ErrorKind, Outcome, one_line};

impl From<getty_api::Error> for Error {
    fn from(error: getty_api::Error) -> Self {
        use getty_api::Error as Raw;

        let wrapped = match &error {
            Raw::InvalidArgument { operation, argument, reason, .. } => {
                Self::new(ErrorKind::Invalid, format!("{argument}: {reason}")).with_name(operation)
            }
            Raw::Api(api) => return Self::from_response((**api).clone()).with_name(api.operation),
            Raw::Decode(decode) => Self::new(ErrorKind::Decode, describe(decode))
                .with_outcome(Outcome::Unknown)
                .with_head(decode.status, &decode.headers)
                .with_name(decode.operation),
            // Only the executor of the bindings returns these, which this crate does not use.
            Raw::TooLarge { .. } => {
                Self::new(ErrorKind::Decode, error.to_string()).with_outcome(Outcome::Unknown)
            }
            _ => {
                Self::new(ErrorKind::Connection, error.to_string()).with_outcome(Outcome::Unknown).transient()
            }
        };
        wrapped.with_source(error)
    }
}

impl Error {
    fn with_name(mut self, name: &'static str) -> Self {
        self.0.subject.name = Some(name);
        self
    }
}

/// The message for a response that cannot be decoded, with the location and the reason.
fn describe(error: &DecodeError) -> String {
    let DecodeError { status, pointer, reason, headers, .. } = error;
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    match content_type {
        // Typical for a captive portal or a proxy that responds instead of the API.
        Some(other) if !other.contains("json") && other != "[secret]" => {
            let other = one_line(other);
            format!("the response with status {status} is {other} instead of JSON; a proxy may have sent it")
        }
        _ => {
            let location =
                if pointer.is_empty() { String::new() } else { format!(" at `{}`", one_line(pointer)) };
            format!("the response with status {status} cannot be decoded{location}: {reason}")
        }
    }
}
