//! Search by image: what is checked, what is uploaded, and what is then searched with.

use std::collections::BTreeSet;
use std::io::{self, Cursor};

use futures_util::TryStreamExt as _;
use getty_api_ext::raw::Extras;
use getty_api_ext::{Error, ErrorKind, RetryPolicy, SearchImage};
use getty_api_suite::loopback::{Loopback, RawResponse};
use serde_json::json;

use crate::support::*;

const JPEG: &[u8] = b"\xff\xd8\xff\xe0 a picture";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a picture";

/// The longest picture that is taken.
const MOST: usize = 10 * 1024 * 1024;

/// A server that takes uploads and finds five images for each.
fn server() -> io::Result<Loopback> {
    Loopback::start(|request| match request.method.as_str() {
        "PUT" => RawResponse::new(200).into_bytes(),
        _ => images(ids_on(number(request, "page").max(1), 2, 5), Some(5)),
    })
}

#[tokio::test]
async fn a_picture_is_uploaded_and_searched_with_in_one_call() -> Result<(), Failure> {
    let server = server()?;
    let getty = client(&server)?;
    let image = SearchImage::from_bytes(JPEG)?;
    let search = getty.search().creative().images_by_image(image).exclude_editorial_use_only(true);
    let page = search.page_size(2).send().await?;
    assert_eq!(page.images.len(), 2);

    let recorded = server.recorded();
    let [upload, search] = &recorded[..] else { return Err("not two requests".into()) };
    let name = upload.target.strip_prefix("/v3/search/by-image/uploads/").ok_or("another path")?;
    assert!(name.ends_with(".jpg") && name.len() > 30, "{name}");
    assert_eq!(upload.header("content-type"), Some("image/jpeg"));
    assert_eq!(upload.header("api-key"), Some("key"));
    assert_eq!(upload.body, JPEG);
    assert_eq!(search.path(), "/v3/search/images/creative/by-image");
    assert_eq!(parameter(search, "image_url"), Some(format!("{}{}", server.url(), upload.target)));
    assert_eq!(parameter(search, "asset_id"), None);
    assert_eq!(search.header("api-key"), Some("key"));
    Ok(())
}

#[tokio::test]
async fn a_stream_uploads_once() -> Result<(), Failure> {
    let server = server()?;
    let image = SearchImage::from_bytes(PNG)?;
    let query = client(&server)?.search().creative().images_by_image(image).page_size(2);
    for query in [query.clone(), query.prefetch()] {
        let before = server.recorded().len();
        let images: Vec<_> = query.stream().try_collect().await?;
        assert_eq!(images.len(), 5);
        let recorded = &server.recorded()[before..];
        let methods: Vec<_> = recorded.iter().map(|request| request.method.as_str()).collect();
        assert_eq!(methods, ["PUT", "GET", "GET", "GET"]);
        assert_eq!(recorded[0].header("content-type"), Some("image/png"));
        assert!(recorded[0].target.ends_with(".png"));
        let urls: BTreeSet<_> = recorded[1..].iter().map(|request| parameter(request, "image_url")).collect();
        assert_eq!(urls.len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn an_upload_serves_several_searches() -> Result<(), Failure> {
    let server = server()?;
    let getty = client(&server)?;
    let image = getty.upload_search_image(&SearchImage::from_bytes(JPEG)?).await?;
    let url = image.url().ok_or("it has no address")?.to_owned();
    getty.search().creative().images_by_image(image.clone()).send().await?;
    getty.search().creative().videos_by_image(SearchImage::uploaded(&url)?).phrase("roof").send().await?;
    // Nothing is left to upload.
    assert_eq!(getty.upload_search_image(&image).await?.url(), Some(url.as_str()));
    let recorded = server.recorded();
    assert_eq!(recorded.len(), 3);
    assert_eq!(url, format!("{}{}", server.url(), recorded[0].target));
    assert_eq!(recorded[2].path(), "/v3/search/videos/creative/by-image");
    for search in &recorded[1..] {
        assert_eq!(parameter(search, "image_url").as_ref(), Some(&url));
    }
    Ok(())
}

#[tokio::test]
async fn an_asset_needs_no_upload() -> Result<(), Failure> {
    let server = server()?;
    let image = SearchImage::asset("17");
    assert_eq!(image.url(), None);
    client(&server)?.search().creative().videos_by_image(image).send().await?;
    let recorded = server.recorded();
    assert_eq!(recorded.len(), 1);
    assert_eq!(parameter(&recorded[0], "asset_id").as_deref(), Some("17"));
    assert_eq!(parameter(&recorded[0], "image_url"), None);
    Ok(())
}

#[tokio::test]
async fn no_two_uploads_have_the_same_name() -> Result<(), Failure> {
    let server = server()?;
    let image = SearchImage::from_bytes(JPEG)?;
    let (one, other) = (client(&server)?, client(&server)?);
    for getty in [&one, &one, &other, &other] {
        getty.upload_search_image(&image).await?;
    }
    let names: BTreeSet<_> = server.recorded().into_iter().map(|request| request.target).collect();
    assert_eq!(names.len(), 4);
    Ok(())
}

#[tokio::test]
async fn an_upload_that_is_retried_keeps_its_name() -> Result<(), Failure> {
    use std::sync::atomic::{AtomicBool, Ordering};

    let failed = AtomicBool::new(false);
    let server = Loopback::start(move |_| {
        let status = if failed.swap(true, Ordering::SeqCst) { 200 } else { 503 };
        RawResponse::new(status).into_bytes()
    })?;
    let retry = RetryPolicy::default().first_delay(std::time::Duration::ZERO);
    let getty = builder(&server.url())?.retry(retry).build()?;
    let image = getty.upload_search_image(&SearchImage::from_bytes(JPEG)?).await?;
    let recorded = server.recorded();
    assert_eq!(recorded.len(), 2);
    assert_eq!((&recorded[0].target, &recorded[0].body), (&recorded[1].target, &recorded[1].body));
    assert!(image.url().is_some_and(|url| url.ends_with(&recorded[1].target)));
    Ok(())
}

#[tokio::test]
async fn a_failed_upload_fails_the_search() -> Result<(), Failure> {
    let server = Loopback::start(|_| error_response(400, "InvalidRequest"))?;
    let image = SearchImage::from_bytes(JPEG)?;
    let query = client(&server)?.search().creative().images_by_image(image);
    let error = query.clone().send().await.unwrap_err();
    assert_eq!(error.operation().map(|operation| operation.id), Some("upload_search_image"));
    let mut items = query.stream();
    assert!(items.try_next().await.is_err());
    assert_eq!(items.page(), Some(1));
    assert!(server.recorded().iter().all(|request| request.method == "PUT"));
    Ok(())
}

fn assert_refused(result: Result<SearchImage, Error>, reason: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(error.to_string().contains(reason), "{error}");
}

#[tokio::test]
async fn only_jpeg_and_png_of_at_most_ten_megabytes_are_taken() -> Result<(), Failure> {
    for wrong in [&b""[..], b"\xff\xd8", b"GIF89a", b"RIFF....WEBP", b"<svg/>", b"\x89PNG"] {
        assert_refused(SearchImage::from_bytes(wrong), "neither a JPEG nor a PNG");
        assert_refused(SearchImage::from_reader(wrong).await, "neither a JPEG nor a PNG");
    }
    let mut longest = JPEG.to_vec();
    longest.resize(MOST, 0);
    SearchImage::from_bytes(longest.clone())?;
    SearchImage::from_reader(&longest[..]).await?;
    longest.push(0);
    assert_refused(SearchImage::from_reader(&longest[..]).await, "longer than 10 MB");
    assert_refused(SearchImage::from_bytes(longest), "longer than 10 MB");
    Ok(())
}

#[tokio::test]
async fn a_reader_without_end_is_not_read_without_end() {
    let endless = tokio::io::repeat(0);
    assert_refused(SearchImage::from_reader(endless).await, "longer than 10 MB");
}

#[tokio::test]
async fn pictures_come_from_files() -> Result<(), Failure> {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("picture");
    std::fs::write(&path, JPEG)?;
    let server = server()?;
    let getty = client(&server)?;
    getty.upload_search_image(&SearchImage::from_file(&path).await?).await?;
    let reader = Cursor::new(JPEG);
    getty.upload_search_image(&SearchImage::from_reader(reader).await?).await?;
    assert!(server.recorded().iter().all(|request| request.body == JPEG));

    std::fs::File::create(&path)?.set_len(1 << 40)?;
    assert_refused(SearchImage::from_file(&path).await, "longer than 10 MB");

    let missing = directory.path().join("missing.jpg");
    let error = SearchImage::from_file(&missing).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
    assert!(error.to_string().contains("missing.jpg"), "{error}");
    let error = SearchImage::from_file(directory.path()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
    Ok(())
}

#[tokio::test]
async fn an_uploaded_picture_has_a_url() {
    for wrong in ["", "picture.jpg", "/v3/search/by-image/uploads/a.jpg", "file:///tmp/a.jpg"] {
        assert_refused(SearchImage::uploaded(wrong), "image_url");
    }
}

#[tokio::test]
async fn fingerprints_and_facets_are_in_the_response() -> Result<(), Failure> {
    let body =
        json!({ "image_fingerprint": "f00", "images": [], "facets": { "artists": [{ "name": "Ada" }] } });
    let server = Loopback::start(move |_| json_response(&body))?;
    let query = client(&server)?.search().creative().images_by_image(SearchImage::asset("17"));
    let page = query.include_facets(true).send().await?;
    assert_eq!(page.image_fingerprint.as_deref(), Some("f00"));
    let artists = page.facets.as_ref().map(|facets| facets.artists.len());
    assert_eq!(artists, Some(1));
    Ok(())
}

#[tokio::test]
async fn extras_of_a_search_are_sent_with_the_search_and_not_the_upload() -> Result<(), Failure> {
    let server = server()?;
    let getty = client(&server)?.with_extras(Extras::new().query("view", "v").header("X-View", "v"));
    let search = getty.search().creative().images_by_image(SearchImage::from_bytes(JPEG)?);
    search.query("extra", "a b").header("X-Extra", "e").send().await?;
    let recorded = server.recorded();
    let [upload, search] = &recorded[..] else { return Err("not two requests".into()) };
    assert_eq!((upload.query(), upload.header("x-view"), upload.header("x-extra")), ("", None, None));
    assert!(search.query().ends_with("&view=v&extra=a%20b"), "{}", search.query());
    assert_eq!((search.header("x-view"), search.header("x-extra")), (Some("v"), Some("e")));

    // An upload that is called for itself is an operation like any other.
    getty.upload_search_image(&SearchImage::from_bytes(JPEG)?).await?;
    assert_eq!(server.recorded().last().map(|upload| upload.query().to_owned()).as_deref(), Some("view=v"));
    Ok(())
}
