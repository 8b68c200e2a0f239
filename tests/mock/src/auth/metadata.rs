//! Authorization-server metadata (RFC 8414).

use axum::response::Response;
use serde_json::json;

use crate::reply::ok;
use crate::server::Server;

pub(crate) fn server_metadata(server: &Server) -> Response {
    let base = &server.urls.authentication;
    ok(&json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/oauth2/auth"),
        "token_endpoint": format!("{base}/oauth2/token"),
        "response_types_supported": ["code"],
        "grant_types_supported": [
            "authorization_code", "client_credentials", "password", "refresh_token",
        ],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": [
            "client_secret_post", "client_secret_basic", "none",
        ],
    }))
}
