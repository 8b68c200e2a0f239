// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The sets of fields that images and videos have in common.

use getty_api::types;
use crate::search::FieldSet;

impl From<FieldSet> for types::ArtistImageField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::ArtistVideoField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::AssociatedVideoField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::CreativeImageField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::CreativeVideoField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::EditorialImageField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::EditorialVideoField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::ImageDetailField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::ImageField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}

impl From<FieldSet> for types::VideoDetailField {
    fn from(set: FieldSet) -> Self {
        match set {
            FieldSet::Summary => Self::SummarySet,
            FieldSet::Display => Self::DisplaySet,
        }
    }
}
