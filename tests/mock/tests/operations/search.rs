//! Searches: matching, paging, filters, order and facets.

use std::collections::BTreeSet;

use getty_api_mock::{Asset, MockGetty};
use serde_json::Value;

use crate::support::*;

fn ids(response: &Value, list: &str) -> Vec<String> {
    let items = response[list].as_array().unwrap();
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn each_search_finds_its_kind_of_assets() {
    let mock = MockGetty::start().await;
    for (path, list, family) in [
        ("images/creative", "images", "creative"),
        ("images/editorial", "images", "editorial"),
        ("videos/creative", "videos", "creative"),
        ("videos/editorial", "videos", "editorial"),
    ] {
        let response = json_of(&mock, &format!("/v3/search/{path}?page_size=100")).await;
        let items = response[list].as_array().unwrap();
        assert!(!items.is_empty());
        assert!(items.iter().all(|item| item["asset_family"] == family), "{path}");
    }
    let blended = json_of(&mock, "/v3/search/images?page_size=100").await;
    let families: BTreeSet<_> = blended["images"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["asset_family"].as_str().unwrap())
        .collect();
    assert_eq!(families, BTreeSet::from(["creative", "editorial"]));
}

#[tokio::test]
async fn phrases_match_words_in_any_language() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("77").title("Paper boats").keywords(["origami"]));
    let found = async |phrase: &str| {
        let query = encode_form(&[("phrase", phrase)]);
        let response = json_of(&mock, &format!("/v3/search/images/creative?{query}")).await;
        ids(&response, "images")
    };
    assert_eq!(found("paper boats").await, ["77"]);
    assert_eq!(found("PAPER boat").await, ["77"]);
    assert_eq!(found("origami").await, ["77"]);
    assert_eq!(found("show me a photo of origami").await, ["77"]);
    assert_eq!(found("77").await, ["77"]);
    assert!(found("paper zeppelin").await.is_empty());
    assert_eq!(found("lighthouse").await, found("Leuchtturm").await);
    assert!(!found("lighthouse").await.is_empty());
    let literal = "/v3/search/images/creative?enhanced_search=false&phrase=a+photo+of+origami";
    assert!(ids(&json_of(&mock, literal).await, "images").is_empty());
}

#[tokio::test]
async fn texts_are_in_the_requested_language() {
    let mock = MockGetty::start().await;
    let title = async |language: &str| {
        let path = "/v3/search/images/creative?phrase=lighthouse";
        let request = call(&mock, reqwest::Method::GET, path).header("Accept-Language", language);
        let response = json(request.send().await.unwrap()).await;
        response["images"][0]["title"].as_str().unwrap().to_owned()
    };
    assert!(title("de-CH, en;q=0.5").await.starts_with("Leuchtturm"));
    assert!(title("fr").await.starts_with("Phare"));
    assert!(title("xx").await.starts_with("Lighthouse"));
}

#[tokio::test]
async fn pages_cover_the_results_once() {
    let mock = MockGetty::start().await;
    let path = "/v3/search/images/creative?page_size=25";
    let mut seen = Vec::new();
    for page in 1..=4 {
        let response = json_of(&mock, &format!("{path}&page={page}")).await;
        assert_eq!(response["result_count"], 96);
        seen.extend(ids(&response, "images"));
    }
    assert_eq!(seen.len(), 96);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 96);
    let beyond = get(&mock, &format!("{path}&page=5")).await;
    assert_getty_error(beyond, 400, "InvalidPage").await;
    assert_getty_error(get(&mock, &format!("{path}&page=0")).await, 400, "InvalidPage").await;
    let nothing = json_of(&mock, "/v3/search/images/creative?phrase=zeppelin").await;
    assert_eq!(nothing["result_count"], 0);
}

#[tokio::test]
async fn page_sizes_come_from_a_list() {
    let mock = MockGetty::start().await;
    let sizes = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100];
    for size in 0..=101 {
        let response = get(&mock, &format!("/v3/search/images?page_size={size}")).await;
        if sizes.contains(&size) {
            assert_eq!(json(response).await["images"].as_array().unwrap().len(), size);
        } else {
            assert_getty_error(response, 400, "InvalidPageSize").await;
        }
    }
    let default = json_of(&mock, "/v3/search/images").await;
    assert_eq!(default["images"].as_array().unwrap().len(), 30);
}

#[tokio::test]
async fn paging_ends_at_the_window_before_the_count() {
    let mock = MockGetty::builder().max_result_window(50).start().await;
    let path = "/v3/search/images/creative?page_size=25";
    assert_eq!(json_of(&mock, &format!("{path}&page=2")).await["result_count"], 96);
    assert_getty_error(get(&mock, &format!("{path}&page=3")).await, 400, "InvalidPage").await;
}

#[tokio::test]
async fn orders_differ_and_dates_are_sorted() {
    let mock = MockGetty::start().await;
    let sorted = async |order: &str| {
        let path = format!("/v3/search/images/editorial?page_size=100&sort_order={order}");
        let response = json_of(&mock, &format!("{path}&fields=date_submitted")).await;
        response["images"].as_array().unwrap().clone()
    };
    let dates = |items: &[Value]| {
        let date = |item: &Value| item["date_submitted"].as_str().unwrap().to_owned();
        items.iter().map(date).collect::<Vec<_>>()
    };
    let newest = dates(&sorted("newest").await);
    assert!(newest.is_sorted_by(|one, next| one >= next));
    assert!(dates(&sorted("oldest").await).is_sorted());
    assert_ne!(sorted("most_popular").await, sorted("random").await);
    assert_eq!(sorted("random").await, sorted("random").await);
}

#[tokio::test]
async fn filters_reduce_the_results() {
    let mock = MockGetty::start().await;
    let all = async |query: &str| {
        let path = format!("/v3/search/images/{query}");
        json_of(&mock, &path).await["images"].as_array().unwrap().clone()
    };
    let horizontal = all("creative?page_size=100&orientations=horizontal,square&fields=orientation");
    let horizontal = horizontal.await;
    assert!(!horizontal.is_empty() && horizontal.len() < 96);
    assert!(
        horizontal
            .iter()
            .all(|item| { item["orientation"] == "Horizontal" || item["orientation"] == "Square" })
    );

    let code = "creative?page_size=100&collection_codes=LBS";
    let (only, others) =
        (all(code).await.len(), all(&format!("{code}&collections_filter_type=exclude")).await.len());
    assert_eq!(only + others, 96);
    assert!(only > 0 && others > 0);

    let sport = all("editorial?editorial_segments=sport&fields=editorial_segments").await;
    assert!(!sport.is_empty());
    assert!(sport.iter().all(|item| item["editorial_segments"][0] == "sport"));

    let event = all("editorial?event_ids=775100001&fields=event_ids").await;
    assert!(!event.is_empty());
    assert!(event.iter().all(|item| item["event_ids"][0] == 775_100_001));

    let vectors = all("creative?file_types=eps&fields=graphical_style").await;
    assert!(!vectors.is_empty());
    assert!(vectors.iter().all(|item| item["graphical_style"] == "vector"));

    let keyword = &all("creative?page_size=1&fields=keywords").await[0]["keywords"][0];
    let keyword = keyword["keyword_id"].as_str().unwrap();
    let with = all(&format!("creative?page_size=100&keyword_ids={keyword}")).await.len();
    let without = all(&format!("creative?page_size=100&exclude_keyword_ids={keyword}")).await.len();
    assert_eq!(with + without, 96);
}

#[tokio::test]
async fn dates_and_clip_lengths_are_ranges() {
    let mock = MockGetty::start().await;
    let path = "/v3/search/images/editorial?page_size=100&fields=date_submitted";
    let count = async |from: &str, to: &str| {
        let response = json_of(&mock, &format!("{path}&date_from={from}&date_to={to}")).await;
        response["result_count"].as_u64().unwrap()
    };
    let early = count("2000-01-01", "2023-06-30").await;
    let late = count("2023-07-01", "2030-01-01").await;
    assert!(early > 0 && late > 0);
    assert_eq!(early + late, 72);

    let clips = async |query: &str| {
        let path = format!("/v3/search/videos/creative?page_size=100&{query}");
        json_of(&mock, &path).await["result_count"].as_u64().unwrap()
    };
    let short = clips("max_clip_length=20").await;
    assert!(short > 0);
    assert_eq!(short + clips("min_clip_length=21").await, clips("").await);
}

#[tokio::test]
async fn fields_select_the_properties() {
    let mock = MockGetty::start().await;
    let first = async |fields: &str| {
        let path = format!("/v3/search/images/creative?page_size=1{fields}");
        json_of(&mock, &path).await["images"][0].as_object().unwrap().clone()
    };
    let default = first("").await;
    let keys: BTreeSet<_> = default.keys().map(String::as_str).collect();
    let summary = "id title caption artist asset_family license_model max_dimensions \
                   collection_code collection_id collection_name display_sizes";
    assert_eq!(keys, summary.split_whitespace().collect());
    assert_eq!(default["display_sizes"].as_array().unwrap().len(), 1);
    assert_eq!(first("&fields=summary_set").await, default);
    assert_eq!(first("&fields=title").await.keys().collect::<Vec<_>>(), ["id", "title"]);
    let display = first("&fields=display_set,comp_webp").await;
    let sizes = display["display_sizes"].as_array().unwrap();
    let names: Vec<_> = sizes.iter().map(|size| size["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["comp", "comp_webp", "preview", "thumb"]);
}

#[tokio::test]
async fn facets_and_related_searches_are_returned_on_request() {
    let mock = MockGetty::start().await;
    let plain = json_of(&mock, "/v3/search/images/editorial").await;
    assert!(plain.get("facets").is_none() && plain.get("related_searches").is_none());
    let path = "/v3/search/images/editorial?include_facets=true&include_related_searches=true";
    let full = json_of(&mock, &format!("{path}&facet_fields=artists,events")).await;
    assert!(!full["facets"]["artists"].as_array().unwrap().is_empty());
    assert!(!full["facets"]["events"].as_array().unwrap().is_empty());
    assert!(full["facets"].get("specific_people").is_none());
    assert!(!full["related_searches"].as_array().unwrap().is_empty());
    let few = json_of(&mock, &format!("{path}&facet_max_count=1")).await;
    assert_eq!(few["facets"]["artists"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_seed_generates_the_same_catalogue() {
    let response = async |seed| {
        let mock = MockGetty::builder().seed(seed).start().await;
        let response = json_of(&mock, "/v3/search/images?fields=title,artist,keywords").await;
        response.to_string()
    };
    assert_eq!(response(5).await, response(5).await);
    assert_ne!(response(5).await, response(6).await);
}

#[tokio::test]
async fn the_catalogue_has_the_configured_size() {
    let mock = MockGetty::builder().catalogue_size(1000).start().await;
    let response = json_of(&mock, "/v3/search/images/creative").await;
    assert_eq!(response["result_count"], 400);
    let none = MockGetty::builder().catalogue_size(0).start().await;
    assert_eq!(json_of(&none, "/v3/search/images").await["result_count"], 0);
}

/// The ids that a search finds.
async fn found(mock: &MockGetty, path: &str) -> Vec<String> {
    let response = json_of(mock, &format!("{path}&fields=id&page_size=100")).await;
    let list = response.get("images").or(response.get("videos")).unwrap().as_array().unwrap();
    list.iter().map(|asset| asset["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn exclusive_assets_are_found_alone() {
    let mock = MockGetty::start().await;
    let image = &mock.image_ids()[0];
    let by_image = format!("/v3/search/images/creative/by-image?asset_id={image}");
    let videos_by_image = format!("/v3/search/videos/creative/by-image?asset_id={image}");
    for path in [
        "/v3/search/images/creative?",
        "/v3/search/videos/creative?",
        by_image.as_str(),
        videos_by_image.as_str(),
    ] {
        let all = found(&mock, path).await;
        let exclusive = found(&mock, &format!("{path}&istock_exclusive=true")).await;
        assert!(!exclusive.is_empty() && exclusive.len() < all.len(), "{path}");
        assert_eq!(found(&mock, &format!("{path}&istock_exclusive=false")).await, all, "{path}");
        let kind = if path.contains("images/") { "images" } else { "videos" };
        let asset = json_of(&mock, &format!("/v3/{kind}/{}?fields=istock_exclusive", exclusive[0])).await;
        let asset = if kind == "images" { &asset["images"][0] } else { &asset };
        assert_eq!(asset["istock_exclusive"], true);
    }
}

#[tokio::test]
async fn searches_by_image_are_filtered_by_collection() {
    let mock = MockGetty::start().await;
    let image = &mock.image_ids()[0];
    for kind in ["images", "videos"] {
        let path = format!("/v3/search/{kind}/creative/by-image?asset_id={image}");
        let all = found(&mock, &path).await;
        let asset = json_of(&mock, &format!("/v3/{kind}?ids={}&fields=collection_code", all[0])).await;
        let code = asset[kind][0]["collection_code"].as_str().unwrap();
        let inside = found(&mock, &format!("{path}&collection_codes={code}")).await;
        let filter = format!("{path}&collection_codes={code}&collections_filter_type=exclude");
        let outside = found(&mock, &filter).await;
        assert!(inside.contains(&all[0]) && !outside.contains(&all[0]), "{kind}");
        assert!(inside.iter().all(|id| !outside.contains(id)), "{kind}");
    }
}

#[tokio::test]
async fn enhanced_search_of_editorial_images_is_off_unless_requested() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("77").title("Regatta").editorial());
    let path = "/v3/search/images/editorial?phrase=show%20me%20a%20regatta";
    assert_eq!(found(&mock, path).await, Vec::<String>::new());
    assert_eq!(found(&mock, &format!("{path}&enhanced_search=true")).await, ["77"]);
}

#[tokio::test]
async fn searches_are_filtered_by_product() {
    let mock = MockGetty::start().await;
    let path = "/v3/search/images?phrase=&page=1";
    let all = found(&mock, path).await;
    let editorial = found(&mock, &format!("{path}&download_product=editorialsubscription")).await;
    assert!(!editorial.is_empty() && editorial.len() < all.len());
    let none = format!("{path}&download_product=editorialsubscription:1");
    assert_eq!(found(&mock, &none).await, Vec::<String>::new());
}
