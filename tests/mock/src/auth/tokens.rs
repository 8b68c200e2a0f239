//! Issued tokens and codes, and what has become of them.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::random::Random;

/// Whom a token speaks for.
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

/// A token's grant: which client got it, and for whom.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) client: String,
    pub(crate) principal: Principal,
}

#[derive(Debug)]
struct Access {
    grant: Grant,
    expires: DateTime<Utc>,
    revoked: bool,
}

/// An authorization code that waits to be exchanged.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    pub(crate) grant: Grant,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: String,
    expires: DateTime<Utc>,
}

/// Why an access token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rejected {
    Unknown,
    Expired,
    Revoked,
}

/// Refresh tokens live about a year.
const REFRESH_LIFE: TimeDelta = TimeDelta::days(365);
const CODE_LIFE: TimeDelta = TimeDelta::seconds(60);

#[derive(Debug, Default)]
pub(crate) struct Tokens {
    access: HashMap<String, Access>,
    refresh: HashMap<String, (Grant, DateTime<Utc>)>,
    codes: HashMap<String, Code>,
}

impl Tokens {
    pub(crate) fn issue_access(
        &mut self,
        random: &mut Random,
        grant: Grant,
        expires: DateTime<Utc>,
    ) -> String {
        let token = format!("access-{}", random.opaque());
        self.access.insert(token.clone(), Access { grant, expires, revoked: false });
        token
    }

    pub(crate) fn check(&self, token: &str, now: DateTime<Utc>) -> Result<Grant, Rejected> {
        let access = self.access.get(token).ok_or(Rejected::Unknown)?;
        if access.revoked {
            return Err(Rejected::Revoked);
        }
        if access.expires <= now {
            return Err(Rejected::Expired);
        }
        Ok(access.grant.clone())
    }

    pub(crate) fn issue_refresh(&mut self, random: &mut Random, grant: Grant, now: DateTime<Utc>) -> String {
        let token = format!("refresh-{}", random.opaque());
        self.refresh.insert(token.clone(), (grant, now + REFRESH_LIFE));
        token
    }

    pub(crate) fn refresh_grant(&self, token: &str, now: DateTime<Utc>) -> Option<Grant> {
        let (grant, expires) = self.refresh.get(token)?;
        (*expires > now).then(|| grant.clone())
    }

    pub(crate) fn forget_refresh(&mut self, token: &str) {
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
        let code = format!("code-{}", random.opaque());
        let expires = now + CODE_LIFE;
        self.codes.insert(code.clone(), Code { grant, redirect_uri, challenge, expires });
        code
    }

    /// Takes a code out; it works once.
    pub(crate) fn redeem(&mut self, code: &str, now: DateTime<Utc>) -> Option<Code> {
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
