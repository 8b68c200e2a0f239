//! What embeds images.

use getty_api_ext::ErrorKind;
use getty_api_mock::MockGetty;
use getty_api_suite::loopback::Loopback;
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn images_are_embedded_by_their_ids() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let ids = mock.image_ids();
    let embed = getty.embed("example.com").max_width(100).ids(&ids[..5]).await?;
    assert_eq!(embed.width, Some(100));
    assert!(embed.thumbnail_width.is_some(), "numbers are read from text");
    assert!(embed.html.is_some_and(|html| html.contains(&ids[4])));
    let received = mock.received_requests_for("oembed");
    assert_eq!(
        received[0].query_value("url"),
        Some(format!("http://gty.im/{}", ids[..5].join(",")).as_str())
    );
    assert_eq!(received[0].query_value("caller"), Some("example.com"));
    mock.assert_no_leaked_credentials();
    Ok(())
}

#[tokio::test]
async fn markup_is_handed_on_as_it_came() -> Result<(), Failure> {
    let html = "<div>\r\n<script src='//embed.example/x.js?a=1&amp;b=2'></script>\u{2028}&lt;é</div>\t ";
    let body = json!({ "html": html, "width": "594", "height": 396.0, "version": 1.0 });
    let server = Loopback::start(move |_| json_response(&body))?;
    let embed = client(&server)?.embed("example.com").max_height(400).ids(["17"]).await?;
    assert_eq!(embed.html.as_deref(), Some(html));
    assert_eq!((embed.width, embed.height), (Some(594), Some(396)));
    let request = &server.recorded()[0];
    assert_eq!(request.target, "/oembed?url=http://gty.im/17&caller=example.com&maxheight=400");
    assert_eq!((request.header("api-key"), request.header("authorization")), (None, None));
    Ok(())
}

#[tokio::test]
async fn urls_of_each_kind_are_accepted() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let id = mock.image_ids().swap_remove(0);
    let link = getty.image(&id).fields(["uri_oembed"]).send().await?.and_then(|image| image.uri_oembed);
    let link = link.ok_or("no link")?;
    for url in [format!("http://gty.im/{id}"), format!("https://gty.im/{id}"), link] {
        let embed = getty.embed("example.com").url(&url).await?;
        assert!(embed.html.is_some_and(|html| html.contains(&id)), "{url}");
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_embedded_is_refused_before_anything_is_sent() -> Result<(), Failure> {
    let server = Loopback::start(|_| json_response(&json!({})))?;
    let getty = client(&server)?;
    let embed = || getty.embed("example.com");
    let six = ["1", "2", "3", "4", "5", "6"];
    for ids in [&[][..], &six, &["1,2"], &[""], &["1 2"]] {
        let error = embed().ids(ids.iter().copied()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{ids:?}");
    }
    for url in ["", "17", "gty.im/17", "ftp://gty.im/17", "http://gty.im/1,2,3,4,5,6"] {
        let error = embed().url(url).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{url}");
    }
    assert!(server.recorded().is_empty());
    Ok(())
}
