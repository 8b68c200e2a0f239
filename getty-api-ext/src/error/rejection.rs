//! What an error response means: rejections of the account, too many requests, temporary failures.

use getty_api::oembed::operations::GetOembed;
use getty_api::operations::{DownloadImage, DownloadVideo};
use getty_api::{ApiError, ErrorCode, Operation as _};
use http::{HeaderMap, StatusCode};

use super::Subject;

/// Why the API rejects a request because of the account and not because of the asset or the arguments.
///
/// Every further request of the same kind would be rejected too, until somebody changes the account, the credentials
/// or the agreement, or the quota is reset. None of them is retried.
///
/// ```
/// # fn handle(error: getty_api_ext::Error) {
/// use getty_api_ext::AccountRejection;
///
/// match error.account_rejection() {
///     Some(AccountRejection::DailyRequestQuota) => println!("continue tomorrow"),
///     Some(rejection) => println!("stop the program: {rejection:?}"),
///     None => println!("continue with the next asset"),
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountRejection {
    /// The API key is disabled.
    KeyDisabled,
    /// The requests that the account may send in a day are used up. The API does not publish when the quota is reset.
    DailyRequestQuota,
    /// The downloads of the product and its allowed overage are used up. Rejected are downloads; other operations
    /// are not affected.
    DownloadsExhausted,
    /// The account has no product to download with. Rejected are downloads; other operations are not affected.
    NoProducts,
    /// The operation needs an access token that belongs to a user, and the token belongs to an application.
    UserTokenRequired,
    /// The API key or the access token is rejected, or the credentials cannot obtain a token. The
    /// [kind](crate::Error::kind) is [`Credentials`](crate::ErrorKind::Credentials).
    CredentialsRejected,
}

impl AccountRejection {
    /// The beginning of the message.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::KeyDisabled => "the API key is disabled",
            Self::DailyRequestQuota => "the requests of the day are used up",
            Self::DownloadsExhausted => "the product's downloads are used up",
            Self::NoProducts => "the account has no product",
            Self::UserTokenRequired => "a token that belongs to a user is needed",
            Self::CredentialsRejected => "the credentials are rejected",
        }
    }

    /// The next step for the user, if it is the same in all cases.
    pub(super) fn advice(self) -> Option<&'static str> {
        Some(match self {
            Self::KeyDisabled => "have Getty Images enable the API key, or use another key",
            Self::DailyRequestQuota => {
                "continue when the daily quota is reset, or have Getty Images raise it"
            }
            Self::DownloadsExhausted => {
                "see `Agreement::remaining` for the date of the reset, or name another product"
            }
            Self::NoProducts => "use the credentials of an account with an agreement; see `Getty::products`",
            Self::UserTokenRequired => "use credentials that belong to a user",
            Self::CredentialsRejected => return None,
        })
    }

    /// The label in metrics and traces.
    pub(super) fn error_type(self) -> &'static str {
        match self {
            Self::KeyDisabled => "key_disabled",
            Self::DailyRequestQuota => "daily_request_quota",
            Self::DownloadsExhausted => "downloads_exhausted",
            Self::NoProducts => "no_products",
            Self::UserTokenRequired => "user_token_required",
            Self::CredentialsRejected => "auth",
        }
    }
}

/// What a client can do about an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rejection {
    /// The account has to be changed.
    Account(AccountRejection),
    /// There were temporarily too many requests.
    RateLimited,
    /// The server is temporarily unavailable.
    Temporary,
    /// The same request would be rejected again.
    Final,
}

/// Classifies an error response: by the API's error code first, then by the header of the gateway, then by the status.
pub(super) fn classify(api: &ApiError) -> Rejection {
    use AccountRejection::{
        DailyRequestQuota, DownloadsExhausted, KeyDisabled, NoProducts, UserTokenRequired,
    };
    use ErrorCode as Code;
    use Recipient::{Api, Download, Keyless};
    use Rejection::{Account, Final, RateLimited, Temporary};

    let gateway = Gateway::of(&api.headers);
    match (api.code.as_ref(), gateway, api.status.as_u16(), Recipient::of(api.operation)) {
        // The API's code, with whatever status it is sent.
        (Some(Code::UserTokenRequired), _, _, Api | Download) => Account(UserTokenRequired),
        (Some(Code::DailyRequestLimitExceeded), _, _, Api | Download) => Account(DailyRequestQuota),
        (Some(Code::OverageLimitReached), _, _, Download) => Account(DownloadsExhausted),
        (Some(Code::NoProducts), _, _, Download) => Account(NoProducts),
        (Some(Code::OverageLimitReached | Code::NoProducts), _, _, Api) => Final,
        // The API sends this code with status 500, although the request is wrong.
        (Some(Code::InvalidIStockCollection), _, _, _) => Final,
        // The gateway in front of the API and the token endpoint, which checks the key.
        (_, Some(Gateway::OverDailyQuota), 403 | 429, Api | Download) => Account(DailyRequestQuota),
        (_, Some(Gateway::Inactive), 401 | 403, Api | Download) => Account(KeyDisabled),
        (None, Some(Gateway::Forbidden), 403, Api | Download) => Account(KeyDisabled),
        // Older gateways sent 403 for too many requests.
        (_, Some(Gateway::OverRate), 403, _) | (_, _, 429, _) => RateLimited,
        (None, _, 401, Api | Download) if is_token_without_user(api) => Account(UserTokenRequired),
        (_, _, 408 | 500 | 502 | 503 | 504, _) => Temporary,
        (_, _, _, Api | Download | Keyless) => Final,
    }
}

/// Whether a response means that the customer's quota for the period is used up.
pub(super) fn is_quota(
    account: Option<AccountRejection>,
    status: Option<StatusCode>,
    code: Option<&ErrorCode>,
) -> bool {
    use AccountRejection::{DailyRequestQuota, DownloadsExhausted};
    use ErrorCode::{NotEnoughCreditsForPurchase, OverageLimitReached};

    matches!(account, Some(DailyRequestQuota | DownloadsExhausted))
        || matches!(code, Some(OverageLimitReached | NotEnoughCreditsForPurchase))
        || status == Some(StatusCode::PAYMENT_REQUIRED)
}

/// Which rejections of the account a response can be, by the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Recipient {
    /// An operation of the API, or a token request: both send the key.
    Api,
    /// A download from the API.
    Download,
    /// A request without the key: the delivery of a file, an embed.
    Keyless,
}

impl Recipient {
    fn of(operation: &str) -> Self {
        match operation {
            id if id == DownloadImage::INFO.id || id == DownloadVideo::INFO.id => Self::Download,
            id if id == GetOembed::INFO.id || id == Subject::DELIVERY => Self::Keyless,
            _ => Self::Api,
        }
    }
}

/// What the gateway states in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gateway {
    Inactive,
    OverDailyQuota,
    OverRate,
    Forbidden,
}

impl Gateway {
    /// Header, text in its value in lower case, meaning; the first that matches counts.
    const HEADERS: [(&'static str, &'static str, Self); 7] = [
        ("x-error-detail", "account inactive", Self::Inactive),
        ("x-error-detail", "account over rate limit", Self::OverDailyQuota),
        ("x-error-detail", "queries per second", Self::OverRate),
        ("x-mashery-error-code", "developer_inactive", Self::Inactive),
        ("x-mashery-error-code", "over_rate", Self::OverDailyQuota),
        ("x-mashery-error-code", "over_qps", Self::OverRate),
        ("x-amzn-errortype", "forbiddenexception", Self::Forbidden),
    ];

    fn of(headers: &HeaderMap) -> Option<Self> {
        let found = Self::HEADERS.iter().find(|(name, text, _)| {
            let mut values = headers.get_all(*name).iter().filter_map(|value| value.to_str().ok());
            values.any(|value| value.to_ascii_lowercase().contains(text))
        });
        found.map(|(_, _, meaning)| *meaning)
    }
}

/// Whether a 401 states that the token is valid and belongs to no user. There is no code for it.
fn is_token_without_user(api: &ApiError) -> bool {
    let message = api.message.as_deref().unwrap_or_default().to_ascii_lowercase();
    message.contains("token") && message.contains("not authorize access")
}
