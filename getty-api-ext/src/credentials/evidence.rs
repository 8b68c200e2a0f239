//! What responses have shown about the current token: whether a 401 can be a reason to replace it.
//!
//! The API returns 401 for an asset outside the agreement too, with nothing that distinguishes it from a rejected token.

use std::time::Duration;

use tokio::time::Instant;

use super::token::Origin;

/// How long a token counts as valid after it was issued or accepted.
const PROOF_LIFETIME: Duration = Duration::from_secs(5);

/// How long no 401 that may concern an asset replaces a token after a replacement that did not help.
const FIRST_PAUSE: Duration = Duration::from_secs(60);

/// The limit of that time, and with it of the time in which a revoked token may not be noticed.
const MAX_PAUSE: Duration = Duration::from_secs(600);

/// The growth of that time from one replacement that did not help to the next. With 2, a thousand assets outside the
/// agreement at one request a second would take six token requests; with 4 they take five.
const PAUSE_GROWTH: u32 = 4;

/// The evidence on the current token.
#[derive(Debug)]
pub(super) struct Evidence {
    /// When the token was last issued or accepted.
    proven_at: Option<Instant>,
    /// Whether a repeated request can still show that replacing the previous token did not help.
    undecided: bool,
    pause: Option<Pause>,
    next_pause: Duration,
}

#[derive(Debug)]
struct Pause {
    began: Instant,
    length: Duration,
    /// Whether a different token was rejected as well, so that the token is not the reason.
    token_is_valid: bool,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { proven_at: None, undecided: false, pause: None, next_pause: FIRST_PAUSE }
    }
}

/// What to do about a 401 that may concern an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suspicion {
    /// The token is to be replaced.
    Replace,
    /// The token is kept, and `token_is_valid` is whether it is known to be valid.
    Keep { token_is_valid: bool },
}

impl Evidence {
    /// Another token is current.
    pub(super) fn renewed(&mut self, origin: Origin) {
        // Only the token endpoint issues tokens that are certainly valid. A stored one can have been revoked, which says
        // nothing about the request.
        self.proven_at = (origin == Origin::Issued).then(Instant::now);
        self.undecided = origin != Origin::Stored;
    }

    /// A request with the token succeeded. `repeated` is whether it was rejected with the token before.
    pub(super) fn accepted(&mut self, repeated: bool) {
        self.proven_at = Some(Instant::now());
        self.next_pause = FIRST_PAUSE;
        if repeated {
            self.undecided = false;
            self.pause = None;
        } else if let Some(pause) = &mut self.pause {
            // The caller uses assets that the agreement covers, so a revocation must be noticed soon.
            pause.length = pause.length.min(FIRST_PAUSE);
        }
    }

    /// A repeated request was rejected as well. However many there are, a token counts once.
    pub(super) fn rejected_again(&mut self, another_token: bool) {
        if !std::mem::take(&mut self.undecided) {
            return;
        }
        let length = self.next_pause;
        self.pause = Some(Pause { began: Instant::now(), length, token_is_valid: another_token });
        self.next_pause = length.saturating_mul(PAUSE_GROWTH).min(MAX_PAUSE);
    }

    /// Whether the token was issued or accepted moments ago.
    pub(super) fn is_proven(&self) -> bool {
        self.proven_at.is_some_and(|at| at.elapsed() < PROOF_LIFETIME)
    }

    /// What to do about a 401 that may concern an asset.
    pub(super) fn suspicion(&self) -> Suspicion {
        if self.is_proven() {
            return Suspicion::Keep { token_is_valid: true };
        }
        match &self.pause {
            Some(pause) if pause.began.elapsed() < pause.length => {
                Suspicion::Keep { token_is_valid: pause.token_is_valid }
            }
            _ => Suspicion::Replace,
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    const VALID: Suspicion = Suspicion::Keep { token_is_valid: true };

    /// Evidence on a token whose predecessor was rejected.
    fn replaced(previous: Evidence) -> Evidence {
        let mut evidence = previous;
        evidence.renewed(Origin::Issued);
        evidence
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_kept_for_moments_after_it_was_issued_or_accepted() {
        let mut evidence = Evidence::default();
        assert_eq!(evidence.suspicion(), Suspicion::Replace);
        evidence.renewed(Origin::Stored);
        assert_eq!(evidence.suspicion(), Suspicion::Replace, "a stored token may have been revoked");
        evidence.renewed(Origin::Issued);
        assert_eq!(evidence.suspicion(), VALID);
        advance(PROOF_LIFETIME).await;
        assert_eq!(evidence.suspicion(), Suspicion::Replace);
        evidence.accepted(false);
        assert_eq!(evidence.suspicion(), VALID);
        advance(PROOF_LIFETIME).await;
        assert_eq!(evidence.suspicion(), Suspicion::Replace);
    }

    #[tokio::test(start_paused = true)]
    async fn pauses_grow_until_a_replacement_helps() {
        let mut evidence = Evidence::default();
        for expected in [60, 240, 600, 600] {
            evidence = replaced(evidence);
            // Many requests are repeated with the same token.
            (0..16).for_each(|_| evidence.rejected_again(true));
            advance(Duration::from_secs(expected - 1)).await;
            assert_eq!(evidence.suspicion(), VALID, "{expected} s");
            advance(Duration::from_secs(1)).await;
            assert_eq!(evidence.suspicion(), Suspicion::Replace, "{expected} s");
        }
        evidence = replaced(evidence);
        evidence.accepted(true);
        evidence.rejected_again(true);
        advance(PROOF_LIFETIME).await;
        assert_eq!(evidence.suspicion(), Suspicion::Replace, "the replacement helped another request");
    }

    #[tokio::test(start_paused = true)]
    async fn an_accepted_token_shortens_the_pause() {
        let mut evidence = Evidence::default();
        for _ in 0..3 {
            evidence = replaced(evidence);
            evidence.rejected_again(true);
        }
        advance(Duration::from_secs(10)).await;
        evidence.accepted(false);
        advance(Duration::from_secs(49)).await;
        assert_eq!(evidence.suspicion(), VALID);
        advance(Duration::from_secs(1)).await;
        assert_eq!(evidence.suspicion(), Suspicion::Replace);
    }
}
