//! What embeds images in a page: oEmbed.

use getty_api::oembed::operations::get_oembed;
use getty_api::oembed::types::Oembed;
use url::Url;

use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind};
use crate::metadata::check_asset_id;

/// How many images one embed can show.
const MAX_IMAGES: usize = 5;

/// Where short addresses of assets are.
const SHORT_ADDRESS: &str = "http://gty.im/";

impl Getty {
    /// Gets what embeds images in a page of `caller`, the domain of the site, such as `example.com`: `GET /oembed`
    /// of the oEmbed provider. Neither key nor token is sent.
    ///
    /// The `html` of the answer is handed on as it came. It is **foreign markup**: nothing in it has been checked
    /// or cleaned. It is made to be put into a page, where it loads what Getty Images serves; put it where you
    /// would put any third party's script, and nowhere that must not run one.
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

/// A call for what embeds images that is about to be sent, with [`ids`](Self::ids) or [`url`](Self::url); made
/// by [`Getty::embed`].
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
    /// The greatest width of the embed, in pixels. Default: none.
    pub fn max_width(mut self, pixels: u32) -> Self {
        self.max_width = Some(pixels);
        self
    }

    /// The greatest height of the embed, in pixels. Default: none.
    pub fn max_height(mut self, pixels: u32) -> Self {
        self.max_height = Some(pixels);
        self
    }

    per_call_setters!(options);

    /// Gets what embeds the images with these ids, one to five of them.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for no ids, for more than five, and for what is no id;
    /// otherwise see [`Error`].
    pub async fn ids(self, ids: impl IntoIterator<Item = impl Into<String>>) -> Result<Oembed, Error> {
        let ids: Vec<String> = ids.into_iter().map(Into::into).collect();
        check_number(ids.len())?;
        ids.iter().try_for_each(|id| check_asset_id(id))?;
        self.send(format!("{SHORT_ADDRESS}{}", ids.join(","))).await
    }

    /// Gets what embeds the image at an address: that of its page, its short address `http://gty.im/…`, or the
    /// `uri_oembed` of its metadata.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for what is no http or https address; otherwise see
    /// [`Error`].
    pub async fn url(self, url: impl AsRef<str>) -> Result<Oembed, Error> {
        let given = Url::parse(url.as_ref()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let Some(given) = given else {
            let message = "url: not the URL of an image, such as http://gty.im/1167612765";
            return Err(Error::new(ErrorKind::Invalid, message));
        };
        // The embed link of an asset is itself a call of the provider, with the address of the asset in it.
        let within = given.query_pairs().find(|(name, _)| name == "url").map(|(_, url)| url.into_owned());
        match within.filter(|_| given.path().ends_with("/oembed")) {
            Some(url) => self.send(url).await,
            None => {
                if given.host_str() == Some("gty.im") {
                    check_number(given.path().split(',').count())?;
                }
                self.send(given.into()).await
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

fn check_number(images: usize) -> Result<(), Error> {
    if (1..=MAX_IMAGES).contains(&images) {
        return Ok(());
    }
    let message = format!("ids: {images} images; one embed shows 1 to {MAX_IMAGES}, so make several");
    Err(Error::new(ErrorKind::Invalid, message))
}
