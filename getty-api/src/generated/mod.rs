// Made by `cargo xtask regen`. Do not edit.

pub mod getty_images_v3;
pub mod oembed;
