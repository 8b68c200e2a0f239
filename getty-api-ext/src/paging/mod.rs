//! Pagination.

mod items;
mod pages;
mod rules;
mod source;

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use getty_api::types::{AutoCorrections, RelatedSearch, SearchFacets};
use getty_api::{Operation, OperationInfo, Response, Unreadable};

use crate::decoding::{lost_elements, require_list, skipped};
use crate::error::Error;

pub use items::Items;
pub use pages::Pages;
pub(crate) use rules::{PageRules, Sizes};
pub(crate) use sealed::Sealed as PagedSealed;
pub(crate) use source::{PagedCall, PendingUpload};

/// Operations that return their results in pages.
pub trait Paged: Operation + Clone + Unpin + sealed::Sealed + 'static {
    /// The items of the pages.
    type Item: Send + Unpin + 'static;

    #[doc(hidden)]
    const RULES: PageRules;

    /// The property of the response that holds the items.
    #[doc(hidden)]
    const LIST: &'static str;

    #[doc(hidden)]
    #[must_use]
    fn with_page(self, number: i32) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_page_size(self, size: i32) -> Self;

    /// The response as a page whose number is not set yet.
    #[doc(hidden)]
    fn into_page(output: Self::Output) -> Page<Self::Item>;

    /// Identifies an item that two pages contain.
    #[doc(hidden)]
    fn id(item: &Self::Item) -> Option<String>;
}

mod sealed {
    /// Only operations of the API page.
    pub trait Sealed {}
}

/// One page of results.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The number of the page, from 1.
    pub number: i32,
    /// The items that no earlier page of the same iteration contained.
    pub items: Vec<T>,
    /// The number of items that were left out because an earlier page contained them.
    pub repeated: usize,
    /// The number of items on all pages together, as this page counts them. Large results have more items than the
    /// API returns pages for, and the count can change from page to page.
    pub total: Option<u64>,
    /// Values to narrow the results by: only for searches that have `include_facets`, and only when it was set to
    /// `true`.
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases: only for searches that have `include_related_searches`, and only when it was
    /// set to `true`.
    pub related_searches: Vec<RelatedSearch>,
    /// The phrase that the API searched for instead of the one that was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// The values of the page that could not be decoded. Such a property is empty, and such an item is not in
    /// [`items`](Self::items).
    pub unreadable: Vec<Unreadable>,
    source: PageSource,
}

/// The response that a page was decoded from.
#[derive(Clone)]
struct PageSource {
    response: Option<Arc<Response<()>>>,
    list: &'static str,
    /// The indices of the decoded items that the page kept.
    kept: Vec<usize>,
    /// The items that could not be decoded, each with the number of items before it.
    lost: Vec<(usize, Unreadable)>,
}

impl PartialEq for PageSource {
    fn eq(&self, other: &Self) -> bool {
        let body = |source: &Self| source.response.as_ref().map(|response| response.bytes().clone());
        (self.list, &self.kept, body(self)) == (other.list, &other.kept, body(other))
    }
}

impl fmt::Debug for PageSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.response.as_ref().map(|response| response.bytes().len());
        formatter.debug_struct("PageSource").field("list", &self.list).field("bytes", &bytes).finish()
    }
}

impl<T> Page<T> {
    /// The JSON of each item as the API sent it, with the properties that the types do not know, in the order of
    /// [`items`](Self::items).
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) when so many values could not be decoded that it is not
    /// known which items they belong to.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut pages = getty.search().creative().images("lighthouse").page_size(3).pages();
    /// if let Some(page) = pages.try_next().await? {
    ///     for (image, json) in page.items.iter().zip(page.raw_items()?) {
    ///         let json: serde_json::Value = serde_json::from_slice(&json)?;
    ///         assert_eq!(json["id"].as_str(), image.id.as_deref());
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    pub fn raw_items(&self) -> Result<Vec<Bytes>, Error> {
        let PageSource { response, list, kept, .. } = &self.source;
        let Some(response) = response else { return Ok(Vec::new()) };
        let elements = response.elements(list)?;
        Ok(kept.iter().filter_map(|index| Some(elements.get(*index)?.1.clone())).collect())
    }

    /// Records the response that the page was decoded from.
    ///
    /// # Errors
    /// When the list itself could not be decoded, so that the page only appears empty.
    fn set_source<O: Paged<Item = T>>(&mut self, response: Response<()>) -> Result<(), Error> {
        require_list(&response, O::LIST)?;
        let lost: Vec<_> = lost_elements(&response, O::LIST).collect();
        if !lost.is_empty() {
            let elements = response.elements(O::LIST)?;
            let before = |lost: usize| elements.partition_point(|(index, _)| *index < lost);
            self.source.lost =
                lost.into_iter().map(|(index, value)| (before(index), value.clone())).collect();
        }
        self.source.list = O::LIST;
        self.source.kept = (0..self.items.len()).collect();
        self.unreadable = response.unreadable().to_vec();
        self.source.response = Some(Arc::new(response));
        Ok(())
    }

    /// Removes the items for which `keep` returns false, and returns their number.
    fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) -> usize {
        let Self { items, source, .. } = self;
        let decoded = items.len();
        let mut kept = Vec::with_capacity(decoded);
        // The number of kept items before each item.
        let mut kept_before = Vec::with_capacity(decoded);
        let mut index = 0..;
        items.retain(|item| {
            kept_before.push(kept.len());
            let keeps = keep(item);
            kept.extend(index.next().filter(|_| keeps));
            keeps
        });
        for (stands_after, _) in &mut source.lost {
            *stands_after = kept_before.get(*stands_after).copied().unwrap_or(kept.len());
        }
        source.kept = kept;
        decoded - items.len()
    }

    /// The page with its items changed by `change`, which may remove some.
    pub(crate) fn map_items(mut self, change: impl FnOnce(Vec<T>, Option<u64>) -> Vec<T>) -> Self {
        self.items = change(self.items, self.total);
        // Where an undecodable item stood is known only while the items keep their order.
        self.source.lost.iter_mut().for_each(|(stands_after, _)| *stands_after = 0);
        self
    }

    /// The items in order, with an error in the place of each item that could not be decoded.
    pub(crate) fn into_results(self, operation: &'static OperationInfo) -> VecDeque<Result<T, Error>> {
        let mut lost = self.source.lost.iter().peekable();
        let mut results = VecDeque::with_capacity(self.items.len() + self.source.lost.len());
        for (index, item) in self.items.into_iter().enumerate() {
            while let Some((_, value)) = lost.next_if(|(stands_after, _)| *stands_after <= index) {
                results.push_back(Err(skipped(value, operation)));
            }
            results.push_back(Ok(item));
        }
        results.extend(lost.map(|(_, value)| Err(skipped(value, operation))));
        results
    }

    pub(crate) fn new(items: Vec<T>, total: Option<i32>) -> Self {
        Self {
            unreadable: Vec::new(),
            source: PageSource { response: None, list: "", kept: Vec::new(), lost: Vec::new() },
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
