//! The page sizes that searches take.

use crate::error::{Error, ErrorKind};

/// What the API uses when none is given.
pub(crate) const DEFAULT: i32 = 30;

/// The sizes the API takes.
const ALLOWED: [i32; 16] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100];

/// Refuses a size the API would refuse, before anything is sent.
pub(crate) fn check(size: i32) -> Result<(), Error> {
    if ALLOWED.contains(&size) {
        return Ok(());
    }
    let nearest = ALLOWED.iter().min_by_key(|allowed| size.abs_diff(**allowed)).unwrap_or(&DEFAULT);
    let message = format!("page_size: {size} is not a size the API takes; the nearest is {nearest}");
    Err(Error::new(ErrorKind::Invalid, message))
}
