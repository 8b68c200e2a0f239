//! Histories over any span of days, window by window and page by page.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use getty_api_ext::ErrorKind;
use getty_api_ext::raw::types::ProductType;
use getty_api_mock::{Fault, MockGetty};

use crate::support::*;

const DAY: Duration = Duration::from_secs(86_400);

fn noon(day: NaiveDate) -> Result<DateTime<Utc>, Failure> {
    Ok(day.and_hms_opt(12, 0, 0).ok_or("no noon")?.and_utc())
}

/// A server whose clock is frozen at noon of this day.
async fn mock_on(day: &str) -> Result<MockGetty, Failure> {
    let builder = MockGetty::builder().quota("premiumaccess", 10_000).frozen_at(noon(day.parse()?)?);
    Ok(builder.token_lifetime(DAY * 1000).start().await)
}

/// The ids of a number of downloads, oldest first, with N days between two of them.
async fn download(mock: &MockGetty, count: usize, days: u32) -> Result<Vec<String>, Failure> {
    let getty = user_client(mock)?;
    let mut made = Vec::new();
    for id in mock.image_ids().into_iter().cycle().take(count) {
        let call =
            getty_api_ext::raw::operations::download_image(&id).product_type(ProductType::PremiumAccess);
        getty.send(call.auto_download(false)).await?;
        made.push(id);
        mock.clock().advance(DAY * days);
    }
    Ok(made)
}

#[tokio::test]
async fn downloads_of_years_are_returned_window_by_window_latest_first() -> Result<(), Failure> {
    let mock = mock_on("2024-01-01").await?;
    let mut made = download(&mock, 40, 11).await?;
    let getty = user_client(&mock)?;
    let since: NaiveDate = "2024-01-01".parse()?;
    let until = mock.clock().now().date_naive();
    let mut downloads = getty.download_history().since(since).until(until).page_size(2).stream();
    let mut seen = Vec::new();
    while let Some(download) = downloads.try_next().await? {
        seen.extend(download.id);
    }
    made.reverse();
    assert_eq!(seen, made);

    let requested = mock.received_requests_for("list_downloads");
    let windows: Vec<_> = requested
        .iter()
        .filter(|request| request.query_value("page") == Some("1"))
        .map(|request| {
            let day = |name| request.query_value(name).unwrap_or_default().parse::<NaiveDate>();
            Ok::<_, chrono::ParseError>((day("date_from")?, day("date_to")?))
        })
        .collect::<Result<_, _>>()?;
    assert!(windows.iter().all(|(from, to)| (*to - *from).num_days() < 30), "{windows:?}");
    assert_eq!(windows.len(), 15, "440 days and the last");
    Ok(())
}

#[tokio::test]
async fn without_days_the_api_chooses() -> Result<(), Failure> {
    let mock = mock_on("2024-01-01").await?;
    let made = download(&mock, 10, 7).await?;
    let getty = user_client(&mock)?;
    let mut downloads = getty.download_history().stream();
    let mut seen = Vec::new();
    while let Some(download) = downloads.try_next().await? {
        seen.extend(download.id);
    }
    // The last thirty days: of 7, 14, 21 and 28 days ago.
    assert_eq!(seen, made.iter().rev().take(4).cloned().collect::<Vec<_>>());
    let requested = &mock.received_requests_for("list_downloads")[0];
    assert_eq!((requested.query_value("date_from"), requested.query_value("date_to")), (None, None));
    Ok(())
}

#[tokio::test]
async fn equal_records_are_all_returned() -> Result<(), Failure> {
    let mock = mock_on("2024-01-01").await?;
    let id = &mock.image_ids()[0];
    let getty = user_client(&mock)?;
    for _ in 0..5 {
        // The clock is frozen, so these entries are equal.
        let call =
            getty_api_ext::raw::operations::download_image(id).product_type(ProductType::PremiumAccess);
        getty.send(call.auto_download(false)).await?;
    }
    let mut downloads = getty.download_history().page_size(2).stream();
    let mut seen = 0;
    while downloads.try_next().await?.is_some() {
        seen += 1;
    }
    assert_eq!(seen, 5);
    assert_eq!(getty.image_download_history(id).send().await?.len(), 5);
    Ok(())
}

#[tokio::test]
async fn concurrent_downloads_repeat_no_item() -> Result<(), Failure> {
    let mock = mock_on("2024-01-01").await?;
    let mut made = download(&mock, 9, 0).await?;
    let getty = user_client(&mock)?;
    let mut downloads = getty.download_history().page_size(4).stream();
    let mut seen = Vec::new();
    while let Some(download) = downloads.try_next().await? {
        seen.extend(download.id);
        if seen.len() == 2 || seen.len() == 5 {
            let id = &mock.video_ids()[0];
            let call =
                getty_api_ext::raw::operations::download_video(id).product_type(ProductType::PremiumAccess);
            getty.send(call.auto_download(false)).await?;
        }
    }
    made.reverse();
    let videos = mock.video_ids();
    seen.retain(|id| !videos.contains(id));
    assert_eq!(seen, made);
    Ok(())
}

#[tokio::test]
async fn filters_reach_every_request() -> Result<(), Failure> {
    let mock = mock_on("2024-03-01").await?;
    download(&mock, 2, 40).await?;
    let getty = user_client(&mock)?;
    let since: NaiveDate = "2024-02-01".parse()?;
    let history = getty.download_history().since(since).company(true).product_type(ProductType::EasyAccess);
    let mut downloads = history.window_days(50).until(mock.clock().now()).stream();
    assert!(downloads.try_next().await?.is_none(), "another product paid");
    let requested = mock.received_requests_for("list_downloads");
    assert!(requested.len() > 1);
    for request in requested {
        assert_eq!(request.query_value("company_downloads"), Some("true"));
        assert_eq!(request.query_value("product_type"), Some("easyaccess"));
    }
    Ok(())
}

#[tokio::test]
async fn purchases_lead_to_their_orders() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let images = mock.image_ids();
    let order = mock.add_order(&[&images[3], &images[4]]);
    let getty = user_client(&mock)?;
    let mut purchases =
        getty.purchases().since(mock.clock().now().date_naive() - chrono::Days::new(200)).stream();
    let mut seen = Vec::new();
    while let Some(purchase) = purchases.try_next().await? {
        seen.push((purchase.order_id.unwrap_or_default(), purchase.asset_id.unwrap_or_default()));
    }
    let of_order: Vec<&str> =
        seen.iter().filter(|(id, _)| *id == order).map(|(_, asset)| asset.as_str()).collect();
    assert_eq!(of_order.len(), 2);
    let mut distinct = seen.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), seen.len(), "each once");
    assert!(seen.len() > 12, "those of more than a window");

    let found = getty.order(&order).await?;
    let assets: Vec<_> = found.assets.iter().filter_map(|asset| asset.id.as_deref()).collect();
    assert_eq!(assets, [&images[3], &images[4]]);
    let company = getty.purchases().company(true).since(NaiveDate::from_ymd_opt(2020, 1, 1).ok_or("day")?);
    let mut company = company.window_days(4000).stream();
    let mut all = 0;
    while company.try_next().await?.is_some() {
        all += 1;
    }
    assert!(all > seen.len(), "colleagues bought too");
    Ok(())
}

#[tokio::test]
async fn the_downloads_of_one_asset_are_the_users_or_the_companys() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let (image, video) = (&mock.image_ids()[0], &mock.video_ids()[0]);
    client(&mock)?.download_image(image).product_type("premiumaccess").to_memory(u64::MAX).await?;
    let getty = user_client(&mock)?;
    getty.download_video(video).product_type("premiumaccess").to_memory(u64::MAX).await?;
    assert_eq!(getty.image_download_history(image).send().await?.len(), 0);
    assert_eq!(getty.image_download_history(image).company(true).send().await?.len(), 1);
    assert_eq!(getty.video_download_history(video).send().await?.len(), 1);
    assert!(getty.image_download_history("nothing").send().await.unwrap_err().is_not_found());
    Ok(())
}

#[tokio::test]
async fn an_invalid_request_is_refused_before_it_is_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let day = |text: &str| text.parse::<NaiveDate>();
    let backwards = getty.download_history().since(day("2024-02-02")?).until(day("2024-02-01")?);
    let mut backwards = backwards.stream();
    let error = backwards.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(backwards.try_next().await?.is_none(), "an error ends it");
    let error = getty.purchases().page_size(1000).stream().try_next().await.unwrap_err();
    assert!(error.message().contains("nearest is 100"), "{error}");
    assert!(mock.received_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_failure_ends_the_stream() -> Result<(), Failure> {
    let mock = mock_on("2024-01-01").await?;
    download(&mock, 5, 0).await?;
    let getty = user_client(&mock)?;
    let mut downloads = getty.download_history().page_size(2).stream();
    assert!(downloads.try_next().await?.is_some());
    assert!(downloads.try_next().await?.is_some());
    mock.fail_next("list_downloads", 1, Fault::Status(500));
    assert!(downloads.try_next().await.unwrap_err().is_retryable());
    assert!(downloads.try_next().await?.is_none());
    Ok(())
}

/// Downloads at these times, oldest first, each of another image.
async fn download_at(mock: &MockGetty, times: &[&str]) -> Result<Vec<String>, Failure> {
    let getty = user_client(mock)?;
    let mut made = Vec::new();
    for (time, id) in times.iter().zip(mock.image_ids()) {
        let time: DateTime<Utc> = time.parse()?;
        mock.clock().advance((time - mock.clock().now()).to_std()?);
        let call =
            getty_api_ext::raw::operations::download_image(&id).product_type(ProductType::PremiumAccess);
        getty.send(call.auto_download(false)).await?;
        made.push(id);
    }
    Ok(made)
}

#[tokio::test]
async fn times_of_day_cut_a_history_of_downloads_to_the_moment() -> Result<(), Failure> {
    let mock = mock_on("2024-01-01").await?;
    let times = [
        "2024-01-02T09:59:59Z",
        "2024-01-02T10:00:00Z",
        "2024-01-02T23:59:59.900Z",
        "2024-01-03T00:00:00Z",
        "2024-01-03T12:00:00Z",
        "2024-01-03T23:59:59.500Z",
        "2024-01-04T00:00:00Z",
        "2024-01-04T08:30:00.250Z",
        "2024-01-04T08:30:01Z",
    ];
    let made = download_at(&mock, &times).await?;
    let getty = user_client(&mock)?;
    let since: DateTime<Utc> = "2024-01-02T10:00:00Z".parse()?;
    let until: DateTime<chrono::FixedOffset> = "2024-01-04T10:30:00.250+02:00".parse()?;
    for days in [1, 2, 30] {
        mock.clear_received_requests();
        let mut seen = Vec::new();
        let mut downloads = getty.download_history().since(since).until(until).window_days(days).stream();
        while let Some(download) = downloads.try_next().await? {
            seen.extend(download.id);
        }
        seen.reverse();
        assert_eq!(seen, made[1..8], "{days} days at once");
        let requested = mock.received_requests_for("list_downloads");
        let last = requested.last().ok_or("no request")?;
        assert_eq!(last.query_value("date_from"), Some("2024-01-02T10:00:00"));
        assert_eq!(last.query_value("use_time"), Some("true"));
        assert_eq!(requested[0].query_value("date_to"), Some("2024-01-04T08:30:01"), "the second is not cut");
        assert_eq!(requested[0].query_value("use_time"), Some("true"));
    }
    Ok(())
}

#[tokio::test]
async fn purchases_are_cut_to_the_moment_though_the_requests_send_days() -> Result<(), Failure> {
    let mock = mock_on("2024-05-01").await?;
    let images = mock.image_ids();
    let early = mock.add_order(&[&images[3]]);
    mock.clock().advance(Duration::from_secs(3600));
    let late = mock.add_order(&[&images[4]]);
    let getty = user_client(&mock)?;
    let since: DateTime<Utc> = "2024-05-01T12:30:00Z".parse()?;
    let orders = async |history: getty_api_ext::history::PurchaseHistoryQuery| {
        let mut stream = history.stream();
        let mut orders = Vec::new();
        while let Some(purchase) = stream.try_next().await? {
            orders.extend(purchase.order_id);
        }
        Ok::<_, Failure>(orders)
    };
    let day = since.date_naive();
    let both = [late.clone(), early.clone()];
    assert_eq!(orders(getty.purchases().since(day).until(day)).await?, both);
    assert_eq!(orders(getty.purchases().since(since).until(day)).await?, [late]);
    assert_eq!(orders(getty.purchases().since(day).until(since)).await?, [early]);
    for request in mock.received_requests_for("list_purchased_assets") {
        assert_eq!(request.query_value("date_from"), Some("2024-05-01"));
        assert_eq!(request.query_value("use_time"), None, "the published document has it for downloads only");
    }
    Ok(())
}

#[tokio::test]
async fn the_last_day_of_a_history_of_generations_is_complete() -> Result<(), Failure> {
    let mock = mock_on("2024-05-01").await?;
    let getty = user_client(&mock)?;
    let generation = getty.ai().generate("a harbour").send().await?;
    let today: NaiveDate = "2024-05-01".parse()?;
    let mut generations = getty.ai().history().since(today).until(today).stream();
    let found = generations.try_next().await?.ok_or("the generation of that day is left out")?;
    assert_eq!(found.generation_request_id.as_deref(), Some(generation.id()));
    let requested = &mock.received_requests_for("list_generation_history")[0];
    assert_eq!(requested.query_value("date_start"), Some("2024-05-01T00:00:00"));
    assert_eq!(requested.query_value("date_end"), Some("2024-05-02T00:00:00"));
    let before: DateTime<Utc> = "2024-05-01T11:59:59.999Z".parse()?;
    let mut none = getty.ai().history().since(today).until(before).stream();
    assert!(none.try_next().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn moments_of_one_day_can_be_backwards() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let noon = noon("2024-05-01".parse()?)?;
    let backwards = getty.download_history().since(noon).until(noon - chrono::TimeDelta::seconds(1));
    let error = backwards.stream().try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(mock.received_requests().is_empty());
    Ok(())
}
