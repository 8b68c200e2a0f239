//! The catalogue: assets with their texts, sizes and files.

mod asset;
mod content;
mod events;
mod files;
mod generate;
mod reference;
mod sizes;
mod video;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

pub use asset::Asset;
pub(crate) use asset::{AssetKind, Family, Keyword, keyword_id};
pub(crate) use content::Content;
pub(crate) use events::{Event, event_by_id, events};
pub(crate) use reference::{COLLECTIONS, COUNTRIES};
pub(crate) use sizes::{DISPLAY_SIZES, ImageSize, Rendition, VideoSize, image_sizes, video_sizes};
pub(crate) use words::Language;

/// All assets, in the order they were added.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    assets: Vec<Arc<Asset>>,
    by_id: HashMap<String, usize>,
}

impl Catalogue {
    pub(crate) fn generated(seed: u64, size: usize) -> Self {
        let mut catalogue = Self::default();
        for asset in generate::generate(seed, size) {
            catalogue.insert(asset);
        }
        catalogue
    }

    /// Adds an asset, or replaces the one with its id.
    pub(crate) fn insert(&mut self, mut asset: Asset) {
        asset.index();
        let position = self.by_id.get(&asset.id).copied();
        match position.and_then(|index| self.assets.get_mut(index)) {
            Some(existing) => {
                asset.revision = existing.revision + 1;
                *existing = Arc::new(asset);
            }
            None => {
                self.by_id.insert(asset.id.clone(), self.assets.len());
                self.assets.push(Arc::new(asset));
            }
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Arc<Asset>> {
        self.by_id.get(id).and_then(|index| self.assets.get(*index))
    }

    pub(crate) fn of_kind(&self, id: &str, kind: AssetKind) -> Option<&Arc<Asset>> {
        self.get(id).filter(|asset| asset.kind == kind)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<Asset>> {
        self.assets.iter()
    }
}
