//! Products and their remaining quota; the customer, countries and collections; a check of the credentials.

use std::ops::Deref;

use getty_api::operations::{get_current_customer, list_collections, list_countries, list_products};
use getty_api::types::{Collection, Country, Customer, Overage, ProductField, ProductStatus, ProductType};
use getty_api::{Response, Timestamp};
use http::header::CACHE_CONTROL;

use crate::client::Getty;
use crate::decoding::require_list;
use crate::error::{Error, ErrorKind};

impl Getty {
    /// Gets the customer's products with their requirements for downloads: `GET /v3/products`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// for product in getty.products().await? {
    ///     println!("{:?} {:?}: {:?}", product.type_, product.id, product.remaining());
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn products(&self) -> Result<Vec<Agreement>, Error> {
        let response = self.send(list_products().fields([ProductField::DownloadRequirements])).await?;
        require_list(&response, "products")?;
        Ok(response.into_inner().products.into_iter().map(Agreement).collect())
    }

    /// Gets the name of the customer to whom the token belongs: `GET /v3/customers/current`. It needs the credentials
    /// of a user.
    ///
    /// # Errors
    /// [`ErrorKind::UserTokenRequired`](crate::ErrorKind::UserTokenRequired) for the credentials of an
    /// application; otherwise see [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let user = getty_api_ext::Credentials::password(mock.api_key(), mock.username(), mock.password());
    /// # let getty = getty.with_credentials(user.client_secret(mock.api_secret()));
    /// let customer = getty.customer().await?;
    /// println!("{:?} {:?}", customer.first_name, customer.last_name);
    /// # Ok(()) }
    /// ```
    pub async fn customer(&self) -> Result<Customer, Error> {
        Ok(self.send(get_current_customer()).await?.into_inner())
    }

    /// Gets all countries, with their two- and three-letter codes: `GET /v3/countries`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let countries = getty.countries().await?;
    /// let germany = countries.iter().find(|country| country.iso_alpha_3.as_deref() == Some("DEU"));
    /// println!("{:?}", germany.and_then(|country| country.name.as_deref()));
    /// # Ok(()) }
    /// ```
    pub async fn countries(&self) -> Result<Vec<Country>, Error> {
        let response = self.send(list_countries()).await?;
        require_list(&response, "countries")?;
        Ok(response.into_inner().countries)
    }

    /// Gets the collections of assets: `GET /v3/collections`. With a token, the collections of the customer's
    /// agreements.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// for collection in getty.collections().await? {
    ///     println!("{:?}: {:?}", collection.code, collection.name);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn collections(&self) -> Result<Vec<Collection>, Error> {
        let response = self.send(list_collections()).await?;
        require_list(&response, "collections")?;
        Ok(response.into_inner().collections)
    }
}

impl Getty {
    /// Checks the credentials before a program starts its work: whether the API key and the access token are
    /// valid, to whom the token belongs, and what can be downloaded with it.
    ///
    /// It obtains a token, unless the credentials are an API key alone, and calls `GET /v3/products` and
    /// `GET /v3/customers/current`. With an API key alone it calls `GET /v3/countries`, the smallest request that
    /// the API rejects without a valid key. Cached responses are not used. Nothing is paid.
    ///
    /// # Errors
    /// - [`ErrorKind::Credentials`] when the key, the token or the source of tokens is rejected.
    /// - [`ErrorKind::AccountWide`] when the key is disabled or the requests of the day are used up; see
    ///   [`Error::account_rejection`].
    /// - For other failures see [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let report = getty.check_access().await?;
    /// if !report.can_download() {
    ///     eprintln!("nothing can be downloaded: {report:?}");
    /// }
    /// # assert!(report.can_download());
    /// # Ok(()) }
    /// ```
    pub async fn check_access(&self) -> Result<AccessReport, Error> {
        let mut report = AccessReport { has_token: false, customer: None, products: None };
        if !self.inner.tokens.available() {
            self.call(list_countries()).header(CACHE_CONTROL.as_str(), NO_CACHE).send().await?;
            return Ok(report);
        }
        let products = list_products().fields([ProductField::DownloadRequirements]);
        let products = self.call(products).header(CACHE_CONTROL.as_str(), NO_CACHE).send().await;
        report.has_token = true;
        if let Some(response) = unless_user_is_missing(products)? {
            require_list(&response, "products")?;
            report.products = Some(response.into_inner().products.into_iter().map(Agreement).collect());
        }
        let customer =
            self.call(get_current_customer()).header(CACHE_CONTROL.as_str(), NO_CACHE).send().await;
        report.customer = unless_user_is_missing(customer)?.map(Response::into_inner);
        Ok(report)
    }
}

/// The value of `Cache-Control` with which a check does not use cached responses.
const NO_CACHE: &str = "no-cache";

/// A token without a user is valid, and the account of a user is not to be had with it.
fn unless_user_is_missing<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::UserTokenRequired => Ok(None),
        Err(error) => Err(error),
    }
}

/// What the credentials of a client allow; returned by [`Getty::check_access`]. The API key is valid.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AccessReport {
    /// Whether the client has a valid access token. With an API key alone, searches and metadata work, with anonymous
    /// results.
    pub has_token: bool,
    /// The customer to whom the token belongs; `None` when it belongs to an application, and without a token.
    pub customer: Option<Customer>,
    /// The customer's agreements with their [remaining quota](Agreement::remaining); `None` when the API lists them
    /// only for a user, and without a token.
    pub products: Option<Vec<Agreement>>,
}

impl AccessReport {
    /// Whether an active agreement has quota for a download. The terms of the agreements decide which assets it covers.
    pub fn can_download(&self) -> bool {
        let mut products = self.products.iter().flatten();
        products.any(|product| product.is_active() && product.remaining().has_quota())
    }
}

/// A customer's agreement, which the API calls a product. It dereferences to the API's record and adds derived values.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement(getty_api::types::Product);

impl Deref for Agreement {
    type Target = getty_api::types::Product;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl From<getty_api::types::Product> for Agreement {
    fn from(product: getty_api::types::Product) -> Self {
        Self(product)
    }
}

impl Agreement {
    /// Returns the API's record.
    pub fn into_inner(self) -> getty_api::types::Product {
        self.0
    }

    /// Whether it is active. Without a status in the record it counts as active.
    pub fn is_active(&self) -> bool {
        self.status.as_ref().is_none_or(|status| *status == ProductStatus::Active)
    }

    /// Whether it is of this type, as spelled in [`ProductType`].
    pub fn is_of_type(&self, product_type: impl Into<ProductType>) -> bool {
        self.type_.as_ref() == Some(&product_type.into())
    }

    /// Whether downloads on it need a [note](crate::Download::notes).
    pub fn needs_notes(&self) -> bool {
        self.download_requirements.as_ref().is_some_and(|needs| needs.is_note_required == Some(true))
    }

    /// Whether downloads on it need a [project code](crate::Download::project_code), which may have to be one of
    /// [`project_codes`](Self::project_codes).
    pub fn needs_project_code(&self) -> bool {
        self.download_requirements.as_ref().is_some_and(|needs| needs.is_project_code_required == Some(true))
    }

    /// The allowed project codes; empty when any code is allowed.
    pub fn project_codes(&self) -> &[String] {
        self.download_requirements.as_ref().map_or(&[], |needs| &needs.project_codes)
    }

    /// The remaining quota.
    ///
    /// ```
    /// use getty_api_ext::account::{Agreement, Remaining};
    /// use getty_api_ext::raw;
    ///
    /// let mut record = raw::types::Product::default();
    /// record.download_limit = Some(25);
    /// record.downloads_remaining = Some(3);
    /// let remaining = Agreement::from(record).remaining();
    /// assert!(matches!(remaining, Remaining::Downloads { remaining: 3, limit: Some(25), .. }));
    /// assert!(remaining.has_quota());
    /// ```
    pub fn remaining(&self) -> Remaining {
        if let Some(remaining) = self.downloads_remaining {
            let overage = self.overage.as_ref().map_or(0, remaining_overage);
            return Remaining::Downloads {
                remaining,
                limit: self.download_limit,
                overage,
                resets: self.download_limit_reset_utc_date,
            };
        }
        if self.credits_remaining.is_some() || self.team_credits.is_some() {
            return Remaining::Credits { personal: self.credits_remaining, team: self.team_credits };
        }
        match self.download_limit {
            // The API returned a limit and no remaining quota.
            Some(_) => Remaining::Unknown,
            None => Remaining::Unlimited,
        }
    }
}

fn remaining_overage(overage: &Overage) -> i32 {
    match overage.overages_reached {
        Some(true) => 0,
        _ => overage.remaining.unwrap_or(0),
    }
}

/// The remaining quota of an [`Agreement`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Remaining {
    /// The quota is a number of downloads.
    #[non_exhaustive]
    Downloads {
        /// The remaining downloads of the limit.
        remaining: i32,
        /// The limit for a period, or for the lifetime of the agreement when `resets` is `None`.
        limit: Option<i32>,
        /// The downloads beyond the limit that are allowed, at the agreed price.
        overage: i32,
        /// When the limit is reset.
        resets: Option<Timestamp>,
    },
    /// The quota is a number of credits.
    #[non_exhaustive]
    Credits {
        /// The user's personal credits.
        personal: Option<i32>,
        /// The credits shared by a team (iStock only).
        team: Option<i32>,
    },
    /// There is no limit.
    Unlimited,
    /// There is a limit, and the API did not return the remaining quota.
    Unknown,
}

impl Remaining {
    /// Whether any quota remains; `true` when that is not known.
    pub fn has_quota(&self) -> bool {
        match *self {
            Self::Downloads { remaining, overage, .. } => remaining > 0 || overage > 0,
            Self::Credits { personal, team } => personal.unwrap_or(0) > 0 || team.unwrap_or(0) > 0,
            Self::Unlimited | Self::Unknown => true,
        }
    }
}
