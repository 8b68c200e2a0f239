//! `fields`: which parts of an asset an answer carries.

use std::collections::BTreeSet;

use super::operation::Call;
use crate::auth::token_required;
use crate::catalogue::DISPLAY_SIZES;
use crate::reply::Refusal;

/// What comes when nothing is asked for.
const SUMMARY: [&str; 10] = [
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

/// Fields that tell what the customer may download, and so need to know the customer.
const NEED_TOKEN: [&str; 3] = ["downloads", "download_sizes", "largest_downloads"];

/// The parts that were asked for.
#[derive(Debug)]
pub(crate) struct Fields {
    properties: BTreeSet<String>,
    display_sizes: BTreeSet<String>,
}

impl Fields {
    /// Reads `fields`; the summary set when it is absent.
    pub(crate) fn of(call: &Call<'_>) -> Result<Self, Refusal> {
        let mut fields = Self { properties: BTreeSet::new(), display_sizes: BTreeSet::new() };
        let asked = call.query.list("fields");
        if asked.is_empty() {
            fields.add("summary_set");
        }
        for name in asked {
            if NEED_TOKEN.contains(&name) && call.caller.principal.is_none() {
                return Err(token_required("API"));
            }
            fields.add(name);
        }
        // The id comes with whatever is asked for.
        fields.properties.insert("id".to_owned());
        Ok(fields)
    }

    fn add(&mut self, name: &str) {
        let is_display_size = |name| DISPLAY_SIZES.iter().any(|(size, _)| *size == name);
        match name {
            "summary_set" => {
                self.properties.extend(SUMMARY.map(str::to_owned));
                self.display_sizes.insert("thumb".to_owned());
            }
            "display_set" => self.display_sizes.extend(DISPLAY_SET.map(str::to_owned)),
            // Authorisations are listed within the sizes.
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

    /// The properties that were asked for, whether or not the document has them in the answer.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &str> {
        self.properties.iter().map(String::as_str)
    }

    /// The names of the display sizes that were asked for.
    pub(crate) fn display_sizes(&self) -> &BTreeSet<String> {
        &self.display_sizes
    }
}
