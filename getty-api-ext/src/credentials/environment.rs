//! Credentials from the environment.

use std::env::{self, VarError};

use super::Credentials;
use crate::error::{Error, ErrorKind};

impl Credentials {
    /// The credentials in the environment.
    ///
    /// | variable | value |
    /// |---|---|
    /// | `GETTY_API_KEY` | the API key; required |
    /// | `GETTY_API_SECRET` | its secret, if it has one |
    /// | `GETTY_ACCESS_TOKEN` | a ready-made access token |
    /// | `GETTY_REFRESH_TOKEN` | a user's refresh token |
    /// | `GETTY_USERNAME`, `GETTY_PASSWORD` | a user's name and password |
    ///
    /// The first of these that is set decides: the access token, the refresh token, name and password, the
    /// secret alone ([client credentials](Self::client_credentials)), the key alone. An empty variable counts as
    /// not set.
    ///
    /// # Errors
    /// [`ErrorKind::Credentials`] with the names of the missing variables and their purpose.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(variable)
    }

    fn from_variables(variable: impl Fn(&str) -> Result<Option<String>, Error>) -> Result<Self, Error> {
        let mut missing = Vec::new();
        let api_key = variable("GETTY_API_KEY")?;
        if api_key.is_none() {
            missing.push("GETTY_API_KEY (the API key, which every call needs)".to_owned());
        }
        let secret = variable("GETTY_API_SECRET")?;
        let access_token = variable("GETTY_ACCESS_TOKEN")?;
        let refresh_token = variable("GETTY_REFRESH_TOKEN")?;
        let (username, password) = (variable("GETTY_USERNAME")?, variable("GETTY_PASSWORD")?);
        if access_token.is_none() && refresh_token.is_none() && username.is_some() != password.is_some() {
            let (given, lacking) = match username {
                Some(_) => ("GETTY_USERNAME", "GETTY_PASSWORD"),
                None => ("GETTY_PASSWORD", "GETTY_USERNAME"),
            };
            missing.push(format!("{lacking} (to sign in as a user, as {given} is set)"));
        }
        let Some(api_key) = api_key.filter(|_| missing.is_empty()) else {
            let message = format!("not set in the environment: {}", missing.join("; "));
            return Err(Error::new(ErrorKind::Credentials, message));
        };
        let credentials = match (access_token, refresh_token, username.zip(password)) {
            (Some(token), _, _) => Self::access_token(api_key, token),
            (None, Some(token), _) => Self::refresh_token(api_key, token),
            (None, None, Some((username, password))) => Self::password(api_key, username, password),
            (None, None, None) => {
                return Ok(match secret {
                    Some(secret) => Self::client_credentials(api_key, secret),
                    None => Self::api_key(api_key),
                });
            }
        };
        Ok(match secret {
            Some(secret) => credentials.client_secret(secret),
            None => credentials,
        })
    }
}

fn variable(name: &str) -> Result<Option<String>, Error> {
    match env::var(name) {
        Ok(value) if value.trim().is_empty() => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        // The error contains the value, which may be a secret, so it is omitted.
        Err(VarError::NotUnicode(_)) => {
            Err(Error::new(ErrorKind::Credentials, format!("{name} in the environment is not Unicode text")))
        }
    }
}

#[cfg(test)]
mod tests {
    use secrecy::{ExposeSecret as _, SecretString};

    use super::super::Grant;
    use super::{Credentials, Error, ErrorKind};

    fn from(variables: &[(&str, &str)]) -> Result<Credentials, Error> {
        Credentials::from_variables(|wanted| {
            let found = variables.iter().find(|(name, _)| *name == wanted);
            Ok(found.map(|(_, value)| (*value).to_owned()))
        })
    }

    const KEY: (&str, &str) = ("GETTY_API_KEY", "key");
    const SECRET: (&str, &str) = ("GETTY_API_SECRET", "secret");
    const USERNAME: (&str, &str) = ("GETTY_USERNAME", "user");
    const PASSWORD: (&str, &str) = ("GETTY_PASSWORD", "password");
    const REFRESH_TOKEN: (&str, &str) = ("GETTY_REFRESH_TOKEN", "refresh");
    const ACCESS_TOKEN: (&str, &str) = ("GETTY_ACCESS_TOKEN", "access");

    #[test]
    fn the_first_source_that_is_there_decides() -> Result<(), Error> {
        let all = [KEY, SECRET, USERNAME, PASSWORD, REFRESH_TOKEN, ACCESS_TOKEN];
        for (count, grant) in [
            (1, "none"),
            (2, "client_credentials"),
            (4, "password"),
            (5, "refresh_token"),
            (6, "access_token"),
        ] {
            let credentials = from(all.get(..count).unwrap_or_default())?;
            assert_eq!(credentials.grant.name(), grant);
            let secret = credentials.client_secret.as_ref().map(SecretString::expose_secret);
            assert_eq!(secret, (count > 1).then_some("secret"));
            assert_eq!(credentials.api_key.expose_secret(), "key");
        }
        Ok(())
    }

    #[test]
    fn public_clients_have_no_secret() -> Result<(), Error> {
        let credentials = from(&[KEY, USERNAME, PASSWORD])?;
        assert!(credentials.client_secret.is_none());
        assert!(matches!(
            &credentials.grant,
            Grant::Password { username, password }
                if username.expose_secret() == "user" && password.expose_secret() == "password"
        ));
        Ok(())
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |variables: &[_]| match from(variables) {
            Ok(credentials) => format!("{credentials:?}"),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Credentials);
                error.to_string()
            }
        };
        assert_eq!(
            missing(&[]),
            "not set in the environment: GETTY_API_KEY (the API key, which every call needs)"
        );
        assert_eq!(
            missing(&[KEY, USERNAME]),
            "not set in the environment: GETTY_PASSWORD (to sign in as a user, as GETTY_USERNAME is set)"
        );
        assert_eq!(
            missing(&[PASSWORD]),
            "not set in the environment: GETTY_API_KEY (the API key, which every call needs); GETTY_USERNAME (to \
             sign in as a user, as GETTY_PASSWORD is set)"
        );
        // With a token, no sign-in takes place.
        assert!(from(&[KEY, USERNAME, ACCESS_TOKEN]).is_ok());
    }
}
