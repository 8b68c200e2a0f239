//! The language of texts and the country that results are for.

use std::fmt;
use std::str::FromStr;

use getty_api::{OperationInfo, Service};
use http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, ErrorKind};

const COUNTRY: HeaderName = HeaderName::from_static("gi-country-code");

/// The locale of a client, which a call can override.
#[derive(Clone, Debug, Default)]
pub(crate) struct Locale {
    pub(crate) language: Option<Language>,
    pub(crate) country: Option<CountryCode>,
}

impl Locale {
    /// Adds the headers that the call does not set and the operation documents.
    pub(crate) fn complete(&self, operation: &OperationInfo, headers: &mut HeaderMap) {
        if operation.service != Service::Api {
            return;
        }
        // The parameters of a custom request are not known. Nearly every operation accepts a language.
        let accepts = |name: HeaderName| match operation.is_custom() {
            true => name == ACCEPT_LANGUAGE,
            false => operation.documents_header(name.as_str()),
        };
        let mut add = |name: HeaderName, text: &str| {
            // A tag or a code is ASCII, so it is always a valid header value.
            if let Ok(value) = HeaderValue::from_str(text) {
                headers.entry(name).or_insert(value);
            }
        };
        if let Some(language) = self.language.as_ref().filter(|_| accepts(ACCEPT_LANGUAGE)) {
            add(ACCEPT_LANGUAGE, language.as_str());
        }
        if let Some(country) = self.country.as_ref().filter(|_| accepts(COUNTRY)) {
            add(COUNTRY, country.as_str());
        }
    }
}

/// The tag of a language, such as `de`, `en-GB` or `pt-BR`, as `Accept-Language` expects it.
///
/// The syntax is checked, not whether the API has texts in the language. If it has none, it returns them in
/// English.
///
/// ```
/// use getty_api_ext::Language;
///
/// let language: Language = "pt-BR".parse()?;
/// assert_eq!(language.as_str(), "pt-BR");
/// assert!("pt_BR".parse::<Language>().is_err());
/// # Ok::<(), getty_api_ext::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language(String);

impl Language {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Language {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Invalid`] when the text is not a language tag: two or three letters, then subtags of at most
    /// eight letters and digits, separated by hyphens.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let good = matches!(primary.len(), 2 | 3)
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| {
                matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if good {
            return Ok(Self(text.to_owned()));
        }
        let message = format!(
            "language: `{}` is not a language tag; pass one such as `de`, `en-GB` or `pt-BR`",
            shown(text)
        );
        Err(Error::new(ErrorKind::Invalid, message))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The three-letter code of a country by ISO 3166, such as `DEU` or `USA`, as `GI-Country-Code` expects it.
///
/// The format is checked, not whether the country exists: `list_countries` returns the valid codes. The API
/// honours the code for keys that are allowed to send it. For other keys, results are for their own country.
///
/// ```
/// use getty_api_ext::CountryCode;
///
/// let country: CountryCode = "deu".parse()?;
/// assert_eq!(country.as_str(), "DEU");
/// assert!("DE".parse::<CountryCode>().is_err());
/// # Ok::<(), getty_api_ext::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountryCode(String);

impl CountryCode {
    /// The code, in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CountryCode {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Invalid`] when the text is not three letters.
    fn from_str(text: &str) -> Result<Self, Error> {
        if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Ok(Self(text.to_ascii_uppercase()));
        }
        let message = format!(
            "country: `{}` is not a three-letter code of ISO 3166; pass one such as `DEU` or `USA`",
            shown(text)
        );
        Err(Error::new(ErrorKind::Invalid, message))
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The start of a refused text, short enough for a message.
fn shown(text: &str) -> String {
    text.chars().take(40).flat_map(char::escape_default).collect()
}
