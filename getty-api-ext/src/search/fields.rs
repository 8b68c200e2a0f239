//! The sets of fields that images and videos have in common.

use std::iter::{Once, once};

use getty_api::types::{
    ArtistImageField, ArtistVideoField, AssociatedVideoField, CreativeImageField, CreativeVideoField,
    EditorialImageField, EditorialVideoField, ImageDetailField, ImageField, VideoDetailField,
};

/// A set of fields of an asset, for `fields` of any search and of metadata.
///
/// What is not asked for does not come: its property is then `None` or empty, and the documentation of the
/// property names the field it comes with. Sets and single fields can be asked for together.
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
    /// What comes when nothing is asked for: id, title, caption, artist where published, asset family,
    /// collection, licence model, largest dimensions and the thumb.
    Summary,
    /// The previews to show: thumb, preview and comp, each telling whether it is watermarked.
    Display,
}

impl IntoIterator for FieldSet {
    type Item = Self;
    type IntoIter = Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        once(self)
    }
}

macro_rules! in_terms_of {
    ($($field:ident),* $(,)?) => {
        $(
            impl From<FieldSet> for $field {
                fn from(set: FieldSet) -> Self {
                    match set {
                        FieldSet::Summary => Self::SummarySet,
                        FieldSet::Display => Self::DisplaySet,
                    }
                }
            }
        )*
    };
}

in_terms_of!(
    ArtistImageField,
    ArtistVideoField,
    AssociatedVideoField,
    CreativeImageField,
    CreativeVideoField,
    EditorialImageField,
    EditorialVideoField,
    ImageDetailField,
    ImageField,
    VideoDetailField,
);

/// Fields to ask for, with the id among them, by which an item is recognised when it comes again.
pub(crate) fn with_id<F: AsRef<str>>(fields: Vec<F>, id: F) -> Vec<F> {
    let has_id = |field: &F| matches!(field.as_ref(), "id" | "summary_set");
    if fields.is_empty() || fields.iter().any(has_id) {
        return fields;
    }
    let mut all = vec![id];
    all.extend(fields);
    all
}
