//! The journal that is written beside a target while its download runs.
//!
//! [`Download`](crate::Download) documents its properties for users. A change to them needs a new version.

use getty_api::Timestamp;
use serde::{Deserialize, Serialize};

use crate::download::files::state::{
    DeliveryAuthorization, DownloadState, FileState, Finalized, PaymentState, TransferState,
};
use crate::download::subject::DownloadSubject;

const VERSION: u32 = 1;

/// The subject and the state of a download.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Journal {
    pub(crate) subject: DownloadSubject,
    pub(crate) state: DownloadState,
}

/// The properties in the file. The state follows from which of the optional ones are present.
#[derive(Serialize, Deserialize)]
struct JournalFile {
    version: u32,
    subject: DownloadSubject,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    authorization: Option<DeliveryAuthorization>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    transfer: Option<TransferState>,
    #[serde(rename = "placed", default, skip_serializing_if = "Option::is_none")]
    finalized: Option<Finalized>,
}

impl Journal {
    pub(crate) fn new(subject: DownloadSubject) -> Self {
        Self { subject, state: DownloadState::default() }
    }

    /// The content of the file.
    pub(crate) fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec_pretty(&JournalFile::from(self.clone()))
    }

    /// Parses a journal; the error is the reason why that failed.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let found: Version = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if found.version != VERSION {
            return Err(format!(
                "it has version {}, but this library reads version {VERSION}",
                found.version
            ));
        }
        let file: JournalFile = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        file.try_into().map_err(str::to_owned)
    }
}

impl From<Journal> for JournalFile {
    fn from(Journal { subject, state }: Journal) -> Self {
        let (sent_at, authorization) = match state.payment {
            PaymentState::NotRequested => (None, None),
            PaymentState::OutcomeUnknown { sent_at } => (Some(sent_at), None),
            PaymentState::Authorized { sent_at, authorization } => (Some(sent_at), Some(authorization)),
        };
        let (transfer, finalized) = match state.file {
            FileState::Absent => (None, None),
            FileState::Transferring(transfer) => (Some(transfer), None),
            FileState::Finalized { finalized, transfer } => (transfer, Some(finalized)),
        };
        Self { version: VERSION, subject, sent_at, authorization, transfer, finalized }
    }
}

impl TryFrom<JournalFile> for Journal {
    type Error = &'static str;

    fn try_from(file: JournalFile) -> Result<Self, Self::Error> {
        let JournalFile { version: _, subject, sent_at, authorization, transfer, finalized } = file;
        let payment = match (sent_at, authorization) {
            (None, None) => PaymentState::NotRequested,
            (Some(sent_at), None) => PaymentState::OutcomeUnknown { sent_at },
            // No release writes a response without the time of its request. It is still a response, so the file is
            // paid for. Its own time was taken at the same moment.
            (sent_at, Some(authorization)) => PaymentState::Authorized {
                sent_at: sent_at.unwrap_or(authorization.authorized_at),
                authorization,
            },
        };
        if matches!(subject, DownloadSubject::Url(_)) && payment != PaymentState::NotRequested {
            // The payment may be that of an asset, which a transfer of this file would overwrite.
            return Err("it contains a metered request, but a download by URL never sends one");
        }
        let file = match (transfer, finalized) {
            (None, None) => FileState::Absent,
            (Some(transfer), None) => FileState::Transferring(transfer),
            (transfer, Some(finalized)) => FileState::Finalized { finalized, transfer },
        };
        Ok(Self { subject, state: DownloadState { payment, file } })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use url::Url;

    use super::{Journal, JournalFile};
    use crate::download::files::state::{
        DeliveryAuthorization, DownloadState, Finalized, TransferState, Validator,
    };
    use crate::download::request::DownloadRequest;
    use crate::download::subject::DownloadSubject;

    const SENT_AT: &str = "2026-01-01T12:00:00Z";
    const EXPIRES_AT: &str = "2026-01-02T12:00:00Z";
    const URI: &str = "https://delivery.example.com/a.jpg?signature=s";

    fn asset() -> DownloadSubject {
        (&DownloadRequest::image("42")).into()
    }

    fn url() -> DownloadSubject {
        DownloadSubject::Url(Url::parse("https://example.com/a.jpg").unwrap())
    }

    fn authorization() -> DeliveryAuthorization {
        let (authorized_at, expires_at) = (SENT_AT.parse().unwrap(), EXPIRES_AT.parse().unwrap());
        DeliveryAuthorization { uri: Url::parse(URI).unwrap(), authorized_at, expires_at }
    }

    fn finalized() -> Finalized {
        Finalized { file_name: "a.jpg".into(), bytes: 9, sha256: None, reported: false }
    }

    /// Each state of a payment, with the properties of version 1.
    fn payments() -> Vec<(DownloadState, Value)> {
        let new = DownloadState::default();
        let mut sent = new.clone();
        sent.request_sent(SENT_AT.parse().unwrap());
        let mut authorized = sent.clone();
        authorized.authorize(authorization());
        let response = json!({"uri": URI, "authorized_at": SENT_AT, "expires_at": EXPIRES_AT});
        vec![
            (new, json!({})),
            (sent, json!({"sent_at": SENT_AT})),
            (authorized, json!({"sent_at": SENT_AT, "authorization": response})),
        ]
    }

    /// Each state of a file after this state, with its properties of version 1.
    fn files(before: &DownloadState) -> Vec<(DownloadState, Value)> {
        let mut transferring = before.clone();
        transferring.begin_transfer(TransferState {
            length: Some(9),
            validator: Some(Validator::Etag("\"1\"".to_owned())),
            have: vec![(0, 4)].into(),
            file_name: Some("a.jpg".to_owned()),
            content_type: Some("image/jpeg".to_owned()),
            digest: None,
        });
        let transfer = json!({
            "length": 9,
            "validator": {"etag": "\"1\""},
            "have": [[0, 4]],
            "file_name": "a.jpg",
            "content_type": "image/jpeg",
        });
        let mut named = transferring.clone();
        named.finalize(finalized());
        let mut reported = named.clone();
        assert!(reported.report() && !reported.report());
        let mut skipped = transferring.clone();
        skipped.skip(finalized());
        let placed = json!({"file_name": "a.jpg", "bytes": 9});
        vec![
            (before.clone(), json!({})),
            (transferring, json!({"transfer": transfer})),
            (named, json!({"transfer": transfer, "placed": placed})),
            (
                reported,
                json!({"transfer": transfer, "placed": {"file_name": "a.jpg", "bytes": 9, "reported": true}}),
            ),
            (skipped, json!({"placed": placed})),
        ]
    }

    fn file_of(subject: &DownloadSubject, parts: &[&Value]) -> Value {
        let mut file = json!({"version": 1, "subject": subject});
        for part in parts {
            file.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        }
        file
    }

    #[test]
    fn each_state_is_written_and_read_in_the_format_of_version_1() {
        for (paid, payment) in payments() {
            for (state, file) in files(&paid) {
                let journal = Journal { subject: asset(), state };
                let expected = file_of(&asset(), &[&payment, &file]);
                let written = journal.to_json().unwrap();
                assert_eq!(serde_json::from_slice::<Value>(&written).unwrap(), expected);
                assert_eq!(Journal::parse(&written), Ok(journal));
            }
        }
        for (state, file) in files(&DownloadState::default()) {
            let journal = Journal { subject: url(), state };
            let written = journal.to_json().unwrap();
            assert_eq!(serde_json::from_slice::<Value>(&written).unwrap(), file_of(&url(), &[&file]));
            assert_eq!(Journal::parse(&written), Ok(journal));
        }
    }

    #[test]
    fn a_journal_has_the_bytes_that_earlier_releases_wrote() {
        let (paid, _) = payments().pop().unwrap();
        let (state, _) = files(&paid).swap_remove(3);
        let written = Journal { subject: asset(), state }.to_json().unwrap();
        let expected = r#"{
  "version": 1,
  "subject": {
    "asset": {
      "kind": "image",
      "id": "42"
    }
  },
  "sent_at": "2026-01-01T12:00:00Z",
  "authorization": {
    "uri": "https://delivery.example.com/a.jpg?signature=s",
    "authorized_at": "2026-01-01T12:00:00Z",
    "expires_at": "2026-01-02T12:00:00Z"
  },
  "transfer": {
    "length": 9,
    "validator": {
      "etag": "\"1\""
    },
    "have": [
      [
        0,
        4
      ]
    ],
    "file_name": "a.jpg",
    "content_type": "image/jpeg"
  },
  "placed": {
    "file_name": "a.jpg",
    "bytes": 9,
    "reported": true
  }
}"#;
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }

    #[test]
    fn a_response_without_the_time_of_its_request_is_an_authorization() {
        let (paid, mut payment) = payments().pop().unwrap();
        payment.as_object_mut().unwrap().remove("sent_at");
        let text = file_of(&asset(), &[&payment]).to_string();
        assert_eq!(Journal::parse(text.as_bytes()).unwrap().state, paid);
    }

    #[test]
    fn a_payment_for_a_url_is_an_error() {
        for (_, payment) in payments().into_iter().skip(1) {
            for (_, file) in files(&DownloadState::default()) {
                let text = file_of(&url(), &[&payment, &file]).to_string();
                let reason = Journal::parse(text.as_bytes()).unwrap_err();
                assert!(reason.contains("a download by URL never sends one"), "{reason}");
            }
        }
    }

    #[test]
    fn a_transfer_changes_no_payment_and_a_request_no_bytes_on_disk() {
        for (paid, _) in payments() {
            for (state, _) in files(&paid) {
                let mut changed = state.clone();
                changed.reopen();
                if let Some(transfer) = changed.transfer_mut() {
                    transfer.length = Some(1);
                }
                changed.discard_file();
                assert_eq!(changed.payment(), paid.payment());

                let mut changed = state.clone();
                changed.request_sent(EXPIRES_AT.parse().unwrap());
                assert_eq!(changed.authorization(), None);
                changed.authorize(authorization());
                changed.request_rejected(paid.payment().clone());
                assert_eq!(changed, state);
            }
        }
    }

    #[test]
    fn properties_of_a_later_release_are_ignored() {
        let text = r#"{"version": 1, "subject": {"url": "https://example.com/a.jpg"}, "later": {}}"#;
        assert_eq!(Journal::parse(text.as_bytes()), Ok(Journal::new(url())));
        assert!(serde_json::from_str::<JournalFile>(text).is_ok());
    }
}
