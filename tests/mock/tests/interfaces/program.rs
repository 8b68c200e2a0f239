//! The stand-alone program.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::*;

/// The running program; dropping it stops the program.
pub(crate) struct Program {
    process: Child,
    /// What it prints when it has started.
    pub(crate) printed: String,
}

impl Program {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_getty-api-mock"))
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut printed = String::new();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        for line in lines.map(Result::unwrap) {
            writeln!(printed, "{line}").unwrap();
            if line.starts_with("Interrupt") {
                break;
            }
        }
        Self { process, printed }
    }

    /// The hosts of API, authentication, deliveries, oEmbed and the control interface, with their ports.
    pub(crate) fn hosts(&self) -> Vec<String> {
        let urls = self.printed.split_whitespace().filter(|word| word.starts_with("http"));
        urls.map(|url| url.split('/').nth(2).unwrap().to_owned()).collect()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

async fn get_json(host: &str, path: &str) -> Value {
    let request = client().get(format!("http://{host}{path}")).header("Api-Key", "mock-api-key");
    json(request.send().await.unwrap()).await
}

#[tokio::test]
async fn flags_configure_the_server() {
    let program = Program::start(&[
        "--seed=7",
        "--catalogue-size=50",
        "--frozen-at=2026-03-01T12:00:00Z",
        "--expires-in=text",
        "--token-lifetime=60",
        "--user-token-required",
        "--page-window=10",
        "--queries-per-second=5",
        "--snake-case-change-sets",
        "--empty-channels",
    ]);
    let hosts = program.hosts();
    let [api, authentication, _, _, control] = &hosts[..] else { panic!("{hosts:?}") };
    assert_eq!(get_json(control, "/clock").await["now"], "2026-03-01T12:00:00+00:00");
    let assets = get_json(control, "/assets").await;
    assert_eq!(assets["images"].as_array().unwrap().len(), 35);
    assert_eq!(assets["videos"].as_array().unwrap().len(), 15);

    let fields = [
        ("grant_type", "client_credentials"),
        ("client_id", "mock-api-key"),
        ("client_secret", "mock-api-secret"),
    ];
    let token = json(post_form(&format!("http://{authentication}/oauth2/token"), &fields).await).await;
    assert_eq!(token["expires_in"], "60");
    let bearer = format!("Bearer {}", token["access_token"].as_str().unwrap());
    let url = format!("http://{api}/v3/products");
    let products = client().get(url).header("Api-Key", "mock-api-key").header("Authorization", bearer);
    assert_getty_error(products.send().await.unwrap(), 401, "UserTokenRequired").await;
    let search = "/v3/search/images/creative?page_size=5&page=3";
    let error = get_json(api, search).await;
    assert_eq!(error["ErrorMessage"], "page must be less than or equal to 2, results count 20");
    // The clock is frozen, so all requests are in the same second, and the sixth exceeds the limit.
    assert_eq!(get_json(api, search).await["ErrorCode"], "InvalidPage");
    assert_eq!(get_json(api, search).await["ErrorCode"], "InvalidPage");
    assert_eq!(get_json(api, search).await["message"], "Too Many Requests");
}

#[test]
fn an_invalid_flag_is_named_in_the_error() {
    for flag in ["--frozen-at=noon", "--expires-in=never", "--port=70000", "--colour"] {
        let program = Command::new(env!("CARGO_BIN_EXE_getty-api-mock")).arg(flag).output().unwrap();
        assert_eq!(program.status.code(), Some(2), "{flag}");
        let stderr = String::from_utf8(program.stderr).unwrap();
        assert!(stderr.contains(flag.split('=').next().unwrap()), "{stderr}");
    }
}

#[test]
fn a_port_in_use_is_reported() {
    let first = Program::start(&[]);
    let port = first.hosts()[0].split(':').next_back().unwrap().to_owned();
    let second = Command::new(env!("CARGO_BIN_EXE_getty-api-mock")).args(["--port", &port]).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let stderr = String::from_utf8(second.stderr).unwrap();
    assert!(stderr.contains("cannot listen on loopback") && stderr.contains("try another port"), "{stderr}");
}
