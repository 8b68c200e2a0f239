//! Gates: they hold requests until a test releases them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// Holds the calls of one operation; see [`MockGetty::hold`](crate::MockGetty::hold).
///
/// [`release`](Gate::release) lets the calls continue, and so does dropping the gate.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let mock = getty_api_mock::MockGetty::start().await;
/// let gate = mock.hold("list_countries");
/// let call = tokio::spawn(reqwest::get(format!("{}/v3/countries", mock.api_url())));
/// gate.arrived(1).await; // the server has received the call and holds it
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
    arrived: watch::Sender<usize>,
    released: watch::Sender<bool>,
}

impl Gate {
    /// Waits until the gate holds this many calls.
    pub async fn arrived(&self, calls: usize) {
        let mut arrived = self.shared.arrived.subscribe();
        // The sender is in `self`, so this does not fail.
        drop(arrived.wait_for(|count| *count >= calls).await);
    }

    /// The number of calls the gate holds now.
    #[must_use]
    pub fn waiting(&self) -> usize {
        *self.shared.arrived.borrow()
    }

    /// Releases all calls. Later calls are not held.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.shared.released.send_replace(true);
    }
}

/// Counts a call as held until it is dropped; a client may disconnect meanwhile.
struct HeldCall<'a>(&'a GateState);

impl<'a> HeldCall<'a> {
    fn new(gate: &'a GateState) -> Self {
        gate.arrived.send_modify(|count| *count += 1);
        Self(gate)
    }
}

impl Drop for HeldCall<'_> {
    fn drop(&mut self) {
        self.0.arrived.send_modify(|count| *count -= 1);
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
    pub(crate) fn hold(&self, operation: &str) -> Gate {
        let shared =
            Arc::new(GateState { arrived: watch::Sender::new(0), released: watch::Sender::new(false) });
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

    /// Waits while a gate holds the operation.
    pub(crate) async fn wait(&self, operation: &str) {
        let Some(gate) = self.lock().get(operation).cloned() else { return };
        let mut released = gate.released.subscribe();
        if *released.borrow_and_update() {
            return;
        }
        let _held = HeldCall::new(&gate);
        drop(released.wait_for(|released| *released).await);
    }
}
