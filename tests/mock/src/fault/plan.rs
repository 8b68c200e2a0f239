//! The faults that are planned for each operation.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::kind::Fault;

/// Faults by operation, in the order in which they were set.
#[derive(Debug, Default)]
pub(crate) struct FaultPlan {
    planned: Mutex<HashMap<String, VecDeque<PlannedFault>>>,
}

#[derive(Debug)]
struct PlannedFault {
    /// The number of calls that remain; `None` for all calls.
    remaining: Option<usize>,
    fault: Fault,
}

impl FaultPlan {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, VecDeque<PlannedFault>>> {
        self.planned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, operation: &str, times: Option<usize>, fault: Fault) {
        let planned = PlannedFault { remaining: times, fault };
        self.lock().entry(operation.to_owned()).or_default().push_back(planned);
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// The fault for the call that was received now, if one is planned. Counts the call.
    pub(crate) fn take(&self, operation: &str) -> Option<Fault> {
        let mut planned = self.lock();
        let queue = planned.get_mut(operation)?;
        while queue.front().is_some_and(|first| first.remaining == Some(0)) {
            queue.pop_front();
        }
        let first = queue.front_mut()?;
        if let Some(remaining) = &mut first.remaining {
            *remaining -= 1;
        }
        Some(first.fault.clone())
    }
}
