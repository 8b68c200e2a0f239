//! Embedding images in web pages: oEmbed.

use getty_api::oembed::operations::get_oembed;
use getty_api::oembed::types::Oembed;
use url::Url;

use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind};
use crate::metadata::check_asset_id;

/// The maximum number of images in one embed.
const MAX_IMAGES: usize = 5;

/// The prefix of the short URLs of assets.
const SHORT_URL_PREFIX: &str = "http://gty.im/";

impl Getty {
    /// Gets the HTML that embeds images in a page of `caller`, the domain of the site, such as `example.com`:
    /// `GET /oembed` of the oEmbed provider. Neither key nor token is sent.
    ///
    /// The `html` of the response is returned unchanged. It is **untrusted markup**: it is neither checked
    /// nor sanitized. In a page it loads content and scripts that Getty Images serves. Treat it as any third-party
    /// script, and do not put it into a page that must not run one.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let ids = mock.image_ids();
    /// let embed = getty.embed("example.com").max_width(594).ids([&ids[0]]).await?;
    /// println!("{:?} by {:?} pixels: {:?}", embed.width, embed.height, embed.html);
    /// # assert!(embed.html.is_some());
    /// # Ok(()) }
    /// ```
    pub fn embed(&self, caller: impl Into<String>) -> Embed {
        Embed {
            getty: self.clone(),
            caller: caller.into(),
            max_width: None,
            max_height: None,
            options: PerCall::default(),
        }
    }
}

/// A builder of an oEmbed call, which [`ids`](Self::ids) or [`url`](Self::url) sends; created by [`Getty::embed`].
#[must_use = "a call does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct Embed {
    getty: Getty,
    caller: String,
    max_width: Option<u32>,
    max_height: Option<u32>,
    options: PerCall,
}

impl Embed {
    /// The maximum width of the embed, in pixels. Default: none.
    pub fn max_width(mut self, pixels: u32) -> Self {
        self.max_width = Some(pixels);
        self
    }

    /// The maximum height of the embed, in pixels. Default: none.
    pub fn max_height(mut self, pixels: u32) -> Self {
        self.max_height = Some(pixels);
        self
    }

    per_call_setters!(options);

    /// Gets the embed of the images with these ids, one to five.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for no ids, for more than five, and for an invalid id;
    /// otherwise see [`Error`].
    pub async fn ids(self, ids: impl IntoIterator<Item = impl Into<String>>) -> Result<Oembed, Error> {
        let ids: Vec<String> = ids.into_iter().map(Into::into).collect();
        check_count(ids.len())?;
        ids.iter().try_for_each(|id| check_asset_id(id))?;
        self.send(format!("{SHORT_URL_PREFIX}{}", ids.join(","))).await
    }

    /// Gets the embed of the image with a URL: the URL of its page, its short URL `http://gty.im/…`, or the
    /// `uri_oembed` of its metadata.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for a text that is not an http or https URL; otherwise see
    /// [`Error`].
    pub async fn url(self, url: impl AsRef<str>) -> Result<Oembed, Error> {
        let url = Url::parse(url.as_ref()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let Some(url) = url else {
            let message = "url: not the URL of an image, such as http://gty.im/1167612765";
            return Err(Error::new(ErrorKind::Invalid, message));
        };
        // The embed link of an asset is itself a request to the provider, with the URL of the asset as a parameter.
        let inner = url.query_pairs().find(|(name, _)| name == "url").map(|(_, inner)| inner.into_owned());
        match inner.filter(|_| url.path().ends_with("/oembed")) {
            Some(inner) => self.send(inner).await,
            None => {
                if url.host_str() == Some("gty.im") {
                    check_count(url.path().split(',').count())?;
                }
                self.send(url.into()).await
            }
        }
    }

    async fn send(self, url: String) -> Result<Oembed, Error> {
        let pixels = |limit: u32| i32::try_from(limit).unwrap_or(i32::MAX);
        let mut operation = get_oembed(url, self.caller);
        if let Some(width) = self.max_width {
            operation = operation.maxwidth(pixels(width));
        }
        if let Some(height) = self.max_height {
            operation = operation.maxheight(pixels(height));
        }
        Ok(self.options.apply(self.getty.call(operation)).send().await?.into_inner())
    }
}

fn check_count(images: usize) -> Result<(), Error> {
    if (1..=MAX_IMAGES).contains(&images) {
        return Ok(());
    }
    let message =
        format!("ids: {images} images, but one embed shows 1 to {MAX_IMAGES}: send one call for each group");
    Err(Error::new(ErrorKind::Invalid, message))
}
