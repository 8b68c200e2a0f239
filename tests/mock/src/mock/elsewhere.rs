//! Deliveries by another server.

use super::MockGetty;

impl MockGetty {
    /// Leaves deliveries to another server from now on: downloads then answer with `{base}/{asset id}`.
    /// Addresses that were handed out before stay good here.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let mock = getty_api_mock::MockGetty::start().await;
    /// mock.deliver_from("http://127.0.0.1:8080/files");
    /// # }
    /// ```
    pub fn deliver_from(&self, base: impl Into<String>) {
        self.server.state().deliveries.leave_to(Some(base.into()));
    }

    /// Delivers from here again.
    pub fn deliver_from_here(&self) {
        self.server.state().deliveries.leave_to(None);
    }
}
