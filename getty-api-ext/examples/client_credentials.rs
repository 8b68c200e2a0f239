//! Acts for an application with its own agreements: lists the products it can download with.
//!
//! With nothing configured it runs against a Getty Images server of its own on loopback. With
//! `GETTY_API_KEY` and `GETTY_API_SECRET` set it asks the real API, or the one at `GETTY_API_URL` and
//! `GETTY_TOKEN_URL`. With `GETTY_TOKEN_DIRECTORY` set the token is kept there, so that the next run, or others
//! that run at the same time, need no token request.

use std::env;
use std::error::Error;

use getty_api_ext::raw::operations::list_products;
use getty_api_ext::{Credentials, Endpoints, FileTokenStore, Getty};
use getty_api_mock::MockGetty;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if env::var_os("GETTY_API_KEY").is_some() {
        return list(
            Getty::builder().credentials(Credentials::from_env()?).endpoints(Endpoints::from_env()?),
        )
        .await;
    }

    let mock = MockGetty::start().await;
    println!("GETTY_API_KEY is not set: using a local mock server at {}.", mock.api_url());
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    list(Getty::builder().credentials(credentials).endpoints(endpoints)).await
}

async fn list(mut builder: getty_api_ext::GettyBuilder) -> Result<(), Box<dyn Error>> {
    if let Some(directory) = env::var_os("GETTY_TOKEN_DIRECTORY") {
        builder = builder.token_store(FileTokenStore::new(directory));
    }
    let getty = builder.build()?;
    let products = getty.send(list_products()).await?;
    println!("{} products:", products.products.len());
    for product in &products.products {
        let name = product.agreement_name.as_deref().or(product.name.as_deref()).unwrap_or("?");
        match product.downloads_remaining {
            Some(remaining) => println!("  {name}: {remaining} downloads left"),
            None => println!("  {name}"),
        }
    }
    Ok(())
}
