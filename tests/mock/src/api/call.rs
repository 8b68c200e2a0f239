//! Operations and their calls.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::page::Page;
use crate::authentication::{Caller, TokenRequirement};
use crate::catalogue::Language;
use crate::document::OperationSpec;
use crate::document::Query;
use crate::http::response::ErrorResponse;
use crate::server::drift::Drift;
use crate::server::shared::Server;
use crate::state::tokens::Principal;

/// One operation of the API.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Its operationId, such as `search_creative_images`.
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    /// Its path template, as in the document.
    pub(crate) path: &'static str,
    pub(crate) token: TokenRequirement,
    pub(crate) handler: fn(&Call<'_>) -> Result<Response, ErrorResponse>,
}

/// An accepted call: its key is known, its token sufficient, its query and body are checked.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) server: &'a Arc<Server>,
    pub(crate) operation: &'static Operation,
    pub(crate) spec: &'static OperationSpec,
    pub(crate) path: Vec<(String, String)>,
    pub(crate) query: Query,
    pub(crate) headers: &'a HeaderMap,
    /// The body as JSON; null when it is absent.
    pub(crate) json: Value,
    pub(crate) body: &'a Bytes,
    pub(crate) caller: Caller,
    /// Whether the response depends on the language.
    pub(crate) language_read: AtomicBool,
}

/// The sizes of a page of search results.
const SEARCH_PAGE_SIZES: [i64; 16] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100];

impl Call<'_> {
    /// A path parameter. Empty when the route has no parameter of this name.
    pub(crate) fn path(&self, name: &str) -> &str {
        let found = self.path.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// A path parameter that is a number, which was checked.
    pub(crate) fn path_number(&self, name: &str) -> i64 {
        self.path(name).parse().unwrap_or_default()
    }

    /// The user of the token; `None` when the application calls without a user.
    pub(crate) fn user(&self) -> Option<&str> {
        self.caller.principal.as_ref().and_then(Principal::user)
    }

    /// Parses the body. Properties that can be absent must be optional or have a default.
    pub(crate) fn parse_body<T: DeserializeOwned + Default>(&self) -> Result<T, ErrorResponse> {
        if self.json.is_null() {
            return Ok(T::default());
        }
        T::deserialize(&self.json).map_err(|error| {
            let message = format!("The body is not usable: {error}.");
            ErrorResponse::getty(StatusCode::BAD_REQUEST, "MalformedRequest", message)
        })
    }

    pub(crate) fn language(&self) -> Language {
        self.language_read.store(true, Ordering::Relaxed);
        let header = self.headers.get(header::ACCEPT_LANGUAGE);
        Language::accepted(header.and_then(|value| value.to_str().ok()))
    }

    /// The parameters of the request that were read so far, except those in the path.
    pub(crate) fn used_parameters(&self) -> BTreeSet<String> {
        let mut read = self.query.names_read();
        if self.language_read.load(Ordering::Relaxed) && self.headers.contains_key(header::ACCEPT_LANGUAGE) {
            read.insert("Accept-Language".to_owned());
        }
        read
    }

    /// The page of a search, from `page` and `page_size`.
    pub(crate) fn search_page(&self) -> Result<Page, ErrorResponse> {
        let page = self.page(30, 100)?;
        let size = i64::try_from(page.size).unwrap_or_default();
        if !SEARCH_PAGE_SIZES.contains(&size) {
            let sizes: Vec<String> = SEARCH_PAGE_SIZES.iter().map(i64::to_string).collect();
            return Err(invalid_page_size(&format!("one of {}", sizes.join(", "))));
        }
        Ok(page)
    }

    /// The page of another list, from `page` and `page_size`.
    pub(crate) fn page(&self, default: i64, max: i64) -> Result<Page, ErrorResponse> {
        self.page_with("page_size", default, max)
    }

    /// The same with another name for the size.
    pub(crate) fn page_with(&self, size: &str, default: i64, max: i64) -> Result<Page, ErrorResponse> {
        let number = self.query.integer("page").unwrap_or(1);
        let size = self.query.integer(size).unwrap_or(default);
        let drift = self.server.drifts.get(self.operation.id);
        let invalid = |message| ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidPage", message);
        match (u64::try_from(number), u64::try_from(size)) {
            (Ok(0) | Err(_), _) => Err(invalid("page starts at 1.".to_owned())),
            (Ok(number), Ok(size @ 1..)) if size <= max.unsigned_abs() => match drift {
                Some(Drift::RejectAfter(last)) if number > last => {
                    Err(invalid(format!("page must be less than or equal to {last}")))
                }
                _ => Ok(Page { number, size, drift }),
            },
            _ => Err(invalid_page_size(&format!("from 1 to {max}"))),
        }
    }
}

fn invalid_page_size(expected: &str) -> ErrorResponse {
    let message = format!("page_size must be {expected}.");
    ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidPageSize", message)
}
