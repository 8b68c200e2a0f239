//! Information about a download before it is paid for.

use getty_api::operations::{
    get_image, get_image_download_history, get_video, get_video_download_history, list_products,
};
use getty_api::types::{
    AssetDownload, DownloadAuthorization, ImageDetailField, ImageDownloadSize, Product, ProductField,
    VideoDetailField, VideoDownloadSize,
};

use crate::client::Getty;
use crate::decoding::require_list;
use crate::error::Error;

/// The sizes of an asset, the products that allow them, and the earlier downloads of the asset.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Preflight<S> {
    /// The available sizes, each with the products that allow it. Bytes and dimensions are estimates. Empty
    /// when there is no such asset or the customer may not download it.
    pub sizes: Vec<S>,
    /// The products that allow one of the sizes, with their remaining downloads and the details they require.
    pub products: Vec<Product>,
    /// The caller's own earlier downloads of the asset.
    pub downloaded_before: Vec<AssetDownload>,
}

impl<S> Preflight<S> {
    /// The remaining downloads of a product in its current period. `None` when the product is not among those
    /// that allow the download, or has no limit.
    pub fn left_on(&self, product_id: i32) -> Option<i32> {
        self.products.iter().find(|product| product.id == Some(product_id))?.downloads_remaining
    }
}

impl Getty {
    /// The sizes, products, remaining downloads and earlier downloads of an image. Costs nothing and sends
    /// three reads (`GET /v3/images/{id}`, `/v3/products`, `/v3/images/{id}/downloadhistory`).
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// let before = getty.preflight_image(id).await?;
    /// for size in &before.sizes {
    ///     println!("{:?} × {:?}, about {:?} bytes", size.width, size.height, size.bytes);
    /// }
    /// if !before.downloaded_before.is_empty() {
    ///     println!("downloaded {} times before", before.downloaded_before.len());
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn preflight_image(
        &self,
        id: impl Into<String>,
    ) -> Result<Preflight<ImageDownloadSize>, Error> {
        let id = id.into();
        let (detail, products, history) = futures_util::future::try_join3(
            self.send(get_image(&id).fields([ImageDetailField::DownloadSizes])),
            self.send(list_products().fields([ProductField::DownloadRequirements])),
            self.send(get_image_download_history(&id)),
        )
        .await?;
        require_list(&detail, "images")?;
        require_list(&products, "products")?;
        require_list(&history, "downloads")?;
        let images = detail.into_inner().images;
        let sizes: Vec<_> = images.into_iter().flat_map(|image| image.download_sizes).collect();
        let products =
            allowing(products.into_inner().products, sizes.iter().flat_map(|size| &size.downloads));
        Ok(Preflight { sizes, products, downloaded_before: history.into_inner().downloads })
    }

    /// The same for a video; see [`preflight_image`](Self::preflight_image).
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn preflight_video(
        &self,
        id: impl Into<String>,
    ) -> Result<Preflight<VideoDownloadSize>, Error> {
        let id = id.into();
        let (detail, products, history) = futures_util::future::try_join3(
            self.send(get_video(&id).fields([VideoDetailField::DownloadSizes])),
            self.send(list_products().fields([ProductField::DownloadRequirements])),
            self.send(get_video_download_history(&id)),
        )
        .await?;
        require_list(&detail, "download_sizes")?;
        require_list(&products, "products")?;
        require_list(&history, "downloads")?;
        let sizes = detail.into_inner().download_sizes;
        let products =
            allowing(products.into_inner().products, sizes.iter().flat_map(|size| &size.downloads));
        Ok(Preflight { sizes, products, downloaded_before: history.into_inner().downloads })
    }
}

fn allowing<'a>(
    products: Vec<Product>,
    downloads: impl Iterator<Item = &'a DownloadAuthorization> + Clone,
) -> Vec<Product> {
    let named = |product: &Product| {
        let id = product.id.map(|id| id.to_string());
        id.is_some() && downloads.clone().any(|download| download.product_id == id)
    };
    products.into_iter().filter(named).collect()
}
