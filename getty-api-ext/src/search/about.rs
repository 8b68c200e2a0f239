//! What each filter means, said once for all the searches that have it.

/// The documentation of a filter, by its name.
macro_rules! about {
    (age_of_people) => { "Only assets that show people of these ages." };
    (artists) => { "Only assets by these artists: names as free text, separated by commas." };
    (aspect_ratios) => { "Only videos with these aspect ratios." };
    (collection_codes) => {
        "Only assets of the collections with these codes, or with \
         [`collections_filter_type`](Self::collections_filter_type) all but them. `list_collections` gives the \
         codes."
    };
    (collections_filter_type) => {
        "Whether [`collection_codes`](Self::collection_codes) are to be included (the default) or excluded."
    };
    (color) => { "Only images with this dominant colour: six hexadecimal digits, such as `F0A040`." };
    (compositions) => { "Only assets composed in these ways." };
    (date_from) => {
        "Only what was created or took place on this day or later: a [`Timestamp`](crate::Timestamp), of \
         which the day in UTC is sent (`YYYY-MM-DD`)."
    };
    (date_to) => {
        "Only what was created or took place on this day or earlier: a [`Timestamp`](crate::Timestamp), of \
         which the day in UTC is sent (`YYYY-MM-DD`)."
    };
    (download_product) => {
        "Only assets that would download against this product of the customer: `type` or `type:id`, for \
         example `premiumaccess:1234`."
    };
    (editorial_segment) => { "Only events from this part of the editorial catalogue." };
    (editorial_segments) => { "Only assets from these parts of the editorial catalogue." };
    (editorial_video_types) => { "Only raw or only produced footage." };
    (embed_content_only) => { "Only assets that may be embedded. Default: `false`." };
    (enhanced_search) => {
        "Matches the phrase as natural language (`true`, the default of creative searches) or its words \
         literally, as keywords (`false`, the default of editorial searches)."
    };
    (ethnicity) => { "Only assets that show people of these ethnicities." };
    (event_ids) => { "Only assets that belong to these events." };
    (exclude_editorial_use_only) => {
        "Leaves out assets that are limited to editorial use. Default: `false`."
    };
    (exclude_keyword_ids) => { "Leaves out assets with these keywords, by Getty Images' keyword ids." };
    (exclude_nudity) => { "Leaves out nudity. Default: `false`." };
    (facet_fields) => {
        "Which kinds of facets to return; all unless set. Takes effect with \
         [`include_facets`](Self::include_facets) only."
    };
    (facet_max_count) => {
        "The largest number of facets of each kind. Default: 300. Takes effect with \
         [`include_facets`](Self::include_facets) only."
    };
    (file_types) => { "Only images available as this type of file." };
    (format_available) => { "Only videos available in this digital format." };
    (frame_rates) => { "Only videos with these frame rates, in frames per second." };
    (graphical_styles) => {
        "Only these kinds of artwork, or with \
         [`graphical_styles_filter_type`](Self::graphical_styles_filter_type) all but them."
    };
    (graphical_styles_filter_type) => {
        "Whether [`graphical_styles`](Self::graphical_styles) are to be included (the default) or excluded."
    };
    (image_techniques) => { "Only videos made with these techniques." };
    (include_facets) => {
        "Returns facets: values that the results could be narrowed by. Default: `false`, and then there are \
         none."
    };
    (include_related_searches) => { "Returns suggestions for other phrases. Default: `false`." };
    (istock_exclusive) => {
        "With `true`, only assets that are exclusive to iStock. Takes effect with iStock keys only."
    };
    (keyword_ids) => {
        "Only assets with these keywords, by Getty Images' keyword ids; with a phrase, both have to match."
    };
    (license_models) => { "Only videos under these licence models." };
    (max_clip_length) => { "Only clips of at most this many seconds. Default: 0, which sets no limit." };
    (min_clip_length) => { "Only clips of at least this many seconds. Default: 0." };
    (minimum_quality_rank) => { "Only assets ranked at least this high: 1 is best, 3 is worst." };
    (minimum_size) => {
        "Only images whose largest available size is at least this one. Default: `x_small`, which is every \
         image."
    };
    (moods) => { "Only images with these moods." };
    (number_of_people) => { "Only assets that show this many people." };
    (orientations) => { "Only assets of these shapes." };
    (phrase) => { "What the assets are to show, besides looking like the picture." };
    (product_types) => { "Only assets that are available under these types of products." };
    (release_status) => { "Only videos with this release status." };
    (safe_search) => { "Leaves out nudity, violence, drugs and profanity. Default: `false`." };
    (sort_order) => { "The order of the results. Default: the best match first; of events, the API's own." };
    (specific_people) => { "Only assets that show these people, by name." };
    (style) => { "Whether to look for photographs or for vector artwork. Default: the API's own." };
    (viewpoints) => { "Only videos filmed from these viewpoints or with these camera movements." };
}

pub(super) use about;
