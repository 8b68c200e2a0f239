//! The sets of fields that images and videos have in common.

use std::iter::{Once, once};

/// A set of fields of an asset, for `fields` of any search and of metadata.
///
/// The property of a field that is not requested is `None` or empty; its documentation names the field. Sets and
/// single fields can be combined.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (mock, getty) = on_mock().await?;
/// use getty_api_ext::FieldSet;
/// use getty_api_ext::raw::types::CreativeImageField;
///
/// let lighthouses = getty.search().creative().images("lighthouse").page_size(1);
///
/// let page = lighthouses.clone().fields(FieldSet::Display).send().await?;
/// assert_eq!(page.images[0].display_sizes.len(), 3);
/// assert_eq!(page.images[0].title, None);
///
/// let fields = [FieldSet::Summary.into(), CreativeImageField::Orientation];
/// let page = lighthouses.fields(fields).send().await?;
/// assert!(page.images[0].title.is_some() && page.images[0].orientation.is_some());
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldSet {
    /// The default set: id, title, caption, artist where published, asset family, collection, licence model,
    /// largest dimensions and the thumb.
    Summary,
    /// The previews: thumb, preview and comp, each with whether it is watermarked.
    Display,
}

impl IntoIterator for FieldSet {
    type Item = Self;
    type IntoIter = Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        once(self)
    }
}

/// Adds the id to the fields to request, because an item that two pages contain is identified by it.
pub(crate) fn with_id<F: AsRef<str>>(fields: Vec<F>, id: F) -> Vec<F> {
    let has_id = |field: &F| matches!(field.as_ref(), "id" | "summary_set");
    if fields.is_empty() || fields.iter().any(has_id) {
        return fields;
    }
    let mut all = vec![id];
    all.extend(fields);
    all
}
