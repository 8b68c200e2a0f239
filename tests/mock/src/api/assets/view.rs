//! The JSON of assets in responses.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::fields::Fields;
use crate::api::call::Call;
use crate::catalogue::{
    Asset, AssetKind, Family, ImageSize, Keyword, Language, Rendition, VideoSize, image_sizes, video_sizes,
};

/// Search results and details differ in some of their properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ViewKind {
    Search,
    Detail,
}

/// An asset with the requested fields.
pub(crate) fn asset(call: &Call<'_>, asset: &Asset, kind: ViewKind, fields: &Fields) -> Value {
    let mut view = Map::new();
    for name in fields.properties() {
        if let Some(value) = property(call, asset, kind, name) {
            // The only field whose property has another name.
            let name = if name == "accessrestriction" { "access_restriction" } else { name };
            view.insert(name.to_owned(), value);
        }
    }
    if !fields.display_sizes().is_empty() {
        let sizes = fields.display_sizes().iter();
        let sizes = sizes.filter_map(|name| display_size(call, asset, kind, name));
        view.insert("display_sizes".to_owned(), sizes.collect());
    }
    Value::Object(view)
}

/// One property; `None` for a field that is not a property.
fn property(call: &Call<'_>, asset: &Asset, kind: ViewKind, name: &str) -> Option<Value> {
    let language = call.language();
    let editorial = asset.family == Family::Editorial;
    let value = match name {
        "id" => json!(asset.id),
        "title" => json!(asset.title.get(language)),
        "caption" => json!(asset.caption.get(language)),
        "artist" => json!(asset.artist),
        "artist_title" => json!(if editorial { "Staff" } else { "Contributor" }),
        "contributor" => json!({ "member_name": null, "display_name": asset.artist }),
        "credit_line" => json!(format!("{} / {}", asset.artist, asset.collection.name)),
        "asset_family" => json!(asset.family.as_str()),
        "asset_type" => json!(if asset.kind == AssetKind::Image { "image" } else { "film" }),
        "allowed_use" => allowed_use(editorial),
        "alternative_ids" => json!({ "partner": format!("MOCK-{}", asset.id) }),
        "call_for_image" => json!(false),
        "istock_exclusive" => json!(asset.is_istock_exclusive()),
        "accessrestriction" => json!("none"),
        "series_id" => {
            json!(format!("{}-{}", asset.collection.code, asset.artist.to_lowercase().replace(' ', "-")))
        }
        "collection_code" => json!(asset.collection.code),
        "collection_id" => json!(asset.collection.id),
        "collection_name" | "source" => json!(asset.collection.name),
        "color_type" => json!("color"),
        "city" => json!("Seattle"),
        "state_province" => json!("Washington"),
        "country" => json!("United States"),
        "copyright" => json!(format!("{} {}", asset.created.format("%Y"), asset.artist)),
        "era" => json!(format!("{}0s", asset.created.year() / 10)),
        "istock_collection" => json!(if asset.is_istock_exclusive() { "signature" } else { "essentials" }),
        "originally_shot_on" => json!("Digital"),
        "date_camera_shot" if call.server.config.rfc3339_dates => json!(utc(asset.created)),
        "date_camera_shot" => json!(format_without_zone(asset.created)),
        "date_created" => json!(format_with_offset(asset.created)),
        "date_submitted" => json!(utc(asset.created + TimeDelta::days(2))),
        "editorial_segments" => json!(asset.segments),
        "editorial_source" => match kind {
            ViewKind::Detail => json!({ "id": asset.collection.id, "name": asset.collection.name }),
            ViewKind::Search => json!({ "id": asset.collection.id }),
        },
        "event_ids" => json!(asset.event_ids),
        "graphical_style" => json!(asset.graphical_style),
        "is_ai_editable" => json!(asset.kind == AssetKind::Image && !editorial),
        "istock_licenses" => json!([{ "license_type": "Standard", "credits": 3 }]),
        "keywords" => keywords(asset, language),
        "license_model" => json!(asset.collection.license_model),
        "max_dimensions" => json!({ "height": asset.height, "width": asset.width }),
        "object_name" => {
            json!(format!("{}.{}", asset.id, Rendition::largest(asset).extension()))
        }
        "orientation" => json!(asset.orientation_label()),
        "people" => json!(asset.people),
        "product_types" => json!(call.server.state().products.types_for(asset)),
        "download_product" => json!(call.server.state().products.default_for(asset)),
        "quality_rank" => json!(asset.quality_rank),
        "referral_destinations" => json!([{
            "site_name": "gettyimages",
            "uri": format!("https://www.gettyimages.com/detail/{}", asset.id),
        }]),
        "download_sizes" => download_sizes(call, asset).into(),
        "largest_downloads" => match (asset.kind, kind) {
            (AssetKind::Image, ViewKind::Detail) => download_sizes(call, asset).pop().into_iter().collect(),
            (AssetKind::Image, ViewKind::Search) => {
                authorizations(call, asset, &format!("height={}", asset.height))
            }
            (AssetKind::Video, _) => authorizations(call, asset, "size=hd1"),
        },
        "links" => json!([{
            "rel": "self",
            "uri": format!("{}/v3/images/{}", call.server.urls.api, asset.id),
        }]),
        "uri_oembed" => {
            json!(format!("{}/oembed?url=http://gty.im/{}", call.server.urls.embed, asset.id))
        }
        "aspect_ratio" => json!(asset.aspect_ratio()),
        "clip_length" => {
            let seconds = asset.clip_seconds;
            json!(format!("00:{:02}:{:02}:00", seconds / 60, seconds % 60))
        }
        "key_frames" => json!([{ "uri": display_uri(call, asset, "thumb") }]),
        "mastered_to" => json!("1080 24/25p"),
        "shot_speed" => json!("real time"),
        _ => return None,
    };
    Some(value)
}

/// A date with an offset, as creation dates have one.
fn format_with_offset(time: DateTime<Utc>) -> String {
    let local = time - TimeDelta::hours(8);
    format!("{}-08:00", local.format("%Y-%m-%dT%H:%M:%S"))
}

/// A date without a zone, as camera dates have none.
fn format_without_zone(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(crate) fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn allowed_use(editorial: bool) -> Value {
    let restrictions: &[&str] = if editorial { &["Not for advertising."] } else { &[] };
    json!({
        "how_can_i_use_it": if editorial { "Editorial use only" } else { "Any licensed use" },
        "release_info": if editorial { "Not released" } else { "Released" },
        "usage_restrictions": restrictions,
        "editorial_use_only": editorial,
    })
}

fn keywords(asset: &Asset, language: Language) -> Value {
    let keyword = |keyword: &Keyword| {
        json!({
            "keyword_id": keyword.id.to_string(),
            "text": keyword.text.get(language),
            "type": "Unknown",
            "relevance": null,
        })
    };
    asset.keywords.iter().map(keyword).collect()
}

fn display_size(call: &Call<'_>, asset: &Asset, kind: ViewKind, name: &str) -> Option<Value> {
    let rendition = Rendition::display(asset, name)?;
    let mut size = json!({
        "is_watermarked": name != "thumb",
        "name": name,
        "uri": display_uri(call, asset, name),
    });
    match (asset.kind, kind, rendition) {
        (AssetKind::Video, ..) => size["aspect_ratio"] = json!(asset.aspect_ratio()),
        (AssetKind::Image, ViewKind::Detail, Rendition::Jpeg { width, height }) => {
            size["width"] = json!(width);
            size["height"] = json!(height);
        }
        _ => {}
    }
    Some(size)
}

fn download_sizes(call: &Call<'_>, asset: &Asset) -> Vec<Value> {
    match asset.kind {
        AssetKind::Image => image_sizes(asset).iter().map(|size| image_size(call, asset, size)).collect(),
        AssetKind::Video => video_sizes(asset).iter().map(|size| video_size(call, asset, size)).collect(),
    }
}

fn image_size(call: &Call<'_>, asset: &Asset, size: &ImageSize) -> Value {
    json!({
        // The sizes in bytes are estimates.
        "bytes": u64::from(size.width) * u64::from(size.height) / 4,
        "downloads": authorizations(call, asset, &format!("height={}", size.height)),
        "dpi": 300,
        "height": size.height,
        "media_type": "image/jpeg",
        "name": size.name,
        "width": size.width,
    })
}

fn video_size(call: &Call<'_>, asset: &Asset, size: &VideoSize) -> Value {
    json!({
        "bit_depth": "8",
        "broadcast_video_standard": null,
        "bytes": u64::from(size.width) * 64,
        "compression": "H.264",
        "content_type": "video/mp4",
        "description": size.description,
        "downloads": authorizations(call, asset, &format!("size={}", size.name)),
        "format": "mp4",
        "frame_rate": asset.frame_rate.parse::<f64>().ok(),
        "frame_size": format!("{}x{}", size.width, size.height),
        "height": size.height,
        "interlaced": false,
        "name": size.name,
        "width": size.width,
    })
}

pub(crate) fn display_uri(call: &Call<'_>, asset: &Asset, name: &str) -> String {
    let delivery = &call.server.urls.delivery;
    let extension = Rendition::display(asset, name).map_or("jpg", |file| file.extension());
    format!("{delivery}/media/{}/{name}.{extension}?v={}", asset.id, asset.revision)
}

/// Width and height of a display size of an image.
pub(crate) fn display_dimensions(asset: &Asset, name: &str) -> (u32, u32) {
    match Rendition::display(asset, name) {
        Some(Rendition::Jpeg { width, height }) => (width, height),
        _ => (asset.width, asset.height),
    }
}

pub(crate) fn thumb_uri(call: &Call<'_>, asset: &Asset) -> String {
    display_uri(call, asset, "thumb")
}

fn authorizations(call: &Call<'_>, asset: &Asset, size: &str) -> Value {
    let kind = if asset.kind == AssetKind::Image { "images" } else { "videos" };
    let state = call.server.state();
    let products = state.products.covering(asset);
    products
        .map(|product| {
            json!({
                "agreement_name": product.agreement_name,
                "product_id": product.id.to_string(),
                "product_type": product.product_type,
                "uri": format!(
                    "{}/v3/downloads/{kind}/{}?{size}&product_id={}",
                    call.server.urls.api, asset.id, product.id,
                ),
            })
        })
        .collect()
}
