//! Finding the asset that a picture on the web shows.

use getty_api::operations::match_image;
use url::Url;

use crate::client::Getty;
use crate::decoding::lost_value;
use crate::error::{Error, ErrorKind};

impl Getty {
    /// Searches for the asset that the picture at `url` shows, and returns its id: `GET /v3/image-match/search`.
    /// `None` when the catalogue has no such asset.
    ///
    /// The API fetches the picture, so its URL must be public. For other pictures, and for assets that only look
    /// like the picture, search by image: [`images_by_image`](crate::search::CreativeSearch::images_by_image).
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for anything but an http or https URL; otherwise see
    /// [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let url = format!("https://example.com/{}.jpg", mock.image_ids()[0]);
    /// match getty.match_image(url).await? {
    ///     Some(id) => println!("that is {id}"),
    ///     None => println!("that is not one of Getty Images"),
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn match_image(&self, url: impl AsRef<str>) -> Result<Option<String>, Error> {
        let parsed = Url::parse(url.as_ref()).ok();
        let Some(url) = parsed.filter(|url| matches!(url.scheme(), "http" | "https")) else {
            let message = "url: not the URL of a picture; it must begin with https:// or http://";
            return Err(Error::new(ErrorKind::Invalid, message));
        };
        match self.send(match_image(url)).await {
            Ok(response) => {
                let lost = lost_value(&response);
                let id = response.into_inner().id.filter(|id| !id.is_empty());
                // An id that cannot be decoded is also a match.
                if id.is_none() { lost.map_or(Ok(None), Err) } else { Ok(id) }
            }
            // Only with the API's own error code: a gateway also returns 404 for a wrong URL.
            Err(error) if error.is_not_found() && error.code().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }
}
