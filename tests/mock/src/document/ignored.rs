//! The parameters that the server accepts and checks, and that do not change its responses.

/// Parameters that are ignored, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct IgnoredParameters {
    /// The names of the parameters.
    pub parameters: &'static [&'static str],
    /// The operations that ignore them. Empty means all operations that have them.
    pub operations: &'static [&'static str],
    /// Why they are ignored.
    pub reason: &'static str,
}

const fn ignored(
    parameters: &'static [&'static str],
    operations: &'static [&'static str],
    reason: &'static str,
) -> IgnoredParameters {
    IgnoredParameters { parameters, operations, reason }
}

/// All documented parameters that do not change a response. Their values are checked.
pub const IGNORED_PARAMETERS: &[IgnoredParameters] = &[
    ignored(
        &["age_of_people", "color", "compositions", "ethnicity", "image_techniques", "moods", "viewpoints"],
        &[],
        "the catalogue does not know the content of its images",
    ),
    ignored(
        &["editorial_video_types", "format_available", "release_status"],
        &[],
        "the catalogue does not have these properties of its assets",
    ),
    ignored(&["embed_content_only"], &[], "all assets of the catalogue can be embedded"),
    ignored(&["exclude_nudity", "safe_search"], &[], "no asset of the catalogue would be excluded"),
    ignored(
        &["use_team_credits"],
        &["download_image", "download_video"],
        "downloads are counted against the limit of a product, which the team shares",
    ),
    ignored(&["GI-Country-Code"], &[], "the catalogue is the same in every country"),
    ignored(
        &["Accept-Language"],
        &[
            "acquire_asset_licenses",
            "add_board_asset",
            "add_board_assets",
            "create_board",
            "create_board_asset_comment",
            "create_board_comment",
            "delete_board",
            "delete_board_asset_comment",
            "delete_board_comment",
            "download_image",
            "download_video",
            "get_board",
            "get_current_customer",
            "get_image_download_history",
            "get_order",
            "get_video_download_history",
            "list_board_comments",
            "list_boards",
            "list_collections",
            "list_downloads",
            "list_products",
            "list_purchased_assets",
            "remove_board_asset",
            "remove_board_assets",
            "update_board",
        ],
        "the response has no text that the server translates",
    ),
];
