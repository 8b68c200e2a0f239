//! File names in a journal: text if they are valid Unicode, else an array of bytes (Unix) or UTF-16 units
//! (Windows).

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    Units(Vec<u16>),
}

pub(crate) fn serialize<S: Serializer>(name: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    let written = match name.to_str() {
        Some(text) => Written::Text(text.to_owned()),
        None => Written::Units(units(name)),
    };
    written.serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    Ok(match Written::deserialize(deserializer)? {
        Written::Text(text) => text.into(),
        Written::Units(units) => name(&units).map_err(serde::de::Error::custom)?.into(),
    })
}

#[cfg(unix)]
fn units(name: &Path) -> Vec<u16> {
    use std::os::unix::ffi::OsStrExt as _;
    name.as_os_str().as_bytes().iter().copied().map(u16::from).collect()
}

#[cfg(unix)]
fn name(units: &[u16]) -> Result<OsString, &'static str> {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes: Result<Vec<u8>, _> = units.iter().copied().map(u8::try_from).collect();
    bytes.map(OsString::from_vec).map_err(|_| "a file name contains a byte value above 255")
}

#[cfg(windows)]
fn units(name: &Path) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt as _;
    name.as_os_str().encode_wide().collect()
}

#[cfg(windows)]
fn name(units: &[u16]) -> Result<OsString, &'static str> {
    use std::os::windows::ffi::OsStringExt as _;
    Ok(OsString::from_wide(units))
}

#[cfg(not(any(unix, windows)))]
fn units(name: &Path) -> Vec<u16> {
    name.to_string_lossy().encode_utf16().collect()
}

#[cfg(not(any(unix, windows)))]
fn name(units: &[u16]) -> Result<OsString, &'static str> {
    Ok(String::from_utf16_lossy(units).into())
}
