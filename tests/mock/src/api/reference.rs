//! Collections and countries: lists that change rarely.

use axum::response::Response;
use http::{HeaderValue, Method, header};
use serde_json::{Value, json};

use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{COLLECTIONS, COUNTRIES, Language};
use crate::http::response::{ErrorResponse, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_collections",
        method: Method::GET,
        path: "/v3/collections",
        token: TokenRequirement::None,
        handler: list_collections,
    },
    Operation {
        id: "list_countries",
        method: Method::GET,
        path: "/v3/countries",
        token: TokenRequirement::None,
        handler: list_countries,
    },
];

fn list_collections(_call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let collections: Vec<Value> = COLLECTIONS
        .iter()
        .map(|collection| {
            json!({
                "asset_family": collection.family,
                "code": collection.code,
                "id": collection.id,
                "license_model": collection.license_model,
                "name": collection.name,
                "product_types": ["premiumaccess", "easyaccess"],
            })
        })
        .collect();
    Ok(cacheable(ok(&json!({ "collections": collections }))))
}

fn list_countries(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let german = call.language() == Language::German;
    let countries: Vec<Value> = COUNTRIES
        .iter()
        .map(|(alpha_2, alpha_3, english_name, german_name)| {
            json!({
                "iso_alpha_2": alpha_2,
                "iso_alpha_3": alpha_3,
                "name": if german { german_name } else { english_name },
            })
        })
        .collect();
    Ok(cacheable(ok(&json!({ "countries": countries }))))
}

fn cacheable(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=3600"));
    let vary = "Api-Key, Authorization, Accept-Language, GI-Country-Code";
    headers.insert(header::VARY, HeaderValue::from_static(vary));
    response
}
