//! The picture that a generation works on.

use super::GenerationImage;

/// A picture that a generation works on: an asset of the catalogue, or an image that was generated before.
///
/// ```
/// use getty_api_ext::generation::Reference;
///
/// let stock = Reference::asset("1167612765");
/// let own = Reference::generated("6a3e0c4f", 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference(pub(super) Kind);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Asset(String),
    Generated { generation: String, index: i32 },
}

impl Reference {
    /// An asset of the catalogue; its `is_ai_editable` says whether it can be used.
    pub fn asset(id: impl Into<String>) -> Self {
        Self(Kind::Asset(id.into()))
    }

    /// An image that was generated before, by the id of its generation and its number there.
    pub fn generated(generation: impl Into<String>, index: i32) -> Self {
        Self(Kind::Generated { generation: generation.into(), index })
    }
}

impl From<&GenerationImage> for Reference {
    fn from(image: &GenerationImage) -> Self {
        Self::generated(image.generation_id(), image.index())
    }
}

/// A picture whose colours, composition or background a generation follows: a [`Reference`], or a file
/// registered with [`Ai::register_file`](super::Ai::register_file).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Guide(pub(super) GuideKind);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum GuideKind {
    Reference(Kind),
    File(String),
}

impl Guide {
    /// A registered file, by the id of its registration.
    pub fn file(registration: impl Into<String>) -> Self {
        Self(GuideKind::File(registration.into()))
    }

    /// An asset of the catalogue.
    pub fn asset(id: impl Into<String>) -> Self {
        Reference::asset(id).into()
    }

    /// An image that was generated before.
    pub fn generated(generation: impl Into<String>, index: i32) -> Self {
        Reference::generated(generation, index).into()
    }
}

impl From<Reference> for Guide {
    fn from(reference: Reference) -> Self {
        Self(GuideKind::Reference(reference.0))
    }
}

impl From<&GenerationImage> for Guide {
    fn from(image: &GenerationImage) -> Self {
        Reference::from(image).into()
    }
}
