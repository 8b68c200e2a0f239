//! What belongs to the customer: products and what is left of them, the account's name; and lists of countries
//! and collections.

use std::ops::Deref;

use getty_api::Timestamp;
use getty_api::operations::{get_current_customer, list_collections, list_countries, list_products};
use getty_api::types::{Collection, Country, Customer, Overage, ProductField, ProductStatus, ProductType};

use crate::client::Getty;
use crate::decoding::require_list;
use crate::error::Error;

impl Getty {
    /// The customer's products, with what they ask for when something is downloaded: `GET /v3/products`.
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
        let answer = self.send(list_products().fields([ProductField::DownloadRequirements])).await?;
        require_list(&answer, "products")?;
        Ok(answer.into_inner().products.into_iter().map(Agreement).collect())
    }

    /// The name of the customer whose token is used: `GET /v3/customers/current`. It takes credentials that belong
    /// to a user.
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

    /// All countries, with their two- and three-letter codes: `GET /v3/countries`.
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

    /// The collections that assets come from: `GET /v3/collections`. With a token, those of the customer's
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

/// What the customer has agreed on, which the API calls a product: the API's record, to which it dereferences, and
/// what follows from it.
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
    /// The API's own record.
    pub fn into_inner(self) -> getty_api::types::Product {
        self.0
    }

    /// Whether it can be used: unless the API says that it is not active.
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

    /// The project codes to choose from; none when any will do.
    pub fn project_codes(&self) -> &[String] {
        self.download_requirements.as_ref().map_or(&[], |needs| &needs.project_codes)
    }

    /// What is left on it.
    ///
    /// ```
    /// use getty_api_ext::account::{Agreement, Remaining};
    /// use getty_api_ext::raw;
    ///
    /// let mut record = raw::types::Product::default();
    /// record.download_limit = Some(25);
    /// record.downloads_remaining = Some(3);
    /// let left = Agreement::from(record).remaining();
    /// assert!(matches!(left, Remaining::Downloads { left: 3, limit: Some(25), .. }));
    /// assert!(left.is_some_left());
    /// ```
    pub fn remaining(&self) -> Remaining {
        if let Some(left) = self.downloads_remaining {
            let overage = self.overage.as_ref().map_or(0, overage_left);
            return Remaining::Downloads {
                left,
                limit: self.download_limit,
                overage,
                resets: self.download_limit_reset_utc_date,
            };
        }
        if self.credits_remaining.is_some() || self.team_credits.is_some() {
            return Remaining::Credits { own: self.credits_remaining, team: self.team_credits };
        }
        match self.download_limit {
            // A limit with no word on what is left of it.
            Some(_) => Remaining::Unknown,
            None => Remaining::Unlimited,
        }
    }
}

fn overage_left(overage: &Overage) -> i32 {
    match overage.overages_reached {
        Some(true) => 0,
        _ => overage.remaining.unwrap_or(0),
    }
}

/// What is left on a [`Agreement`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Remaining {
    /// So many downloads.
    #[non_exhaustive]
    Downloads {
        /// Downloads left of the limit.
        left: i32,
        /// The limit for a period, or for good where `resets` is absent.
        limit: Option<i32>,
        /// Downloads that can be made beyond the limit, at the price that was agreed.
        overage: i32,
        /// When the limit begins anew.
        resets: Option<Timestamp>,
    },
    /// So many credits.
    #[non_exhaustive]
    Credits {
        /// The user's own.
        own: Option<i32>,
        /// Those shared by a team (iStock only).
        team: Option<i32>,
    },
    /// There is no limit.
    Unlimited,
    /// There is a limit, and the API does not say what is left of it.
    Unknown,
}

impl Remaining {
    /// Whether anything is left; `true` where that is not known.
    pub fn is_some_left(&self) -> bool {
        match *self {
            Self::Downloads { left, overage, .. } => left > 0 || overage > 0,
            Self::Credits { own, team } => own.unwrap_or(0) > 0 || team.unwrap_or(0) > 0,
            Self::Unlimited | Self::Unknown => true,
        }
    }
}
