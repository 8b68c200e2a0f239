//! Error responses: of the API, of the gateway before it, and of whatever else stands in between.

use getty_api::operations::GetImage;
use getty_api::{ApiError, Error, ErrorCode};
use http::StatusCode;

use super::{decode, http_response};

fn error(status: u16, body: &'static str) -> ApiError {
    let Err(Error::Api(error)) = decode::<GetImage>(status, body) else { panic!("{status} is an error") };
    *error
}

#[test]
fn code_and_message_are_read_in_every_spelling() {
    let spellings = [
        r#"{"ErrorCode": "ImageNotFound", "ErrorMessage": "Image 7 not found."}"#,
        r#"{"error_code": "ImageNotFound", "error_message": "Image 7 not found."}"#,
        r#"{"errorCode": "ImageNotFound", "errorMessage": "Image 7 not found."}"#,
        r#"{"code": "ImageNotFound", "message": "Image 7 not found."}"#,
        r#"{"Code": "ImageNotFound", "Message": "Image 7 not found."}"#,
        r#"{"CODE": "ImageNotFound", "_message": "Image 7 not found."}"#,
        r#"{"code": "E1", "ErrorCode": "ImageNotFound", "message": "?", "ErrorMessage": "Image 7 not found."}"#,
        r#"{"code": 404, "Code": "ImageNotFound", "message": "Image 7 not found."}"#,
        "\u{feff}{\"code\": \"ImageNotFound\", \"message\": \"Image 7 not found.\"}",
    ];
    for body in spellings {
        let error = error(404, body);
        assert_eq!(error.code, Some(ErrorCode::ImageNotFound));
        assert_eq!(error.message.as_deref(), Some("Image 7 not found."));
        assert_eq!(error.to_string(), "get_image: 404 Not Found, ImageNotFound: Image 7 not found.");
        assert_eq!(error.body, body);
    }
}

#[test]
fn a_code_that_is_not_known_is_kept() {
    let error = error(400, r#"{"ErrorCode": "TeapotNotReady", "ErrorMessage": "Wait."}"#);
    assert_eq!(error.code, Some(ErrorCode::Other("TeapotNotReady".to_owned())));
    assert_eq!(error.code.map(|code| code.to_string()).as_deref(), Some("TeapotNotReady"));
}

#[test]
fn the_gateways_message_has_no_code() {
    let error = error(401, r#"{"message": "Unauthorized"}"#);
    assert_eq!((error.code, error.message.as_deref()), (None, Some("Unauthorized")));
    assert_eq!(error.status, StatusCode::UNAUTHORIZED);
}

#[test]
fn empty_error_bodies_leave_the_status() {
    let bodies = [
        "",
        "<html><body>502 Bad Gateway</body></html>",
        "null",
        "[]",
        "42",
        r#""text""#,
        "{",
        r#"{"ErrorCode": 7}"#,
        r#"{"codes": "a", "status_code": "b", "messages": "c", "": "d"}"#,
    ];
    for body in bodies {
        let error = error(502, body);
        assert_eq!((error.code, error.message), (None, None), "{body}");
        assert_eq!(error.body, body);
    }
}

#[test]
fn the_display_is_one_short_line() {
    let long = format!("{{\"message\": \"first\\nsecond \\u001b[31m {}\"}}", "x".repeat(2_000));
    let Err(Error::Api(error)) = decode::<GetImage>(500, long) else { panic!("500 is an error") };
    let shown = error.to_string();
    assert!(shown.starts_with("get_image: 500 Internal Server Error: first second"), "{shown}");
    assert!(shown.len() < 400 && !shown.contains(char::is_control), "{shown}");

    let code = format!("{{\"ErrorCode\": \"No\\n\\u2028\\u202e{}\"}}", "o".repeat(2_000));
    let Err(Error::Api(error)) = decode::<GetImage>(400, code) else { panic!("400 is an error") };
    let shown = error.to_string();
    assert!(shown.starts_with("get_image: 400 Bad Request, No   ooo"), "{shown}");
    assert!(shown.len() < 200, "{shown}");
}

#[test]
fn the_request_id_is_taken_from_whoever_gave_one() {
    for header in ["x-amzn-requestid", "x-amz-apigw-id", "x-amz-cf-id"] {
        let mut response = http_response(503, "");
        response.headers_mut().insert(header, http::HeaderValue::from_static("abc-1"));
        let error = ApiError::new("get_image", response);
        assert_eq!(error.request_id.as_deref(), Some("abc-1"), "{header}");
        assert_eq!(error.to_string(), "get_image: 503 Service Unavailable (request abc-1)");
    }
}

#[test]
fn an_api_error_is_found_in_the_error() {
    let result = decode::<GetImage>(404, r#"{"ErrorCode": "ImageNotFound"}"#);
    let error = result.expect_err("404");
    assert_eq!(error.api().and_then(|error| error.code.clone()), Some(ErrorCode::ImageNotFound));
    let error = decode::<GetImage>(200, "").expect_err("no body");
    assert!(error.api().is_none());
}
