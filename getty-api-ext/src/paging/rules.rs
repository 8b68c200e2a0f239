//! How an operation pages: the sizes it accepts, its last page, and the request that follows a page.

use crate::error::{Error, ErrorKind};

/// The rules of one operation.
#[derive(Clone, Copy, Debug)]
pub struct PageRules {
    pub(crate) sizes: Sizes,
    /// The size of a page unless set.
    pub(crate) default_size: i32,
    /// The last page that the API returns, however many results it counts.
    pub(crate) last_page: Option<i32>,
}

/// The page sizes that an operation accepts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sizes {
    /// These, in ascending order.
    Listed(&'static [i32]),
    /// From 1 to this.
    UpTo(i32),
}

impl PageRules {
    /// The largest size.
    pub(crate) fn largest_size(&self) -> i32 {
        match self.sizes {
            Sizes::Listed(sizes) => sizes.iter().copied().max().unwrap_or(self.default_size),
            Sizes::UpTo(most) => most,
        }
    }

    /// Rejects a size that the API would reject.
    pub(crate) fn check_size(&self, size: i32) -> Result<(), Error> {
        let nearest = match self.sizes {
            Sizes::Listed(sizes) if sizes.contains(&size) => return Ok(()),
            Sizes::Listed(sizes) => sizes.iter().copied().min_by_key(|allowed| size.abs_diff(*allowed)),
            Sizes::UpTo(most) if (1..=most).contains(&size) => return Ok(()),
            Sizes::UpTo(most) => Some(size.clamp(1, most)),
        };
        let nearest = nearest.unwrap_or(self.default_size);
        let message =
            format!("page_size: {size} is not a size that the API accepts; the nearest is {nearest}");
        Err(Error::new(ErrorKind::Invalid, message))
    }

    /// Rejects a page number out of range.
    pub(crate) fn check_page(&self, page: i32) -> Result<(), Error> {
        let most = self.last_page.unwrap_or(i32::MAX);
        if (1..=most).contains(&page) {
            return Ok(());
        }
        let message = match self.last_page {
            Some(last) => {
                format!("page: there is no page {page}; pages are numbered from 1 to {last}")
            }
            None => format!("page: there is no page {page}; pages are numbered from 1"),
        };
        Err(Error::new(ErrorKind::Invalid, message))
    }

    /// The page after this one, if there can be one.
    pub(crate) fn following(&self, info: PageInfo) -> Option<i32> {
        let PageInfo { number, size, items, new_items, total } = info;
        if items == 0 || self.last_page.is_some_and(|last| number >= last) {
            return None;
        }
        let ended = match total {
            Some(total) => i64::from(number) * i64::from(size) >= i64::try_from(total).unwrap_or(i64::MAX),
            // Without a count, a short page is the last one, and so is a page without new items.
            None => new_items == 0 || i64::try_from(items).unwrap_or(i64::MAX) < i64::from(size),
        };
        if ended { None } else { number.checked_add(1) }
    }
}

/// The figures of a page that determine what follows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageInfo {
    pub(crate) number: i32,
    pub(crate) size: i32,
    /// The number of its items.
    pub(crate) items: usize,
    /// The number of items that no earlier page contained.
    pub(crate) new_items: usize,
    /// The number of items on all pages, as it counts them.
    pub(crate) total: Option<u64>,
}
