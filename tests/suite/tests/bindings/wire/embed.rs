//! The public oEmbed provider.

use getty_api::oembed::operations::*;

use super::Wire;

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        get_oembed("http://gty.im/1167612765,1167612766", "example.com"),
        get_oembed("http://gty.im/1167612765,1167612766", "example.com")
            .maxwidth(594)
            .maxheight(396)
            .format("json"),
    );
}
