//! Sanitises file names from a server for every file system.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The maximum length of a name in bytes. File systems accept 255. The difference is for the names of the
/// files kept beside a running download, and for the number that distinguishes files of the same name.
const MAX_NAME_BYTES: usize = 200;

/// The maximum length of an extension that shortening keeps, in bytes, with its dot.
const MAX_EXTENSION_BYTES: usize = 16;

/// Turns an untrusted name into one path component. The result has no separators, no parent directories, no
/// control or direction characters, no name that Windows reserves and no leading dot. Its length is limited,
/// and its extension is kept. `None` when nothing remains.
pub(crate) fn sanitise(name: &str) -> Option<String> {
    // A path is reduced to its last component before anything else.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().map(replace).collect();
    // Leading dots hide files. Windows drops trailing dots and spaces.
    let name = name.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
    if name.chars().all(|character| character == '_') {
        return None;
    }
    let name = shorten(name, MAX_NAME_BYTES);
    Some(if is_reserved(&name) { format!("_{name}") } else { name })
}

/// The name of a file: the server's name if it is usable, else one made from the fallback.
pub(crate) fn choose(given: Option<&str>, fallback: &str, content_type: Option<&str>) -> String {
    let made_up = || sanitise(&made_up(fallback, content_type));
    given.and_then(sanitise).or_else(made_up).unwrap_or_else(|| "download".to_owned())
}

fn made_up(fallback: &str, content_type: Option<&str>) -> String {
    let extension = match content_type {
        Some("image/jpeg") => ".jpg",
        Some("image/png") => ".png",
        Some("image/webp") => ".webp",
        Some("image/gif") => ".gif",
        Some("image/tiff") => ".tif",
        Some("application/postscript") => ".eps",
        Some("application/zip") => ".zip",
        Some("video/mp4") => ".mp4",
        Some("video/quicktime") => ".mov",
        _ => "",
    };
    if split_extension(fallback).1.is_empty() {
        format!("{fallback}{extension}")
    } else {
        fallback.to_owned()
    }
}

/// `photo.jpg` as `photo (2).jpg`.
pub(crate) fn numbered(name: &Path, number: u32) -> PathBuf {
    let mut numbered = OsString::from(name.file_stem().unwrap_or_default());
    numbered.push(format!(" ({number})"));
    if let Some(extension) = name.extension() {
        numbered.push(".");
        numbered.push(extension);
    }
    name.with_file_name(numbered)
}

fn replace(character: char) -> char {
    match character {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        // Direction marks and other invisible characters make a name look like another one.
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => '_',
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => '_',
        character if character.is_control() => '_',
        character => character,
    }
}

/// Whether Windows interprets the name, up to its first dot, as a device.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(&stem.as_str()) {
        return true;
    }
    ["COM", "LPT"].iter().filter_map(|device| stem.strip_prefix(device)).any(|port| {
        let mut characters = port.chars();
        let first = characters.next();
        characters.next().is_none() && first.is_some_and(|digit| "0123456789¹²³".contains(digit))
    })
}

fn split_extension(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= MAX_EXTENSION_BYTES => name.split_at(dot),
        _ => (name, ""),
    }
}

fn shorten(name: &str, limit: usize) -> String {
    if name.len() <= limit {
        return name.to_owned();
    }
    let (stem, extension) = split_extension(name);
    let mut end = limit.saturating_sub(extension.len()).min(stem.len());
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = stem.get(..end).unwrap_or_default().trim_end_matches(['.', ' ']);
    format!("{stem}{extension}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{choose, numbered, sanitise};

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in ["GettyImages-1.jpg", "Größe 2.tif", "照片.jpg", "a b (c).mov", "noextension"] {
            assert_eq!(sanitise(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn hostile_names_become_harmless() {
        let cases = [
            ("../../etc/passwd", Some("passwd")),
            ("..\\..\\boot.ini", Some("boot.ini")),
            ("/absolute.jpg", Some("absolute.jpg")),
            ("C:\\x.jpg", Some("x.jpg")),
            ("c:x.jpg", Some("c_x.jpg")),
            (".bashrc", Some("bashrc")),
            ("..", None),
            (".", None),
            ("", None),
            ("   ", None),
            ("dir/", None),
            ("a\0b\nc.jpg", Some("a_b_c.jpg")),
            ("CON", Some("_CON")),
            ("nul.jpg", Some("_nul.jpg")),
            ("com1.tar.gz", Some("_com1.tar.gz")),
            ("COM10.jpg", Some("COM10.jpg")),
            ("name.jpg. . ", Some("name.jpg")),
            ("evil\u{202e}gpj.exe", Some("evil_gpj.exe")),
            ("two\u{2028}lines\u{61c}.jpg", Some("two_lines_.jpg")),
            ("a<b>c?.jpg", Some("a_b_c_.jpg")),
            ("\u{1}\u{2}", None),
        ];
        for (name, expected) in cases {
            assert_eq!(sanitise(name).as_deref(), expected, "{name:?}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters_and_keep_their_extension() {
        for unit in ["x", "ä", "照", "🙂"] {
            let name = sanitise(&format!("{}.jpeg", unit.repeat(300))).unwrap();
            assert!(name.len() <= 200 && name.len() > 190, "{}", name.len());
            assert!(name.ends_with(&format!("{unit}.jpeg")));
        }
    }

    #[test]
    fn a_name_is_made_up_where_none_can_be_used() {
        assert_eq!(choose(Some("a.jpg"), "GettyImages-1", Some("image/png")), "a.jpg");
        assert_eq!(choose(Some(".."), "GettyImages-1", Some("image/png")), "GettyImages-1.png");
        assert_eq!(choose(None, "../x", None), "x");
        assert_eq!(choose(None, "comp.webp", Some("image/jpeg")), "comp.webp");
        assert_eq!(choose(None, "..", None), "download");
    }

    #[test]
    fn a_number_goes_before_the_extension() {
        assert_eq!(numbered(Path::new("photo.jpg"), 2), Path::new("photo (2).jpg"));
        assert_eq!(numbered(Path::new("photo"), 3), Path::new("photo (3)"));
        assert_eq!(numbered(Path::new("a.tar.gz"), 3), Path::new("a.tar (3).gz"));
    }
}
