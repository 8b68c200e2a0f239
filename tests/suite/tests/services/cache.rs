//! The cache of responses: it obeys `Cache-Control`, and caches nothing without it.

use std::time::{Duration, SystemTime};

use getty_api_ext::raw::operations::{list_countries, search_images};
use getty_api_ext::{Getty, ResponseCache};
use getty_api_mock::{Board, CannedResponse, Fault, MockGetty};
use http::header::AGE;
use serde_json::json;

use crate::support::*;

fn caching(mock: &MockGetty) -> Result<Getty, Failure> {
    Ok(builder(mock)?.cache(ResponseCache::new()).build()?)
}

/// Countries of which the only one has this name.
fn countries(name: &str) -> CannedResponse {
    CannedResponse::new(200).json(&json!({ "countries": [{ "name": name }] }))
}

fn response(mock: &MockGetty, response: CannedResponse) {
    mock.clear_faults();
    mock.fail_always("list_countries", Fault::Respond(response));
}

async fn name(getty: &Getty) -> Result<String, Failure> {
    let countries = getty.countries().await?;
    Ok(countries.into_iter().next().and_then(|country| country.name).ok_or("no name")?)
}

#[tokio::test(start_paused = true)]
async fn a_response_is_reused_for_as_long_as_the_server_allows() -> Result<(), Failure> {
    for lifetime in ["max-age=60", "private, max-age=60"] {
        let mock = MockGetty::start().await;
        let getty = caching(&mock)?;
        response(&mock, countries("Old").header("cache-control", lifetime));
        assert_eq!(name(&getty).await?, "Old");
        tokio::time::advance(Duration::from_secs(59)).await;
        response(&mock, countries("New"));
        assert_eq!(name(&getty).await?, "Old");
        let again = getty.send(list_countries()).await?;
        assert_eq!(again.headers().get(AGE).and_then(|age| age.to_str().ok()), Some("59"));
        mock.assert_called("list_countries").times(1);

        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(name(&getty).await?, "New");
        assert_eq!(name(&getty).await?, "New");
        mock.assert_called("list_countries").times(3);
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_time_for_which_the_system_is_suspended_counts() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    response(&mock, countries("Old").header("cache-control", "max-age=1"));
    assert_eq!(name(&getty).await?, "Old");
    response(&mock, countries("New").header("cache-control", "max-age=1"));
    // As in a suspended system: the monotonic clock is paused, and the system's clock runs.
    let began = SystemTime::now();
    while name(&getty).await? == "Old" {
        assert!(began.elapsed()? < Duration::from_secs(60), "the response stays fresh");
    }
    mock.assert_called("list_countries").times(2);
    Ok(())
}

#[tokio::test]
async fn nothing_is_cached_unless_the_server_and_the_user_allow_it() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let (plain, caching) = (client(&mock)?, caching(&mock)?);
    let fresh = || countries("One").header("cache-control", "max-age=60");
    let cases = [
        (&plain, fresh()),
        (&caching, countries("One")),
        (&caching, countries("One").header("last-modified", "Thu, 01 Jan 2015 00:00:00 GMT")),
        (&caching, countries("One").header("cache-control", "no-store, max-age=60")),
        (&caching, fresh().header("vary", "*")),
        (&caching, fresh().header("age", "18446744073709551615")),
        (&caching, countries("One").header("cache-control", "max-age=0")),
        (&caching, countries("One").header("cache-control", "max-age=-1").header("expires", "0")),
    ];
    for (getty, canned) in cases {
        mock.clear_received_requests();
        getty.clear_cache();
        response(&mock, canned.clone());
        name(getty).await?;
        name(getty).await?;
        assert_eq!(mock.call_count("list_countries"), 2, "{canned:?}");
    }
    Ok(())
}

#[tokio::test]
async fn errors_are_not_cached() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    response(
        &mock,
        CannedResponse::new(404).getty_error("NotFound", "No.").header("cache-control", "max-age=60"),
    );
    assert!(getty.countries().await.is_err());
    mock.clear_faults();
    assert!(!getty.countries().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_response_with_a_validator_is_revalidated() -> Result<(), Failure> {
    let modified = "Thu, 01 Jan 2026 00:00:00 GMT";
    for (header, condition, value) in
        [("etag", "if-none-match", "\"one\""), ("last-modified", "if-modified-since", modified)]
    {
        let mock = MockGetty::start().await;
        let getty = caching(&mock)?;
        response(&mock, countries("Old").header(header, value).header("cache-control", "no-cache"));
        assert_eq!(name(&getty).await?, "Old");

        response(&mock, CannedResponse::new(304).header(header, value).header("cache-control", "max-age=60"));
        assert_eq!(name(&getty).await?, "Old");
        let requested = mock.received_requests_for("list_countries");
        assert_eq!(requested.len(), 2);
        assert_eq!((requested[0].header(condition), requested[1].header(condition)), (None, Some(value)));
        assert_eq!(name(&getty).await?, "Old", "which made it fresh");
        mock.assert_called("list_countries").times(2);

        getty.clear_cache();
        response(&mock, countries("New").header(header, value));
        assert_eq!(name(&getty).await?, "New");
    }
    Ok(())
}

#[tokio::test]
async fn what_has_changed_is_replaced() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    response(&mock, countries("Old").header("etag", "\"one\"").header("cache-control", "no-cache"));
    assert_eq!(name(&getty).await?, "Old");
    response(&mock, countries("New").header("etag", "\"two\"").header("cache-control", "max-age=60"));
    assert_eq!(name(&getty).await?, "New");
    assert_eq!(name(&getty).await?, "New");
    mock.assert_called("list_countries").times(2);
    Ok(())
}

#[tokio::test]
async fn a_confirmation_of_another_response_is_not_used() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    let first = countries("Old").header("etag", "\"one\"").header("cache-control", "no-cache");
    mock.fail_next("list_countries", 1, Fault::Respond(first));
    assert_eq!(name(&getty).await?, "Old");
    mock.fail_next("list_countries", 1, Fault::Respond(CannedResponse::new(304).header("etag", "\"other\"")));
    mock.fail_next("list_countries", 1, Fault::Respond(countries("New")));
    assert_eq!(name(&getty).await?, "New");
    let requested = mock.received_requests_for("list_countries");
    assert_eq!(requested.len(), 3);
    assert_eq!(requested[2].header("if-none-match"), None);
    Ok(())
}

#[tokio::test]
async fn responses_that_vary_are_cached_separately() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    let in_language = async |language: &str| -> Result<String, Failure> {
        let canned = countries(language).header("cache-control", "max-age=60");
        response(&mock, canned.header("vary", "Accept-Language, Api-Key"));
        let response = getty.send(list_countries().accept_language(language)).await?;
        Ok(response.countries.first().and_then(|country| country.name.clone()).ok_or("no name")?)
    };
    for language in ["de", "fr", "de", "fr"] {
        assert_eq!(in_language(language).await?, language);
    }
    mock.assert_called("list_countries").times(2);
    // More variants than are kept.
    for number in 0..20 {
        in_language(&format!("l{number}")).await?;
    }
    assert_eq!(in_language("l19").await?, "l19");
    mock.assert_called("list_countries").times(22);
    assert_eq!(in_language("de").await?, "de");
    mock.assert_called("list_countries").times(23);
    Ok(())
}

#[tokio::test]
async fn other_questions_and_other_users_have_other_responses() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    mock.fail_always("search_images", Fault::WithHeader("cache-control".into(), "max-age=60".into()));
    let boats = getty.send(search_images().phrase("boat")).await?;
    let roofs = getty.send(search_images().phrase("roof")).await?;
    assert_ne!(boats.images, roofs.images);
    assert_eq!(getty.send(search_images().phrase("boat")).await?.images, boats.images);
    mock.assert_called("search_images").times(2);

    let credentials = getty_api_ext::Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let other = getty.with_credentials(credentials);
    other.send(search_images().phrase("boat")).await?;
    mock.assert_called("search_images").times(3);
    other.send(search_images().phrase("boat")).await?;
    getty.clone().send(search_images().phrase("boat")).await?;
    mock.assert_called("search_images").times(3);
    Ok(())
}

#[tokio::test]
async fn a_change_makes_what_was_read_forgotten() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let user = getty_api_ext::Credentials::password(mock.api_key(), mock.username(), mock.password());
    let getty = caching(&mock)?.with_credentials(user.client_secret(mock.api_secret()));
    let id = mock.add_board(Board::new("Covers"));
    let board = getty.board(id);
    mock.fail_always("get_board", Fault::WithHeader("cache-control".into(), "max-age=60".into()));
    assert_eq!(board.get().await?.name.as_deref(), Some("Covers"));
    assert_eq!(board.get().await?.name.as_deref(), Some("Covers"));
    mock.assert_called("get_board").times(1);
    // Also when the response to the change is lost.
    mock.fail_next("update_board", 1, Fault::ResetAfterProcessing);
    assert!(board.update("Backs", None).await.is_err());
    assert_eq!(board.get().await?.name.as_deref(), Some("Backs"));
    mock.assert_called("get_board").times(2);
    Ok(())
}

#[tokio::test]
async fn a_response_larger_than_the_cache_is_not_cached() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = builder(&mock)?.cache(ResponseCache::new().max_bytes(4 * 1024)).build()?;
    response(&mock, countries(&"x".repeat(8 * 1024)).header("cache-control", "max-age=60"));
    name(&getty).await?;
    name(&getty).await?;
    mock.assert_called("list_countries").times(2);
    response(&mock, countries("x").header("cache-control", "max-age=60"));
    assert_eq!(name(&getty).await?, "x");
    Ok(())
}

#[tokio::test]
async fn a_call_with_extras_has_a_separate_response() -> Result<(), Failure> {
    use getty_api_ext::raw::Extras;

    let mock = MockGetty::start().await;
    let getty = caching(&mock)?;
    response(&mock, countries("Plain").header("cache-control", "max-age=60"));
    assert_eq!(name(&getty).await?, "Plain");
    response(&mock, countries("Other").header("cache-control", "max-age=60"));
    for extras in [Extras::new().query("preview", 1), Extras::new().header("X-Preview", "1")] {
        let before = mock.call_count("list_countries");
        let view = getty.with_extras(extras);
        assert_eq!((name(&view).await?, name(&view).await?), ("Other".to_owned(), "Other".to_owned()));
        assert_eq!(mock.call_count("list_countries"), before + 1);
    }
    assert_eq!(name(&getty).await?, "Plain");

    // What a GET has in its body is not in the cache's key.
    let get = |body: &str| {
        getty.request(http::Method::GET, "/v3/countries").json_body(body).send::<serde_json::Value>()
    };
    let before = mock.call_count("list_countries");
    for body in ["one", "two"] {
        assert_eq!(get(body).await?["countries"][0]["name"], "Other");
    }
    assert_eq!(mock.call_count("list_countries"), before + 2);
    Ok(())
}
