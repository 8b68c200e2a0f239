//! The shape of the route table: what is called how, and what it asks for.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::page::{Drift, Page};
use crate::auth::{Access, Caller};
use crate::catalogue::Language;
use crate::document::Described;
use crate::query::Query;
use crate::reply::Refusal;
use crate::server::Server;

/// One operation of the API.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Its operationId, such as `search_creative_images`.
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    /// Its path template, as in the document.
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    pub(crate) answer: fn(&Call<'_>) -> Result<Response, Refusal>,
}

/// A call that has been let in: known key, sufficient token, checked query and body.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) server: &'a Arc<Server>,
    pub(crate) operation: &'static Operation,
    pub(crate) described: &'static Described,
    pub(crate) path: Vec<(String, String)>,
    pub(crate) query: Query,
    pub(crate) headers: &'a HeaderMap,
    /// The body as JSON; null when there is none.
    pub(crate) json: Value,
    pub(crate) body: &'a Bytes,
    pub(crate) caller: Caller,
    /// Whether the response depends on the language.
    pub(crate) language_read: AtomicBool,
}

/// Sizes a page of search results can have.
const SEARCH_PAGE_SIZES: [i64; 16] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100];

impl Call<'_> {
    /// A path parameter; empty only if the route has none of this name.
    pub(crate) fn path(&self, name: &str) -> &str {
        let found = self.path.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// A number in the path, which has been checked to be one.
    pub(crate) fn path_number(&self, name: &str) -> i64 {
        self.path(name).parse().unwrap_or_default()
    }

    /// The user who calls; `None` when it is the application itself.
    pub(crate) fn user(&self) -> Option<String> {
        self.caller.principal.as_ref().and_then(|principal| principal.user().map(str::to_owned))
    }

    /// The body; what is absent must be optional or have a default.
    pub(crate) fn read<T: DeserializeOwned + Default>(&self) -> Result<T, Refusal> {
        if self.json.is_null() {
            return Ok(T::default());
        }
        T::deserialize(&self.json).map_err(|error| {
            let message = format!("The body is not usable: {error}.");
            Refusal::getty(StatusCode::BAD_REQUEST, "MalformedRequest", message)
        })
    }

    pub(crate) fn language(&self) -> Language {
        self.language_read.store(true, Ordering::Relaxed);
        let header = self.headers.get(header::ACCEPT_LANGUAGE);
        Language::accepted(header.and_then(|value| value.to_str().ok()))
    }

    /// The parameters of the request that were looked at so far, but for those in the path.
    pub(crate) fn parameters_read(&self) -> BTreeSet<String> {
        let mut read = self.query.read();
        if self.language_read.load(Ordering::Relaxed) && self.headers.contains_key(header::ACCEPT_LANGUAGE) {
            read.insert("Accept-Language".to_owned());
        }
        read
    }

    /// `page` and `page_size` by the rules of searches.
    pub(crate) fn search_page(&self) -> Result<Page, Refusal> {
        let page = self.page(30, 100)?;
        let size = i64::try_from(page.size).unwrap_or_default();
        if !SEARCH_PAGE_SIZES.contains(&size) {
            let sizes: Vec<String> = SEARCH_PAGE_SIZES.iter().map(i64::to_string).collect();
            return Err(invalid_page_size(&format!("one of {}", sizes.join(", "))));
        }
        Ok(page)
    }

    /// `page` and `page_size` of other lists.
    pub(crate) fn page(&self, default: i64, most: i64) -> Result<Page, Refusal> {
        self.page_named("page_size", default, most)
    }

    /// The same where the size has another name.
    pub(crate) fn page_named(&self, size: &str, default: i64, most: i64) -> Result<Page, Refusal> {
        let number = self.query.integer("page").unwrap_or(1);
        let size = self.query.integer(size).unwrap_or(default);
        let drift = self.server.drifts.of(self.operation.id);
        let invalid = |message| Refusal::getty(StatusCode::BAD_REQUEST, "InvalidPage", message);
        match (u64::try_from(number), u64::try_from(size)) {
            (Ok(0) | Err(_), _) => Err(invalid("page starts at 1.".to_owned())),
            (Ok(number), Ok(size @ 1..)) if size <= most.unsigned_abs() => match drift {
                Some(Drift::RefuseAfter(last)) if number > last => {
                    Err(invalid(format!("page must be less than or equal to {last}")))
                }
                _ => Ok(Page { number, size, drift }),
            },
            _ => Err(invalid_page_size(&format!("from 1 to {most}"))),
        }
    }
}

fn invalid_page_size(expected: &str) -> Refusal {
    let message = format!("page_size must be {expected}.");
    Refusal::getty(StatusCode::BAD_REQUEST, "InvalidPageSize", message)
}
