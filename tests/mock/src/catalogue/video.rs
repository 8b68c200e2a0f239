//! Short videos: JPEG pictures in an MP4 container (ISO/IEC 14496-12 and -14).

use bytes::Bytes;

use super::asset::Asset;
use super::files::picture;

/// How many pictures a video has, shown one after the other for equally long.
const FRAMES: u32 = 3;

/// Units of time in a second; a multiple of `FRAMES`.
const TIMESCALE: u32 = 600;

/// No rotation, no scaling.
const MATRIX: [u32; 9] = [0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000];

pub(super) fn mp4(asset: &Asset, width: u32, height: u32) -> Bytes {
    let frames: Vec<Bytes> = (0..FRAMES).map(|moment| picture(asset, width, height, moment)).collect();
    let video = Video {
        width,
        height,
        duration: asset.clip_seconds.saturating_mul(TIMESCALE),
        lengths: frames.iter().map(|frame| number(frame.len())).collect(),
    };
    let kind = tagged(b"ftyp", b"isom\0\0\x02\0isomiso2mp41");
    // The tables have the same length wherever the pictures are.
    let before = kind.len() + video.movie(0).len() + tagged(b"mdat", &[]).len();
    [kind, video.movie(number(before)), tagged(b"mdat", &frames.concat())].concat().into()
}

/// Lengths here are far below 4 GiB: no side is longer than 4000.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What the tables tell.
struct Video {
    width: u32,
    height: u32,
    duration: u32,
    lengths: Vec<u32>,
}

impl Video {
    /// The description of the video whose pictures begin at this place of the file.
    fn movie(&self, start: u32) -> Vec<u8> {
        let header = [
            // Made and changed, time scale, duration, normal speed, full volume.
            numbers(&[0, 0, TIMESCALE, self.duration, 0x0001_0000, 0x0100_0000, 0, 0]),
            numbers(&MATRIX),
            numbers(&[0, 0, 0, 0, 0, 0, 2]),
        ];
        let track = [
            full(
                b"tkhd",
                7,
                &[
                    numbers(&[0, 0, 1, 0, self.duration, 0, 0, 0, 0]),
                    numbers(&MATRIX),
                    numbers(&[self.width << 16, self.height << 16]),
                ],
            ),
            tagged(b"mdia", &self.media(start)),
        ];
        let parts = [full(b"mvhd", 0, &header), tagged(b"trak", &track.concat())];
        tagged(b"moov", &parts.concat())
    }

    fn media(&self, start: u32) -> Vec<u8> {
        let undetermined = 0x55c4_0000;
        let location = full(b"dref", 0, &[numbers(&[1]), full(b"url ", 1, &[])]);
        let information = [
            full(b"vmhd", 1, &[numbers(&[0, 0])]),
            tagged(b"dinf", &location),
            tagged(b"stbl", &self.samples(start)),
        ];
        [
            full(b"mdhd", 0, &[numbers(&[0, 0, TIMESCALE, self.duration, undetermined])]),
            full(b"hdlr", 0, &[numbers(&[0]), b"vide".to_vec(), vec![0; 13]]),
            tagged(b"minf", &information.concat()),
        ]
        .concat()
    }

    /// How the pictures are encoded, how long each is shown, and where they are: one run of all.
    fn samples(&self, start: u32) -> Vec<u8> {
        let each = self.duration / FRAMES;
        [
            full(b"stsd", 0, &[numbers(&[1]), self.encoding()]),
            full(b"stts", 0, &[numbers(&[1, FRAMES, each])]),
            full(b"stsc", 0, &[numbers(&[1, 1, FRAMES, 1])]),
            full(b"stsz", 0, &[numbers(&[0, FRAMES]), numbers(&self.lengths)]),
            full(b"stco", 0, &[numbers(&[1, start])]),
        ]
        .concat()
    }

    fn encoding(&self) -> Vec<u8> {
        const JPEG: u8 = 0x6c;
        const VISUAL: u8 = 0x11;
        let stream = [&[3, 21, 0, 1, 0, 4, 13, JPEG, VISUAL][..], &[0; 11], &[6, 1, 2]].concat();
        let dimensions = self.width << 16 | self.height & 0xffff;
        let parts = [
            numbers(&[0, 1, 0, 0, 0, 0, dimensions, 0x0048_0000, 0x0048_0000, 0]),
            // One picture a sample, a name of 32 bytes, 24 bits a pixel, no table of colours.
            [&[0, 1][..], &[0; 32], &[0, 24, 0xff, 0xff]].concat(),
            full(b"esds", 0, &[stream]),
        ];
        tagged(b"mp4v", &parts.concat())
    }
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// A box: its length, its kind, what is in it.
fn tagged(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&numbers(&[number(content.len() + 8)])[..], kind, content].concat()
}

/// A box with a version, which is 0, and flags.
fn full(kind: &[u8; 4], flags: u32, parts: &[Vec<u8>]) -> Vec<u8> {
    tagged(kind, &[numbers(&[flags]), parts.concat()].concat())
}
