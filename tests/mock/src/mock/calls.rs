//! Received requests, faults, gates and drift.

use std::collections::{BTreeMap, BTreeSet};

use super::handle::MockGetty;
use crate::fault::Fault;
use crate::server::drift::Drift;
use crate::server::gate::Gate;
use crate::server::recorder::{CallAssertion, ReceivedRequest};
use crate::{api, authentication, delivery, embed};

impl MockGetty {
    /// The requests received so far, in order of arrival.
    #[must_use]
    pub fn received_requests(&self) -> Vec<ReceivedRequest> {
        self.server.recorder.all()
    }

    /// The requests received for one operation, such as `"download_image"`.
    ///
    /// # Panics
    /// When the server does not have this operation.
    #[must_use]
    #[track_caller]
    pub fn received_requests_for(&self, operation: &str) -> Vec<ReceivedRequest> {
        check_operation(operation);
        self.server.recorder.for_operation(operation)
    }

    /// The number of calls of an operation.
    ///
    /// # Panics
    /// When the server does not have this operation.
    #[must_use]
    #[track_caller]
    pub fn call_count(&self, operation: &str) -> usize {
        check_operation(operation);
        self.server.recorder.count(operation)
    }

    /// The number of calls of each operation, by name. Operations that were not called are omitted.
    #[must_use]
    pub fn call_counts(&self) -> BTreeMap<&'static str, usize> {
        self.server.recorder.counts()
    }

    /// The parameters (of the query, and `Accept-Language`) that the server read to compute its responses, by
    /// operation. They include the parameters of all requests since the start, [`reset`](Self::reset) or
    /// [`clear_received_requests`](Self::clear_received_requests).
    ///
    /// [`IGNORED_PARAMETERS`](crate::IGNORED_PARAMETERS) are never included.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let mock = getty_api_mock::MockGetty::start().await;
    /// let url = format!("{}/v3/search/images?phrase=boat&compositions=close_up", mock.api_url());
    /// let request = reqwest::Client::new().get(url).header("Api-Key", mock.api_key());
    /// request.send().await.unwrap();
    /// let read = &mock.used_parameters()["search_images"];
    /// assert!(read.contains("phrase") && !read.contains("compositions"));
    /// # }
    /// ```
    #[must_use]
    pub fn used_parameters(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        self.server.recorder.used_parameters()
    }

    /// Deletes the recorded requests and counts.
    pub fn clear_received_requests(&self) {
        self.server.recorder.clear();
    }

    /// Waits until this many calls of an operation were received.
    ///
    /// # Panics
    /// When the server does not have this operation.
    pub async fn wait_for_calls(&self, operation: &str, times: usize) {
        check_operation(operation);
        self.server.recorder.wait_for(operation, times).await;
    }

    /// Starts an assertion on the number of calls of an operation.
    ///
    /// # Panics
    /// When the server does not have this operation.
    #[track_caller]
    pub fn assert_called<'a>(&'a self, operation: &'a str) -> CallAssertion<'a> {
        check_operation(operation);
        self.calls(operation)
    }

    pub(crate) fn calls<'a>(&'a self, operation: &'a str) -> CallAssertion<'a> {
        CallAssertion::new(operation, &self.server.recorder)
    }

    /// Asserts that no request to the delivery and oEmbed hosts contained the header `Api-Key`, `Authorization` or
    /// `Cookie`.
    ///
    /// # Panics
    /// When one did; the message contains the request.
    #[track_caller]
    pub fn assert_no_leaked_credentials(&self) {
        if let Some(message) = self.leaked_credentials() {
            panic!("{message}");
        }
    }

    pub(crate) fn leaked_credentials(&self) -> Option<String> {
        self.server.recorder.leaked_credentials()
    }

    /// Makes the next `times` calls of an operation fail with this fault. Several faults of one operation
    /// follow each other. Besides the API's operationIds there are `"token"`,
    /// `"authorize"`, `"server_metadata"`, `"delivery"` (files, and the first hop of videos),
    /// `"delivery_edge"` (the second hop of videos), `"display"` and `"oembed"`.
    ///
    /// # Panics
    /// When the server does not have this operation, or HTTP cannot send the values in the fault.
    #[track_caller]
    pub fn fail_next(&self, operation: &str, times: usize, fault: Fault) {
        check_operation(operation);
        fault.assert_valid();
        self.server.faults.add(operation, Some(times), fault);
    }

    /// Makes all calls of an operation fail from now on, until
    /// [`clear_faults`](Self::clear_faults).
    ///
    /// # Panics
    /// As [`fail_next`](Self::fail_next).
    #[track_caller]
    pub fn fail_always(&self, operation: &str, fault: Fault) {
        check_operation(operation);
        fault.assert_valid();
        self.server.faults.add(operation, None, fault);
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.server.faults.clear();
    }

    /// Changes the results of a paged operation while clients page through them, until
    /// [`clear_drift`](Self::clear_drift).
    ///
    /// # Panics
    /// When the server does not have this operation.
    #[track_caller]
    pub fn set_drift(&self, operation: &str, drift: Drift) {
        check_operation(operation);
        self.server.drifts.set(operation, drift);
    }

    /// Stops all drift of results.
    pub fn clear_drift(&self) {
        self.server.drifts.clear();
    }

    /// Pauses the calls of an operation until the gate is released or dropped. The server has then received the
    /// requests and has not processed them.
    ///
    /// # Panics
    /// When the server does not have this operation.
    #[track_caller]
    pub fn pause_calls(&self, operation: &str) -> Gate {
        check_operation(operation);
        self.server.gates.pause(operation)
    }
}

/// With a misspelled name, a test would pass without testing anything.
#[track_caller]
fn check_operation(operation: &str) {
    if let Some(message) = unknown_operation(operation) {
        panic!("{message}");
    }
}

/// The error message for an operation that the server does not have; `None` when it does.
pub(crate) fn unknown_operation(operation: &str) -> Option<String> {
    let mut known: Vec<&str> = api::operation_names()
        .chain(authentication::ENDPOINTS)
        .chain(delivery::ENDPOINTS)
        .chain([embed::ENDPOINT])
        .collect();
    known.sort_unstable();
    (!known.contains(&operation))
        .then(|| format!("the mock server has no operation {operation:?}; there are {}", known.join(", ")))
}
