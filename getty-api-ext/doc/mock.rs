// What the examples in the documentation run against; included by them.

async fn on_mock() -> Result<(getty_api_mock::MockGetty, getty_api_ext::Getty), Box<dyn std::error::Error>> {
    let mock = getty_api_mock::MockGetty::start().await;
    let mut endpoints = getty_api_ext::Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    endpoints.embed = mock.embed_url().parse()?;
    let credentials =
        getty_api_ext::Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let getty =
        getty_api_ext::Getty::builder().credentials(credentials).endpoints(endpoints).build()?;
    Ok((mock, getty))
}
