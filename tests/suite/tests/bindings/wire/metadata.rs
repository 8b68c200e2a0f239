//! What is known of images, videos and events, and the reference lists.

use getty_api::operations::*;
use getty_api::types::{
    AssociatedVideoField, EventDetailField, EventField, ImageDetailField, ImageField, VideoDetailField,
};

use super::Wire;

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        get_event(775001),
        get_event(775001).fields([EventDetailField::Id, EventDetailField::HeroImage]).accept_language("de"),
    );

    wire.record(
        get_events(),
        get_events()
            .fields([EventField::Id, EventField::HeroImage])
            .ids([775001, 775002])
            .accept_language("de"),
    );

    wire.record(
        get_image("1167612765"),
        get_image("1167612765")
            .fields([ImageDetailField::SummarySet, ImageDetailField::DownloadSizes])
            .accept_language("de"),
    );

    wire.record(
        get_image_download_history("1167612765"),
        get_image_download_history("1167612765").company_downloads(true).accept_language("de"),
    );

    wire.record(
        get_images(),
        get_images()
            .fields([ImageDetailField::SummarySet, ImageDetailField::DownloadSizes])
            .ids(["1167612765", "1167612766"])
            .accept_language("de"),
    );

    wire.record(
        get_video("1167612765"),
        get_video("1167612765")
            .fields([VideoDetailField::SummarySet, VideoDetailField::DownloadSizes])
            .accept_language("de"),
    );

    wire.record(
        get_video_download_history("1167612765"),
        get_video_download_history("1167612765").company_downloads(true).accept_language("de"),
    );

    wire.record(
        get_videos(),
        get_videos()
            .fields([VideoDetailField::SummarySet, VideoDetailField::DownloadSizes])
            .ids(["1167612765", "1167612766"])
            .accept_language("de"),
    );

    wire.record(list_collections(), list_collections().accept_language("de"));

    wire.record(list_countries(), list_countries().accept_language("de"));

    wire.record(
        list_images_in_same_series("1167612765"),
        list_images_in_same_series("1167612765")
            .fields([ImageField::SummarySet, ImageField::DownloadSizes])
            .page(2)
            .page_size(25)
            .accept_language("de"),
    );

    wire.record(
        list_similar_images("1167612765"),
        list_similar_images("1167612765")
            .fields([ImageField::SummarySet, ImageField::DownloadSizes])
            .page(2)
            .page_size(25)
            .accept_language("de"),
    );

    wire.record(
        list_similar_videos("1167612765"),
        list_similar_videos("1167612765")
            .fields([AssociatedVideoField::SummarySet, AssociatedVideoField::DownloadSizes])
            .page(2)
            .page_size(25)
            .accept_language("de"),
    );

    wire.record(
        list_videos_in_same_series("1167612765"),
        list_videos_in_same_series("1167612765")
            .fields([AssociatedVideoField::SummarySet, AssociatedVideoField::DownloadSizes])
            .page(2)
            .page_size(25)
            .accept_language("de"),
    );
}
