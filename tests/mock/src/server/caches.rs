//! Caches of what is computed from assets: files, and JSON for lists of assets.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalogue::{Asset, Content, Language, Rendition};

/// Files by asset id, revision of the asset and rendition.
#[derive(Debug, Default)]
pub(crate) struct FileCache(Mutex<HashMap<(String, u32, Rendition), Content>>);

impl FileCache {
    /// The file of a rendition; rendered once.
    pub(crate) fn content(&self, asset: &Arc<Asset>, rendition: &Rendition) -> Content {
        let key = (asset.id.clone(), asset.revision, rendition.clone());
        let cached = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        cached.unwrap_or_else(|| {
            // Rendering takes time, so the cache is not locked meanwhile.
            let content = rendition.content(asset);
            let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(key, content.clone());
            content
        })
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// What the JSON of an asset depends on, apart from the asset.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Selection {
    pub(crate) operation: &'static str,
    /// The value of the parameter `fields`.
    pub(crate) fields: String,
    pub(crate) language: Language,
}

/// JSON by asset id, each with the revision of the asset.
type JsonById = HashMap<String, (u32, Arc<str>)>;

/// JSON texts of assets, computed once for each selection of fields: they make pages fast.
#[derive(Debug, Default)]
pub(crate) struct JsonCache(Mutex<HashMap<Selection, JsonById>>);

/// Clients use few selections. When a client uses more than this, the cache is cleared.
const MAX_SELECTIONS: usize = 64;

impl JsonCache {
    /// The JSON of assets; `render` computes it for those that are not cached.
    pub(crate) fn get<'a>(
        &self,
        selection: Selection,
        assets: impl Iterator<Item = &'a Arc<Asset>>,
        render: impl Fn(&Asset) -> String,
    ) -> Vec<Arc<str>> {
        let mut selections = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if selections.len() >= MAX_SELECTIONS && !selections.contains_key(&selection) {
            selections.clear();
        }
        let cached = selections.entry(selection).or_default();
        assets
            .map(|asset| match cached.get(&asset.id) {
                Some((revision, json)) if *revision == asset.revision => Arc::clone(json),
                _ => {
                    let json: Arc<str> = render(asset).into();
                    cached.insert(asset.id.clone(), (asset.revision, Arc::clone(&json)));
                    json
                }
            })
            .collect()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
