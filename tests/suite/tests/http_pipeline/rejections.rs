//! Rejections of the account: by whatever operation, status and code they come.

use getty_api::operations::{download_image, generate_images, list_products};
use getty_api::types::ImageGenerationRequest;
use getty_api_ext::{AccountRejection, Error, ErrorKind, Getty, Outcome};
use getty_api_suite::fault_server::{FaultServer, Log, Script, VirtualClock, response};

use crate::support::{Fixture, builder};

/// What a program calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Products,
    Download,
    Generation,
}

impl Operation {
    const ALL: [Self; 3] = [Self::Products, Self::Download, Self::Generation];

    async fn call(self, getty: &Getty) -> Error {
        let result = match self {
            Self::Products => getty.send(list_products()).await.map(drop),
            Self::Download => getty.send(download_image("42").auto_download(false)).await.map(drop),
            Self::Generation => {
                let request = ImageGenerationRequest::new().with_prompt("a boat");
                getty.send(generate_images(request)).await.map(drop)
            }
        };
        result.expect_err("a rejection")
    }
}

/// A response, and the rejection it is for downloads and for other operations.
struct Row {
    statuses: &'static [u16],
    header: Option<(&'static str, &'static str)>,
    body: &'static str,
    download: Option<AccountRejection>,
    other: Option<AccountRejection>,
}

impl Row {
    const fn new(statuses: &'static [u16], body: &'static str, rejection: Option<AccountRejection>) -> Self {
        Self { statuses, header: None, body, download: rejection, other: rejection }
    }

    const fn header(self, name: &'static str, value: &'static str) -> Self {
        Self { header: Some((name, value)), ..self }
    }

    const fn only_of_downloads(self) -> Self {
        Self { other: None, ..self }
    }
}

fn rows() -> Vec<Row> {
    use AccountRejection::{
        CredentialsRejected, DailyRequestQuota, DownloadsExhausted, KeyDisabled, NoProducts,
        UserTokenRequired,
    };
    const FORBIDDEN: &str = r#"{"message":"Forbidden"}"#;
    vec![
        Row::new(&[403], FORBIDDEN, Some(KeyDisabled)).header("x-amzn-errortype", "ForbiddenException"),
        Row::new(&[403], "", Some(KeyDisabled)).header("x-error-detail", "Account Inactive"),
        Row::new(&[403], FORBIDDEN, Some(DailyRequestQuota))
            .header("x-error-detail", "Account Over Rate Limit"),
        Row::new(&[429, 403], r#"{"ErrorCode":"DailyRequestLimitExceeded"}"#, Some(DailyRequestQuota)),
        Row::new(&[400, 401, 403], r#"{"ErrorCode":"UserTokenRequired"}"#, Some(UserTokenRequired)),
        Row::new(&[401], r#"{"code":"UserTokenRequired","message":"a user"}"#, Some(UserTokenRequired)),
        Row::new(
            &[401],
            r#"{"message":"The access token does not authorize access to the resource"}"#,
            Some(UserTokenRequired),
        ),
        Row::new(&[403], r#"{"ErrorCode":"OverageLimitReached"}"#, Some(DownloadsExhausted))
            .only_of_downloads(),
        Row::new(&[403], r#"{"error_code":"NoProducts"}"#, Some(NoProducts)).only_of_downloads(),
        Row::new(&[401], r#"{"ErrorCode":"AuthorizationTokenRequired"}"#, Some(CredentialsRejected)),
        // These concern the request or the moment.
        Row::new(&[403], FORBIDDEN, None),
        Row::new(&[403], r#"{"ErrorCode":"InsufficientAccess"}"#, None),
        Row::new(&[404], r#"{"ErrorCode":"ImageNotFound"}"#, None),
        Row::new(&[402], r#"{"ErrorCode":"NotEnoughCreditsForPurchase"}"#, None),
        Row::new(&[403, 429], "", None).header("x-error-detail", "Account Over Queries Per Second Limit"),
        Row::new(&[503], "", None).header("x-error-detail", "Account Inactive"),
    ]
}

/// The kind, the text that the advice contains, and the label of a rejection.
fn expected(rejection: AccountRejection) -> (ErrorKind, &'static str) {
    match rejection {
        AccountRejection::KeyDisabled => (ErrorKind::AccountWide, "enable the API key"),
        AccountRejection::DailyRequestQuota => (ErrorKind::AccountWide, "daily quota is reset"),
        AccountRejection::DownloadsExhausted => (ErrorKind::AccountWide, "`Agreement::remaining`"),
        AccountRejection::NoProducts => (ErrorKind::AccountWide, "`Getty::products`"),
        AccountRejection::UserTokenRequired => {
            (ErrorKind::UserTokenRequired, "credentials that belong to a user")
        }
        _ => (ErrorKind::Credentials, "use credentials that can obtain an access token"),
    }
}

#[tokio::test(start_paused = true)]
async fn the_code_decides_first_then_the_gateway_then_the_status() {
    for row in rows() {
        for status in row.statuses {
            for operation in Operation::ALL {
                let headers: Vec<_> = row.header.into_iter().collect();
                let sent = response(*status, &headers, row.body);
                let fixture = Fixture::new(move || Script::respond(sent.clone())).await;
                let getty = fixture.builder().build().expect("a client");
                let error = operation.call(&getty).await;
                let name = format!("{status} {} {operation:?}: {error:?}", row.body);

                let rejection = if operation == Operation::Download { row.download } else { row.other };
                assert_eq!(error.account_rejection(), rejection, "{name}");
                assert_eq!(error.is_account_wide(), rejection.is_some(), "{name}");
                let Some(rejection) = rejection else { continue };
                let (kind, advice) = expected(rejection);
                assert_eq!((error.kind(), error.outcome()), (kind, Outcome::NotDone), "{name}");
                assert!(error.to_string().contains(advice), "{name}");
                assert!(!error.is_retryable() && !error.is_rate_limited(), "{name}");
                let is_quota = [AccountRejection::DailyRequestQuota, AccountRejection::DownloadsExhausted]
                    .contains(&rejection);
                assert_eq!(error.is_quota_exceeded(), is_quota, "{name}");
                // Only a token that may be the reason is replaced, once.
                let requests = if rejection == AccountRejection::CredentialsRejected { 2 } else { 1 };
                assert_eq!(fixture.calls().len(), requests, "{name}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_request_is_rejected_for_the_same_reasons() {
    use AccountRejection::{CredentialsRejected, DailyRequestQuota, KeyDisabled};
    let rejected = [
        (403, Some(("x-error-detail", "Account Inactive")), "", Some(KeyDisabled)),
        (403, Some(("x-error-detail", "Account Over Rate Limit")), "", Some(DailyRequestQuota)),
        (400, None, r#"{"error":"invalid_client"}"#, Some(CredentialsRejected)),
        (503, None, "", None),
    ];
    for (status, header, body, rejection) in rejected {
        let (clock, log) = (VirtualClock::default(), Log::default());
        let sent = response(status, header.as_slice(), body);
        let authentication =
            FaultServer::start("authentication", &clock, &log, move || Script::respond(sent.clone()));
        let authentication = authentication.await.expect("a server");
        let getty = builder("http://127.0.0.1:9", &authentication.url(), &clock).build().expect("a client");
        for operation in Operation::ALL {
            let error = operation.call(&getty).await;
            assert_eq!(error.account_rejection(), rejection, "{status} {operation:?}: {error:?}");
            assert_eq!(error.outcome(), Outcome::NotDone);
        }
    }
}
