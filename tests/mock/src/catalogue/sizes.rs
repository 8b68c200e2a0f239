//! The sizes of an asset, and their files.

use super::asset::{Asset, AssetKind};
use super::content::Content;
use super::{files, video};

/// A size of an image that can be downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ImageSize {
    pub(crate) name: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// A size of a video that can be downloaded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct VideoSize {
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) width: u32,
    /// A fraction when the scaled height is not an integer.
    pub(crate) height: f64,
}

/// Sizes of images: quarters of the full size, and names.
const IMAGE_SIZES: [(u32, &str); 4] = [(1, "x_small"), (2, "small"), (3, "medium"), (4, "large")];

pub(crate) fn image_sizes(asset: &Asset) -> Vec<ImageSize> {
    IMAGE_SIZES
        .iter()
        .map(|(quarters, name)| ImageSize {
            name,
            width: (asset.width * quarters / 4).max(1),
            height: (asset.height * quarters / 4).max(1),
        })
        .collect()
}

pub(crate) fn video_sizes(asset: &Asset) -> Vec<VideoSize> {
    let scaled = |name, description, eighths: u32| VideoSize {
        name,
        description,
        width: (asset.width * eighths / 8).max(1),
        height: f64::from(asset.height) * f64::from(eighths) / 8.0,
    };
    vec![scaled("hdv", "small web", 3), scaled("hd2", "half", 4), scaled("hd1", "full", 8)]
}

/// Display sizes: name, and the longest side in pixels.
pub(crate) const DISPLAY_SIZES: &[(&str, u32)] = &[
    ("comp", 240),
    ("comp_webp", 240),
    ("high_res_comp", 320),
    ("high_res_comp_webp", 320),
    ("mid_res_comp", 280),
    ("mid_res_comp_webp", 280),
    ("preview", 160),
    ("thumb", 80),
];

/// A file of an asset.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Rendition {
    /// A JPEG of these dimensions.
    Jpeg {
        width: u32,
        height: u32,
    },
    Eps,
    /// A video by the name of its size.
    Video {
        size: String,
    },
}

impl Rendition {
    /// The largest file of an asset.
    pub(crate) fn largest(asset: &Asset) -> Self {
        match asset.kind {
            AssetKind::Image => Self::Jpeg { width: asset.width, height: asset.height },
            AssetKind::Video => Self::Video { size: "hd1".to_owned() },
        }
    }

    /// A display size by name.
    pub(crate) fn display(asset: &Asset, name: &str) -> Option<Self> {
        let (_, longest_side) = DISPLAY_SIZES.iter().find(|(known, _)| *known == name)?;
        if asset.kind == AssetKind::Video && name != "thumb" {
            return Some(Self::Video { size: "hdv".to_owned() });
        }
        let full = asset.width.max(asset.height).max(1);
        let scale = |side: u32| (side * longest_side.min(&full) / full).max(1);
        Some(Self::Jpeg { width: scale(asset.width), height: scale(asset.height) })
    }

    pub(crate) fn content(&self, asset: &Asset) -> Content {
        if let Some(content) = &asset.content {
            return content.clone();
        }
        Content::bytes(match self {
            Self::Jpeg { width, height } => files::jpeg(asset, *width, *height),
            Self::Eps => files::eps(asset),
            Self::Video { size } => {
                let size = video_sizes(asset).into_iter().find(|one| one.name == size);
                let rounded = |size: VideoSize| (size.width, (size.height.round() as u32).max(1));
                let (width, height) = size.map_or((asset.width, asset.height), rounded);
                video::mp4(asset, width, height)
            }
        })
    }

    pub(crate) fn content_type(&self) -> &'static str {
        match self {
            Self::Jpeg { .. } => "image/jpeg",
            Self::Eps => "application/postscript",
            Self::Video { .. } => "video/mp4",
        }
    }

    pub(crate) fn extension(&self) -> &'static str {
        match self {
            Self::Jpeg { .. } => "jpg",
            Self::Eps => "eps",
            Self::Video { .. } => "mp4",
        }
    }
}
