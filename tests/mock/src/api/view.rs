//! Assets as the API shows them.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::operation::Call;
use crate::catalogue::{Asset, DISPLAY_SIZES, Family, Kind, Rendition, image_sizes, video_sizes};

/// Search results and details differ in some of their parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Search,
    Detail,
}

/// Everything there is to say about an asset; [`Fields`](super::fields::Fields) picks from it.
pub(crate) fn asset(call: &Call<'_>, asset: &Asset, shape: Shape) -> Value {
    let mut view = common(call, asset);
    let specific = match asset.kind {
        Kind::Image => image(call, asset, shape),
        Kind::Video => video(call, asset, shape),
    };
    if let (Value::Object(view), Value::Object(specific)) = (&mut view, specific) {
        view.extend(specific);
    }
    view
}

/// An offset, as creation dates have one.
fn with_offset(time: DateTime<Utc>) -> String {
    let local = time - TimeDelta::hours(8);
    format!("{}-08:00", local.format("%Y-%m-%dT%H:%M:%S"))
}

/// No zone, as camera dates have none.
fn without_zone(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(crate) fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn common(call: &Call<'_>, asset: &Asset) -> Value {
    let language = call.language();
    let editorial = asset.family == Family::Editorial;
    let keywords: Vec<Value> = asset
        .keywords
        .iter()
        .map(|keyword| {
            json!({
                "keyword_id": keyword.id.to_string(),
                "text": keyword.text.get(language),
                "type": "Unknown",
                "relevance": null,
            })
        })
        .collect();
    let usage: &[&str] = if editorial { &["Not for advertising."] } else { &[] };
    let (download_product, product_types) = {
        let state = call.server.state();
        (state.products.default_for(asset), state.products.types_for(asset))
    };
    json!({
        "id": asset.id,
        "title": asset.title.get(language),
        "caption": asset.caption.get(language),
        "artist": asset.artist,
        "asset_family": asset.family.as_str(),
        "allowed_use": {
            "how_can_i_use_it": if editorial { "Editorial use only" } else { "Any licensed use" },
            "release_info": if editorial { "Not released" } else { "Released" },
            "usage_restrictions": usage,
            "editorial_use_only": editorial,
        },
        "alternative_ids": {},
        "call_for_image": false,
        "collection_code": asset.collection.code,
        "collection_id": asset.collection.id,
        "collection_name": asset.collection.name,
        "color_type": "color",
        "copyright": null,
        "date_created": with_offset(asset.created),
        "date_submitted": utc(asset.created + TimeDelta::days(2)),
        "download_product": download_product,
        "editorial_segments": asset.segments,
        "event_ids": asset.event_ids,
        "is_ai_editable": asset.kind == Kind::Image && !editorial,
        "istock_collection": null,
        "istock_exclusive": false,
        "istock_licenses": [],
        "keywords": keywords,
        "license_model": asset.collection.license_model,
        "max_dimensions": { "height": asset.height, "width": asset.width },
        "object_name": format!("{}.{}", asset.id, Rendition::largest(asset).extension()),
        "orientation": asset.orientation_shown(),
        "people": asset.people,
        "product_types": product_types,
        "quality_rank": asset.quality_rank,
        "referral_destinations": [{
            "site_name": "gettyimages",
            "uri": format!("https://www.gettyimages.com/detail/{}", asset.id),
        }],
    })
}

fn image(call: &Call<'_>, asset: &Asset, shape: Shape) -> Value {
    let displays: Vec<Value> = DISPLAY_SIZES
        .iter()
        .map(|(name, _, watermarked)| {
            let mut size = json!({
                "is_watermarked": watermarked,
                "name": name,
                "uri": display_uri(call, asset, name),
            });
            if let (Shape::Detail, Some(Rendition::Jpeg { width, height })) =
                (shape, Rendition::display(asset, name))
            {
                size["width"] = json!(width);
                size["height"] = json!(height);
            }
            size
        })
        .collect();
    let downloads: Vec<Value> = image_sizes(asset)
        .iter()
        .map(|size| {
            json!({
                "bytes": u64::from(size.width) * u64::from(size.height) / 4,
                "downloads": authorisations(call, asset, &format!("height={}", size.height)),
                "dpi": 300,
                "height": size.height,
                "media_type": "image/jpeg",
                "name": size.name,
                "width": size.width,
            })
        })
        .collect();
    let source = match shape {
        Shape::Detail => json!({ "id": asset.collection.id, "name": asset.collection.name }),
        Shape::Search => json!({ "id": asset.collection.id }),
    };
    let largest = match shape {
        Shape::Detail => json!(downloads.last().into_iter().collect::<Vec<_>>()),
        Shape::Search => {
            json!(authorisations(call, asset, &format!("height={}", asset.height)))
        }
    };
    json!({
        "asset_type": "image",
        "artist_title": if asset.family == Family::Editorial { "Staff" } else { "Contributor" },
        "city": null,
        "contributor": { "member_name": null, "display_name": asset.artist },
        "country": null,
        "credit_line": format!("{} / {}", asset.artist, asset.collection.name),
        "date_camera_shot": without_zone(asset.created),
        "display_sizes": displays,
        "download_sizes": downloads,
        "editorial_source": source,
        "graphical_style": asset.graphical_style,
        "largest_downloads": largest,
        "links": [{ "rel": "self", "uri": format!("{}/v3/images/{}", call.server.urls.api, asset.id) }],
        "state_province": null,
        "uri_oembed": format!("{}/oembed?url=http://gty.im/{}", call.server.urls.embed, asset.id),
    })
}

fn video(call: &Call<'_>, asset: &Asset, shape: Shape) -> Value {
    let displays: Vec<Value> = [("comp", true), ("preview", true), ("thumb", false)]
        .iter()
        .map(|(name, watermarked)| {
            json!({
                "aspect_ratio": aspect_ratio(asset),
                "is_watermarked": watermarked,
                "name": name,
                "uri": display_uri(call, asset, name),
            })
        })
        .collect();
    let downloads: Vec<Value> = video_sizes(asset)
        .iter()
        .map(|size| {
            json!({
                "bit_depth": "8",
                "broadcast_video_standard": null,
                "bytes": u64::from(size.width) * 64,
                "compression": "H.264",
                "content_type": "video/mp4",
                "description": size.description,
                "downloads": authorisations(call, asset, &format!("size={}", size.name)),
                "format": "mp4",
                "frame_rate": asset.frame_rate.parse::<f64>().ok(),
                "frame_size": format!("{}x{}", size.width, size.height),
                "height": size.height,
                "interlaced": false,
                "name": size.name,
                "width": size.width,
            })
        })
        .collect();
    let seconds = asset.clip_seconds;
    let mut view = json!({
        "aspect_ratio": aspect_ratio(asset),
        "clip_length": format!("00:{:02}:{:02}:00", seconds / 60, seconds % 60),
        "display_sizes": displays,
        "download_sizes": downloads,
        "era": null,
        "largest_downloads": authorisations(call, asset, "size=hd1"),
        "mastered_to": "1080 24/25p",
        "originally_shot_on": null,
        "shot_speed": "real time",
        "source": asset.collection.name,
    });
    match shape {
        Shape::Search => view["asset_type"] = json!("film"),
        Shape::Detail => {
            view["key_frames"] = json!([{ "uri": display_uri(call, asset, "thumb") }]);
            view["city"] = Value::Null;
            view["country"] = Value::Null;
            view["state_province"] = Value::Null;
        }
    }
    view
}

fn display_uri(call: &Call<'_>, asset: &Asset, name: &str) -> String {
    let delivery = &call.server.urls.delivery;
    let extension = Rendition::display(asset, name).map_or("jpg", |file| file.extension());
    format!("{delivery}/media/{}/{name}.{extension}?v={}", asset.id, asset.revision)
}

pub(crate) fn thumb_uri(call: &Call<'_>, asset: &Asset) -> String {
    display_uri(call, asset, "thumb")
}

fn authorisations(call: &Call<'_>, asset: &Asset, size: &str) -> Vec<Value> {
    let kind = if asset.kind == Kind::Image { "images" } else { "videos" };
    let state = call.server.state();
    let products = state.products.covering(asset);
    products
        .map(|product| {
            json!({
                "agreement_name": product.agreement_name,
                "product_id": product.id.to_string(),
                "product_type": product.kind,
                "uri": format!(
                    "{}/v3/downloads/{kind}/{}?{size}&product_id={}",
                    call.server.urls.api, asset.id, product.id,
                ),
            })
        })
        .collect()
}

pub(crate) fn aspect_ratio(asset: &Asset) -> &'static str {
    if asset.width >= asset.height { "16:9" } else { "9:16" }
}
