//! Downloads: each POST is counted against a product and returns a delivery URL.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::json;

use crate::api::assets::metadata::{image_not_found, video_not_found};
use crate::api::call::{Call, Operation};
use crate::authentication::{TokenRequirement, unauthorized};
use crate::catalogue::{Asset, AssetKind, Rendition, image_sizes, video_sizes};
use crate::http::response::{ErrorResponse, ok, redirect};
use crate::state::State;
use crate::state::history::{DownloadDetails, DownloadedAsset, HistoryEntry};
use crate::state::products::Product;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "download_image",
        method: Method::POST,
        path: "/v3/downloads/images/{id}",
        token: TokenRequirement::Any,
        handler: download_image,
    },
    Operation {
        id: "download_video",
        method: Method::POST,
        path: "/v3/downloads/videos/{id}",
        token: TokenRequirement::Any,
        handler: download_video,
    },
];

/// The size that a request selects.
struct SelectedSize {
    rendition: Rendition,
    size_name: String,
    width: u32,
    height: u32,
}

fn download_image(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, AssetKind::Image).cloned();
    let asset = asset.ok_or_else(|| image_not_found(id))?;
    let size = image_size(call, &asset)?;
    authorize(call, &asset, size, true)
}

fn download_video(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, AssetKind::Video).cloned();
    let asset = asset.ok_or_else(|| video_not_found(id))?;
    let sizes = video_sizes(&asset);
    let name = call.query.text("size").unwrap_or("hd1");
    let size = sizes.iter().find(|size| size.name == name).ok_or_else(|| {
        let names: Vec<&str> = sizes.iter().map(|size| size.name).collect();
        ErrorResponse::invalid_parameter(format!("size is {name:?}; there are {}.", names.join(", ")))
    })?;
    let size = SelectedSize {
        rendition: Rendition::Video { size: size.name.to_owned() },
        size_name: size.name.to_owned(),
        width: size.width,
        height: asset.height,
    };
    authorize(call, &asset, size, false)
}

fn image_size(call: &Call<'_>, asset: &Asset) -> Result<SelectedSize, ErrorResponse> {
    if call.query.text("file_type") == Some("eps") {
        if !asset.is_vector() {
            return Err(ErrorResponse::invalid_parameter("file_type eps is for vector images."));
        }
        return Ok(SelectedSize {
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
        ErrorResponse::invalid_parameter(format!("height must be one of {}.", heights.join(", ")))
    })?;
    Ok(SelectedSize {
        rendition: Rendition::Jpeg { width: size.width, height: size.height },
        size_name: size.name.to_owned(),
        width: size.width,
        height: size.height,
    })
}

fn authorize(
    call: &Call<'_>,
    asset: &Arc<Asset>,
    size: SelectedSize,
    auto_download: bool,
) -> Result<Response, ErrorResponse> {
    if asset.outside_agreement {
        return Err(unauthorized("Download", "the agreement does not include this asset"));
    }
    let details: DownloadDetails = call.parse_body()?;
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { products, random, deliveries, history, .. } = &mut *guard;
    products.renew(now);
    let product = select_product(call, asset, products.iter_mut())?;
    check_details(product, &details)?;
    product.consume()?;
    history.push(HistoryEntry {
        asset: DownloadedAsset::Catalogue(Arc::clone(asset)),
        at: now,
        product_id: product.id,
        product_type: product.product_type,
        agreement_name: product.agreement_name,
        user: call.user().map(str::to_owned),
        details,
        size_name: size.size_name,
        width: size.width,
        height: size.height,
    });
    let delivery_host = &call.server.urls.delivery;
    let uri = deliveries.issue_url(delivery_host, random, Arc::clone(asset), size.rendition, now);
    if call.query.flag("auto_download", auto_download) {
        return Ok(redirect(StatusCode::SEE_OTHER, &uri));
    }
    Ok(ok(&json!({ "uri": uri })))
}

/// The requested product, or else the first one that covers the asset.
fn select_product<'a>(
    call: &Call<'_>,
    asset: &Asset,
    mut products: impl Iterator<Item = &'a mut Product>,
) -> Result<&'a mut Product, ErrorResponse> {
    let id = call.query.integer("product_id");
    let product_type = call.query.text("product_type");
    let is_requested = |product: &Product| {
        id.is_none_or(|id| i64::from(product.id) == id)
            && product_type.is_none_or(|product_type| product.product_type == product_type)
    };
    if id.is_none() && product_type.is_none() {
        return products.find(|product| product.covers(asset)).ok_or_else(|| {
            ErrorResponse::getty(StatusCode::FORBIDDEN, "NoProducts", "No product covers this asset.")
        });
    }
    let product = products.find(|product| is_requested(product)).ok_or_else(|| {
        let (status, code) = if id.is_some() {
            (StatusCode::BAD_REQUEST, "InvalidProduct")
        } else {
            (StatusCode::FORBIDDEN, "NoAccessToProductType")
        };
        ErrorResponse::getty(status, code, "The customer has no such product.")
    })?;
    if !product.covers(asset) {
        let message = format!("{} does not cover this asset.", product.agreement_name);
        return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "NoAccessToProductType", message));
    }
    Ok(product)
}

fn check_details(product: &Product, details: &DownloadDetails) -> Result<(), ErrorResponse> {
    let invalid = |message| ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message);
    if product.note_required && details.download_notes.is_none() {
        return Err(invalid("This product needs download_notes."));
    }
    let codes = product.project_codes;
    let code = details.project_code.as_deref();
    if !codes.is_empty() && !code.is_some_and(|code| codes.contains(&code)) {
        return Err(invalid("This product needs one of its project codes in project_code."));
    }
    Ok(())
}
