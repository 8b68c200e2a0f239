//! Metadata of one id.

use crate::client::Getty;
use crate::client::Language;
use crate::client::{PerCall, per_call_setters};
use crate::decoding::lost_value;
use crate::error::Error;

use super::OneById;

/// A call for the metadata of one asset or event before it is sent; created by [`Getty::image`], [`Getty::video`]
/// and [`Getty::event`].
#[must_use = "a call does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct One<O> {
    getty: Getty,
    operation: O,
    options: PerCall,
    /// The first invalid argument.
    invalid: Option<Error>,
}

impl<O: OneById> One<O> {
    pub(super) fn new(getty: &Getty, operation: O) -> Self {
        Self { getty: getty.clone(), operation, options: PerCall::default(), invalid: None }
    }

    /// The fields to return: a [`FieldSet`](crate::FieldSet), single fields, or both. Other fields are absent.
    /// Unless set, the API chooses: of assets, the summary set.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<O::Field>>) -> Self {
        self.operation = self.operation.with_fields(fields.into_iter().map(Into::into).collect());
        self
    }

    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// client's.
    pub fn language(mut self, language: impl AsRef<str>) -> Self {
        match language.as_ref().parse::<Language>() {
            Ok(language) => self.operation = self.operation.with_language(language.as_str()),
            Err(error) => drop(self.invalid.get_or_insert(error)),
        }
        self
    }

    per_call_setters!(options);

    /// Gets the metadata: `None` when the API does not know the id.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<Option<O::Item>, Error> {
        if let Some(error) = self.invalid {
            return Err(error.clone());
        }
        match self.options.apply(self.getty.call(self.operation)).send().await {
            Ok(response) => {
                let lost = lost_value(&response);
                let item = O::into_item(response.into_inner());
                // A value that cannot be decoded exists nevertheless.
                if item.is_none() { lost.map_or(Ok(None), Err) } else { Ok(item) }
            }
            // Only with the API's own error code: a gateway also returns 404 for a wrong URL.
            Err(error) if error.is_not_found() && error.code().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }
}
