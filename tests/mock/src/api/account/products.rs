//! The customer's products.

use axum::response::Response;
use chrono::TimeDelta;
use http::Method;
use serde_json::{Value, json};

use crate::api::assets::view::utc;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, ok};
use crate::state::products::Product;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "list_products",
    method: Method::GET,
    path: "/v3/products",
    token: TokenRequirement::Any,
    handler: list_products,
}];

fn list_products(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let requirements = call.query.list("fields").contains(&"download_requirements");
    let now = call.server.clock.now();
    let mut state = call.server.state();
    state.products.renew(now);
    let team_credits = state.products.team_credits();
    let products = state.products.iter();
    let products: Value = products.map(|product| view(product, requirements, team_credits)).collect();
    Ok(ok(&json!({ "products": products })))
}

fn view(product: &Product, requirements: bool, team_credits: u32) -> Value {
    let in_credits = product.is_credit_pack();
    let limit = product.limit.filter(|_| !in_credits);
    let mut view = json!({
        "agreement_name": product.agreement_name,
        "application_website": if in_credits { "istock" } else { "gettyimages" },
        "credits_remaining": product.remaining().filter(|_| in_credits),
        "download_limit": limit,
        "download_limit_duration": limit.map(|_| product.period_name),
        "download_limit_reset_utc_date": limit.map(|_| utc(product.resets)),
        "downloads_remaining": product.remaining().filter(|_| !in_credits),
        "expiration_utc_date": utc(product.resets + TimeDelta::days(365)),
        "id": product.id,
        "imagepack_resolution": (product.product_type == "imagepack").then_some("large"),
        "name": product.agreement_name,
        "overage": { "limit": null, "remaining": null, "count": null, "overages_reached": false },
        "status": "active",
        "team_credits": in_credits.then_some(team_credits),
        "type": product.product_type,
    });
    let required = json!({
        "is_note_required": product.note_required,
        "is_project_code_required": !product.project_codes.is_empty(),
        "project_codes": product.project_codes,
    });
    if product.product_type == "aigen" {
        view["ai_gen_requirements"] = required;
    } else if requirements {
        view["download_requirements"] = required;
    }
    view
}
