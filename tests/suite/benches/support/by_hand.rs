//! What a program would write by hand for the two pages that are measured: every property that they hold, in
//! the plainest types there are.

use serde::Deserialize;

/// A page of search results.
#[derive(Debug, Deserialize)]
pub(crate) struct SearchPage {
    pub(crate) result_count: i32,
    pub(crate) images: Vec<FoundImage>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct FoundImage {
    pub(crate) artist: Option<String>,
    pub(crate) asset_family: Option<String>,
    pub(crate) caption: Option<String>,
    pub(crate) collection_code: Option<String>,
    pub(crate) collection_id: Option<i32>,
    pub(crate) collection_name: Option<String>,
    pub(crate) display_sizes: Vec<DisplaySize>,
    pub(crate) id: String,
    pub(crate) license_model: Option<String>,
    pub(crate) max_dimensions: Option<Dimensions>,
    pub(crate) title: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DisplaySize {
    pub(crate) height: Option<i32>,
    pub(crate) is_watermarked: Option<bool>,
    pub(crate) name: Option<String>,
    pub(crate) uri: Option<String>,
    pub(crate) width: Option<i32>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Dimensions {
    pub(crate) height: i32,
    pub(crate) width: i32,
}

/// A page of details.
#[derive(Debug, Deserialize)]
pub(crate) struct DetailPage {
    pub(crate) images: Vec<Detail>,
    pub(crate) images_not_found: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Detail {
    pub(crate) allowed_use: Option<AllowedUse>,
    pub(crate) alternative_ids: std::collections::BTreeMap<String, String>,
    pub(crate) artist: Option<String>,
    pub(crate) artist_title: Option<String>,
    pub(crate) asset_family: Option<String>,
    pub(crate) call_for_image: Option<bool>,
    pub(crate) caption: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) collection_code: Option<String>,
    pub(crate) collection_id: Option<i32>,
    pub(crate) collection_name: Option<String>,
    pub(crate) color_type: Option<String>,
    pub(crate) copyright: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) credit_line: Option<String>,
    pub(crate) date_camera_shot: Option<String>,
    pub(crate) date_created: Option<String>,
    pub(crate) date_submitted: Option<String>,
    pub(crate) display_sizes: Vec<DisplaySize>,
    pub(crate) download_product: Option<String>,
    pub(crate) editorial_segments: Vec<String>,
    pub(crate) editorial_source: Option<Source>,
    pub(crate) event_ids: Vec<i32>,
    pub(crate) graphical_style: Option<String>,
    pub(crate) id: String,
    pub(crate) is_ai_editable: Option<bool>,
    pub(crate) istock_collection: Option<String>,
    pub(crate) istock_exclusive: Option<bool>,
    pub(crate) istock_licenses: Vec<IStockLicense>,
    pub(crate) keywords: Vec<Keyword>,
    pub(crate) license_model: Option<String>,
    pub(crate) links: Vec<Link>,
    pub(crate) max_dimensions: Option<Dimensions>,
    pub(crate) object_name: Option<String>,
    pub(crate) orientation: Option<String>,
    pub(crate) people: Vec<String>,
    pub(crate) product_types: Vec<String>,
    pub(crate) quality_rank: Option<i32>,
    pub(crate) referral_destinations: Vec<Destination>,
    pub(crate) series_id: Option<String>,
    pub(crate) state_province: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) uri_oembed: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct AllowedUse {
    pub(crate) editorial_use_only: Option<bool>,
    pub(crate) how_can_i_use_it: Option<String>,
    pub(crate) release_info: Option<String>,
    pub(crate) usage_restrictions: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Source {
    pub(crate) id: i32,
    pub(crate) name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct IStockLicense {
    pub(crate) credits: Option<i32>,
    pub(crate) license_type: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Keyword {
    pub(crate) keyword_id: Option<String>,
    pub(crate) relevance: Option<i32>,
    pub(crate) text: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    pub(crate) rel: Option<String>,
    pub(crate) uri: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Destination {
    pub(crate) site_name: Option<String>,
    pub(crate) uri: Option<String>,
}
