//! What a response means for the bytes that were received before.

use http::StatusCode;

use super::body::ResponseBody;
use super::response::{Delivery, DeliveryHeaders, RangeRequest};
use crate::download::files::state::Validator;

/// The version of the file whose bytes were received, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileVersion {
    pub(crate) length: Option<u64>,
    pub(crate) validator: Option<Validator>,
}

/// The meaning of a response for the bytes that were received before.
pub(crate) enum Continuation {
    /// The complete file from its first byte.
    Complete {
        headers: DeliveryHeaders,
        body: ResponseBody,
        /// Whether it is certainly the version of the received bytes. Only an entity tag shows that.
        is_same: bool,
    },
    /// A range of the same version that starts at the requested byte.
    Range { body: ResponseBody },
    /// All bytes were received before. The end of the file was not announced and is known only now.
    AllReceived,
    /// The server has another version, or none that the received bytes can be joined to.
    Changed,
    /// The URL does not deliver the file, or no longer does.
    Refused(StatusCode),
}

impl FileVersion {
    /// The request for the bytes from `from` to `to`. `None` when ranges cannot be joined to this version.
    pub(crate) fn request_range(&self, from: u64, to: Option<u64>) -> Option<RangeRequest> {
        self.validator.clone().map(|of| RangeRequest { from, to, of })
    }

    /// Whether a response delivers the same version, and from where. A length that was not known is set when the
    /// response shows it. `received` is the number of bytes that were received from the first on; `None` when there
    /// are gaps between them.
    pub(crate) fn interpret(&mut self, delivery: Delivery, received: Option<u64>) -> Continuation {
        match delivery {
            Delivery::Complete(headers, body) => {
                let is_same = matches!(self.validator, Some(Validator::Etag(_)))
                    && self.validator == headers.validator
                    && self.length == headers.length;
                Continuation::Complete { headers, body, is_same }
            }
            // Without any length, the end of a range is not known to be that of the file.
            Delivery::Range { length, body } => match (self.length, length) {
                (None, None) => Continuation::Changed,
                (Some(known), Some(length)) if known != length => Continuation::Changed,
                (known, length) => {
                    self.length = known.or(length);
                    Continuation::Range { body }
                }
            },
            Delivery::RangeNotSatisfiable { length: Some(length) }
                if self.length.is_none() && received == Some(length) =>
            {
                self.length = Some(length);
                Continuation::AllReceived
            }
            Delivery::RangeNotSatisfiable { .. } => Continuation::Changed,
            Delivery::Refused(status) => Continuation::Refused(status),
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{StreamExt as _, stream};
    use http::StatusCode;

    use super::{Continuation, FileVersion};
    use crate::download::delivery::body::ResponseBody;
    use crate::download::delivery::response::{Delivery, DeliveryHeaders};
    use crate::download::files::state::Validator;

    fn version(length: Option<u64>, tag: &str) -> FileVersion {
        FileVersion { length, validator: Some(Validator::Etag(tag.to_owned())) }
    }

    fn body() -> ResponseBody {
        ResponseBody::new(stream::empty().boxed(), 0, None, true)
    }

    fn complete(length: Option<u64>, validator: Option<Validator>) -> Delivery {
        Delivery::Complete(DeliveryHeaders { length, validator, ..Default::default() }, body())
    }

    #[test]
    fn only_an_entity_tag_and_the_length_show_that_a_complete_file_is_the_same() {
        let known = version(Some(9), "a");
        let is_same = |known: &FileVersion, response: &FileVersion| {
            let response = complete(response.length, response.validator.clone());
            match known.clone().interpret(response, Some(5)) {
                Continuation::Complete { is_same, .. } => is_same,
                _ => panic!("the complete file was sent"),
            }
        };
        assert!(is_same(&known, &known));
        let dated = FileVersion { length: Some(9), validator: Some(Validator::LastModified("d".to_owned())) };
        let unknown = FileVersion { length: Some(9), validator: None };
        for other in [&version(Some(9), "b"), &version(Some(8), "a"), &version(None, "a"), &dated, &unknown] {
            assert!(!is_same(&known, other), "{other:?}");
            assert_eq!(
                is_same(other, other),
                matches!(other.validator, Some(Validator::Etag(_))),
                "{other:?}"
            );
        }
    }

    #[test]
    fn a_range_is_joined_only_when_the_end_of_the_file_is_known() {
        for (known, announced, joined) in [
            (Some(9), Some(9), Some(9)),
            (Some(9), None, Some(9)),
            (None, Some(9), Some(9)),
            (Some(9), Some(8), None),
            (None, None, None),
        ] {
            let mut version = version(known, "a");
            let response = Delivery::Range { length: announced, body: body() };
            let continuation = version.interpret(response, Some(5));
            assert_eq!(matches!(continuation, Continuation::Range { .. }), joined.is_some());
            assert_eq!(version.length, joined.or(known));
        }
    }

    #[test]
    fn a_range_that_does_not_exist_shows_the_end_only_right_behind_the_received_bytes() {
        for (known, received, announced, all) in [
            (None, Some(5), Some(5), true),
            (None, Some(5), Some(6), false),
            (None, Some(5), None, false),
            (None, None, Some(5), false),
            (Some(5), Some(5), Some(5), false),
        ] {
            let mut version = version(known, "a");
            let response = Delivery::RangeNotSatisfiable { length: announced };
            let continuation = version.interpret(response, received);
            assert_eq!(matches!(continuation, Continuation::AllReceived), all);
            assert_eq!(version.length, if all { announced } else { known });
        }
        let refused = Delivery::Refused(StatusCode::GONE);
        let continuation = FileVersion::default().interpret(refused, Some(0));
        assert!(matches!(continuation, Continuation::Refused(StatusCode::GONE)));
    }
}
