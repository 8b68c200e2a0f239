//! Where everything is, the clock, tokens, quotas and the rate.

use std::time::Duration;

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Answer, Call, Problem, Route, calls, done, required, route};
use crate::api::{PRODUCT_TYPES, is_web_address};
use crate::spelling::PropertySpelling;

pub(super) const ROUTES: &[Route] = &[
    route(Method::GET, "/", overview),
    route(Method::POST, "/reset", reset),
    route(Method::GET, "/clock", clock),
    route(Method::POST, "/clock/advance", advance),
    route(Method::POST, "/tokens/expire", |call| {
        call.mock.expire_tokens();
        done()
    }),
    route(Method::POST, "/tokens/revoke", |call| {
        call.mock.revoke_tokens();
        done()
    }),
    route(Method::POST, "/tokens/revoke-refresh", |call| {
        call.mock.revoke_refresh_tokens();
        done()
    }),
    route(Method::GET, "/quotas", quotas),
    route(Method::PUT, "/quotas/{product_type}", set_quota),
    route(Method::PUT, "/rate", set_rate),
    route(Method::PUT, "/delivery", deliver_from),
    route(Method::PUT, "/spelling", set_spelling),
];

fn overview(call: &Call<'_>) -> Answer {
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
        "control": calls(),
    }))
}

fn reset(call: &Call<'_>) -> Answer {
    call.gates().clear();
    call.mock.reset();
    done()
}

fn clock(call: &Call<'_>) -> Answer {
    Ok(json!({ "now": call.mock.clock().now().to_rfc3339() }))
}

fn advance(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        seconds: f64,
    }
    let asked: Asked = call.read()?;
    call.mock.clock().advance(duration(asked.seconds)?);
    clock(call)
}

fn deliver_from(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        /// Null for this server.
        #[serde(deserialize_with = "required")]
        base: Option<String>,
    }
    let asked: Asked = call.read()?;
    match asked.base {
        Some(base) if is_web_address(&base) => call.mock.deliver_from(base),
        Some(base) => return Err(Problem(format!("base: {base:?} is no http or https URL"))),
        None => call.mock.deliver_from_here(),
    }
    done()
}

/// A number of seconds that is a duration.
pub(super) fn duration(seconds: f64) -> Result<Duration, Problem> {
    Duration::try_from_secs_f64(seconds).map_err(|error| Problem(format!("seconds: {error}")))
}

fn quotas(call: &Call<'_>) -> Answer {
    let left = |product: &&str| ((*product).to_owned(), json!(call.mock.quota_remaining(product)));
    Ok(Value::Object(PRODUCT_TYPES.iter().map(left).collect::<Map<_, _>>()))
}

fn set_quota(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        remaining: u32,
    }
    if !PRODUCT_TYPES.contains(&call.name.as_str()) {
        let products = PRODUCT_TYPES.join(", ");
        return Err(Problem(format!("there is no product {}; there are {products}", call.name)));
    }
    let asked: Asked = call.read()?;
    call.mock.set_quota(&call.name, asked.remaining);
    quotas(call)
}

fn set_spelling(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        properties: String,
    }
    let asked: Asked = call.read()?;
    let found = PropertySpelling::NAMES.iter().find(|(name, _)| *name == asked.properties);
    let Some((_, spelling)) = found else {
        let names = PropertySpelling::NAMES.map(|(name, _)| name).join(", ");
        return Err(Problem(format!(
            "properties: there is no spelling {}; there are {names}",
            asked.properties
        )));
    };
    call.mock.set_property_spelling(*spelling);
    done()
}

fn set_rate(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        /// Null lifts the limit.
        #[serde(deserialize_with = "required")]
        queries_per_second: Option<u32>,
    }
    let asked: Asked = call.read()?;
    call.mock.set_queries_per_second(asked.queries_per_second);
    done()
}
