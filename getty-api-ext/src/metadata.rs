//! Metadata of assets whose ids are known.

use getty_api::operations::{get_images, get_videos};
use getty_api::types::{ImageDetail, ImageDetailField, VideoDetail, VideoDetailField};

use crate::client::Getty;
use crate::error::Error;

/// How many ids the API takes in one request.
const IDS_IN_A_REQUEST: usize = 100;

/// What was asked for by id: what there is, and the ids of what there is not.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Found<T> {
    /// The metadata, in the order of the answers.
    pub found: Vec<T>,
    /// The ids the API does not know.
    pub not_found: Vec<String>,
}

impl Getty {
    /// Gets the metadata of images by their ids, any number of them: `GET /v3/images`, for each hundred.
    ///
    /// Without `fields` the API answers with its summary set.
    ///
    /// # Errors
    /// See [`Error`]; a request that fails fails the whole.
    ///
    /// ```no_run
    /// # async fn run(getty: getty_api_ext::Getty) -> Result<(), getty_api_ext::Error> {
    /// use getty_api_ext::raw::types::ImageDetailField;
    ///
    /// let images = getty.images(["1167612765"], [ImageDetailField::Title, ImageDetailField::Caption]).await?;
    /// println!("{:?}, unknown: {:?}", images.found, images.not_found);
    /// # Ok(()) }
    /// ```
    pub async fn images(
        &self,
        ids: impl IntoIterator<Item = impl Into<String>>,
        fields: impl IntoIterator<Item = ImageDetailField>,
    ) -> Result<Found<ImageDetail>, Error> {
        let ids: Vec<String> = ids.into_iter().map(Into::into).collect();
        let fields: Vec<ImageDetailField> = fields.into_iter().collect();
        let mut all = Found::default();
        for ids in ids.chunks(IDS_IN_A_REQUEST) {
            let call = get_images().ids(ids.iter().cloned()).fields(fields.iter().cloned());
            let answer = self.send(call).await?.into_inner();
            all.found.extend(answer.images);
            all.not_found.extend(answer.images_not_found);
        }
        Ok(all)
    }

    /// Gets the metadata of videos by their ids, any number of them: `GET /v3/videos`, for each hundred.
    ///
    /// # Errors
    /// See [`Error`]; a request that fails fails the whole.
    pub async fn videos(
        &self,
        ids: impl IntoIterator<Item = impl Into<String>>,
        fields: impl IntoIterator<Item = VideoDetailField>,
    ) -> Result<Found<VideoDetail>, Error> {
        let ids: Vec<String> = ids.into_iter().map(Into::into).collect();
        let fields: Vec<VideoDetailField> = fields.into_iter().collect();
        let mut all = Found::default();
        for ids in ids.chunks(IDS_IN_A_REQUEST) {
            let call = get_videos().ids(ids.iter().cloned()).fields(fields.iter().cloned());
            let answer = self.send(call).await?.into_inner();
            all.found.extend(answer.videos);
            all.not_found.extend(answer.videos_not_found);
        }
        Ok(all)
    }
}
