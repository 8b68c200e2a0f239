//! The shapes of generated images.

/// The shape of generated images, as width to height.
///
/// ```
/// use getty_api_ext::generation::AspectRatio;
///
/// assert_eq!(AspectRatio::Wide.as_str(), "16:9");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AspectRatio {
    /// 1:1.
    Square,
    /// 4:3.
    Landscape,
    /// 3:4.
    Portrait,
    /// 16:9.
    Wide,
    /// 9:16.
    Tall,
}

impl AspectRatio {
    /// As the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Square => "1:1",
            Self::Landscape => "4:3",
            Self::Portrait => "3:4",
            Self::Wide => "16:9",
            Self::Tall => "9:16",
        }
    }
}
