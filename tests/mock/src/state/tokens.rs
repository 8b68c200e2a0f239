//! The tokens and authorization codes that were issued.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::random::Random;

/// On whose behalf a token is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Principal {
    /// The application itself.
    Client,
    /// A person, by user name.
    User(String),
}

impl Principal {
    pub(crate) fn user(&self) -> Option<&str> {
        match self {
            Self::Client => None,
            Self::User(name) => Some(name),
        }
    }
}

/// The grant behind a token: the client it was issued to, and on whose behalf.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) client: String,
    pub(crate) principal: Principal,
}

#[derive(Debug)]
struct AccessToken {
    grant: Grant,
    expires: DateTime<Utc>,
    revoked: bool,
}

/// An authorization code that was not exchanged yet.
#[derive(Debug, Clone)]
pub(crate) struct AuthorizationCode {
    pub(crate) grant: Grant,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: String,
    expires: DateTime<Utc>,
}

/// Why an access token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenError {
    Unknown,
    Expired,
    Revoked,
}

const REFRESH_TOKEN_LIFETIME: TimeDelta = TimeDelta::days(365);
const CODE_LIFETIME: TimeDelta = TimeDelta::seconds(60);

#[derive(Debug, Default)]
pub(crate) struct Tokens {
    access: HashMap<String, AccessToken>,
    refresh: HashMap<String, (Grant, DateTime<Utc>)>,
    codes: HashMap<String, AuthorizationCode>,
}

impl Tokens {
    pub(crate) fn issue_access(
        &mut self,
        random: &mut Random,
        grant: Grant,
        expires: DateTime<Utc>,
    ) -> String {
        let token = format!("access-{}", random.opaque_token());
        self.access.insert(token.clone(), AccessToken { grant, expires, revoked: false });
        token
    }

    pub(crate) fn check(&self, token: &str, now: DateTime<Utc>) -> Result<Grant, TokenError> {
        let access = self.access.get(token).ok_or(TokenError::Unknown)?;
        if access.revoked {
            return Err(TokenError::Revoked);
        }
        if access.expires <= now {
            return Err(TokenError::Expired);
        }
        Ok(access.grant.clone())
    }

    pub(crate) fn issue_refresh(&mut self, random: &mut Random, grant: Grant, now: DateTime<Utc>) -> String {
        let token = format!("refresh-{}", random.opaque_token());
        self.refresh.insert(token.clone(), (grant, now + REFRESH_TOKEN_LIFETIME));
        token
    }

    pub(crate) fn refresh_grant(&self, token: &str, now: DateTime<Utc>) -> Option<Grant> {
        let (grant, expires) = self.refresh.get(token)?;
        (*expires > now).then(|| grant.clone())
    }

    pub(crate) fn remove_refresh(&mut self, token: &str) {
        self.refresh.remove(token);
    }

    pub(crate) fn issue_code(
        &mut self,
        random: &mut Random,
        grant: Grant,
        redirect_uri: String,
        challenge: String,
        now: DateTime<Utc>,
    ) -> String {
        let code = format!("code-{}", random.opaque_token());
        let expires = now + CODE_LIFETIME;
        self.codes.insert(code.clone(), AuthorizationCode { grant, redirect_uri, challenge, expires });
        code
    }

    /// Removes a code and returns it: a code can be used once.
    pub(crate) fn redeem(&mut self, code: &str, now: DateTime<Utc>) -> Option<AuthorizationCode> {
        self.codes.remove(code).filter(|code| code.expires > now)
    }

    pub(crate) fn revoke_access(&mut self) {
        for access in self.access.values_mut() {
            access.revoked = true;
        }
    }

    pub(crate) fn expire_access(&mut self, now: DateTime<Utc>) {
        for access in self.access.values_mut() {
            access.expires = access.expires.min(now);
        }
    }

    pub(crate) fn revoke_refresh(&mut self) {
        self.refresh.clear();
    }
}
