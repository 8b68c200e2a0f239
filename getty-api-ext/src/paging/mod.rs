//! Walking through results that come in pages.

mod items;
mod operations;
mod pages;
mod rules;
mod source;

use getty_api::Operation;
use getty_api::types::{AutoCorrections, RelatedSearch, SearchFacets};

pub use items::Items;
pub use pages::Pages;
pub(crate) use rules::PageRules;
pub(crate) use source::{Source, Upload};

/// Operations that answer in pages.
pub trait Paged: Operation + Clone + Unpin + sealed::Sealed + 'static {
    /// What the pages hold.
    type Item: Send + Unpin + 'static;

    #[doc(hidden)]
    const RULES: PageRules;

    #[doc(hidden)]
    #[must_use]
    fn with_page(self, number: i32) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_page_size(self, size: i32) -> Self;

    /// The answer as a page whose number is not set yet.
    #[doc(hidden)]
    fn into_page(output: Self::Output) -> Page<Self::Item>;

    /// What an item is recognised by when it comes again.
    #[doc(hidden)]
    fn id(item: &Self::Item) -> Option<String>;
}

mod sealed {
    /// The operations that page are those of the API.
    pub trait Sealed {}
}

/// One page of results.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The number of the page, from 1.
    pub number: i32,
    /// The items that no earlier page of the same walk had.
    pub items: Vec<T>,
    /// How many items were left out because an earlier page had them.
    pub repeated: usize,
    /// The number of items on all pages together, as this page counts them. Large results can be counted
    /// further than they can be paged through, and the count can change from page to page.
    pub total: Option<u64>,
    /// Values the results could be narrowed by: only of searches that have `include_facets`, and only when
    /// that was set to `true`.
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases: only of searches that have `include_related_searches`, and only when
    /// that was set to `true`.
    pub related_searches: Vec<RelatedSearch>,
    /// What the API searched for instead of what was sent.
    pub auto_corrections: Option<AutoCorrections>,
}

impl<T> Page<T> {
    fn new(items: Vec<T>, total: Option<i32>) -> Self {
        Self {
            number: 0,
            items,
            repeated: 0,
            total: total.and_then(|total| u64::try_from(total).ok()),
            facets: None,
            related_searches: Vec::new(),
            auto_corrections: None,
        }
    }
}
