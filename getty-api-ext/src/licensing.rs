//! Licences beyond the standard one, paid with credits.

use getty_api::operations::acquire_asset_licenses;
use getty_api::types::{AssetLicenseRequest, AssetLicenseResult, ExtendedLicense};

use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind};

impl Getty {
    /// Buys extended licences for an asset with credits: `POST /v3/asset-licensing/{assetId}` (iStock only).
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::raw::types::ExtendedLicense;
    ///
    /// let result = getty.license(id, [ExtendedLicense::Multiseat]).use_team_credits(true).send().await?;
    /// println!("{:?} for {:?} credits", result.acquired_licenses, result.credits_used);
    /// # Ok(()) }
    /// ```
    pub fn license(
        &self,
        asset_id: impl Into<String>,
        licenses: impl IntoIterator<Item = impl Into<ExtendedLicense>>,
    ) -> License {
        License {
            getty: self.clone(),
            asset_id: asset_id.into(),
            body: AssetLicenseRequest::new(licenses),
            options: PerCall::default(),
        }
    }
}

/// A builder of a purchase of licences; created by [`Getty::license`].
#[must_use = "nothing is bought until it is sent"]
#[derive(Clone, Debug)]
pub struct License {
    getty: Getty,
    asset_id: String,
    body: AssetLicenseRequest,
    options: PerCall,
}

impl License {
    /// Whether the team's credits are used instead of the user's personal credits. Default: the API's choice.
    pub fn use_team_credits(mut self, use_them: bool) -> Self {
        self.body = self.body.with_use_team_credits(use_them);
        self
    }

    per_call_setters!(options);

    /// Buys the licences.
    ///
    /// The API cannot recognise a repeat, so this request is retried only when the server certainly did not act. If the
    /// future is dropped after the request was sent, the licences may have been bought.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for no licences. With too few credits,
    /// [`is_quota_exceeded`](Error::is_quota_exceeded) of the error is `true`. When its [`outcome`](Error::outcome) is
    /// [`Unknown`](crate::Outcome::Unknown), the licences may have been bought; compare the remaining credits of the
    /// [products](Getty::products). Otherwise see [`Error`].
    pub async fn send(self) -> Result<AssetLicenseResult, Error> {
        let Self { getty, asset_id, body, options } = self;
        if body.extended_licenses.is_empty() {
            return Err(Error::new(
                ErrorKind::Invalid,
                "licenses: the list is empty; pass at least one licence",
            ));
        }
        let call = getty.call(acquire_asset_licenses(asset_id, body));
        Ok(options.apply(call).send().await?.into_inner())
    }
}
