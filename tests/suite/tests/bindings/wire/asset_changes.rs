//! Partners' channels and their change sets.

use getty_api::operations::*;

use super::Wire;

pub(super) fn record(wire: &mut Wire) {
    wire.record_alone(confirm_change_set(900000000001));

    wire.record(get_change_set(), get_change_set().batch_size(500).channel_id(42));

    wire.record_alone(list_channels());
}
