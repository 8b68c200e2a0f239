//! Boards.

use getty_api::operations::*;
use getty_api::types::{
    AssetCommentRequest, BoardAssetReference, BoardInfo, BoardRelationship, BoardSortOrder, CommentRequest,
};

use super::Wire;

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        add_board_asset("8d3c1f0a", "1167612765"),
        add_board_asset("8d3c1f0a", "1167612765").accept_language("de"),
    );

    wire.record(
        add_board_assets("8d3c1f0a", [BoardAssetReference::new("1167612765")]),
        add_board_assets("8d3c1f0a", [BoardAssetReference::new("1167612765")]).accept_language("de"),
    );

    wire.record(
        create_board(BoardInfo::new("Spring cover")),
        create_board(BoardInfo::new("Spring cover").with_description("Candidates for the cover"))
            .accept_language("de"),
    );

    wire.record(
        create_board_asset_comment("8d3c1f0a", "1167612765", AssetCommentRequest::new()),
        create_board_asset_comment(
            "8d3c1f0a",
            "1167612765",
            AssetCommentRequest::new().with_text("Crop tighter on the left"),
        )
        .accept_language("de"),
    );

    wire.record(
        create_board_comment("8d3c1f0a", CommentRequest::new()),
        create_board_comment("8d3c1f0a", CommentRequest::new().with_text("Crop tighter on the left"))
            .accept_language("de"),
    );

    wire.record(delete_board("8d3c1f0a"), delete_board("8d3c1f0a").accept_language("de"));

    wire.record(
        delete_board_asset_comment("8d3c1f0a", "1167612765", "c7"),
        delete_board_asset_comment("8d3c1f0a", "1167612765", "c7").accept_language("de"),
    );

    wire.record(
        delete_board_comment("8d3c1f0a", "c7"),
        delete_board_comment("8d3c1f0a", "c7").accept_language("de"),
    );

    wire.record(get_board("8d3c1f0a"), get_board("8d3c1f0a").accept_language("de"));

    wire.record(list_board_comments("8d3c1f0a"), list_board_comments("8d3c1f0a").accept_language("de"));

    wire.record(
        list_boards(),
        list_boards()
            .board_relationship(BoardRelationship::Invited)
            .page(2)
            .page_size(25)
            .sort_order(BoardSortOrder::NameDescending)
            .accept_language("de"),
    );

    wire.record(
        remove_board_asset("8d3c1f0a", "1167612765"),
        remove_board_asset("8d3c1f0a", "1167612765").accept_language("de"),
    );

    wire.record(
        remove_board_assets("8d3c1f0a"),
        remove_board_assets("8d3c1f0a").asset_ids(["1167612765", "1167612766"]).accept_language("de"),
    );

    wire.record(
        update_board("8d3c1f0a", BoardInfo::new("Spring cover")),
        update_board("8d3c1f0a", BoardInfo::new("Spring cover").with_description("Candidates for the cover"))
            .accept_language("de"),
    );
}
