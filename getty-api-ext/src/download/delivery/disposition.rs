//! The file name in a `Content-Disposition` header (RFC 6266, with RFC 5987 for its encoded form).

use percent_encoding::percent_decode;

/// The file name that the server sends, if the header contains one. It is not sanitised yet.
///
/// `filename*` takes precedence over `filename`. Two common errors of servers are tolerated: names with
/// spaces but without quotes, and bytes beyond ASCII in UTF-8 or Latin-1.
pub(crate) fn file_name(header: &[u8]) -> Option<String> {
    let mut plain = None;
    for (name, value) in parameters(header) {
        if name.eq_ignore_ascii_case(b"filename*") {
            if let Some(decoded) = extended(&value) {
                return Some(decoded);
            }
        } else if name.eq_ignore_ascii_case(b"filename") && plain.is_none() {
            plain = Some(text(value));
        }
    }
    plain.filter(|name| !name.is_empty())
}

/// The parameters after the disposition type, with quotes and escapes resolved.
fn parameters(header: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut found = Vec::new();
    let mut pieces = split(header).into_iter();
    // The first field is the type; some servers omit it.
    let first = pieces.next().filter(|piece| piece.contains(&b'='));
    for piece in first.into_iter().chain(pieces) {
        let Some(equals) = piece.iter().position(|byte| *byte == b'=') else { continue };
        let (name, value) = piece.split_at(equals);
        found.push((name.trim_ascii().to_vec(), unquote(value.get(1..).unwrap_or_default().trim_ascii())));
    }
    found
}

/// Splits at semicolons outside quotes.
fn split(header: &[u8]) -> Vec<&[u8]> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in header.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                pieces.push(header.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(header.get(start..).unwrap_or_default());
    pieces
}

fn unquote(value: &[u8]) -> Vec<u8> {
    let Some(inner) = value.strip_prefix(b"\"") else { return value.to_vec() };
    let mut plain = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => plain.extend(bytes.next()),
            other => plain.push(*other),
        }
    }
    plain
}

/// `charset'language'percent-encoded`.
fn extended(value: &[u8]) -> Option<String> {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    let (charset, _language, encoded) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes: Vec<u8> = percent_decode(encoded).collect();
    let decoded = if charset.eq_ignore_ascii_case(b"utf-8") {
        String::from_utf8(bytes).ok()?
    } else if charset.eq_ignore_ascii_case(b"iso-8859-1") {
        latin1(&bytes)
    } else {
        return None;
    };
    (!decoded.is_empty()).then_some(decoded)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|invalid| latin1(invalid.as_bytes()))
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    fn named(header: &str) -> Option<String> {
        file_name(header.as_bytes())
    }

    #[test]
    fn reads_tokens_quoted_strings_and_the_encoded_form() {
        let cases = [
            ("attachment; filename=GettyImages-1.jpg", "GettyImages-1.jpg"),
            ("attachment; filename=\"a; b.jpg\"", "a; b.jpg"),
            (r#"attachment; filename="a\"b.jpg""#, "a\"b.jpg"),
            ("Attachment; FILENAME = x.jpg ; size=3", "x.jpg"),
            ("attachment; filename=two words.jpg", "two words.jpg"),
            ("filename=bare.jpg", "bare.jpg"),
            ("attachment; filename=\"unclosed.jpg", "unclosed.jpg"),
            ("attachment; filename=plain.jpg; filename*=UTF-8''%C3%A4.jpg", "ä.jpg"),
            ("attachment; filename*=utf-8'de'%e2%82%ac.jpg; filename=plain.jpg", "€.jpg"),
            ("attachment; filename*=ISO-8859-1''%E4.jpg", "ä.jpg"),
            ("attachment; filename=ok.jpg; filename*=koi8-r''%E4.jpg", "ok.jpg"),
            ("attachment; filename=ok.jpg; filename*=UTF-8''%ff.jpg", "ok.jpg"),
            ("attachment; filename=ok.jpg; filename*=UTF-8", "ok.jpg"),
        ];
        for (header, expected) in cases {
            assert_eq!(named(header).as_deref(), Some(expected), "{header}");
        }
    }

    #[test]
    fn has_no_name_where_there_is_none() {
        for header in
            ["", "attachment", "attachment; filename=", "inline; name=x", ";;;", "attachment; filename"]
        {
            assert_eq!(named(header), None, "{header}");
        }
    }

    #[test]
    fn reads_bytes_that_are_not_ascii() {
        assert_eq!(file_name("attachment; filename=\"ä.jpg\"".as_bytes()).as_deref(), Some("ä.jpg"));
        assert_eq!(file_name(b"attachment; filename=\"\xe4.jpg\"").as_deref(), Some("ä.jpg"));
    }
}
