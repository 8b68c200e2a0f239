//! Short videos: JPEG frames in an MP4 container (ISO/IEC 14496-12 and -14).

use bytes::Bytes;

use super::asset::Asset;
use super::files::jpeg_frame;

/// The number of frames of a video; all are shown for the same time.
const FRAME_COUNT: u32 = 3;

/// Units of time in a second; a multiple of `FRAME_COUNT`.
const TIMESCALE: u32 = 600;

/// No rotation, no scaling.
const MATRIX: [u32; 9] = [0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000];

pub(super) fn mp4(asset: &Asset, width: u32, height: u32) -> Bytes {
    let frames: Vec<Bytes> = (0..FRAME_COUNT).map(|frame| jpeg_frame(asset, width, height, frame)).collect();
    let video = Video {
        width,
        height,
        duration: asset.clip_seconds.saturating_mul(TIMESCALE),
        frame_lengths: frames.iter().map(|frame| to_u32(frame.len())).collect(),
    };
    let file_type = mp4_box(b"ftyp", b"isom\0\0\x02\0isomiso2mp41");
    // The length of the tables does not depend on the offset of the frames.
    let offset = file_type.len() + video.movie(0).len() + mp4_box(b"mdat", &[]).len();
    [file_type, video.movie(to_u32(offset)), mp4_box(b"mdat", &frames.concat())].concat().into()
}

/// Lengths here are far below 4 GiB: no side is longer than 4000 pixels.
fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The properties in the tables of the file.
struct Video {
    width: u32,
    height: u32,
    duration: u32,
    frame_lengths: Vec<u32>,
}

impl Video {
    /// The movie box of the video whose frames start at this offset of the file.
    fn movie(&self, frames_offset: u32) -> Vec<u8> {
        let header = [
            // Creation and modification time, time scale, duration, normal rate, full volume.
            be_bytes(&[0, 0, TIMESCALE, self.duration, 0x0001_0000, 0x0100_0000, 0, 0]),
            be_bytes(&MATRIX),
            be_bytes(&[0, 0, 0, 0, 0, 0, 2]),
        ];
        let track = [
            full_box(
                b"tkhd",
                7,
                &[
                    be_bytes(&[0, 0, 1, 0, self.duration, 0, 0, 0, 0]),
                    be_bytes(&MATRIX),
                    be_bytes(&[self.width << 16, self.height << 16]),
                ],
            ),
            mp4_box(b"mdia", &self.media(frames_offset)),
        ];
        let parts = [full_box(b"mvhd", 0, &header), mp4_box(b"trak", &track.concat())];
        mp4_box(b"moov", &parts.concat())
    }

    fn media(&self, frames_offset: u32) -> Vec<u8> {
        let undetermined = 0x55c4_0000;
        let location = full_box(b"dref", 0, &[be_bytes(&[1]), full_box(b"url ", 1, &[])]);
        let information = [
            full_box(b"vmhd", 1, &[be_bytes(&[0, 0])]),
            mp4_box(b"dinf", &location),
            mp4_box(b"stbl", &self.sample_table(frames_offset)),
        ];
        [
            full_box(b"mdhd", 0, &[be_bytes(&[0, 0, TIMESCALE, self.duration, undetermined])]),
            full_box(b"hdlr", 0, &[be_bytes(&[0]), b"vide".to_vec(), vec![0; 13]]),
            mp4_box(b"minf", &information.concat()),
        ]
        .concat()
    }

    /// The encoding of the frames, their duration and their offsets: all of them are one chunk.
    fn sample_table(&self, frames_offset: u32) -> Vec<u8> {
        let frame_duration = self.duration / FRAME_COUNT;
        [
            full_box(b"stsd", 0, &[be_bytes(&[1]), self.sample_entry()]),
            full_box(b"stts", 0, &[be_bytes(&[1, FRAME_COUNT, frame_duration])]),
            full_box(b"stsc", 0, &[be_bytes(&[1, 1, FRAME_COUNT, 1])]),
            full_box(b"stsz", 0, &[be_bytes(&[0, FRAME_COUNT]), be_bytes(&self.frame_lengths)]),
            full_box(b"stco", 0, &[be_bytes(&[1, frames_offset])]),
        ]
        .concat()
    }

    fn sample_entry(&self) -> Vec<u8> {
        const JPEG: u8 = 0x6c;
        const VISUAL: u8 = 0x11;
        let stream = [&[3, 21, 0, 1, 0, 4, 13, JPEG, VISUAL][..], &[0; 11], &[6, 1, 2]].concat();
        let dimensions = self.width << 16 | self.height & 0xffff;
        let parts = [
            be_bytes(&[0, 1, 0, 0, 0, 0, dimensions, 0x0048_0000, 0x0048_0000, 0]),
            // One frame per sample, a name of 32 bytes, 24 bits per pixel, no color table.
            [&[0, 1][..], &[0; 32], &[0, 24, 0xff, 0xff]].concat(),
            full_box(b"esds", 0, &[stream]),
        ];
        mp4_box(b"mp4v", &parts.concat())
    }
}

/// The numbers as big-endian bytes.
fn be_bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// A box: its length, its type, its content.
fn mp4_box(box_type: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&be_bytes(&[to_u32(content.len() + 8)])[..], box_type, content].concat()
}

/// A full box: a box with a version, which is 0, and flags.
fn full_box(box_type: &[u8; 4], flags: u32, parts: &[Vec<u8>]) -> Vec<u8> {
    mp4_box(box_type, &[be_bytes(&[flags]), parts.concat()].concat())
}
