//! The customer's account: products, orders, licences, reports of usage.

mod licensing;
mod products;
mod purchases;
mod usage;

use axum::response::Response;
use http::Method;
use serde_json::json;

use super::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, ok};

const OPERATIONS: &[Operation] = &[Operation {
    id: "get_current_customer",
    method: Method::GET,
    path: "/v3/customers/current",
    token: TokenRequirement::User,
    handler: get_current_customer,
}];

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [OPERATIONS, products::OPERATIONS, purchases::OPERATIONS, licensing::OPERATIONS, usage::OPERATIONS]
        .into_iter()
        .flatten()
}

fn get_current_customer(_call: &Call<'_>) -> Result<Response, ErrorResponse> {
    Ok(ok(&json!({ "first_name": "Mock", "middle_name": null, "last_name": "User" })))
}
