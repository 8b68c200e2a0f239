//! Searches for events, and those of affiliates and artists.

use getty_api::operations::*;
use getty_api::types::{
    AffiliateSearchStyle, ArtistImageField, ArtistVideoField, EditorialSegment, EventField, EventSortOrder,
};

use super::{Wire, day, moment};

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        search_events(),
        search_events()
            .date_from(day("2026-09-01"))
            .date_to(moment("2026-10-01T01:59:59.75+02:00"))
            .editorial_segment(EditorialSegment::News)
            .fields([EventField::Id, EventField::HeroImage])
            .page(2)
            .page_size(25)
            .phrase("harbour at dawn")
            .sort_order(EventSortOrder::Newest)
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        search_affiliate_images(),
        search_affiliate_images()
            .phrase("harbour at dawn")
            .style(AffiliateSearchStyle::Vector)
            .accept_language("de")
            .country_code("DEU"),
    );

    wire.record(
        search_affiliate_videos(),
        search_affiliate_videos().phrase("harbour at dawn").accept_language("de").country_code("DEU"),
    );

    wire.record(
        search_artist_images(),
        search_artist_images()
            .artist_name("Ada Okoye")
            .fields([ArtistImageField::SummarySet, ArtistImageField::Id])
            .page(2)
            .page_size(25)
            .accept_language("de"),
    );

    wire.record(
        search_artist_videos(),
        search_artist_videos()
            .artist_name("Ada Okoye")
            .fields([ArtistVideoField::SummarySet, ArtistVideoField::Id])
            .page(2)
            .page_size(25)
            .accept_language("de"),
    );
}
