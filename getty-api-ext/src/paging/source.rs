//! A call that is sent once for each page.

use getty_api::{Operation, Response};

use crate::by_image::{ImageBytes, ImageLocation};
use crate::client::Getty;
use crate::client::PerCall;
use crate::error::Error;

/// A call, and the upload that precedes the first request.
#[derive(Clone, Debug)]
pub(crate) struct PagedCall<O> {
    pub(crate) getty: Getty,
    pub(crate) operation: O,
    pub(crate) upload: Option<PendingUpload<O>>,
    pub(crate) options: PerCall,
}

/// A picture to upload, and the function that passes its URL to the operation.
#[derive(Clone, Debug)]
pub(crate) struct PendingUpload<O> {
    pub(crate) picture: ImageBytes,
    pub(crate) set: fn(O, ImageLocation) -> O,
}

impl<O: Operation + Clone> PagedCall<O> {
    /// Uploads the picture, if there is one, and sends the call as `change` returns it.
    pub(crate) async fn send(&mut self, change: impl FnOnce(O) -> O) -> Result<Response<O::Output>, Error> {
        if let Some(PendingUpload { picture, set }) = &self.upload {
            // Extras apply to the search only.
            let (getty, options) = (self.getty.without_extras(), self.options.without_extras());
            let url = getty.upload_picture(picture, &options).await?;
            self.operation = set(self.operation.clone(), ImageLocation::Url(url));
            self.upload = None;
        }
        self.options.apply(self.getty.call(change(self.operation.clone()))).send().await
    }
}
