//! Which calls are sent with a token, and which fetch none.

use getty_api_ext::raw::oembed::operations::get_oembed;
use getty_api_ext::raw::operations::search_creative_images;
use getty_api_ext::raw::types::CreativeImageField;
use getty_api_ext::{Credentials, ErrorKind, Getty};
use getty_api_mock::{MockGetty, ReceivedRequest};

use crate::support::{Failure, application, builder, call, client, kind};

async fn search(getty: &Getty, fields: &[CreativeImageField]) -> Result<(), getty_api_ext::Error> {
    let search = search_creative_images().phrase("lighthouse").fields(fields.iter().cloned());
    getty.send(search).await.map(drop)
}

fn only(mock: &MockGetty, operation: &str) -> Result<ReceivedRequest, Failure> {
    let mut received = mock.received_requests_for(operation);
    assert_eq!(received.len(), 1);
    Ok(received.remove(0))
}

#[tokio::test]
async fn the_key_alone_searches_anonymously() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    // A setting that has nothing to work with.
    let getty = builder(&mock, Credentials::api_key(mock.api_key()))?.licensed_results(true).build()?;
    search(&getty, &[]).await?;
    let request = only(&mock, "search_creative_images")?;
    assert_eq!(request.header("api-key"), Some(mock.api_key()));
    assert_eq!(request.header("authorization"), None);
    mock.assert_called("token").never();
    Ok(())
}

#[tokio::test]
async fn the_key_alone_does_not_try_what_needs_a_token() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, Credentials::api_key(mock.api_key()))?;
    assert_eq!(kind(call(&getty).await)?, ErrorKind::Credentials);
    assert!(mock.received_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn searches_fetch_no_token() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    search(&getty, &[CreativeImageField::Title]).await?;
    assert_eq!(only(&mock, "search_creative_images")?.header("authorization"), None);
    mock.assert_called("token").never();

    // Not even when one is there.
    call(&getty).await?;
    mock.clear_received_requests();
    search(&getty, &[]).await?;
    assert_eq!(only(&mock, "search_creative_images")?.header("authorization"), None);
    Ok(())
}

#[tokio::test]
async fn searches_have_a_token_for_licensed_results() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = builder(&mock, application(&mock))?.licensed_results(true).build()?;
    search(&getty, &[]).await?;
    assert!(only(&mock, "search_creative_images")?.header("authorization").is_some());
    mock.assert_called("token").times(1);
    Ok(())
}

#[tokio::test]
async fn fields_that_need_a_token_bring_one() -> Result<(), Failure> {
    for field in [
        CreativeImageField::DownloadSizes,
        CreativeImageField::LargestDownloads,
        CreativeImageField::from("downloads"),
    ] {
        let mock = MockGetty::start().await;
        let getty = client(&mock, application(&mock))?;
        let result = search(&getty, &[CreativeImageField::Title, field.clone()]).await;
        let request = only(&mock, "search_creative_images")?;
        assert!(request.header("authorization").is_some(), "{field}: {result:?}");
        mock.assert_called("token").times(1);
    }
    Ok(())
}

#[tokio::test]
async fn an_api_that_requires_a_token_receives_one() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    let send_calls = || {
        let response =
            getty_api_mock::CannedResponse::new(401).getty_error("AuthorizationTokenRequired", "not so");
        mock.fail_next("search_creative_images", 1, getty_api_mock::Fault::Respond(response));
    };
    send_calls();
    search(&getty, &[]).await?;
    let sent: Vec<bool> = mock
        .received_requests_for("search_creative_images")
        .iter()
        .map(|request| request.header("authorization").is_some())
        .collect();
    assert_eq!(sent, [false, true]);

    send_calls();
    let anonymous = client(&mock, Credentials::api_key(mock.api_key()))?;
    let error = search(&anonymous, &[]).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("an access token is needed"), "{error}");
    Ok(())
}

#[tokio::test]
async fn embeds_have_neither_key_nor_token() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = builder(&mock, application(&mock))?.licensed_results(true).build()?;
    let id = mock.image_ids().first().cloned().ok_or("an empty catalogue")?;
    getty.send(get_oembed(format!("http://gty.im/{id}"), "example.com")).await?;
    mock.assert_no_leaked_credentials();
    mock.assert_called("token").never();
    Ok(())
}
