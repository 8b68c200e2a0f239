//! A call that is sent again and again, each time for another page.

use getty_api::{Operation, Response};

use crate::by_image::{ImageBytes, Reference};
use crate::client::Getty;
use crate::client::PerCall;
use crate::error::Error;

/// A call with what has to be done before it can be sent the first time.
#[derive(Clone, Debug)]
pub(crate) struct PagedCall<O> {
    pub(crate) getty: Getty,
    pub(crate) operation: O,
    pub(crate) upload: Option<Upload<O>>,
    pub(crate) options: PerCall,
}

/// A picture that has to be uploaded first, and how the call takes its address.
#[derive(Clone, Debug)]
pub(crate) struct Upload<O> {
    pub(crate) picture: ImageBytes,
    pub(crate) set: fn(O, Reference) -> O,
}

impl<O: Operation + Clone> PagedCall<O> {
    /// Sends the call, changed by `change`, having uploaded what has to be uploaded.
    pub(crate) async fn send(&mut self, change: impl FnOnce(O) -> O) -> Result<Response<O::Output>, Error> {
        if let Some(Upload { picture, set }) = &self.upload {
            // The extras are for the search.
            let (getty, options) = (self.getty.without_extras(), self.options.without_extras());
            let url = getty.upload_picture(picture, &options).await?;
            self.operation = set(self.operation.clone(), Reference::Url(url));
            self.upload = None;
        }
        self.options.apply(self.getty.call(change(self.operation.clone()))).send().await
    }
}
