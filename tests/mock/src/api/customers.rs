//! The customer behind a token.

use axum::response::Response;
use http::Method;
use serde_json::json;

use super::operation::{Call, Operation};
use crate::auth::Access;
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "get_current_customer",
    method: Method::GET,
    path: "/v3/customers/current",
    access: Access::UserToken,
    answer: get_current_customer,
}];

fn get_current_customer(_call: &Call<'_>) -> Result<Response, Refusal> {
    Ok(ok(&json!({ "first_name": "Mock", "middle_name": null, "last_name": "User" })))
}
