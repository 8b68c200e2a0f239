//! How an operation pages: which sizes it takes, where it stops, and what follows a page.

use crate::error::{Error, ErrorKind};

/// The rules of one operation. In a sealed trait only.
#[derive(Clone, Copy, Debug)]
pub struct PageRules {
    pub(crate) sizes: Sizes,
    /// The size of a page when none is given.
    pub(crate) default_size: i32,
    /// The last page the API gives, however many results it counts.
    pub(crate) last_page: Option<i32>,
}

/// The page sizes an operation takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sizes {
    /// One of these, in ascending order.
    Listed(&'static [i32]),
    /// From one to this.
    UpTo(i32),
}

/// The sizes that searches take.
const SEARCH_SIZES: &[i32] = &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100];

impl PageRules {
    /// A search: sizes by the list, 30 unless given.
    pub(crate) const SEARCH: Self =
        Self { sizes: Sizes::Listed(SEARCH_SIZES), default_size: 30, last_page: None };

    /// The search for events, which stops at page 50.
    pub(crate) const EVENTS: Self = Self { last_page: Some(50), ..Self::SEARCH };

    /// What belongs to one asset: up to 100, 30 unless given.
    pub(crate) const ASSOCIATED: Self = Self { sizes: Sizes::UpTo(100), default_size: 30, last_page: None };

    /// What is by one artist: up to 100, 10 unless given.
    pub(crate) const ARTIST: Self = Self { default_size: 10, ..Self::ASSOCIATED };

    /// What belongs to the customer: up to 100, 30 unless given.
    pub(crate) const LIST: Self = Self::ASSOCIATED;

    /// What the customer bought: up to 100, 75 unless given.
    pub(crate) const PURCHASES: Self = Self { default_size: 75, ..Self::LIST };

    /// What the customer generated: up to 1000.
    pub(crate) const GENERATIONS: Self = Self { sizes: Sizes::UpTo(1000), ..Self::LIST };

    /// The largest size.
    pub(crate) fn largest_size(&self) -> i32 {
        match self.sizes {
            Sizes::Listed(sizes) => sizes.iter().copied().max().unwrap_or(self.default_size),
            Sizes::UpTo(most) => most,
        }
    }

    /// Refuses a size the API would refuse.
    pub(crate) fn check_size(&self, size: i32) -> Result<(), Error> {
        let nearest = match self.sizes {
            Sizes::Listed(sizes) if sizes.contains(&size) => return Ok(()),
            Sizes::Listed(sizes) => sizes.iter().copied().min_by_key(|allowed| size.abs_diff(*allowed)),
            Sizes::UpTo(most) if (1..=most).contains(&size) => return Ok(()),
            Sizes::UpTo(most) => Some(size.clamp(1, most)),
        };
        let nearest = nearest.unwrap_or(self.default_size);
        let message = format!("page_size: {size} is not a size the API takes; the nearest is {nearest}");
        Err(Error::new(ErrorKind::Invalid, message))
    }

    /// Refuses a page that cannot be.
    pub(crate) fn check_page(&self, page: i32) -> Result<(), Error> {
        let most = self.last_page.unwrap_or(i32::MAX);
        if (1..=most).contains(&page) {
            return Ok(());
        }
        let message = match self.last_page {
            Some(last) => {
                format!("page: {page} cannot be asked for; pages are counted from 1 and end at {last}")
            }
            None => format!("page: {page} cannot be asked for; pages are counted from 1"),
        };
        Err(Error::new(ErrorKind::Invalid, message))
    }

    /// The page after this one, if there can be one.
    pub(crate) fn following(&self, turn: PageInfo) -> Option<i32> {
        let PageInfo { number, size, items, fresh, total } = turn;
        if items == 0 || self.last_page.is_some_and(|last| number >= last) {
            return None;
        }
        let ended = match total {
            Some(total) => i64::from(number) * i64::from(size) >= i64::try_from(total).unwrap_or(i64::MAX),
            // Without a count, a short page ends it, and so does a server that repeats itself.
            None => fresh == 0 || i64::try_from(items).unwrap_or(i64::MAX) < i64::from(size),
        };
        if ended { None } else { number.checked_add(1) }
    }
}

/// What was learned from a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageInfo {
    pub(crate) number: i32,
    pub(crate) size: i32,
    /// How many items it had.
    pub(crate) items: usize,
    /// How many of them were new.
    pub(crate) fresh: usize,
    /// What it says of the number of items on all pages.
    pub(crate) total: Option<u64>,
}
