//! Gates: they pause calls until a test releases them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// Pauses the calls of one operation; see [`MockGetty::pause_calls`](crate::MockGetty::pause_calls).
///
/// [`release`](Gate::release) lets the calls continue, and so does dropping the gate.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let mock = getty_api_mock::MockGetty::start().await;
/// let gate = mock.pause_calls("list_countries");
/// let call = tokio::spawn(reqwest::get(format!("{}/v3/countries", mock.api_url())));
/// gate.wait_for_calls(1).await; // the server has received the call and not processed it
/// gate.release();
/// call.await.unwrap().unwrap();
/// # }
/// ```
#[derive(Debug)]
#[must_use = "dropping the gate releases the calls"]
pub struct Gate {
    shared: Arc<GateState>,
}

#[derive(Debug)]
struct GateState {
    paused: watch::Sender<usize>,
    released: watch::Sender<bool>,
}

impl Gate {
    /// Waits until this many calls are paused.
    pub async fn wait_for_calls(&self, calls: usize) {
        let mut paused = self.shared.paused.subscribe();
        // The sender is in `self`, so this does not fail.
        drop(paused.wait_for(|count| *count >= calls).await);
    }

    /// The number of calls that are paused now.
    #[must_use]
    pub fn paused_calls(&self) -> usize {
        *self.shared.paused.borrow()
    }

    /// Releases all calls. Later calls are not paused.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.shared.released.send_replace(true);
    }
}

/// Counts a call as paused until it is dropped; a client may disconnect meanwhile.
struct PausedCall<'a>(&'a GateState);

impl<'a> PausedCall<'a> {
    fn new(gate: &'a GateState) -> Self {
        gate.paused.send_modify(|count| *count += 1);
        Self(gate)
    }
}

impl Drop for PausedCall<'_> {
    fn drop(&mut self) {
        self.0.paused.send_modify(|count| *count -= 1);
    }
}

/// The gate of each operation.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    gates: Mutex<HashMap<String, Arc<GateState>>>,
}

impl Gates {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<GateState>>> {
        self.gates.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Creates a gate. An earlier gate of the operation is replaced and released.
    pub(crate) fn pause(&self, operation: &str) -> Gate {
        let shared =
            Arc::new(GateState { paused: watch::Sender::new(0), released: watch::Sender::new(false) });
        let replaced = self.lock().insert(operation.to_owned(), Arc::clone(&shared));
        if let Some(replaced) = replaced {
            replaced.released.send_replace(true);
        }
        Gate { shared }
    }

    /// Releases all gates.
    pub(crate) fn release_all(&self) {
        for (_, gate) in self.lock().drain() {
            gate.released.send_replace(true);
        }
    }

    /// Waits while a gate pauses the operation.
    pub(crate) async fn wait(&self, operation: &str) {
        let Some(gate) = self.lock().get(operation).cloned() else { return };
        let mut released = gate.released.subscribe();
        if *released.borrow_and_update() {
            return;
        }
        let _paused = PausedCall::new(&gate);
        drop(released.wait_for(|released| *released).await);
    }
}
