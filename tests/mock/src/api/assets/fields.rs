//! The parameter `fields`: the properties of assets in a response.

use std::collections::BTreeSet;

use crate::api::call::Call;
use crate::authentication::token_required;
use crate::catalogue::DISPLAY_SIZES;
use crate::http::response::ErrorResponse;

/// The properties of `summary_set`, which is the default.
const SUMMARY_SET: [&str; 10] = [
    "id",
    "title",
    "caption",
    "artist",
    "asset_family",
    "license_model",
    "max_dimensions",
    "collection_code",
    "collection_id",
    "collection_name",
];

const DISPLAY_SET: [&str; 3] = ["comp", "preview", "thumb"];

/// Fields about what the customer may download. They require a token, which identifies the customer.
const FIELDS_WITH_TOKEN: [&str; 3] = ["downloads", "download_sizes", "largest_downloads"];

/// The requested properties and display sizes.
#[derive(Debug)]
pub(crate) struct Fields {
    properties: BTreeSet<String>,
    display_sizes: BTreeSet<String>,
}

impl Fields {
    /// The fields of a call; `summary_set` when the parameter is absent.
    pub(crate) fn requested(call: &Call<'_>) -> Result<Self, ErrorResponse> {
        let mut fields = Self { properties: BTreeSet::new(), display_sizes: BTreeSet::new() };
        let requested = call.query.list("fields");
        if requested.is_empty() {
            fields.add("summary_set");
        }
        for name in requested {
            if FIELDS_WITH_TOKEN.contains(&name) && call.caller.principal.is_none() {
                return Err(token_required("API"));
            }
            fields.add(name);
        }
        // Every response has the id.
        fields.properties.insert("id".to_owned());
        Ok(fields)
    }

    fn add(&mut self, name: &str) {
        let is_display_size = |name| DISPLAY_SIZES.iter().any(|(size, _)| *size == name);
        match name {
            "summary_set" => {
                self.properties.extend(SUMMARY_SET.map(str::to_owned));
                self.display_sizes.insert("thumb".to_owned());
            }
            "display_set" => self.display_sizes.extend(DISPLAY_SET.map(str::to_owned)),
            // The sizes contain the downloads.
            "downloads" => {
                self.properties.insert("download_sizes".to_owned());
            }
            size if is_display_size(size) => {
                self.display_sizes.insert(size.to_owned());
            }
            property => {
                self.properties.insert(property.to_owned());
            }
        }
    }

    /// The requested properties, even if the document does not have them in the response.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &str> {
        self.properties.iter().map(String::as_str)
    }

    /// The names of the requested display sizes.
    pub(crate) fn display_sizes(&self) -> &BTreeSet<String> {
        &self.display_sizes
    }
}
