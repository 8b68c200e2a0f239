//! Which faults wait for which operation.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Fault;

/// Faults by operation, in the order in which they were set.
#[derive(Debug, Default)]
pub(crate) struct FaultPlan {
    planned: Mutex<HashMap<String, VecDeque<Planned>>>,
}

#[derive(Debug)]
struct Planned {
    /// `None` for ever.
    left: Option<usize>,
    fault: Fault,
}

impl FaultPlan {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, VecDeque<Planned>>> {
        self.planned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, operation: &str, times: Option<usize>, fault: Fault) {
        let planned = Planned { left: times, fault };
        self.lock().entry(operation.to_owned()).or_default().push_back(planned);
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// The fault for the call that just arrived, if any; uses it up.
    pub(crate) fn take(&self, operation: &str) -> Option<Fault> {
        let mut planned = self.lock();
        let queue = planned.get_mut(operation)?;
        while queue.front().is_some_and(|first| first.left == Some(0)) {
            queue.pop_front();
        }
        let first = queue.front_mut()?;
        if let Some(left) = &mut first.left {
            *left -= 1;
        }
        Some(first.fault.clone())
    }
}
