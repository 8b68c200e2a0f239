//! Certificates: those that are rejected, and private authorities.

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use getty_api::operations::list_countries;
use getty_api_ext::{Credentials, Endpoints, Error, ErrorKind, Getty, GettyBuilder, Outcome};
use getty_api_suite::fault_server::{
    Authority, FaultServer, Identity, Log, Script, Validity, VirtualClock, response,
};

use crate::operation::Kind;
use crate::support::{ACCESS_TOKEN, API_KEY, builder, good, status, token};

const HOST: &str = "127.0.0.1";

fn pem(certificate: &[u8]) -> String {
    let text = STANDARD.encode(certificate);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

/// A client of an API at this URL, with an access token.
fn client_of(url: &str) -> GettyBuilder {
    let mut endpoints = Endpoints::new();
    endpoints.api = url.parse().expect("a URL");
    Getty::builder().credentials(Credentials::access_token(API_KEY, ACCESS_TOKEN)).endpoints(endpoints)
}

fn is_final(error: &Error, remedy: &str, what: &str) {
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connection, Outcome::NotDone), "{what}: {error}");
    assert_eq!(error.attempts(), 1, "{what}: {error}");
    assert!(!error.is_retryable(), "{what}: {error}");
    assert!(error.to_string().contains(remedy), "{what}: {error}");
}

/// A certificate, the authority that the client trusts, and the remedy in the error.
fn rejected() -> [(&'static str, Identity, Authority, &'static str); 6] {
    let named = |name| Authority::new(name).expect("an authority");
    let authority = || named("private");
    let issued = |names: &[&str], validity| {
        let authority = authority();
        (authority.issue(names, validity).expect("a certificate"), authority)
    };
    let (unknown, _) = issued(&[HOST], Validity::Now);
    let (wrong, of_wrong) = issued(&["api.getty.test", "127.0.0.2"], Validity::Now);
    let (expired, of_expired) = issued(&[HOST], Validity::Past);
    let (later, of_later) = issued(&[HOST], Validity::Future);
    let clock = "check the clock of this machine";
    [
        ("another authority of the same name", unknown.clone(), authority(), "SSL_CERT_FILE"),
        ("unknown authority", unknown, named("other"), "SSL_CERT_FILE"),
        ("self-signed", Identity::new(&[HOST]).expect("a certificate"), authority(), "root_certificate`"),
        ("wrong name", wrong, of_wrong, "check the endpoints"),
        ("expired", expired, of_expired, clock),
        ("not valid yet", later, of_later, clock),
    ]
}

#[tokio::test]
async fn a_rejected_certificate_is_final() {
    for (name, identity, authority, remedy) in rejected() {
        for kind in Kind::ALL {
            let (clock, log) = (VirtualClock::default(), Log::default());
            let api =
                FaultServer::start_tls(&identity, "api", &clock, &log, move || good(kind)).await.unwrap();
            let getty = client_of(&api.url()).root_certificate(authority.certificate()).build().unwrap();
            let error = kind.call(&getty).await.unwrap_err();
            is_final(&error, remedy, name);
            assert_eq!((log.connections(), log.all().len()), (1, 0), "{name}, {kind:?}");
            if kind == Kind::Safe {
                println!("{name}: {error}");
            }
        }
    }
}

#[tokio::test]
async fn a_rejected_certificate_of_the_token_endpoint_is_final() {
    for (name, identity, authority, remedy) in rejected() {
        let (clock, log, tokens) = (VirtualClock::default(), Log::default(), Log::default());
        let api = FaultServer::start("api", &clock, &log, || good(Kind::Safe)).await.unwrap();
        let authentication =
            FaultServer::start_tls(&identity, "token", &clock, &tokens, token).await.unwrap();
        let getty = builder(&api.url(), &authentication.url(), &clock)
            .root_certificate(authority.certificate())
            .build()
            .unwrap();
        let error = Kind::Safe.call(&getty).await.unwrap_err();
        is_final(&error, remedy, name);
        assert_eq!((tokens.connections(), log.all().len()), (1, 0), "{name}");
    }
}

/// A server of an authority.
async fn server(authority: &Authority, log: &Log) -> FaultServer {
    let identity = authority.issue(&[HOST], Validity::Now).unwrap();
    let good = || Script::respond(response(200, &[], r#"{"countries":[]}"#));
    FaultServer::start_tls(&identity, "api", &VirtualClock::default(), log, good).await.unwrap()
}

#[tokio::test]
async fn a_private_authority_works_through_the_builder() {
    let (authority, other) = (Authority::new("private").unwrap(), Authority::new("other").unwrap());
    let (root, another) = (authority.certificate(), other.certificate());
    let api = server(&authority, &Log::default()).await;
    let both = format!("our roots:\n{}\n{}", pem(another), pem(root));
    let given: [Vec<Vec<u8>>; 4] = [
        vec![root.to_vec()],
        vec![pem(root).into_bytes()],
        vec![both.into_bytes()],
        vec![another.to_vec(), root.to_vec()],
    ];
    for certificates in given {
        let getty = certificates.into_iter().fold(client_of(&api.url()), GettyBuilder::root_certificate);
        getty.build().unwrap().send(list_countries()).await.unwrap();
    }
    client_of(&api.url())
        .root_certificate(another)
        .build()
        .unwrap()
        .send(list_countries())
        .await
        .unwrap_err();
}

#[test]
fn a_root_certificate_that_is_none_is_an_error_of_build() {
    let root = Authority::new("private").unwrap().certificate().to_vec();
    let cut = &root[..root.len() - 10];
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    for (bytes, reason) in [
        (Vec::new(), "root certificate 2: it is not a usable certificate"),
        (b"certificate".to_vec(), "root certificate 2: it is not a usable certificate"),
        (cut.to_vec(), "root certificate 2: it is not a usable certificate"),
        (pem(cut).into_bytes(), "root certificate 2: it is not a usable certificate"),
        (pem(&root).replace("END", "XXX").into_bytes(), "root certificate 2: it is not valid PEM"),
        (key.as_bytes().to_vec(), "root certificate 2: it contains no certificate"),
    ] {
        let builder = client_of("https://127.0.0.1").root_certificate(root.clone()).root_certificate(bytes);
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(error.to_string().starts_with(reason), "{error}");
    }
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let builder = client_of("https://127.0.0.1").root_certificate(root).http_client(http);
    let error = builder.build().unwrap_err();
    assert!(error.to_string().contains("`GettyBuilder::http_client`"), "{error}");
}

/// The URL of the API, in the environment of a process that is only a client.
const URL: &str = "GETTY_TEST_TLS_URL";

#[tokio::test(flavor = "multi_thread")]
async fn a_private_authority_works_through_the_environment() {
    // The certificates are those of the environment in which a process starts, so this test starts itself.
    if let Ok(url) = std::env::var(URL) {
        let result = client_of(&url).build().unwrap().send(list_countries()).await;
        println!("result: {}", result.map_or_else(|error| error.to_string(), |_| "good".to_owned()));
        return;
    }
    let (authority, log) = (Authority::new("private").unwrap(), Log::default());
    let api = server(&authority, &log).await;
    let directory = tempfile::tempdir().unwrap();
    let [ours, others] = ["ours.pem", "others.pem"].map(|name| directory.path().join(name));
    std::fs::write(&ours, pem(authority.certificate())).unwrap();
    std::fs::write(&others, pem(Authority::new("other").unwrap().certificate())).unwrap();
    for (file, expected) in [(ours, "result: good"), (others, "issuer that is not trusted")] {
        let url = api.url();
        let run = move || {
            Command::new(std::env::current_exe()?)
                .args(["tls::a_private_authority_works_through_the_environment", "--exact", "--nocapture"])
                .env("SSL_CERT_FILE", file)
                .env_remove("SSL_CERT_DIR")
                .env(URL, url)
                .output()
        };
        let output = tokio::task::spawn_blocking(run).await.unwrap().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains(expected), "{text}");
    }
    assert_eq!(log.all().len(), 1);
}

#[tokio::test]
async fn a_proxy_that_requires_credentials_is_final() {
    let (clock, log) = (VirtualClock::default(), Log::default());
    let proxy = FaultServer::start("proxy", &clock, &log, || status(407)).await.unwrap();
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .proxy(reqwest::Proxy::https(proxy.url()).unwrap())
        .build()
        .unwrap();
    for kind in Kind::ALL {
        let getty = client_of("https://api.getty.test").http_client(http.clone()).build().unwrap();
        let error = kind.call(&getty).await.unwrap_err();
        is_final(&error, "the proxy requires credentials", "proxy");
    }
    assert_eq!(log.connections(), 3);
}
