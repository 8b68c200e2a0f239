//! Products and what is left of them; the customer, countries and collections.

use getty_api_ext::account::{Agreement, Remaining};
use getty_api_ext::raw::types::{self, ProductType};
use getty_api_ext::{AccountRejection, Credentials, ErrorKind};
use getty_api_mock::{CannedResponse, Fault, MockGetty};

use crate::support::*;

#[tokio::test]
async fn products_contain_what_remains_and_what_they_require() -> Result<(), Failure> {
    let mock = MockGetty::builder().quota("premiumaccess", 7).start().await;
    let getty = user_client(&mock)?;
    let id = &mock.image_ids()[0];
    getty.download_image(id).product_type("premiumaccess").to_memory(u64::MAX).await?;

    let products = getty.products().await?;
    let of_type = |wanted: ProductType| products.iter().find(|product| product.is_of_type(wanted.clone()));
    let premium = of_type(ProductType::PremiumAccess).ok_or("no premium access")?;
    assert!(premium.is_active());
    assert!(!premium.needs_notes() && !premium.needs_project_code());
    let Remaining::Downloads { remaining, limit, resets, .. } = premium.remaining() else {
        return Err(format!("{:?}", premium.remaining()).into());
    };
    assert_eq!((remaining, limit), (6, Some(7)), "one was made");
    assert!(resets.is_some());

    let editorial = of_type(ProductType::EditorialSubscription).ok_or("no editorial subscription")?;
    assert!(editorial.needs_notes() && editorial.needs_project_code());
    assert_eq!(editorial.project_codes(), ["P-100", "P-200"]);

    let easy = of_type(ProductType::EasyAccess).ok_or("no easy access")?;
    assert_eq!(easy.remaining(), Remaining::Unlimited);
    assert!(matches!(
        of_type(ProductType::CreditPack).map(Agreement::remaining),
        Some(Remaining::Credits { .. })
    ));
    Ok(())
}

#[test]
fn what_remains_follows_from_the_record() {
    let remaining = |change: &dyn Fn(&mut types::Product)| {
        let mut record = types::Product::default();
        change(&mut record);
        Agreement::from(record).remaining()
    };
    assert_eq!(remaining(&|_| {}), Remaining::Unlimited);
    assert_eq!(remaining(&|record| record.download_limit = Some(5)), Remaining::Unknown);
    let spent = remaining(&|record| record.downloads_remaining = Some(0));
    assert!(!spent.has_quota());
    let overage = |reached| {
        remaining(&|record| {
            let mut overage = types::Overage::default();
            overage.remaining = Some(4);
            overage.overages_reached = reached;
            record.downloads_remaining = Some(0);
            record.overage = Some(overage);
        })
    };
    assert!(overage(None).has_quota() && overage(Some(false)).has_quota());
    assert!(!overage(Some(true)).has_quota());
    assert!(remaining(&|record| record.team_credits = Some(3)).has_quota());
    assert!(!remaining(&|record| record.credits_remaining = Some(0)).has_quota());
}

#[tokio::test]
async fn the_customer_is_known_to_a_users_token_only() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let customer = user_client(&mock)?.customer().await?;
    assert_eq!(customer.first_name.as_deref(), Some("Mock"));
    let error = client(&mock)?.customer().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UserTokenRequired);
    Ok(())
}

#[tokio::test]
async fn countries_and_collections_are_listed() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let countries = getty.countries().await?;
    let germany = countries.iter().find(|country| country.iso_alpha_3.as_deref() == Some("DEU"));
    assert_eq!(germany.and_then(|country| country.iso_alpha_2.as_deref()), Some("DE"));
    let collections = getty.collections().await?;
    assert!(!collections.is_empty() && collections.iter().all(|collection| collection.code.is_some()));
    Ok(())
}

#[tokio::test]
async fn a_check_reports_what_the_credentials_allow() -> Result<(), Failure> {
    let mock = MockGetty::builder().quota("premiumaccess", 3).start().await;
    // A user.
    let report = user_client(&mock)?.check_access().await?;
    assert!(report.has_token && report.can_download());
    assert!(report.customer.ok_or("no customer")?.first_name.is_some());
    let products = report.products.ok_or("no products")?;
    let remaining: Vec<_> = products.iter().map(Agreement::remaining).collect();
    assert!(remaining.iter().any(|remaining| matches!(remaining, Remaining::Downloads { remaining: 3, .. })));

    // An application: a valid token without a user.
    let report = client(&mock)?.check_access().await?;
    assert!(report.has_token && report.can_download());
    assert!(report.customer.is_none());

    // A key alone.
    let key = client(&mock)?.with_credentials(Credentials::api_key(mock.api_key()));
    let report = key.check_access().await?;
    assert!(!report.has_token && !report.can_download());
    assert!(report.customer.is_none() && report.products.is_none());
    Ok(())
}

#[tokio::test]
async fn a_check_fails_with_the_reason() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let key = getty.with_credentials(Credentials::api_key("another-key-8d1f"));
    assert_eq!(key.check_access().await.unwrap_err().kind(), ErrorKind::Credentials);
    let secret = getty.with_credentials(Credentials::client_credentials(mock.api_key(), "wrong-8d1f"));
    assert_eq!(secret.check_access().await.unwrap_err().kind(), ErrorKind::Credentials);
    let token = getty.with_credentials(Credentials::access_token(mock.api_key(), "expired-8d1f"));
    assert_eq!(token.check_access().await.unwrap_err().kind(), ErrorKind::Credentials);

    let disabled = CannedResponse::new(403).header("x-error-detail", "Account Inactive");
    mock.fail_always("list_products", Fault::Respond(disabled));
    let error = getty.check_access().await.unwrap_err();
    assert_eq!(error.account_rejection(), Some(AccountRejection::KeyDisabled));
    assert!(error.to_string().contains("the API key is disabled"), "{error}");
    Ok(())
}
