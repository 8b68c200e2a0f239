//! The state of a download to a file, and its transitions.

use getty_api::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::download::delivery::digest::Expected;
use crate::download::delivery::ranges::RangeSet;

/// The state of a download: that of its payment, and that of its file.
///
/// The two are independent. A file can be complete while the outcome of a metered request is unknown, for example
/// when a caller continues with an authorisation from elsewhere. Nothing that happens to the file changes the state
/// of the payment, so no transfer can cause another metered request.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DownloadState {
    pub(super) payment: PaymentState,
    pub(super) file: FileState,
}

/// The state of the metered request.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum PaymentState {
    /// None was sent: the download is new, needs none, or the caller passed the authorisation.
    #[default]
    NotRequested,
    /// One was sent, or was about to be sent, and it is not known whether the API carried it out.
    OutcomeUnknown { sent_at: Timestamp },
    /// The API returned the delivery URL.
    Authorized { sent_at: Timestamp, authorization: DeliveryAuthorization },
}

/// The state of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum FileState {
    /// No byte of it was received, or none that counts.
    #[default]
    Absent,
    /// Some of its ranges are in the data file.
    Transferring(TransferState),
    /// It has its final name, or is about to get it.
    Finalized {
        finalized: Finalized,
        /// The transfer that produced it; `None` when the file existed before.
        transfer: Option<TransferState>,
    },
}

/// The response to a metered request.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DeliveryAuthorization {
    pub(crate) uri: Url,
    pub(crate) authorized_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

impl std::fmt::Debug for DeliveryAuthorization {
    /// Omits the URL, because anybody who has it can fetch the file.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DeliveryAuthorization")
            .field("authorized_at", &self.authorized_at)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The known properties of the file, and its ranges on disk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct TransferState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) validator: Option<Validator>,
    pub(crate) have: RangeSet,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) digest: Option<Expected>,
}

/// Identifies a version of a file. Only validators that are strong enough to join ranges are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Validator {
    Etag(String),
    LastModified(String),
}

/// A file that has its final name, or is about to get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finalized {
    #[serde(with = "super::os_file_name")]
    pub(crate) file_name: std::path::PathBuf,
    pub(crate) bytes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    /// Whether a run has returned the file to its caller.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) reported: bool,
}

impl DownloadState {
    pub(crate) fn payment(&self) -> &PaymentState {
        &self.payment
    }

    /// The response to the metered request, if there is one.
    pub(crate) fn authorization(&self) -> Option<&DeliveryAuthorization> {
        match &self.payment {
            PaymentState::Authorized { authorization, .. } => Some(authorization),
            PaymentState::NotRequested | PaymentState::OutcomeUnknown { .. } => None,
        }
    }

    /// The transfer that runs, or that produced the file.
    pub(crate) fn transfer(&self) -> Option<&TransferState> {
        match &self.file {
            FileState::Absent => None,
            FileState::Transferring(transfer) => Some(transfer),
            FileState::Finalized { transfer, .. } => transfer.as_ref(),
        }
    }

    pub(crate) fn finalized(&self) -> Option<&Finalized> {
        match &self.file {
            FileState::Finalized { finalized, .. } => Some(finalized),
            FileState::Absent | FileState::Transferring(_) => None,
        }
    }

    /// A metered request is about to be sent. It replaces an authorisation that has expired. The bytes on disk stay:
    /// the new URL probably delivers the same version of the file.
    pub(crate) fn request_sent(&mut self, sent_at: Timestamp) {
        self.payment = PaymentState::OutcomeUnknown { sent_at };
    }

    /// The API returned a delivery URL.
    pub(crate) fn authorize(&mut self, authorization: DeliveryAuthorization) {
        let sent_at = match self.payment {
            PaymentState::OutcomeUnknown { sent_at } | PaymentState::Authorized { sent_at, .. } => sent_at,
            PaymentState::NotRequested => authorization.authorized_at,
        };
        self.payment = PaymentState::Authorized { sent_at, authorization };
    }

    /// The API certainly did not carry out the request, so the payment is as it was before.
    pub(crate) fn request_rejected(&mut self, before: PaymentState) {
        self.payment = before;
    }

    /// A transfer of the complete file begins.
    pub(crate) fn begin_transfer(&mut self, transfer: TransferState) {
        self.file = FileState::Transferring(transfer);
    }

    /// The running transfer.
    pub(crate) fn transfer_mut(&mut self) -> Option<&mut TransferState> {
        match &mut self.file {
            FileState::Transferring(transfer) => Some(transfer),
            FileState::Absent | FileState::Finalized { .. } => None,
        }
    }

    /// No byte that was received counts any more.
    pub(crate) fn discard_file(&mut self) {
        self.file = FileState::Absent;
    }

    /// The transferred file is about to get its final name.
    pub(crate) fn finalize(&mut self, finalized: Finalized) {
        let transfer = match std::mem::take(&mut self.file) {
            FileState::Absent => None,
            FileState::Transferring(transfer) => Some(transfer),
            FileState::Finalized { transfer, .. } => transfer,
        };
        self.file = FileState::Finalized { finalized, transfer };
    }

    /// The file existed under its name before any byte was transferred.
    pub(crate) fn skip(&mut self, finalized: Finalized) {
        self.file = FileState::Finalized { finalized, transfer: None };
    }

    /// The file does not have its final name, or no longer. What was transferred stays.
    pub(crate) fn reopen(&mut self) {
        self.file = match std::mem::take(&mut self.file) {
            FileState::Finalized { transfer: Some(transfer), .. } => FileState::Transferring(transfer),
            FileState::Finalized { transfer: None, .. } => FileState::Absent,
            file @ (FileState::Absent | FileState::Transferring(_)) => file,
        };
    }

    /// The file is returned to the caller. Returns whether that is the first time.
    pub(crate) fn report(&mut self) -> bool {
        match &mut self.file {
            FileState::Finalized { finalized, .. } => !std::mem::replace(&mut finalized.reported, true),
            FileState::Absent | FileState::Transferring(_) => false,
        }
    }
}
