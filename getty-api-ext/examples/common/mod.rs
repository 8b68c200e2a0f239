//! What the download examples share: a client, and progress bars.

use std::collections::HashMap;
use std::error::Error;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use getty_api_ext::{Credentials, DownloadEvent, DownloadObserver, DownloadSubject, Endpoints, Getty};
use getty_api_mock::MockGetty;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

/// A client of the real API if `GETTY_API_KEY` is set, else of a local mock server, which lives as long as the
/// second value. `GETTY_API_URL` and `GETTY_TOKEN_URL` lead the first elsewhere.
pub(crate) async fn client() -> Result<(Getty, Option<MockGetty>), Box<dyn Error>> {
    let mut endpoints = Endpoints::new();
    if std::env::var_os("GETTY_API_KEY").is_some() {
        if let Ok(url) = std::env::var("GETTY_API_URL") {
            endpoints.api = url.parse()?;
        }
        if let Ok(url) = std::env::var("GETTY_TOKEN_URL") {
            endpoints.token = url.parse()?;
        }
        let getty = Getty::builder().credentials(Credentials::from_env()?).endpoints(endpoints).build()?;
        return Ok((getty, None));
    }
    let mock = MockGetty::start().await;
    eprintln!("GETTY_API_KEY is not set: using a local mock server at {}.", mock.api_url());
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let getty = Getty::builder().credentials(credentials).endpoints(endpoints).build()?;
    Ok((getty, Some(mock)))
}

/// Says what went wrong, in words for a person.
pub(crate) fn told(ended: Result<ExitCode, Box<dyn Error>>) -> ExitCode {
    ended.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

/// A bar for each download that runs, and lines above them.
#[derive(Clone, Default)]
pub(crate) struct Bars(Arc<Screen>);

#[derive(Default)]
struct Screen {
    screen: MultiProgress,
    bars: Mutex<HashMap<DownloadSubject, ProgressBar>>,
}

impl Bars {
    /// Prints a line without getting in the way of the bars.
    pub(crate) fn print(&self, line: &str) {
        self.0.screen.suspend(|| println!("{line}"));
    }

    fn new_bar(&self, subject: &DownloadSubject) -> ProgressBar {
        let style = "{prefix:16!} {bar:14} {bytes:>10} / {total_bytes:10} {bytes_per_sec:>12} {wide_msg}";
        let bar = self.0.screen.add(ProgressBar::no_length());
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        bar.set_prefix(subject.to_string());
        bar
    }
}

impl DownloadObserver for Bars {
    fn event(&self, subject: &DownloadSubject, event: &DownloadEvent) {
        let Ok(mut bars) = self.0.bars.lock() else { return };
        let bar = bars.entry(subject.clone()).or_insert_with(|| self.new_bar(subject));
        match event {
            DownloadEvent::Authorized { reused: false } => bar.set_message("authorised"),
            DownloadEvent::Authorized { reused: true } => bar.set_message("authorised before"),
            DownloadEvent::Started { length, file_name, .. } => {
                bar.set_length(length.unwrap_or(0));
                bar.set_message(file_name.clone().unwrap_or_default());
            }
            DownloadEvent::Resumed { have } | DownloadEvent::Bytes { have } => bar.set_position(*have),
            DownloadEvent::HistoryAsked { .. } => bar.set_message("asked the download history"),
            DownloadEvent::Restarted => bar.set_position(0),
            DownloadEvent::Retrying { after, .. } => bar.set_message(format!("again in {after:.0?}")),
            DownloadEvent::Finished { .. } | DownloadEvent::Failed { .. } => {
                bar.finish_and_clear();
                self.0.screen.remove(bar);
                bars.remove(subject);
            }
            _ => {}
        }
    }
}
