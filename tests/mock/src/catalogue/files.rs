//! Image files, generated from an asset.

use bytes::Bytes;
use jpeg_encoder::{ColorType, Encoder};

use super::asset::Asset;
use crate::random::mix;

/// An image of these dimensions.
pub(super) fn jpeg(asset: &Asset, width: u32, height: u32) -> Bytes {
    jpeg_frame(asset, width, height, 0)
}

/// A gradient with a band, in the colors of the asset. The band moves from frame to frame of a video.
pub(super) fn jpeg_frame(asset: &Asset, width: u32, height: u32, frame: u32) -> Bytes {
    let [red, green, blue, slope, ..] = color_seed(asset).to_le_bytes();
    let (width, height) = (width.clamp(1, 4000), height.clamp(1, 4000));
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        let down = y * 255 / height;
        for x in 0..width {
            let across = x * 255 / width;
            let band = (across + down * u32::from(slope) / 64 + 16 * frame) % 128 < 16;
            let shade = |base: u8, along: u32| {
                let value = (u32::from(base) + along) / 2;
                let value = if band { 255 - value } else { value };
                u8::try_from(value).unwrap_or(u8::MAX)
            };
            pixels.extend([shade(red, across), shade(green, down), shade(blue, 255 - across)]);
        }
    }
    let mut file = Vec::new();
    let dimensions = (u16::try_from(width), u16::try_from(height));
    if let (Ok(width), Ok(height)) = dimensions {
        // Writing to memory fails only for images without pixels, which `clamp` excludes.
        drop(Encoder::new(&mut file, 80).encode(&pixels, width, height, ColorType::Rgb));
    }
    file.into()
}

/// A drawing in Encapsulated PostScript: a triangle on a background, in the colors of the asset.
pub(super) fn eps(asset: &Asset) -> Bytes {
    let Asset { id, width, height, .. } = asset;
    let [red, green, blue, ..] = color_seed(asset).to_le_bytes().map(|byte| f64::from(byte) / 255.0);
    format!(
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 {width} {height}\n%%Title: {id}\n%%EndComments\n\
         {red:.2} {green:.2} {blue:.2} setrgbcolor 0 0 {width} {height} rectfill\n\
         {blue:.2} {red:.2} {green:.2} setrgbcolor\n\
         0 0 moveto {width} 0 lineto {width} {height} lineto closepath fill\nshowpage\n%%EOF\n"
    )
    .into()
}

/// The number from which the colors of an asset are computed.
fn color_seed(asset: &Asset) -> u64 {
    asset.id.bytes().fold(u64::from(asset.revision), |seed, byte| mix(seed ^ u64::from(byte)))
}
