//! oEmbed: numbers may arrive as text, and the version as a number.

use getty_api::Error;
use getty_api::oembed::operations::GetOembed;

use super::decode;
use super::decode_strictly;

#[test]
fn numbers_are_read_from_text() {
    let text = r#"{"type": "rich", "version": 1.0, "width": "594", "height": " 396 ", "thumbnail_width": 170.0,
                   "thumbnail_height": "", "cache_age": "86400"}"#;
    let embed = decode::<GetOembed>(200, text).expect("numbers in text");
    assert_eq!((embed.width, embed.height), (Some(594), Some(396)));
    assert_eq!((embed.thumbnail_width, embed.thumbnail_height), (Some(170), None));
    assert_eq!(embed.cache_age, Some(86_400));
    assert_eq!(embed.version.as_deref(), Some("1.0"));
    assert_eq!(embed.type_.as_deref(), Some("rich"));
}

#[test]
fn kinds_other_than_rich_are_read() {
    let photo = r#"{"type": "photo", "version": "1.0", "url": "https://media.example.net/7.jpg", "width": 594,
                    "height": 396}"#;
    let photo = decode::<GetOembed>(200, photo).expect("a photo");
    assert_eq!((photo.type_.as_deref(), photo.html), (Some("photo"), None));
    assert_eq!(photo.url.as_deref(), Some("https://media.example.net/7.jpg"));
    let link = decode::<GetOembed>(200, r#"{"type": "link", "version": "1.0"}"#).expect("a link");
    assert_eq!(link.type_.as_deref(), Some("link"));
}

#[test]
fn what_is_no_number_is_an_error_that_names_it() {
    for width in [r#""wide""#, "594.5", r#""99999999999""#, "99999999999", "1e300", "true", "[594]"] {
        let body = format!(r#"{{"width": {width}}}"#);
        let Err(Error::Decode(error)) = decode_strictly::<GetOembed>(200, body) else {
            panic!("{width} is no width")
        };
        assert_eq!(error.pointer, "/width", "{width}");
    }
}
