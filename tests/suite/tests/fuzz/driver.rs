//! Runs a target on many inputs, and says how many there were and which were too much for it.

use std::any::Any;
use std::env;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use fastrand::Rng;

/// What panicked, on whichever thread: a panic in a task of the client's would be seen by nobody else.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// One target at a time, so that a panic is known to be its.
static TURN: Mutex<()> = Mutex::new(());

/// How many failures are told in full.
const TOLD: usize = 5;

/// Gives a target inputs made from random numbers, `executions` of them and more when the environment says
/// so.
///
/// An input is too much when anything panics over it, or when the target says what is wrong.
pub(crate) fn run(target: &str, executions: u64, test: impl FnMut(&mut Rng) -> Result<(), String>) {
    let executions = executions.saturating_mul(setting("GETTY_FUZZ_SCALE").unwrap_or(1));
    let seed = setting("GETTY_FUZZ_SEED").unwrap_or(1);
    // Kept until the end, so that the panic which reports the failure is no other target's.
    let _turn = turn();
    let crashes = crashes(seed, executions, test);
    println!("fuzz {target}: executions {executions}, crashes {}", crashes.len());
    let told = crashes.iter().take(TOLD).cloned().collect::<Vec<_>>().join("\n");
    assert!(crashes.is_empty(), "{target} had {} crashes:\n{told}", crashes.len());
}

/// Waits until no other target runs. What panicked until then is forgotten.
fn turn() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    PANICS.lock().unwrap_or_else(PoisonError::into_inner).clear();
    turn
}

fn crashes(seed: u64, executions: u64, mut test: impl FnMut(&mut Rng) -> Result<(), String>) -> Vec<String> {
    listen();
    let mut crashes = Vec::new();
    for execution in 0..executions {
        let mut random = Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(execution));
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| test(&mut random)));
        let panics: Vec<String> = PANICS.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect();
        let wrong = match outcome {
            _ if !panics.is_empty() => Some(panics.join("; ")),
            Ok(result) => result.err(),
            Err(payload) => Some(text(&*payload)),
        };
        crashes.extend(wrong.map(|wrong| format!("seed {seed}, execution {execution}: {wrong}")));
    }
    crashes
}

fn setting(name: &str) -> Option<u64> {
    let value = env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}")))
}

fn listen() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
            PANICS.lock().unwrap_or_else(PoisonError::into_inner).push(panic.to_string());
            before(panic);
        }));
    });
}

fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}

#[test]
fn panics_on_any_thread_are_found_and_so_are_errors_of_a_target() {
    let _turn = turn();
    let mut execution = 0;
    let found = crashes(7, 5, |_| {
        execution += 1;
        match execution {
            1 => panic!("here"),
            // Nobody looks at how the thread ended.
            2 => drop(std::thread::spawn(|| panic!("elsewhere")).join()),
            3 => return Err("a complaint".to_owned()),
            _ => {}
        }
        Ok(())
    });
    assert_eq!(found.len(), 3, "{found:?}");
    for (found, expected) in found.iter().zip(["here", "elsewhere", "a complaint"]) {
        assert!(found.starts_with("seed 7, execution ") && found.contains(expected), "{found}");
    }
}
