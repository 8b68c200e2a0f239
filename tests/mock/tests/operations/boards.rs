//! Boards, their assets and comments.

use std::time::Duration;

use getty_api_mock::{Board, MockGetty};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::*;

async fn send(mock: &MockGetty, token: &str, method: Method, path: &str) -> Response {
    call_as(mock, token, method, path).send().await.unwrap()
}

async fn board(mock: &MockGetty, token: &str, id: &str) -> Value {
    let response = get_as(mock, token, &format!("/v3/boards/{id}")).await;
    assert_eq!(response.status(), 200);
    json(response).await
}

#[tokio::test]
async fn boards_are_created_changed_and_deleted() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let body = json!({ "name": "Covers", "description": "For spring" });
    let created = send_json(&mock, &token, Method::POST, "/v3/boards", &body).await;
    assert_eq!(created.status(), 201);
    let id = json(created).await["id"].as_str().unwrap().to_owned();
    let path = format!("/v3/boards/{id}");
    let shown = board(&mock, &token, &id).await;
    assert_eq!((&shown["name"], &shown["description"]), (&json!("Covers"), &json!("For spring")));
    assert!(shown["permissions"].as_object().unwrap().values().all(|allowed| allowed == true));

    let changed = send_json(&mock, &token, Method::PUT, &path, &json!({ "name": "Backs" })).await;
    assert_eq!(changed.status(), 204);
    let shown = board(&mock, &token, &id).await;
    assert_eq!((&shown["name"], &shown["description"]), (&json!("Backs"), &Value::Null));

    for body in [json!({}), json!({ "name": " " }), json!({ "name": null }), json!({ "name": 5 })] {
        let response = send_json(&mock, &token, Method::POST, "/v3/boards", &body).await;
        assert_getty_error(response, 400, "InvalidParameterValue").await;
    }
    assert_eq!(send(&mock, &token, Method::DELETE, &path).await.status(), 204);
    assert_getty_error(get_as(&mock, &token, &path).await, 404, "BoardNotFound").await;
}

#[tokio::test]
async fn assets_are_added_and_removed() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let id = mock.add_board(Board::new("Covers"));
    let path = format!("/v3/boards/{id}/assets");
    let (image, video) = (&mock.image_ids()[0], &mock.video_ids()[0]);
    let many = json!([{ "asset_id": image }, { "asset_id": video }, { "asset_id": "1" }]);
    for _ in 0..2 {
        // Adding an asset twice has no effect.
        let added = send_json(&mock, &token, Method::PUT, &path, &many).await;
        assert_eq!(added.status(), 201);
        let added = json(added).await;
        assert_eq!(added["assets_added"], json!([{ "asset_id": image }, { "asset_id": video }]));
        assert_eq!(added["assets_not_added"], json!(["1"]));
    }
    let shown = board(&mock, &token, &id).await;
    assert_eq!(shown["asset_count"], 2);
    let kinds: Vec<_> = shown["assets"].as_array().unwrap().iter().map(|one| &one["asset_type"]).collect();
    assert_eq!(kinds, ["image", "film"]);
    let thumb = shown["assets"][0]["display_sizes"][0]["uri"].as_str().unwrap();
    assert_eq!(client().get(thumb).send().await.unwrap().status(), 200);

    let one = format!("{path}/{image}");
    assert_eq!(send(&mock, &token, Method::DELETE, &one).await.status(), 200);
    assert_getty_error(send(&mock, &token, Method::DELETE, &one).await, 404, "AssetNotFound").await;
    assert_eq!(send(&mock, &token, Method::PUT, &one).await.status(), 201);
    let unknown = send(&mock, &token, Method::PUT, &format!("{path}/1")).await;
    assert_getty_error(unknown, 404, "AssetNotFound").await;

    let both = format!("{path}?asset_ids={image},{video}");
    assert_eq!(send(&mock, &token, Method::DELETE, &both).await.status(), 200);
    assert_eq!(board(&mock, &token, &id).await["asset_count"], 0);
    let none = send(&mock, &token, Method::DELETE, &path).await;
    assert_getty_error(none, 400, "MissingRequiredQueryParameters").await;
    let malformed = send_json(&mock, &token, Method::PUT, &path, &json!([{ "id": image }])).await;
    assert_getty_error(malformed, 400, "InvalidParameterValue").await;
}

#[tokio::test]
async fn boards_and_their_assets_have_comments() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let image = mock.image_ids()[0].clone();
    let id = mock.add_board(Board::new("Covers").assets([image.as_str()]).comment("Welcome"));
    let path = format!("/v3/boards/{id}/comments");
    let created = send_json(&mock, &token, Method::POST, &path, &json!({ "text": "Warmer?" })).await;
    assert_eq!(created.status(), 201);
    let comment = json(created).await["id"].as_str().unwrap().to_owned();
    let list = json(get_as(&mock, &token, &path).await).await;
    let texts: Vec<_> = list["comments"].as_array().unwrap().iter().map(|one| &one["text"]).collect();
    assert_eq!(texts, ["Welcome", "Warmer?"]);
    assert_eq!(list["comments"][1]["created_by"]["last_name"], "User");
    assert_eq!(list["permissions"]["can_add_comment"], true);
    let one = format!("{path}/{comment}");
    assert_eq!(send(&mock, &token, Method::DELETE, &one).await.status(), 204);
    assert_getty_error(send(&mock, &token, Method::DELETE, &one).await, 404, "CommentNotFound").await;
    let silent = send_json(&mock, &token, Method::POST, &path, &json!({ "text": "" })).await;
    assert_getty_error(silent, 400, "InvalidParameterValue").await;

    // The properties of comments on assets start with capitals.
    let path = format!("/v3/boards/{id}/assets/{image}/comments");
    let created = send_json(&mock, &token, Method::POST, &path, &json!({ "Text": "This one" })).await;
    assert_eq!(created.status(), 200);
    let comment = json(created).await["Id"].as_str().unwrap().to_owned();
    let shown = board(&mock, &token, &id).await;
    assert_eq!(shown["assets"][0]["comments"][0]["text"], "This one");
    let invalid = send_json(&mock, &token, Method::POST, &path, &json!({ "text": "This one" })).await;
    assert_getty_error(invalid, 400, "InvalidParameterValue").await;
    let one = format!("{path}/{comment}");
    assert_eq!(send(&mock, &token, Method::DELETE, &one).await.status(), 200);
    assert_eq!(board(&mock, &token, &id).await["assets"][0]["comments"], json!([]));
}

#[tokio::test]
async fn guests_have_fewer_permissions() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let image = mock.image_ids()[0].clone();
    let looking = mock.add_board(Board::new("Theirs").comment("Hands off").invited().without_comments());
    let editing = mock.add_board(Board::new("Ours").invited_to_edit());
    let refused = async |response: Response| {
        assert_getty_error(response, 403, "InsufficientPermissions").await;
    };
    for id in [&looking, &editing] {
        let path = format!("/v3/boards/{id}");
        refused(send(&mock, &token, Method::DELETE, &path).await).await;
        refused(send_json(&mock, &token, Method::PUT, &path, &json!({ "name": "Mine" })).await).await;
    }
    let asset = format!("/v3/boards/{looking}/assets/{image}");
    refused(send(&mock, &token, Method::PUT, &asset).await).await;
    let path = format!("/v3/boards/{looking}/comments");
    refused(send_json(&mock, &token, Method::POST, &path, &json!({ "text": "Hm" })).await).await;
    let comments = json(get_as(&mock, &token, &path).await).await;
    assert_eq!(comments["permissions"]["can_add_comment"], false);
    assert_eq!(comments["comments"][0]["permissions"]["can_delete_comment"], false);
    let comment = comments["comments"][0]["id"].as_str().unwrap();
    refused(send(&mock, &token, Method::DELETE, &format!("{path}/{comment}")).await).await;

    let asset = format!("/v3/boards/{editing}/assets/{image}");
    assert_eq!(send(&mock, &token, Method::PUT, &asset).await.status(), 201);
    let permissions = board(&mock, &token, &editing).await["permissions"].clone();
    assert_eq!(permissions["can_add_assets"], true);
    assert_eq!(permissions["can_update_name"], false);
}

#[tokio::test]
async fn boards_are_listed_by_relationship_and_order() {
    let builder = MockGetty::builder().frozen_at("2026-03-01T12:00:00Z".parse().unwrap());
    let mock = builder.start().await;
    let token = user_token(&mock).await;
    for name in ["B", "A", "C"] {
        mock.clock().advance(Duration::from_secs(1));
        mock.add_board(if name == "C" { Board::new(name).invited() } else { Board::new(name) });
    }
    let names = async |query: &str| {
        let list = json(get_as(&mock, &token, &format!("/v3/boards?{query}")).await).await;
        let names = list["boards"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap());
        (list["board_count"].as_u64().unwrap(), names.collect::<String>())
    };
    assert_eq!(names("").await, (3, "CAB".to_owned()));
    assert_eq!(names("sort_order=date_last_updated_ascending").await, (3, "BAC".to_owned()));
    assert_eq!(names("sort_order=name_ascending").await, (3, "ABC".to_owned()));
    assert_eq!(names("sort_order=name_decending").await, (3, "CBA".to_owned()));
    assert_eq!(names("board_relationship=owned").await, (2, "AB".to_owned()));
    assert_eq!(names("board_relationship=invited").await, (1, "C".to_owned()));
    assert_eq!(names("pageSize=2&page=2").await, (3, "B".to_owned()));
    // Another caller sees only boards it is invited to.
    let application = client_token(&mock).await;
    let list = json(get_as(&mock, &application, "/v3/boards").await).await;
    assert_eq!(list["board_count"], 1);
}
