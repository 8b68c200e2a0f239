//! The stand-alone program: runs the mock server until it is interrupted.

use std::process::ExitCode;
use std::time::Duration;

use chrono::{DateTime, Utc};
use clap::{Parser, ValueEnum};
use getty_api_mock::{ChangeSetNaming, ExpiresIn, MockGetty, MockGettyBuilder, PropertyNaming};

/// A Getty Images API server on loopback. It needs no key, no contract and no network.
#[derive(Debug, Parser)]
#[command(name = "getty-api-mock")]
struct Arguments {
    /// Port of the API; 0 lets the system choose.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the authentication host; 0 lets the system choose.
    #[arg(long, default_value_t = 0)]
    authentication_port: u16,
    /// Port of the delivery host; 0 lets the system choose.
    #[arg(long, default_value_t = 0)]
    delivery_port: u16,
    /// Port of the oEmbed host; 0 lets the system choose.
    #[arg(long, default_value_t = 0)]
    embed_port: u16,
    /// Port of the control interface; 0 lets the system choose.
    #[arg(long, default_value_t = 0)]
    control_port: u16,
    /// The seed of the catalogue.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The number of assets in the catalogue.
    #[arg(long, default_value_t = 240)]
    catalogue_size: usize,
    /// The lifetime of access tokens, in seconds.
    #[arg(long, default_value_t = 1800)]
    token_lifetime: u64,
    /// Return a new refresh token with each refresh and revoke the old one.
    #[arg(long)]
    rotate_refresh_tokens: bool,
    /// The limit of requests a second; the response to the others is 429. No limit when absent.
    #[arg(long)]
    queries_per_second: Option<u32>,
    /// The maximum number of requests that are stored; the oldest are deleted, and only counted.
    #[arg(long, default_value_t = 10_000)]
    keep_requests: usize,
    /// Start the clock at this time, such as 2026-03-01T12:00:00Z, and stop it: only the control interface
    /// moves it.
    #[arg(long)]
    frozen_at: Option<DateTime<Utc>>,
    /// How the token endpoint states the lifetime of a token.
    #[arg(long, value_enum, default_value_t = ExpiresInFormat::Integer)]
    expires_in: ExpiresInFormat,
    /// Require a token that belongs to a user for all operations that require a token.
    #[arg(long)]
    user_token_required: bool,
    /// The number of results of a search that can be paged through.
    #[arg(long, default_value_t = 10_000)]
    page_window: u64,
    /// Compress JSON responses for clients that accept gzip.
    #[arg(long)]
    gzip: bool,
    /// Deliver complete files only and ignore ranges.
    #[arg(long)]
    no_delivery_ranges: bool,
    /// Spell the properties of change sets and channels in snake case.
    #[arg(long)]
    snake_case_change_sets: bool,
    /// The naming convention of properties in the JSON responses of the API's operations.
    #[arg(long, value_enum, default_value_t = Naming::AsPublished)]
    property_spelling: Naming,
    /// Start with empty channels instead of announcing the catalogue.
    #[arg(long)]
    empty_channels: bool,
    /// Send every date with a zone, as documented; the API omits some zones.
    #[arg(long)]
    documented_dates: bool,
}

/// How the token endpoint states the lifetime of a token.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ExpiresInFormat {
    /// As a number.
    Integer,
    /// As text.
    Text,
    /// Not at all.
    Missing,
}

/// The naming convention of properties.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Naming {
    /// As in the document of the API.
    AsPublished,
    /// `max_dimensions`.
    SnakeCase,
    /// `maxDimensions`.
    CamelCase,
    /// `MaxDimensions`.
    PascalCase,
}

impl Arguments {
    fn builder(&self) -> MockGettyBuilder {
        let builder = MockGetty::builder()
            .api_port(self.port)
            .authentication_port(self.authentication_port)
            .delivery_port(self.delivery_port)
            .embed_port(self.embed_port)
            .control_port(self.control_port)
            .seed(self.seed)
            .catalogue_size(self.catalogue_size)
            .token_lifetime(Duration::from_secs(self.token_lifetime))
            .rotate_refresh_tokens(self.rotate_refresh_tokens)
            .max_recorded_requests(self.keep_requests)
            .expires_in(match self.expires_in {
                ExpiresInFormat::Integer => ExpiresIn::Integer,
                ExpiresInFormat::Text => ExpiresIn::Text,
                ExpiresInFormat::Missing => ExpiresIn::Missing,
            })
            .user_token_required(self.user_token_required)
            .max_result_window(self.page_window)
            .delivery_ranges(!self.no_delivery_ranges)
            .property_naming(match self.property_spelling {
                Naming::AsPublished => PropertyNaming::AsPublished,
                Naming::SnakeCase => PropertyNaming::SnakeCase,
                Naming::CamelCase => PropertyNaming::CamelCase,
                Naming::PascalCase => PropertyNaming::PascalCase,
            })
            .change_set_naming(if self.snake_case_change_sets {
                ChangeSetNaming::SnakeCase
            } else {
                ChangeSetNaming::CamelCase
            });
        let builder = if self.documented_dates { builder.rfc3339_dates() } else { builder };
        let builder = if self.empty_channels { builder.empty_channels() } else { builder };
        let builder = if self.gzip { builder.gzip() } else { builder };
        let builder = match self.frozen_at {
            Some(time) => builder.frozen_at(time),
            None => builder,
        };
        match self.queries_per_second {
            Some(limit) => builder.queries_per_second(limit),
            None => builder,
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let mock = match Arguments::parse().builder().try_start().await {
        Ok(mock) => mock,
        Err(error) => {
            eprintln!("getty-api-mock: cannot listen on loopback: {error}; try another port");
            return ExitCode::FAILURE;
        }
    };
    println!("API             {}", mock.api_url());
    println!("token endpoint  {}", mock.token_url());
    println!("delivery        {}", mock.delivery_url());
    println!("oEmbed          {}/oembed", mock.embed_url());
    println!("control         {}", mock.control_url().unwrap_or_default());
    println!("API key         {}", mock.api_key());
    println!("secret          {}", mock.api_secret());
    println!("user            {}", mock.username());
    println!("password        {}", mock.password());
    println!("Interrupt to stop.");
    if let Err(error) = tokio::signal::ctrl_c().await {
        eprintln!("getty-api-mock: cannot wait for an interrupt: {error}");
        return ExitCode::FAILURE;
    }
    mock.stop().await;
    ExitCode::SUCCESS
}
