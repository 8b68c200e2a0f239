//! What was received, and how calls are made to fail or to wait.

use std::collections::{BTreeMap, BTreeSet};

use super::MockGetty;
use crate::api::{self, Drift};
use crate::fault::Fault;
use crate::gate::Gate;
use crate::record::{Calls, Received};
use crate::{authentication, delivery, embed};

impl MockGetty {
    /// Everything received so far, in order of arrival.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.server.recorder.all()
    }

    /// What was received for one operation, such as `"download_image"`.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[must_use]
    #[track_caller]
    pub fn received_operation(&self, operation: &str) -> Vec<Received> {
        check_operation(operation);
        self.server.recorder.of(operation)
    }

    /// How often an operation was called.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[must_use]
    #[track_caller]
    pub fn count_of(&self, operation: &str) -> usize {
        check_operation(operation);
        self.server.recorder.count(operation)
    }

    /// How often each operation was called, by name; those that were not are left out.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.server.recorder.counts()
    }

    /// The parameters (of the query, and `Accept-Language`) that the server looked at while it answered, by
    /// operation: of all requests since the start, [`reset`](Self::reset) or
    /// [`clear_received`](Self::clear_received), those parameters that a request had and that its response
    /// depends on.
    ///
    /// [`IGNORED_PARAMETERS`](crate::IGNORED_PARAMETERS) are never among them.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let mock = getty_api_mock::MockGetty::start().await;
    /// let url = format!("{}/v3/search/images?phrase=boat&compositions=close_up", mock.api_url());
    /// let request = reqwest::Client::new().get(url).header("Api-Key", mock.api_key());
    /// request.send().await.unwrap();
    /// let read = &mock.parameters_read()["search_images"];
    /// assert!(read.contains("phrase") && !read.contains("compositions"));
    /// # }
    /// ```
    #[must_use]
    pub fn parameters_read(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        self.server.recorder.read()
    }

    /// Forgets what was received.
    pub fn clear_received(&self) {
        self.server.recorder.clear();
    }

    /// Waits until an operation has been called so many times.
    ///
    /// # Panics
    /// When the server knows no such operation.
    pub async fn wait_for(&self, operation: &str, times: usize) {
        check_operation(operation);
        self.server.recorder.wait_for(operation, times).await;
    }

    /// Begins an assertion on how often an operation was called.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[track_caller]
    pub fn assert_called<'a>(&'a self, operation: &'a str) -> Calls<'a> {
        check_operation(operation);
        self.calls(operation)
    }

    pub(crate) fn calls<'a>(&'a self, operation: &'a str) -> Calls<'a> {
        Calls::new(operation, &self.server.recorder)
    }

    /// Checks that no request to the delivery and oEmbed hosts carried `Api-Key`,
    /// `Authorization` or `Cookie`.
    ///
    /// # Panics
    /// When one did; the message names it.
    #[track_caller]
    pub fn assert_no_credentials_left_api(&self) {
        if let Some(message) = self.credentials_left_api() {
            panic!("{message}");
        }
    }

    pub(crate) fn credentials_left_api(&self) -> Option<String> {
        self.server.recorder.credentials_left_api()
    }

    /// Makes the next `times` calls of an operation fail in this way; faults set for the same
    /// operation follow each other. Beside the API's operationIds there are `"token"`,
    /// `"authorize"`, `"server_metadata"`, `"delivery"` (files, and the first hop of videos),
    /// `"delivery_edge"` (the second hop of videos), `"display"` and `"oembed"`.
    ///
    /// # Panics
    /// When the server knows no such operation, or the fault holds what HTTP cannot send.
    #[track_caller]
    pub fn fail_next(&self, operation: &str, times: usize, fault: Fault) {
        check_operation(operation);
        fault.check();
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
        fault.check();
        self.server.faults.add(operation, None, fault);
    }

    /// Forgets all faults that were set.
    pub fn clear_faults(&self) {
        self.server.faults.clear();
    }

    /// Makes the results of a paged operation drift while clients page through them, until
    /// [`settle`](Self::settle).
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[track_caller]
    pub fn drift(&self, operation: &str, drift: Drift) {
        check_operation(operation);
        self.server.drifts.set(operation, drift);
    }

    /// Lets no results drift any more.
    pub fn settle(&self) {
        self.server.drifts.clear();
    }

    /// Keeps calls of an operation waiting until the gate is released or dropped.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[track_caller]
    pub fn hold(&self, operation: &str) -> Gate {
        check_operation(operation);
        self.server.gates.hold(operation)
    }
}

/// A name that is spelled wrong would make a test pass for nothing.
#[track_caller]
fn check_operation(operation: &str) {
    if let Some(message) = unknown_operation(operation) {
        panic!("{message}");
    }
}

/// What is to be said about an operation that the server does not know.
pub(crate) fn unknown_operation(operation: &str) -> Option<String> {
    let mut known: Vec<&str> = api::operation_names()
        .chain(authentication::OPERATIONS)
        .chain(delivery::OPERATIONS)
        .chain([embed::OPERATION])
        .collect();
    known.sort_unstable();
    (!known.contains(&operation))
        .then(|| format!("the mock server has no operation {operation:?}; there are {}", known.join(", ")))
}
