//! Assets that tests add.

use getty_api_mock::{Asset, MockGetty};

use crate::support::*;

#[tokio::test]
async fn added_assets_are_found_and_delivered() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").title("A paper boat").caption("Afloat").bytes("bytes"));
    mock.add_asset(Asset::video("43").title("A paper kite"));
    mock.add_asset(Asset::image("44").title("A paper hat").editorial().dimensions(100, 300));
    let found = json_of(&mock, "/v3/search/images/creative?phrase=paper").await;
    assert_eq!(found["images"][0]["id"], "42");
    assert_eq!(found["result_count"], 1);
    let found = json_of(&mock, "/v3/search/images/editorial?phrase=paper").await;
    assert_eq!(found["images"][0]["max_dimensions"]["height"], 300);
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    assert_eq!(client().get(uri).send().await.unwrap().text().await.unwrap(), "bytes");
}

#[tokio::test]
async fn file_names_are_sent_unchanged() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").file_name("\"../../etc/passwd\""));
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    let response = client().get(uri).send().await.unwrap();
    let disposition = header(&response, "content-disposition");
    assert_eq!(disposition, "attachment; filename=\"../../etc/passwd\"");
}

#[tokio::test]
async fn files_larger_than_memory_can_be_read_at_any_offset() {
    let mock = MockGetty::start().await;
    let size = 8 << 40; // 8 TiB
    mock.add_asset(Asset::image("42").synthetic_size(size));
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    let head = client().head(&uri).send().await.unwrap();
    assert_eq!(header(&head, "content-length"), size.to_string());
    for start in [0, 12_345, (1 << 33) - 3, size - 100_000] {
        let range = format!("bytes={start}-{}", start + 99_999);
        let response = client().get(&uri).header("Range", range).send().await.unwrap();
        assert_eq!(response.status(), 206);
        let body = response.bytes().await.unwrap();
        assert_eq!(body.len(), 100_000);
        assert_eq!(Some(body), mock.file_range("42", start..start + 100_000));
    }
    // The content depends only on the offset, not on the range.
    let complete = mock.file_range("42", 0..64).unwrap();
    for start in 0..64_usize {
        let from = start as u64;
        assert_eq!(mock.file_range("42", from..64).unwrap(), complete[start..]);
    }
    assert_ne!(mock.file_range("42", 0..8), mock.file_range("42", 8..16));
}
