//! Downloads: each POST takes one unit off a product and hands out a delivery address.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::json;

use super::history::{Details, Downloaded, HistoryEntry};
use super::images::image_not_found;
use super::operation::{Call, Operation};
use super::products::Product;
use super::videos::video_not_found;
use crate::auth::{Access, unauthorized};
use crate::catalogue::{Asset, Kind, Rendition, image_sizes, video_sizes};
use crate::reply::{Refusal, ok, redirect};
use crate::server::State;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "download_image",
        method: Method::POST,
        path: "/v3/downloads/images/{id}",
        access: Access::Token,
        answer: download_image,
    },
    Operation {
        id: "download_video",
        method: Method::POST,
        path: "/v3/downloads/videos/{id}",
        access: Access::Token,
        answer: download_video,
    },
];

/// A size that was chosen.
struct Chosen {
    rendition: Rendition,
    size_name: String,
    width: u32,
    height: u32,
}

fn download_image(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, Kind::Image).cloned();
    let asset = asset.ok_or_else(|| image_not_found(id))?;
    let chosen = image_size(call, &asset)?;
    authorise(call, &asset, chosen, true)
}

fn download_video(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, Kind::Video).cloned();
    let asset = asset.ok_or_else(|| video_not_found(id))?;
    let sizes = video_sizes(&asset);
    let wanted = call.query.text("size").unwrap_or("hd1");
    let size = sizes.iter().find(|size| size.name == wanted).ok_or_else(|| {
        let names: Vec<&str> = sizes.iter().map(|size| size.name).collect();
        Refusal::bad_parameter(format!("size is {wanted:?}; there are {}.", names.join(", ")))
    })?;
    let chosen = Chosen {
        rendition: Rendition::Video { size: size.name.to_owned() },
        size_name: size.name.to_owned(),
        width: size.width,
        height: asset.height,
    };
    authorise(call, &asset, chosen, false)
}

fn image_size(call: &Call<'_>, asset: &Asset) -> Result<Chosen, Refusal> {
    if call.query.text("file_type") == Some("eps") {
        if !asset.is_vector() {
            return Err(Refusal::bad_parameter("file_type eps is for vector images."));
        }
        return Ok(Chosen {
            rendition: Rendition::Eps,
            size_name: "vector".to_owned(),
            width: asset.width,
            height: asset.height,
        });
    }
    let sizes = image_sizes(asset);
    let size = match call.query.text("height") {
        None => sizes.last(),
        Some(height) => sizes.iter().find(|size| size.height.to_string() == height),
    };
    let size = size.ok_or_else(|| {
        let heights: Vec<String> = sizes.iter().map(|size| size.height.to_string()).collect();
        Refusal::bad_parameter(format!("height must be one of {}.", heights.join(", ")))
    })?;
    Ok(Chosen {
        rendition: Rendition::Jpeg { width: size.width, height: size.height },
        size_name: size.name.to_owned(),
        width: size.width,
        height: size.height,
    })
}

fn authorise(
    call: &Call<'_>,
    asset: &Arc<Asset>,
    chosen: Chosen,
    auto_download: bool,
) -> Result<Response, Refusal> {
    if asset.outside_agreement {
        return Err(unauthorized("Download", "the agreement does not include this asset"));
    }
    let details: Details = call.read()?;
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { products, random, deliveries, history, .. } = &mut *guard;
    products.renew(now);
    let product = choose_product(call, asset, products.iter_mut())?;
    check_details(product, &details)?;
    product.take_or_refuse()?;
    history.push(HistoryEntry {
        asset: Downloaded::Catalogue(Arc::clone(asset)),
        at: now,
        product_id: product.id,
        product_type: product.kind,
        agreement_name: product.agreement_name,
        user: call.user(),
        details,
        size_name: chosen.size_name,
        width: chosen.width,
        height: chosen.height,
    });
    let own = &call.server.urls.delivery;
    let uri = deliveries.hand_out(own, random, Arc::clone(asset), chosen.rendition, now);
    if call.query.flag("auto_download", auto_download) {
        return Ok(redirect(StatusCode::SEE_OTHER, &uri));
    }
    Ok(ok(&json!({ "uri": uri })))
}

/// The product that was named, or else the first that covers the asset.
fn choose_product<'a>(
    call: &Call<'_>,
    asset: &Asset,
    mut products: impl Iterator<Item = &'a mut Product>,
) -> Result<&'a mut Product, Refusal> {
    let id = call.query.integer("product_id");
    let kind = call.query.text("product_type");
    let named = |product: &Product| {
        id.is_none_or(|id| i64::from(product.id) == id) && kind.is_none_or(|kind| product.kind == kind)
    };
    if id.is_none() && kind.is_none() {
        return products.find(|product| product.covers(asset)).ok_or_else(|| {
            Refusal::getty(StatusCode::FORBIDDEN, "NoProducts", "No product covers this asset.")
        });
    }
    let product = products.find(|product| named(product)).ok_or_else(|| {
        let (status, code) = if id.is_some() {
            (StatusCode::BAD_REQUEST, "InvalidProduct")
        } else {
            (StatusCode::FORBIDDEN, "NoAccessToProductType")
        };
        Refusal::getty(status, code, "The customer has no such product.")
    })?;
    if !product.covers(asset) {
        let message = format!("{} does not cover this asset.", product.agreement_name);
        return Err(Refusal::getty(StatusCode::FORBIDDEN, "NoAccessToProductType", message));
    }
    Ok(product)
}

fn check_details(product: &Product, details: &Details) -> Result<(), Refusal> {
    let invalid = |message| Refusal::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message);
    if product.note_required && details.download_notes.is_none() {
        return Err(invalid("This product needs download_notes."));
    }
    let codes = product.project_codes;
    let given = details.project_code.as_deref();
    if !codes.is_empty() && !given.is_some_and(|code| codes.contains(&code)) {
        return Err(invalid("This product needs one of its project codes in project_code."));
    }
    Ok(())
}
