//! The clock by which responses age, with simulated clocks below it.

use std::time::{Duration, SystemTime};

use http::{Request, Response};
use http_cache_semantics::{CacheOptions, CachePolicy};
use tokio::time::Instant;

use super::Clock;

/// The two clocks of a system.
struct System {
    clock: Clock,
    wall: SystemTime,
    monotonic: Instant,
}

impl System {
    fn new() -> Self {
        let (wall, monotonic) = (SystemTime::now(), Instant::now());
        Self { clock: Clock::new(wall, monotonic), wall, monotonic }
    }

    fn now(&self) -> SystemTime {
        self.clock.advance(self.wall, self.monotonic)
    }

    fn run(&mut self, seconds: u64) {
        self.suspend(seconds);
        self.monotonic += Duration::from_secs(seconds);
    }

    /// The monotonic clock stops.
    fn suspend(&mut self, seconds: u64) {
        self.wall += Duration::from_secs(seconds);
    }

    fn set_back(&mut self, seconds: u64) {
        self.wall -= Duration::from_secs(seconds);
    }

    /// A response that is fresh for 60 s from now.
    fn response(&self) -> Result<CachePolicy, http::Error> {
        let request = Request::get("https://api.example/").body(())?;
        let response = Response::builder().header("cache-control", "max-age=60").body(())?;
        let options = CacheOptions { shared: false, ..CacheOptions::default() };
        Ok(CachePolicy::new_options(&request, &response, self.now(), options))
    }

    fn is_fresh(&self, policy: &CachePolicy) -> bool {
        !policy.is_stale(self.now())
    }
}

#[test]
fn a_response_ages_while_the_system_is_suspended() -> Result<(), http::Error> {
    let mut system = System::new();
    let policy = system.response()?;
    system.run(30);
    assert!(system.is_fresh(&policy));
    system.suspend(31);
    assert!(!system.is_fresh(&policy));
    // The time that follows is counted once.
    let policy = system.response()?;
    system.run(59);
    assert!(system.is_fresh(&policy));
    system.run(1);
    assert!(!system.is_fresh(&policy));
    assert_eq!(policy.age(system.now()), Duration::from_secs(60));
    Ok(())
}

#[test]
fn a_clock_that_is_set_back_makes_nothing_fresh() -> Result<(), http::Error> {
    let mut system = System::new();
    let policy = system.response()?;
    system.run(59);
    assert!(system.is_fresh(&policy));
    system.set_back(24 * 3600);
    assert!(system.is_fresh(&policy), "one second is left");
    system.run(1);
    assert!(!system.is_fresh(&policy));

    // Set back, and then suspended for less than that.
    let policy = system.response()?;
    system.set_back(3600);
    assert!(system.is_fresh(&policy));
    system.suspend(61);
    assert!(!system.is_fresh(&policy));
    Ok(())
}

#[test]
fn readings_in_another_order_never_run_backwards() {
    let mut system = System::new();
    let early = (system.wall, system.monotonic);
    system.run(10);
    let late = system.now();
    assert_eq!(system.clock.advance(early.0, early.1), late);
    assert!(system.now() >= late);
}
