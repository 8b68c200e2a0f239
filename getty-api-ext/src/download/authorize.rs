//! The metered request: an asset for a delivery URI.

use getty_api::operations::{DownloadImage, DownloadVideo};
use getty_api::types::DownloadLink;
use getty_api::{Execute as _, Redirectable, Response};
use url::Url;

use super::request::{AssetKind, DownloadRequest};
use crate::client::Getty;
use crate::error::{Error, ErrorKind, Outcome};

/// Asks once for the address the file is delivered from. Takes one unit off a product.
pub(crate) async fn authorize(getty: &Getty, request: &DownloadRequest) -> Result<Url, Error> {
    let operation = request.kind().operation();
    let answer = getty.execute(request.to_request()?).await?;
    let link = match request.kind() {
        AssetKind::Image => Response::decode::<DownloadImage>(answer)?.into_inner(),
        AssetKind::Video => Response::decode::<DownloadVideo>(answer)?.into_inner(),
    };
    let uri = match link {
        Redirectable::SeeOther(location) => Some(location),
        Redirectable::Body(DownloadLink { uri, .. }) => uri,
        _ => None,
    };
    // From here on the download has been counted, so an answer that cannot be used is no clean failure.
    let unusable = |what: &str| {
        Error::new(ErrorKind::Decode, format!("the answer {what}"))
            .with_operation(operation)
            .with_outcome(Outcome::Unknown)
    };
    let uri = uri.ok_or_else(|| unusable("has no delivery URI"))?;
    let base = &getty.inner.endpoints.api;
    base.join(&uri).map_err(|_| unusable("has a delivery URI that is not a URI"))
}
