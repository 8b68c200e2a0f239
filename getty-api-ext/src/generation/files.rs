//! Custom files that generations may use.

use getty_api::operations::{
    ListFileRegistrations, RegisterFile, delete_file_registration, get_file_registration,
    list_file_registrations, register_file,
};
use getty_api::types::{FileRegistrationCategory, FileRegistrationDetail, FileRegistrationRequest};

use super::Ai;
use crate::decoding::missing_property;
use crate::error::Error;
use crate::search::Query;

impl Ai {
    /// Registers a file for use in generations, and returns the id of the registration: `POST
    /// /v3/ai/file-registrations`.
    ///
    /// The API fetches the file, so its URL must be public. With `rights_claimed` the caller declares to own the
    /// rights to the file.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::generation::Guide;
    /// use getty_api_ext::raw::types::FileRegistrationCategory;
    ///
    /// let category = FileRegistrationCategory::ImageReference;
    /// let id = getty.ai().register_file("https://example.com/sketch.jpg", category, true).await?;
    /// let influence = getty.ai().influence_composition(Guide::file(id)).prompt("a harbour at dawn");
    /// # Ok(()) }
    /// ```
    pub async fn register_file(
        self,
        url: impl Into<String>,
        category: impl Into<FileRegistrationCategory>,
        rights_claimed: bool,
    ) -> Result<String, Error> {
        let body = FileRegistrationRequest::new()
            .with_url(url)
            .with_category(category)
            .with_rights_claimed(rights_claimed);
        let response = self.getty.send(register_file(body)).await?.into_inner();
        response.id.ok_or_else(|| missing_property::<RegisterFile>("id"))
    }

    /// A registered file: `GET /v3/ai/file-registrations/{fileRegistrationId}`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # use getty_api_ext::raw::types::FileRegistrationCategory as Category;
    /// # let file = getty.ai().register_file("https://example.com/sketch.jpg", Category::ImageReference, true).await?;
    /// let registered = getty.ai().file_registration(file).await?;
    /// println!("{:?}", registered.preview_urls);
    /// # Ok(()) }
    /// ```
    pub async fn file_registration(self, id: impl Into<String>) -> Result<FileRegistrationDetail, Error> {
        Ok(self.getty.send(get_file_registration(id)).await?.into_inner())
    }

    /// The registered files: `GET /v3/ai/file-registrations`, page by page or one by one.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut files = getty.ai().file_registrations().stream();
    /// while let Some(file) = files.try_next().await? {
    ///     println!("{:?} of {:?}", file.id, file.date_created);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn file_registrations(&self) -> Query<ListFileRegistrations> {
        Query::new(&self.getty, list_file_registrations())
    }

    /// Ends the registration of a file: `DELETE /v3/ai/file-registrations/{fileRegistrationId}`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # use getty_api_ext::raw::types::FileRegistrationCategory as Category;
    /// # let file = getty.ai().register_file("https://example.com/sketch.jpg", Category::ImageReference, true).await?;
    /// getty.ai().delete_file_registration(file).await?;
    /// # Ok(()) }
    /// ```
    pub async fn delete_file_registration(self, id: impl Into<String>) -> Result<(), Error> {
        self.getty.send(delete_file_registration(id)).await.map(drop)
    }
}
