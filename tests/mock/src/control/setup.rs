//! URLs and credentials, the clock, tokens, quotas, the rate limit, delivery and property naming.

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::call::{BadRequest, CallResult, ControlCall, Route, duration, empty_object, required, route};
use crate::document::is_http_url;
use crate::http::naming::PropertyNaming;
use crate::state::products::PRODUCT_TYPES;

pub(super) const ROUTES: &[Route] = &[
    route(Method::GET, "/", overview),
    route(Method::POST, "/reset", reset),
    route(Method::GET, "/clock", clock),
    route(Method::POST, "/clock/advance", advance),
    route(Method::POST, "/tokens/expire", |call| {
        call.mock.expire_access_tokens();
        empty_object()
    }),
    route(Method::POST, "/tokens/revoke", |call| {
        call.mock.revoke_access_tokens();
        empty_object()
    }),
    route(Method::POST, "/tokens/revoke-refresh", |call| {
        call.mock.revoke_refresh_tokens();
        empty_object()
    }),
    route(Method::GET, "/quotas", quotas),
    route(Method::PUT, "/quotas/{product_type}", set_quota),
    route(Method::PUT, "/rate", set_queries_per_second),
    route(Method::PUT, "/delivery", set_delivery_base_url),
    route(Method::PUT, "/spelling", set_property_naming),
];

fn overview(call: &ControlCall<'_>) -> CallResult {
    let mock = call.mock;
    Ok(json!({
        "api": mock.api_url(),
        "token": mock.token_url(),
        "authorize": mock.authorize_url(),
        "delivery": mock.delivery_url(),
        "oembed": format!("{}/oembed", mock.embed_url()),
        "api_key": mock.api_key(),
        "api_secret": mock.api_secret(),
        "public_api_key": mock.public_api_key(),
        "username": mock.username(),
        "password": mock.password(),
        "control": call.calls,
    }))
}

fn reset(call: &ControlCall<'_>) -> CallResult {
    call.gates().clear();
    call.mock.reset();
    empty_object()
}

fn clock(call: &ControlCall<'_>) -> CallResult {
    Ok(json!({ "now": call.mock.clock().now().to_rfc3339() }))
}

fn advance(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        seconds: f64,
    }
    let body: RequestBody = call.parse_body()?;
    call.mock.clock().advance(duration(body.seconds)?);
    clock(call)
}

fn set_delivery_base_url(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        /// Null means this server.
        #[serde(deserialize_with = "required")]
        base: Option<String>,
    }
    let body: RequestBody = call.parse_body()?;
    match body.base {
        Some(base) if is_http_url(&base) => call.mock.set_delivery_base_url(base),
        Some(base) => return Err(BadRequest(format!("base: {base:?} is no http or https URL"))),
        None => call.mock.reset_delivery_base_url(),
    }
    empty_object()
}

fn quotas(call: &ControlCall<'_>) -> CallResult {
    let remaining = |product: &&str| ((*product).to_owned(), json!(call.mock.remaining_quota(product)));
    Ok(Value::Object(PRODUCT_TYPES.iter().map(remaining).collect::<Map<_, _>>()))
}

fn set_quota(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        remaining: u32,
    }
    if !PRODUCT_TYPES.contains(&call.name.as_str()) {
        let products = PRODUCT_TYPES.join(", ");
        return Err(BadRequest(format!("there is no product {}; there are {products}", call.name)));
    }
    let body: RequestBody = call.parse_body()?;
    call.mock.set_quota(&call.name, body.remaining);
    quotas(call)
}

fn set_property_naming(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        properties: String,
    }
    let body: RequestBody = call.parse_body()?;
    let found = PropertyNaming::NAMES.iter().find(|(name, _)| *name == body.properties);
    let Some((_, naming)) = found else {
        let names = PropertyNaming::NAMES.map(|(name, _)| name).join(", ");
        return Err(BadRequest(format!(
            "properties: there is no naming convention {}; there are {names}",
            body.properties
        )));
    };
    call.mock.set_property_naming(*naming);
    empty_object()
}

fn set_queries_per_second(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        /// Null removes the limit.
        #[serde(deserialize_with = "required")]
        queries_per_second: Option<u32>,
    }
    let body: RequestBody = call.parse_body()?;
    call.mock.set_queries_per_second(body.queries_per_second);
    empty_object()
}
