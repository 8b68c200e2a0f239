//! Files of the sizes on offer, made from the asset when they are first asked for.

use bytes::Bytes;
use jpeg_encoder::{ColorType, Encoder};

use super::asset::Asset;
use crate::random::mix;

/// A picture of these dimensions: a gradient with a band across, coloured by the asset.
pub(crate) fn jpeg(asset: &Asset, width: u32, height: u32) -> Bytes {
    let seed = asset.id.bytes().fold(u64::from(asset.revision), |seed, byte| mix(seed ^ u64::from(byte)));
    let [red, green, blue, slope, ..] = seed.to_le_bytes();
    let (width, height) = (width.clamp(1, 4000), height.clamp(1, 4000));
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        let down = y * 255 / height;
        for x in 0..width {
            let across = x * 255 / width;
            let band = (across + down * u32::from(slope) / 64) % 128 < 16;
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
        // Writing to memory fails only for pictures without pixels, which `clamp` rules out.
        drop(Encoder::new(&mut file, 80).encode(&pixels, width, height, ColorType::Rgb));
    }
    file.into()
}

/// A drawing in Encapsulated PostScript.
pub(crate) fn eps(asset: &Asset) -> Bytes {
    let Asset { id, width, height, .. } = asset;
    format!(
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 {width} {height}\n%%Title: {id}\n\
         %%EndComments\n0 0 moveto {width} 0 lineto {width} {height} lineto closepath\n\
         0.2 0.4 0.6 setrgbcolor fill\nshowpage\n%%EOF\n"
    )
    .into()
}

/// A container with the boxes every MP4 file has (ISO/IEC 14496-12): type, movie, media data.
pub(crate) fn mp4(asset: &Asset, height: u32) -> Bytes {
    const TIMESCALE: u32 = 1000;
    let duration = asset.clip_seconds.saturating_mul(TIMESCALE);
    let mut header = Vec::new();
    // Version and flags, creation and modification time, time scale, duration.
    for field in [0, 0, 0, TIMESCALE, duration, 0x0001_0000] {
        header.extend(u32::to_be_bytes(field));
    }
    header.extend([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // volume 1.0, reserved
    for field in [0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000] {
        header.extend(u32::to_be_bytes(field));
    }
    header.extend([0; 24]);
    header.extend(u32::to_be_bytes(1)); // the next track's number

    let seed = asset.id.bytes().fold(u64::from(height), |seed, byte| mix(seed ^ u64::from(byte)));
    let media: Vec<u8> =
        (0..u64::from(height) * 8).flat_map(|group| mix(seed ^ group).to_le_bytes()).collect();

    let mut file = mp4_box(b"ftyp", b"isom\0\0\x02\0isomiso2mp41");
    file.extend(mp4_box(b"moov", &mp4_box(b"mvhd", &header)));
    file.extend(mp4_box(b"mdat", &media));
    file.into()
}

fn mp4_box(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap_or(u32::MAX);
    let mut whole = length.to_be_bytes().to_vec();
    whole.extend(kind);
    whole.extend(content);
    whole
}
