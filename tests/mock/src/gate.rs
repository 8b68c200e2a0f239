//! Holding requests back until a test lets them go.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// Keeps the calls of one operation waiting; see [`MockGetty::hold`](crate::MockGetty::hold).
///
/// Calls are let go by [`release`](Gate::release) or when the gate is dropped.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let mock = getty_api_mock::MockGetty::start().await;
/// let gate = mock.hold("list_countries");
/// let call = tokio::spawn(reqwest::get(format!("{}/v3/countries", mock.api_url())));
/// gate.arrived(1).await; // the call is at the server and waits
/// gate.release();
/// call.await.unwrap().unwrap();
/// # }
/// ```
#[derive(Debug)]
#[must_use = "dropping the gate lets the calls go"]
pub struct Gate {
    hold: Arc<Hold>,
}

#[derive(Debug)]
struct Hold {
    arrived: watch::Sender<usize>,
    released: watch::Sender<bool>,
}

impl Gate {
    /// Waits until so many calls stand at the gate.
    pub async fn arrived(&self, calls: usize) {
        let mut arrived = self.hold.arrived.subscribe();
        // The sender lives in `self`, so this can only end well.
        drop(arrived.wait_for(|count| *count >= calls).await);
    }

    /// How many calls stand at the gate now.
    #[must_use]
    pub fn waiting(&self) -> usize {
        *self.hold.arrived.borrow()
    }

    /// Lets all of them go, and those that come later pass.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.hold.released.send_replace(true);
    }
}

/// Counts a call as waiting for as long as it lives.
struct Waiting<'a>(&'a Hold);

impl<'a> Waiting<'a> {
    fn new(hold: &'a Hold) -> Self {
        hold.arrived.send_modify(|count| *count += 1);
        Self(hold)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.arrived.send_modify(|count| *count -= 1);
    }
}

/// The gates that are up.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    holds: Mutex<HashMap<String, Arc<Hold>>>,
}

impl Gates {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Hold>>> {
        self.holds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a gate up; one that already stood for the operation is replaced and opened.
    pub(crate) fn hold(&self, operation: &str) -> Gate {
        let hold = Arc::new(Hold { arrived: watch::Sender::new(0), released: watch::Sender::new(false) });
        let replaced = self.lock().insert(operation.to_owned(), Arc::clone(&hold));
        if let Some(replaced) = replaced {
            replaced.released.send_replace(true);
        }
        Gate { hold }
    }

    /// Opens every gate.
    pub(crate) fn open(&self) {
        for (_, hold) in self.lock().drain() {
            hold.released.send_replace(true);
        }
    }

    /// Waits while a gate is up for the operation.
    pub(crate) async fn pass(&self, operation: &str) {
        let Some(hold) = self.lock().get(operation).cloned() else { return };
        let mut released = hold.released.subscribe();
        if *released.borrow_and_update() {
            return;
        }
        let _waiting = Waiting::new(&hold);
        drop(released.wait_for(|released| *released).await);
    }
}
