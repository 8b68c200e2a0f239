//! The language and country of a client and of a call.

use getty_api::operations;
use getty_api_ext::{ErrorKind, Getty};
use getty_api_mock::MockGetty;
use getty_api_suite::loopback::Loopback;
use serde_json::json;

use crate::support::*;

fn server() -> std::io::Result<Loopback> {
    Loopback::start(|_| json_response(&json!({})))
}

fn german(server: &Loopback) -> Result<Getty, Failure> {
    Ok(builder(&server.url())?.language("de-AT").country("aut").build()?)
}

fn said(server: &Loopback) -> Vec<(Option<String>, Option<String>)> {
    let header = |request: &getty_api_suite::loopback::RecordedRequest, name: &str| {
        request.header(name).map(str::to_owned)
    };
    let recorded = server.recorded();
    recorded
        .iter()
        .map(|request| (header(request, "accept-language"), header(request, "gi-country-code")))
        .collect()
}

#[tokio::test]
async fn a_client_sends_its_language_and_country_where_they_are_documented() -> Result<(), Failure> {
    let server = server()?;
    let getty = german(&server)?;
    getty.search().creative().images("Dach").send().await?;
    getty.send(operations::search_events().phrase("Finale")).await?;
    getty.search().affiliate().images("Dach").send().await?;
    getty.search().similar_images("17").send().await?;
    getty.images(["17"]).lookups().await;
    getty.send(operations::list_file_registrations()).await.ok();
    getty.send(operations::match_image("https://example.com/roof.jpg")).await?;
    getty.embed("example.com").ids(["17"]).await?;
    let both = (Some("de-AT".to_owned()), Some("AUT".to_owned()));
    let language = (Some("de-AT".to_owned()), None);
    let expected = [both.clone(), both.clone(), both, language.clone(), language, (None, None), (None, None)];
    // Without a token, the operation that needs one is not sent.
    assert_eq!(said(&server), expected);
    Ok(())
}

#[tokio::test]
async fn a_call_can_request_others() -> Result<(), Failure> {
    let server = server()?;
    let getty = german(&server)?;
    getty.search().images("toit").language("fr").country("FRA").send().await?;
    getty.search().images("toit").language("fr").send().await?;
    getty.image("17").language("fr").send().await?;
    getty.images(["17"]).language("fr").lookups().await;
    getty.send(operations::search_images().accept_language("fr")).await?;
    let french = |country: Option<&str>| (Some("fr".to_owned()), country.map(str::to_owned));
    let expected =
        [french(Some("FRA")), french(Some("AUT")), french(None), french(None), french(Some("AUT"))];
    assert_eq!(said(&server), expected);
    Ok(())
}

#[tokio::test]
async fn no_language_or_country_is_sent_unless_set() -> Result<(), Failure> {
    let server = server()?;
    client(&server)?.search().images("roof").send().await?;
    assert_eq!(said(&server), [(None, None)]);
    Ok(())
}

#[tokio::test]
async fn what_is_no_language_or_country_is_refused_before_anything_is_sent() -> Result<(), Failure> {
    let server = server()?;
    let getty = client(&server)?;
    for wrong in ["", "d", "de_DE", "de-", "-de", "deutsch", "de, en;q=0.5", "*", "d3", "de-abcdefghi", "dé"]
    {
        let error = builder(&server.url())?.language(wrong).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(error.to_string().contains("language tag"), "{error}");
        let error = getty.search().images("roof").language(wrong).send().await.unwrap_err();
        assert!(error.to_string().contains("language tag"), "{error}");
        assert_eq!(getty.image("17").language(wrong).send().await.unwrap_err().kind(), ErrorKind::Invalid);
        let lookups = getty.images(["17"]).language(wrong).lookups().await;
        assert!(lookups[0].1.error().is_some_and(|error| error.kind() == ErrorKind::Invalid));
    }
    for wrong in ["", "DE", "DEUT", "D3U", "Germany", "ÄÖ", "276"] {
        let error = builder(&server.url())?.country(wrong).build().unwrap_err();
        assert!(error.to_string().contains("ISO 3166"), "{error}");
        let error = getty.search().images("roof").country(wrong).send().await.unwrap_err();
        assert!(error.to_string().contains("ISO 3166"), "{error}");
    }
    assert!(server.recorded().is_empty());
    for right in ["de", "en-GB", "pt-BR", "zh-Hant-HK", "es-419", "fil", "sl-rozaj-biske-1994"] {
        builder(&server.url())?.language(right).build()?;
    }
    Ok(())
}

#[tokio::test]
async fn texts_are_in_the_requested_language() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let page = getty.search().creative().images("lighthouse").language("de").page_size(1).send().await?;
    let title = page.images[0].title.clone().unwrap_or_default();
    assert!(title.starts_with("Leuchtturm"), "{title}");
    Ok(())
}
