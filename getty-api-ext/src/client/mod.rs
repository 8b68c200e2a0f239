//! The client: its builder, its calls and their options.

#[cfg(feature = "authorization-code")]
mod authorization_code;
mod builder;
mod call;
mod call_options;
mod custom;
mod execute;
mod getty;
mod locale;

#[cfg(feature = "authorization-code")]
pub use authorization_code::{Authorization, AuthorizationCodeFlow};
pub use builder::GettyBuilder;
pub use call::Call;
pub use custom::{CustomRequest, CustomResponse};
pub use getty::Getty;
pub use locale::{CountryCode, Language};

pub(crate) use call_options::{PerCall, per_call_setters};
