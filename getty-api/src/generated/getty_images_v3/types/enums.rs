// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! Enumerations, open to values these bindings do not know.

use crate::open_enum::open_enum;

open_enum! {
    /// Kind of image an affiliate search looks for.
    pub enum AffiliateSearchStyle {
        /// `photography`
        Photography = "photography",
        /// `vector`
        Vector = "vector",
    }
}

open_enum! {
    /// Age of the people shown: a stage of life or a range of months or years.
    pub enum AgeOfPeople {
        /// `0-1_months`
        Months0To1 = "0-1_months",
        /// `10-11_years`
        Years10To11 = "10-11_years",
        /// `100_over`: 100 years and over.
        Years100AndOver = "100_over",
        /// `12-13_years`
        Years12To13 = "12-13_years",
        /// `12-17_months`
        Months12To17 = "12-17_months",
        /// `14-15_years`
        Years14To15 = "14-15_years",
        /// `16-17_years`
        Years16To17 = "16-17_years",
        /// `18-19_years`
        Years18To19 = "18-19_years",
        /// `18-23_months`
        Months18To23 = "18-23_months",
        /// `2-3_years`
        Years2To3 = "2-3_years",
        /// `2-5_months`
        Months2To5 = "2-5_months",
        /// `20-24_years`
        Years20To24 = "20-24_years",
        /// `20-29_years`
        Years20To29 = "20-29_years",
        /// `25-29_years`
        Years25To29 = "25-29_years",
        /// `30-34_years`
        Years30To34 = "30-34_years",
        /// `30-39_years`
        Years30To39 = "30-39_years",
        /// `35-39_years`
        Years35To39 = "35-39_years",
        /// `4-5_years`
        Years4To5 = "4-5_years",
        /// `40-44_years`
        Years40To44 = "40-44_years",
        /// `40-49_years`
        Years40To49 = "40-49_years",
        /// `45-49_years`
        Years45To49 = "45-49_years",
        /// `50-54_years`
        Years50To54 = "50-54_years",
        /// `50-59_years`
        Years50To59 = "50-59_years",
        /// `55-59_years`
        Years55To59 = "55-59_years",
        /// `6-11_months`
        Months6To11 = "6-11_months",
        /// `6-7_years`
        Years6To7 = "6-7_years",
        /// `60-64_years`
        Years60To64 = "60-64_years",
        /// `60-69_years`
        Years60To69 = "60-69_years",
        /// `65-69_years`
        Years65To69 = "65-69_years",
        /// `70-79_years`
        Years70To79 = "70-79_years",
        /// `8-9_years`
        Years8To9 = "8-9_years",
        /// `80-89_years`
        Years80To89 = "80-89_years",
        /// `90_plus_years`
        Years90Plus = "90_plus_years",
        /// `adult`
        Adult = "adult",
        /// `adults_only`: Adults, and nobody younger.
        AdultsOnly = "adults_only",
        /// `baby`
        Baby = "baby",
        /// `child`
        Child = "child",
        /// `mature_adult`
        MatureAdult = "mature_adult",
        /// `newborn`
        Newborn = "newborn",
        /// `senior_adult`
        SeniorAdult = "senior_adult",
        /// `teenager`
        Teenager = "teenager",
        /// `young_adult`
        YoungAdult = "young_adult",
    }
}

open_enum! {
    /// Sets and single fields that `search_artist_images` can return.
    pub enum ArtistImageField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `alternative_ids`: Ids of the asset in other systems.
        AlternativeIds = "alternative_ids",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `asset_type`
        AssetType = "asset_type",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `comp_webp`: The display size `comp` as WebP.
        CompWebp = "comp_webp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `event_ids`
        EventIds = "event_ids",
        /// `graphical_style`
        GraphicalStyle = "graphical_style",
        /// `high_res_comp_webp`: The display size `high_res_comp` as WebP.
        HighResCompWebp = "high_res_comp_webp",
        /// `id`
        Id = "id",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `license_model`
        LicenseModel = "license_model",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `mid_res_comp_webp`: The display size `mid_res_comp` as WebP.
        MidResCompWebp = "mid_res_comp_webp",
        /// `orientation`
        Orientation = "orientation",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
    }
}

open_enum! {
    /// Sets and single fields that `search_artist_videos` can return.
    pub enum ArtistVideoField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `alternative_ids`: Ids of the asset in other systems.
        AlternativeIds = "alternative_ids",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `asset_type`
        AssetType = "asset_type",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `clip_length`
        ClipLength = "clip_length",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `event_ids`
        EventIds = "event_ids",
        /// `graphical_style`
        GraphicalStyle = "graphical_style",
        /// `id`
        Id = "id",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `license_model`
        LicenseModel = "license_model",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `orientation`
        Orientation = "orientation",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
    }
}

open_enum! {
    /// Licence for sale at iStock.
    pub enum AssetLicenseName {
        /// `Indemnification`
        Indemnification = "Indemnification",
        /// `Multiseat`
        Multiseat = "Multiseat",
        /// `Resale`
        Resale = "Resale",
        /// `Standard`: The ordinary licence; all others extend it.
        Standard = "Standard",
        /// `Unlimited`
        Unlimited = "Unlimited",
    }
}

open_enum! {
    /// Sets and single fields that the lists of similar videos and of the same series can return.
    pub enum AssociatedVideoField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `aspect_ratio`
        AspectRatio = "aspect_ratio",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `clip_length`
        ClipLength = "clip_length",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `era`
        Era = "era",
        /// `event_ids`
        EventIds = "event_ids",
        /// `id`
        Id = "id",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `istock_licenses`: Licences for sale at iStock, in credits. iStock keys only.
        IstockLicenses = "istock_licenses",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `mastered_to`
        MasteredTo = "mastered_to",
        /// `orientation`
        Orientation = "orientation",
        /// `originally_shot_on`
        OriginallyShotOn = "originally_shot_on",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `shot_speed`
        ShotSpeed = "shot_speed",
        /// `source`
        Source = "source",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
    }
}

open_enum! {
    /// How the caller is related to a board.
    pub enum BoardRelationship {
        /// `invited`: It is somebody else's, and the caller is invited to it.
        Invited = "invited",
        /// `owned`: The caller owns it.
        Owned = "owned",
    }
}

open_enum! {
    /// Order of the boards in a list.
    pub enum BoardSortOrder {
        /// `date_last_updated_ascending`: Last changed at the end.
        DateLastUpdatedAscending = "date_last_updated_ascending",
        /// `date_last_updated_descending`: Last changed first (default).
        DateLastUpdatedDescending = "date_last_updated_descending",
        /// `name_ascending`: By name, from A to Z.
        NameAscending = "name_ascending",
        /// `name_decending`: By name, from Z to A. The service spells it so.
        NameDescending = "name_decending",
    }
}

open_enum! {
    /// How a picture is composed and framed.
    pub enum Composition {
        /// `abstract`: Shapes and patterns instead of a recognisable scene.
        Abstract = "abstract",
        /// `candid`: People who are not posing.
        Candid = "candid",
        /// `close_up`
        CloseUp = "close_up",
        /// `copy_space`: Empty room for text.
        CopySpace = "copy_space",
        /// `cut_out`: The subject alone, on a plain background.
        CutOut = "cut_out",
        /// `full_frame`: The subject fills the whole frame.
        FullFrame = "full_frame",
        /// `full_length`: People from head to foot.
        FullLength = "full_length",
        /// `headshot`: Head and shoulders.
        Headshot = "headshot",
        /// `looking_at_camera`
        LookingAtCamera = "looking_at_camera",
        /// `macro`: Small things from very near.
        Macro = "macro",
        /// `medium_shot`
        MediumShot = "medium_shot",
        /// `part_of_a_series`: One of several pictures that belong together.
        PartOfASeries = "part_of_a_series",
        /// `portrait`
        Portrait = "portrait",
        /// `sparse`: Few things, much empty space.
        Sparse = "sparse",
        /// `still_life`
        StillLife = "still_life",
        /// `three_quarter_length`: People from the head to about the knees.
        ThreeQuarterLength = "three_quarter_length",
        /// `waist_up`: People from the waist up.
        WaistUp = "waist_up",
        /// `wide_shot`
        WideShot = "wide_shot",
    }
}

open_enum! {
    /// Kinds of facets a creative search can return.
    pub enum CreativeFacetField {
        /// `artists`
        Artists = "artists",
        /// `locations`
        Locations = "locations",
    }
}

open_enum! {
    /// Sets and single fields that searches for creative images can return.
    pub enum CreativeImageField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `alternative_ids`: Ids of the asset in other systems.
        AlternativeIds = "alternative_ids",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `comp_webp`: The display size `comp` as WebP.
        CompWebp = "comp_webp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_camera_shot`
        DateCameraShot = "date_camera_shot",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `graphical_style`
        GraphicalStyle = "graphical_style",
        /// `id`
        Id = "id",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `istock_exclusive`: Whether exclusive to iStock. iStock keys only.
        IstockExclusive = "istock_exclusive",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `orientation`
        Orientation = "orientation",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
        /// `uri_oembed`: Link for embedding by oEmbed.
        UriOembed = "uri_oembed",
    }
}

open_enum! {
    /// Sets and single fields that searches for creative videos can return.
    pub enum CreativeVideoField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `aspect_ratio`
        AspectRatio = "aspect_ratio",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `clip_length`
        ClipLength = "clip_length",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `era`
        Era = "era",
        /// `id`
        Id = "id",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `istock_exclusive`: Whether exclusive to iStock. iStock keys only.
        IstockExclusive = "istock_exclusive",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `mastered_to`
        MasteredTo = "mastered_to",
        /// `object_name`: Short name recorded with the asset.
        ObjectName = "object_name",
        /// `orientation`
        Orientation = "orientation",
        /// `originally_shot_on`
        OriginallyShotOn = "originally_shot_on",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `shot_speed`
        ShotSpeed = "shot_speed",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
    }
}

open_enum! {
    /// Type of file to download.
    pub enum DownloadFileType {
        /// `eps`: Encapsulated PostScript, for vector artwork.
        Eps = "eps",
        /// `jpg`: JPEG.
        Jpg = "jpg",
    }
}

open_enum! {
    /// Kinds of facets an editorial search can return.
    pub enum EditorialFacetField {
        /// `artists`
        Artists = "artists",
        /// `events`
        Events = "events",
        /// `locations`
        Locations = "locations",
        /// `specific_people`
        SpecificPeople = "specific_people",
    }
}

open_enum! {
    /// Kind of artwork, as editorial searches filter by it.
    pub enum EditorialGraphicalStyle {
        /// `illustration`
        Illustration = "illustration",
        /// `photography`
        Photography = "photography",
        /// `vector`
        Vector = "vector",
    }
}

open_enum! {
    /// Sets and single fields that `search_editorial_images` can return.
    pub enum EditorialImageField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `alternative_ids`: Ids of the asset in other systems.
        AlternativeIds = "alternative_ids",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `comp_webp`: The display size `comp` as WebP.
        CompWebp = "comp_webp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_camera_shot`
        DateCameraShot = "date_camera_shot",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `editorial_source`
        EditorialSource = "editorial_source",
        /// `event_ids`
        EventIds = "event_ids",
        /// `graphical_style`
        GraphicalStyle = "graphical_style",
        /// `id`
        Id = "id",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `orientation`
        Orientation = "orientation",
        /// `people`: Names of people shown; can be a long list.
        People = "people",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
        /// `uri_oembed`: Link for embedding by oEmbed.
        UriOembed = "uri_oembed",
    }
}

open_enum! {
    /// Part of the editorial catalogue.
    pub enum EditorialSegment {
        /// `archival`: Pictures from the archives.
        Archival = "archival",
        /// `entertainment`: Film, music, television, fashion and the people in them.
        Entertainment = "entertainment",
        /// `news`: Current affairs.
        News = "news",
        /// `publicity`: Material made to promote films, programmes and the like.
        Publicity = "publicity",
        /// `royalty`: Royal families.
        Royalty = "royalty",
        /// `sport`: Sport.
        Sport = "sport",
    }
}

open_enum! {
    /// Order of editorial search results.
    pub enum EditorialSortOrder {
        /// `best_match`: Best fit to the search first (default).
        BestMatch = "best_match",
        /// `most_popular`: Most popular first.
        MostPopular = "most_popular",
        /// `newest`: Newest first.
        Newest = "newest",
        /// `oldest`: Oldest first.
        Oldest = "oldest",
        /// `random`: In random order.
        Random = "random",
    }
}

open_enum! {
    /// Sets and single fields that `search_editorial_videos` can return.
    pub enum EditorialVideoField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `aspect_ratio`
        AspectRatio = "aspect_ratio",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `clip_length`
        ClipLength = "clip_length",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `era`
        Era = "era",
        /// `event_ids`
        EventIds = "event_ids",
        /// `id`
        Id = "id",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `istock_licenses`: Licences for sale at iStock, in credits. iStock keys only.
        IstockLicenses = "istock_licenses",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `mastered_to`
        MasteredTo = "mastered_to",
        /// `object_name`: Short name recorded with the asset.
        ObjectName = "object_name",
        /// `orientation`
        Orientation = "orientation",
        /// `originally_shot_on`
        OriginallyShotOn = "originally_shot_on",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `shot_speed`
        ShotSpeed = "shot_speed",
        /// `source`
        Source = "source",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
    }
}

open_enum! {
    /// Whether editorial footage was edited.
    pub enum EditorialVideoType {
        /// `produced`: Finished pieces.
        Produced = "produced",
        /// `raw`: Unedited footage.
        Raw = "raw",
    }
}

open_enum! {
    /// Ethnicity of the people shown.
    pub enum Ethnicity {
        /// `black`
        Black = "black",
        /// `east_asian`
        EastAsian = "east_asian",
        /// `hispanic_latinx`
        HispanicLatinx = "hispanic_latinx",
        /// `japanese`
        Japanese = "japanese",
        /// `middle_eastern`
        MiddleEastern = "middle_eastern",
        /// `multiethnic_group`: Several people of different ethnicities.
        MultiethnicGroup = "multiethnic_group",
        /// `multiracial_person`: One person of several ethnicities.
        MultiracialPerson = "multiracial_person",
        /// `native_american_first_nations`
        NativeAmericanFirstNations = "native_american_first_nations",
        /// `pacific_islander`
        PacificIslander = "pacific_islander",
        /// `south_asian`
        SouthAsian = "south_asian",
        /// `southeast_asian`
        SoutheastAsian = "southeast_asian",
        /// `white`
        White = "white",
    }
}

open_enum! {
    /// Fields that `get_event` can return.
    pub enum EventDetailField {
        /// `child_event_count`
        ChildEventCount = "child_event_count",
        /// `child_events`: Events that are part of this one.
        ChildEvents = "child_events",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `hero_image`: The picture that stands for the event.
        HeroImage = "hero_image",
        /// `id`
        Id = "id",
        /// `image_count`
        ImageCount = "image_count",
        /// `keywords`
        Keywords = "keywords",
        /// `location`
        Location = "location",
        /// `name`
        Name = "name",
        /// `start_date`
        StartDate = "start_date",
        /// `type`
        Type = "type",
    }
}

open_enum! {
    /// Fields that `get_events` and `search_events` can return.
    pub enum EventField {
        /// `child_event_count`
        ChildEventCount = "child_event_count",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `hero_image`
        HeroImage = "hero_image",
        /// `id`
        Id = "id",
        /// `image_count`
        ImageCount = "image_count",
        /// `keywords`
        Keywords = "keywords",
        /// `location`
        Location = "location",
        /// `name`
        Name = "name",
        /// `start_date`
        StartDate = "start_date",
        /// `type`
        Type = "type",
    }
}

open_enum! {
    /// Order of events found.
    pub enum EventSortOrder {
        /// `newest`
        Newest = "newest",
        /// `oldest`
        Oldest = "oldest",
    }
}

open_enum! {
    /// A licence that allows more than the standard one.
    pub enum ExtendedLicense {
        /// `indemnification`
        Indemnification = "indemnification",
        /// `multiseat`
        Multiseat = "multiseat",
        /// `resale`
        Resale = "resale",
        /// `unlimited`
        Unlimited = "unlimited",
    }
}

open_enum! {
    /// What a registered file is for.
    pub enum FileRegistrationCategory {
        /// `CustomerProduct`: The picture of a product, for `generate_background`.
        CustomerProduct = "CustomerProduct",
        /// `ImageReference`: A picture for generations to follow.
        ImageReference = "ImageReference",
    }
}

open_enum! {
    /// Whether a filter keeps what it lists or leaves it out.
    pub enum FilterMode {
        /// `exclude`: All but what is listed.
        Exclude = "exclude",
        /// `include`: Only what is listed (default).
        Include = "include",
    }
}

open_enum! {
    /// Frame rate in frames per second.
    pub enum FrameRate {
        /// `23.98`
        Fps23_98 = "23.98",
        /// `24`
        Fps24 = "24",
        /// `25`
        Fps25 = "25",
        /// `29.97`
        Fps29_97 = "29.97",
        /// `30`
        Fps30 = "30",
        /// `50`
        Fps50 = "50",
        /// `59.94`
        Fps59_94 = "59.94",
        /// `60`
        Fps60 = "60",
    }
}

open_enum! {
    /// Which operation made a generation.
    pub enum GenerationType {
        /// `background_generation`: A background made for a product's picture (`generate_background`).
        BackgroundGeneration = "background_generation",
        /// `background_removal`: The background removed (`remove_background`).
        BackgroundRemoval = "background_removal",
        /// `extend`: A picture continued beyond its edges (`extend_image`).
        Extend = "extend",
        /// `influence_color_by_image`: Colours taken from a reference (`influence_color_by_image`).
        InfluenceColorByImage = "influence_color_by_image",
        /// `influence_composition_by_image`: Composition taken from a reference
        /// (`influence_composition_by_image`).
        InfluenceCompositionByImage = "influence_composition_by_image",
        /// `influence_outline_by_image`: Outlines taken from a reference. No operation makes it today.
        InfluenceOutlineByImage = "influence_outline_by_image",
        /// `object_removal`: An object removed (`remove_object`).
        ObjectRemoval = "object_removal",
        /// `refine`: A part changed by a prompt (`refine_image`).
        Refine = "refine",
        /// `text_to_image`: From a prompt (`generate_images`).
        TextToImage = "text_to_image",
        /// `variation`: Variations of a generated image (`generate_image_variations`).
        Variation = "variation",
    }
}

open_enum! {
    /// Kind of artwork.
    pub enum GraphicalStyle {
        /// `fine_art`
        FineArt = "fine_art",
        /// `illustration`
        Illustration = "illustration",
        /// `photography`
        Photography = "photography",
        /// `vector`
        Vector = "vector",
    }
}

open_enum! {
    /// Sets and single fields that `get_image` and `get_images` can return.
    pub enum ImageDetailField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `alternative_ids`: Ids of the asset in other systems.
        AlternativeIds = "alternative_ids",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `artist_title`
        ArtistTitle = "artist_title",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `city`
        City = "city",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `comp_webp`: The display size `comp` as WebP.
        CompWebp = "comp_webp",
        /// `copyright`
        Copyright = "copyright",
        /// `country`
        Country = "country",
        /// `credit_line`
        CreditLine = "credit_line",
        /// `date_camera_shot`
        DateCameraShot = "date_camera_shot",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `downloads`: The downloads the customer's products offer. Needs an access token.
        Downloads = "downloads",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `editorial_source`
        EditorialSource = "editorial_source",
        /// `event_ids`
        EventIds = "event_ids",
        /// `graphical_style`
        GraphicalStyle = "graphical_style",
        /// `id`
        Id = "id",
        /// `is_ai_editable`: Whether the AI operations accept the asset.
        IsAiEditable = "is_ai_editable",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `istock_exclusive`: Whether exclusive to iStock. iStock keys only.
        IstockExclusive = "istock_exclusive",
        /// `istock_licenses`: Licences for sale at iStock, in credits. iStock keys only.
        IstockLicenses = "istock_licenses",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `links`: Links to related resources.
        Links = "links",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `object_name`: Short name recorded with the asset.
        ObjectName = "object_name",
        /// `orientation`
        Orientation = "orientation",
        /// `people`: Names of people shown; can be a long list.
        People = "people",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `series_id`: Id of the series the asset belongs to.
        SeriesId = "series_id",
        /// `state_province`
        StateProvince = "state_province",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
        /// `uri_oembed`: Link for embedding by oEmbed.
        UriOembed = "uri_oembed",
    }
}

open_enum! {
    /// Sets and single fields that `search_images` and the lists of similar images and of the same series
    /// can return.
    pub enum ImageField {
        /// `accessrestriction`: Restrictions on access to the image.
        AccessRestriction = "accessrestriction",
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `alternative_ids`: Ids of the asset in other systems.
        AlternativeIds = "alternative_ids",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `comp_webp`: The display size `comp` as WebP.
        CompWebp = "comp_webp",
        /// `copyright`
        Copyright = "copyright",
        /// `date_camera_shot`
        DateCameraShot = "date_camera_shot",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `editorial_source`
        EditorialSource = "editorial_source",
        /// `event_ids`
        EventIds = "event_ids",
        /// `graphical_style`
        GraphicalStyle = "graphical_style",
        /// `id`
        Id = "id",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `largest_downloads`: The largest download each product offers. Needs an access token.
        LargestDownloads = "largest_downloads",
        /// `license_model`
        LicenseModel = "license_model",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `orientation`
        Orientation = "orientation",
        /// `people`: Names of people shown; can be a long list.
        People = "people",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
        /// `uri_oembed`: Link for embedding by oEmbed.
        UriOembed = "uri_oembed",
    }
}

open_enum! {
    /// Shape of an image.
    pub enum ImageOrientation {
        /// `horizontal`
        Horizontal = "horizontal",
        /// `panoramic_horizontal`
        PanoramicHorizontal = "panoramic_horizontal",
        /// `panoramic_vertical`
        PanoramicVertical = "panoramic_vertical",
        /// `square`
        Square = "square",
        /// `vertical`
        Vertical = "vertical",
    }
}

open_enum! {
    /// Size of an image, from the smallest to scalable artwork.
    pub enum ImageSize {
        /// `large`
        Large = "large",
        /// `medium`
        Medium = "medium",
        /// `small`
        Small = "small",
        /// `vector`: Vector artwork, which scales to every size.
        Vector = "vector",
        /// `x_large`: Extra large.
        XLarge = "x_large",
        /// `x_small`: Extra small; as a minimum, every size passes.
        XSmall = "x_small",
        /// `xx_large`: Extra extra large.
        XxLarge = "xx_large",
    }
}

open_enum! {
    /// How a video was shot or made.
    pub enum ImageTechnique {
        /// `animation`
        Animation = "animation",
        /// `black_and_white`
        BlackAndWhite = "black_and_white",
        /// `color`
        Color = "color",
        /// `realtime`: Shown at the speed at which it happened.
        RealTime = "realtime",
        /// `selective_focus`: Only part of the scene is sharp.
        SelectiveFocus = "selective_focus",
        /// `slow_motion`: Slower than it happened.
        SlowMotion = "slow_motion",
        /// `time_lapse`: Faster than it happened.
        TimeLapse = "time_lapse",
    }
}

open_enum! {
    /// Kind of picture to generate.
    pub enum MediaType {
        /// `illustration`
        Illustration = "illustration",
        /// `photography`
        Photography = "photography",
    }
}

open_enum! {
    /// Mood of a picture.
    pub enum Mood {
        /// `black_and_white`: No colours.
        BlackAndWhite = "black_and_white",
        /// `bold`
        Bold = "bold",
        /// `cool`
        Cool = "cool",
        /// `dramatic`
        Dramatic = "dramatic",
        /// `natural`
        Natural = "natural",
        /// `vivid`
        Vivid = "vivid",
        /// `warm`
        Warm = "warm",
    }
}

open_enum! {
    /// How many people are shown.
    pub enum NumberOfPeople {
        /// `group`: A group of people.
        Group = "group",
        /// `none`
        None = "none",
        /// `one`
        One = "one",
        /// `two`
        Two = "two",
    }
}

open_enum! {
    /// Fields that `list_products` can add to each product.
    pub enum ProductField {
        /// `download_requirements`: Whether downloads under the product need notes or a project code.
        DownloadRequirements = "download_requirements",
    }
}

open_enum! {
    /// Whether a product can be used.
    pub enum ProductStatus {
        /// `active`
        Active = "active",
        /// `inactive`
        Inactive = "inactive",
    }
}

open_enum! {
    /// Type of an agreement that a customer downloads under.
    pub enum ProductType {
        /// `aigen`: AI generation.
        AiGen = "aigen",
        /// `creditpack`: Credits, paid ahead.
        CreditPack = "creditpack",
        /// `easyaccess`: Easy Access account.
        EasyAccess = "easyaccess",
        /// `editorialsubscription`: Subscription to editorial assets.
        EditorialSubscription = "editorialsubscription",
        /// `imagepack`: A number of image downloads in one resolution, paid ahead.
        ImagePack = "imagepack",
        /// `premiumaccess`: Premium Access agreement.
        PremiumAccess = "premiumaccess",
        /// `royaltyfreesubscription`: Subscription to royalty-free assets.
        RoyaltyFreeSubscription = "royaltyfreesubscription",
    }
}

open_enum! {
    /// How closely a result follows its reference.
    pub enum ReferenceAdherence {
        /// `flexible`: Loosely.
        Flexible = "flexible",
        /// `strong`: Closely.
        Strong = "strong",
    }
}

open_enum! {
    /// Which releases (consents of people and owners shown) a video must have.
    pub enum ReleaseStatus {
        /// `fully_released`: Only with all releases.
        FullyReleased = "fully_released",
        /// `release_not_important`: With or without releases.
        ReleaseNotImportant = "release_not_important",
    }
}

open_enum! {
    /// Type of file an image is available as.
    pub enum SearchFileType {
        /// `eps`: Encapsulated PostScript, for vector artwork.
        Eps = "eps",
    }
}

open_enum! {
    /// Order of creative and mixed search results.
    pub enum SortOrder {
        /// `best_match`: Best fit to the search first (default).
        BestMatch = "best_match",
        /// `most_popular`: Most popular first.
        MostPopular = "most_popular",
        /// `newest`: Newest first.
        Newest = "newest",
        /// `random`: In random order.
        Random = "random",
    }
}

open_enum! {
    /// Aspect ratio of a video, width to height.
    pub enum VideoAspectRatio {
        /// `16:9`
        Ratio16To9 = "16:9",
        /// `17:9`
        Ratio17To9 = "17:9",
        /// `2:1`
        Ratio2To1 = "2:1",
        /// `3:4`
        Ratio3To4 = "3:4",
        /// `4:3`
        Ratio4To3 = "4:3",
        /// `4:5`
        Ratio4To5 = "4:5",
        /// `9:16`
        Ratio9To16 = "9:16",
        /// `9:17`
        Ratio9To17 = "9:17",
    }
}

open_enum! {
    /// Sets and single fields that `get_video` and `get_videos` can return.
    pub enum VideoDetailField {
        /// `allowed_use`
        AllowedUse = "allowed_use",
        /// `artist`: The artist, where published.
        Artist = "artist",
        /// `asset_family`: Creative or editorial.
        AssetFamily = "asset_family",
        /// `call_for_image`: Whether the asset has to be asked for instead of being downloaded directly.
        CallForImage = "call_for_image",
        /// `caption`
        Caption = "caption",
        /// `city`
        City = "city",
        /// `clip_length`
        ClipLength = "clip_length",
        /// `collection_code`
        CollectionCode = "collection_code",
        /// `collection_id`
        CollectionId = "collection_id",
        /// `collection_name`
        CollectionName = "collection_name",
        /// `color_type`
        ColorType = "color_type",
        /// `comp`: The display size `comp`.
        Comp = "comp",
        /// `copyright`
        Copyright = "copyright",
        /// `country`
        Country = "country",
        /// `date_created`
        DateCreated = "date_created",
        /// `date_submitted`
        DateSubmitted = "date_submitted",
        /// `display_set`: The display sizes `thumb`, `preview` and `comp`, with their watermark flags.
        DisplaySet = "display_set",
        /// `download_product`: The customer's product that a download would be made under.
        DownloadProduct = "download_product",
        /// `download_sizes`: Sizes for download, with estimated bytes and dimensions. Needs an access token.
        DownloadSizes = "download_sizes",
        /// `downloads`: The downloads the customer's products offer. Needs an access token.
        Downloads = "downloads",
        /// `editorial_segments`
        EditorialSegments = "editorial_segments",
        /// `era`
        Era = "era",
        /// `event_ids`
        EventIds = "event_ids",
        /// `id`
        Id = "id",
        /// `is_ai_editable`: Whether the AI operations accept the asset.
        IsAiEditable = "is_ai_editable",
        /// `istock_collection`: Collection within iStock. iStock keys only.
        IstockCollection = "istock_collection",
        /// `istock_exclusive`: Whether exclusive to iStock. iStock keys only.
        IstockExclusive = "istock_exclusive",
        /// `istock_licenses`: Licences for sale at iStock, in credits. iStock keys only.
        IstockLicenses = "istock_licenses",
        /// `key_frames`: Still pictures from the video.
        KeyFrames = "key_frames",
        /// `keywords`: Keywords; a long list.
        Keywords = "keywords",
        /// `license_model`
        LicenseModel = "license_model",
        /// `mastered_to`
        MasteredTo = "mastered_to",
        /// `max_dimensions`
        MaxDimensions = "max_dimensions",
        /// `object_name`: Short name recorded with the asset.
        ObjectName = "object_name",
        /// `orientation`
        Orientation = "orientation",
        /// `originally_shot_on`
        OriginallyShotOn = "originally_shot_on",
        /// `people`: Names of people shown; can be a long list.
        People = "people",
        /// `preview`: The display size `preview`.
        Preview = "preview",
        /// `product_types`: Types of products the asset can be downloaded under.
        ProductTypes = "product_types",
        /// `quality_rank`: Rank from 1 (best) to 3 (worst).
        QualityRank = "quality_rank",
        /// `referral_destinations`: Sites to send people to for licensing.
        ReferralDestinations = "referral_destinations",
        /// `series_id`: Id of the series the asset belongs to.
        SeriesId = "series_id",
        /// `shot_speed`
        ShotSpeed = "shot_speed",
        /// `source`
        Source = "source",
        /// `state_province`
        StateProvince = "state_province",
        /// `summary_set`: The default set: id, title, caption, artist, asset family, collection, licence model,
        /// largest dimensions and the thumb.
        SummarySet = "summary_set",
        /// `thumb`: The display size `thumb`.
        Thumb = "thumb",
        /// `title`
        Title = "title",
    }
}

open_enum! {
    /// Digital format a video is available in.
    pub enum VideoFormat {
        /// `4k`: About 4000 pixels wide.
        Uhd4k = "4k",
        /// `hd`: High definition.
        Hd = "hd",
        /// `hd_web`: High definition, for the web.
        HdWeb = "hd_web",
        /// `sd`: Standard definition.
        Sd = "sd",
    }
}

open_enum! {
    /// Licence model of a video.
    pub enum VideoLicenseModel {
        /// `rightsready`: Rights-ready.
        RightsReady = "rightsready",
        /// `royaltyfree`: Royalty-free.
        RoyaltyFree = "royaltyfree",
    }
}

open_enum! {
    /// Shape of a video.
    pub enum VideoOrientation {
        /// `horizontal`
        Horizontal = "horizontal",
        /// `vertical`
        Vertical = "vertical",
    }
}

open_enum! {
    /// Viewpoint or movement of the camera.
    pub enum Viewpoint {
        /// `aerial_view`: From the air.
        AerialView = "aerial_view",
        /// `high_angle_view`: From above.
        HighAngleView = "high_angle_view",
        /// `lockdown`: The camera does not move.
        Lockdown = "lockdown",
        /// `low_angle_view`: From below.
        LowAngleView = "low_angle_view",
        /// `panning`: The camera turns sideways.
        Panning = "panning",
        /// `point_of_view`: Through the eyes of somebody in the scene.
        PointOfView = "point_of_view",
        /// `tilt`: The camera turns upwards or downwards.
        Tilt = "tilt",
        /// `tracking_shot`: The camera moves along with its subject.
        TrackingShot = "tracking_shot",
    }
}
