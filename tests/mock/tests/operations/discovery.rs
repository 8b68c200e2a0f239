//! Events, artists, affiliates, related assets, and searches by image.

use std::time::Duration;

use getty_api_mock::{Asset, MockGetty};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::*;

#[tokio::test]
async fn events_are_searched_up_to_the_fiftieth_page() {
    let mock = MockGetty::start().await;
    let search = async |query: &str| json_of(&mock, &format!("/v3/search/events?{query}")).await;
    let all = search("page_size=100").await;
    let count = all["result_count"].as_u64().unwrap();
    assert!(count > 100);
    let dates: Vec<_> =
        all["events"].as_array().unwrap().iter().map(|one| one["start_date"].as_str().unwrap()).collect();
    assert!(dates.is_sorted_by(|one, next| one >= next));
    assert_eq!(search("page_size=1&page=50").await["events"].as_array().unwrap().len(), 1);
    let beyond = get(&mock, "/v3/search/events?page_size=1&page=51").await;
    assert_getty_error(beyond, 400, "InvalidPage").await;
    assert_eq!(search("page=49").await["events"], json!([]));

    let oldest = search("sort_order=oldest&page_size=1").await;
    assert!(oldest["events"][0]["start_date"].as_str().unwrap() < dates[0]);
    let sport = search("editorial_segment=sport").await["result_count"].as_u64().unwrap();
    assert!(sport > 0 && sport < count);
    let marathon = search("phrase=marathon").await;
    assert!(marathon["events"][0]["name"].as_str().unwrap().starts_with("Marathon runners"));
    let early = search("date_to=2025-06-30").await["result_count"].as_u64().unwrap();
    let late = search("date_from=2025-07-01").await["result_count"].as_u64().unwrap();
    assert!(early > 0 && late > 0);
    assert_eq!(early + late, count);
}

#[tokio::test]
async fn events_are_returned_by_id() {
    let mock = MockGetty::start().await;
    let event = json_of(&mock, "/v3/events/775100001?fields=child_events,hero_image,image_count,name").await;
    assert_eq!(event["id"], 775_100_001);
    assert_eq!(event["child_events"].as_array().unwrap().len(), 2);
    let images = "/v3/search/images/editorial?event_ids=775100001";
    let images = json_of(&mock, images).await["result_count"].as_u64().unwrap();
    assert!(event["image_count"].as_u64().unwrap() >= images);
    let hero = event["hero_image"]["display_sizes"][0]["uri"].as_str().unwrap();
    assert_eq!(client().get(hero).send().await.unwrap().status(), 200);

    let several = json_of(&mock, "/v3/events?ids=775100002,5,775100003").await;
    let ids: Vec<_> = several["events"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, [775_100_002, 775_100_003]);
    assert_eq!(several["events_not_found"], json!([5]));
    assert_getty_error(get(&mock, "/v3/events/5").await, 404, "EventNotFound").await;
    assert_getty_error(get(&mock, "/v3/events/x").await, 400, "InvalidParameterValue").await;
    assert_getty_error(get(&mock, "/v3/events").await, 400, "MissingRequiredQueryParameters").await;
}

#[tokio::test]
async fn searches_by_artist_find_the_artists_assets() {
    let mock = MockGetty::start().await;
    for (path, list) in [("images", "images"), ("videos", "videos")] {
        let path = format!("/v3/artists/{path}?fields=artist,summary_set&artist_name=mei+tanaka");
        let works = json_of(&mock, &path).await;
        let shown = works[list].as_array().unwrap();
        assert!(!shown.is_empty() && shown.len() <= 10);
        assert!(shown.iter().all(|one| one["artist"] == "Mei Tanaka"));
        let last = works["result_count"].as_u64().unwrap().div_ceil(10);
        let beyond = get(&mock, &format!("{path}&page={}", last + 1)).await;
        assert_getty_error(beyond, 400, "InvalidPage").await;
    }
    let nobody = json_of(&mock, "/v3/artists/images?artist_name=nobody").await;
    assert_eq!(nobody["result_count"], 0);
    let nameless = get(&mock, "/v3/artists/images").await;
    assert_getty_error(nameless, 400, "MissingRequiredQueryParameters").await;
}

#[tokio::test]
async fn affiliates_get_links_and_previews() {
    let mock = MockGetty::start().await;
    let images = json_of(&mock, "/v3/affiliates/search/images?phrase=lighthouse&style=photography").await;
    let first = &images["images"][0];
    assert!(first["title"].as_str().unwrap().starts_with("Lighthouse"));
    let file = first["preview_urls"]["medium"].as_str().unwrap();
    let file = client().get(file).send().await.unwrap().bytes().await.unwrap();
    let size =
        (first["preview_urls"]["medium_width"].clone(), first["preview_urls"]["medium_height"].clone());
    assert_eq!(jpeg_dimensions(&file), size);
    let videos = json_of(&mock, "/v3/affiliates/search/videos?phrase=").await;
    assert_eq!(videos["videos"].as_array().unwrap().len(), 30);
    assert!(videos["videos"][0]["preview_urls"]["large_motion"].is_string());
}

#[tokio::test]
async fn related_assets_share_keywords_or_a_series() {
    let mock = MockGetty::start().await;
    let ids = |response: &Value, list: &str| {
        let items = response[list].as_array().unwrap().clone();
        items.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for (list, id) in [("images", mock.image_ids()[0].clone()), ("videos", mock.video_ids()[0].clone())] {
        let path = format!("/v3/{list}/{id}");
        let similar = json_of(&mock, &format!("{path}/similar?page_size=5")).await;
        let found = ids(&similar, list);
        assert_eq!(found.len(), 5);
        assert!(!found.contains(&id));
        let fields = "fields=artist,collection_code&page_size=100";
        let series = json_of(&mock, &format!("{path}/same-series?{fields}")).await;
        let first = &series[list][0];
        assert!(series[list].as_array().unwrap().iter().all(|one| {
            one["artist"] == first["artist"] && one["collection_code"] == first["collection_code"]
        }));
        assert!(!ids(&series, list).contains(&id));
    }
    for kind in ["similar", "same-series"] {
        assert_getty_error(get(&mock, &format!("/v3/images/1/{kind}")).await, 404, "ImageNotFound").await;
        assert_getty_error(get(&mock, &format!("/v3/videos/1/{kind}")).await, 404, "VideosNotFound").await;
    }
}

async fn upload(mock: &MockGetty, name: &str, bytes: Vec<u8>) -> Response {
    let path = format!("/v3/search/by-image/uploads/{name}");
    let request = call(mock, Method::PUT, &path).header("Content-Type", "image/jpeg");
    request.body(bytes).send().await.unwrap()
}

async fn by_image(mock: &MockGetty, kind: &str, fields: &[(&str, &str)]) -> Response {
    get(mock, &format!("/v3/search/{kind}/creative/by-image?{}", encode_form(fields))).await
}

#[tokio::test]
async fn uploaded_images_can_be_used_in_searches_for_a_day() {
    let mock = MockGetty::start().await;
    let thumb = format!("{}/media/{}/thumb.jpg", mock.delivery_url(), mock.image_ids()[0]);
    let file = client().get(thumb).send().await.unwrap().bytes().await.unwrap().to_vec();
    assert_eq!(upload(&mock, "a%20b.jpg", file.clone()).await.status(), 200);
    let url = format!("{}/v3/search/by-image/uploads/a%20b.jpg", mock.api_url());
    let first = json(by_image(&mock, "images", &[("image_url", &url)]).await).await;
    assert_eq!(first["images"].as_array().unwrap().len(), 30);
    assert_eq!(by_image(&mock, "videos", &[("image_url", &url)]).await.status(), 200);

    // An upload with the same name replaces the image, and another image has other results.
    let mut other = file.clone();
    other.extend([1, 2, 3]);
    assert_eq!(upload(&mock, "a%20b.jpg", other).await.status(), 200);
    let second = json(by_image(&mock, "images", &[("image_url", &url)]).await).await;
    assert_ne!(first["images"], second["images"]);
    assert_ne!(first["image_fingerprint"], second["image_fingerprint"]);

    // Uploads belong to the API key that sent them.
    let elsewhere = format!(
        "{}/v3/search/images/creative/by-image?{}",
        mock.api_url(),
        encode_form(&[("image_url", &url)])
    );
    let elsewhere = client().get(elsewhere).header("Api-Key", mock.public_api_key()).send().await.unwrap();
    assert_getty_error(elsewhere, 404, "ImageNotFound").await;

    mock.clock().advance(Duration::from_secs(24 * 3600));
    let late = by_image(&mock, "images", &[("image_url", &url)]).await;
    assert_getty_error(late, 404, "ImageNotFound").await;
}

#[tokio::test]
async fn uploads_are_images_of_at_most_ten_megabytes() {
    let mock = MockGetty::start().await;
    let mut file = vec![0xff, 0xd8, 0xff];
    file.resize(10 * 1024 * 1024, 0);
    assert_eq!(upload(&mock, "a.jpg", file.clone()).await.status(), 200);
    file.push(0);
    assert_getty_error(upload(&mock, "a.jpg", file).await, 400, "InvalidRequest").await;
    let text = b"not a picture".to_vec();
    assert_getty_error(upload(&mock, "a.jpg", text).await, 400, "InvalidRequest").await;
    let path = "/v3/search/by-image/uploads/a.jpg";
    let untyped = call(&mock, Method::PUT, path).body(vec![0xff, 0xd8, 0xff]).send().await.unwrap();
    assert_getty_error(untyped, 400, "MalformedRequest").await;
}

#[tokio::test]
async fn searches_by_image_require_exactly_one_image() {
    let mock = MockGetty::start().await;
    let id = mock.image_ids()[0].clone();
    let by_asset = json(by_image(&mock, "images", &[("asset_id", &id)]).await).await;
    assert_eq!(by_asset["images"][0]["id"], *id, "an image resembles itself most");
    assert_eq!(by_image(&mock, "videos", &[("asset_id", &id)]).await.status(), 200);
    let url = format!("{}/v3/search/by-image/uploads/x.jpg", mock.api_url());
    for (fields, status, code) in [
        (&[][..], 400, "MissingRequiredQueryParameters"),
        (&[("asset_id", id.as_str()), ("image_url", &url)], 400, "MissingRequiredQueryParameters"),
        (&[("asset_id", "1")], 404, "ImageNotFound"),
        (&[("image_url", &url)], 404, "ImageNotFound"),
        (&[("image_url", "https://example.com/x.jpg")], 400, "UnknownProviderUri"),
        (&[("image_url", "/x.jpg")], 400, "IncorrectlyFormedUri"),
        (&[("image_url", "x y")], 400, "IncorrectlyFormedUri"),
    ] {
        assert_getty_error(by_image(&mock, "images", fields).await, status, code).await;
    }
}

#[tokio::test]
async fn images_are_matched_by_the_id_in_their_url() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42"));
    let look = async |url: &str| {
        get(&mock, &format!("/v3/image-match/search?{}", encode_form(&[("url", url)]))).await
    };
    let found = look("https://media.example.com/id/42/picture.jpg?s=612").await;
    assert_eq!(json(found).await, json!({ "id": "42" }));
    assert_getty_error(look("https://media.example.com/43.jpg").await, 404, "ImageNotFound").await;
    for url in ["42", "ftp://example.com/42", "https:///42", "http://exa mple/42"] {
        assert_getty_error(look(url).await, 400, "InvalidImageUrl").await;
    }
    let missing = get(&mock, "/v3/image-match/search").await;
    assert_getty_error(missing, 400, "MissingRequiredQueryParameters").await;
}
