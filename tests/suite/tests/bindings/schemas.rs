//! The feature `schemars`: a JSON Schema for every type, with the properties and values that the document
//! has.

use std::collections::BTreeSet;

use getty_api::oembed::types::Oembed;
use getty_api::types::*;
use getty_api_suite::repository;
use serde_json::Value;

use crate::effective::{array, object};
use crate::{effective, surface};

/// Each type's name with its schema.
macro_rules! schemas {
    ($($name:ident),* $(,)?) => {
        vec![$((stringify!($name), schemars::schema_for!($name).to_value())),*]
    };
}

#[rustfmt::skip] // a list reads best filled
fn schemas() -> Vec<(&'static str, Value)> {
    schemas![
        Oembed,
        AddBoardAssetsResult, AddedBoardAsset, AffiliateImage, AffiliateImageSearchResults,
        AffiliateImageUrls, AffiliateSearchStyle, AffiliateVideo, AffiliateVideoSearchResults,
        AffiliateVideoUrls, AgeOfPeople, AllowedUse, ArtistFacet, ArtistImageField,
        ArtistImageSearchResults, ArtistVideoField, ArtistVideoSearchResults, AssetComment,
        AssetCommentCreated, AssetCommentRequest, AssetDownload, AssetDownloadHistory, AssetLicenseName,
        AssetLicenseRequest, AssetLicenseResult, AssetUsage, AssociatedVideoField, AutoCorrections,
        BackgroundGenerationRequest, BackgroundRemovalRequest, BackgroundReplacementRequest, Board,
        BoardAsset, BoardAssetReference, BoardComment, BoardCommentPermissions, BoardCreated,
        BoardDisplaySize, BoardInfo, BoardLinks, BoardList, BoardPermissions, BoardRelationship,
        BoardSortOrder, BoardSummary, ChangeSet, ChangedAsset, Channel, ChildEvent, Collaborator,
        Collection, CollectionList, CommentCreated, CommentList, CommentPermissions, CommentRequest,
        Composition, Contributor, Country, CountryList, CreativeFacetField, CreativeImage,
        CreativeImageField, CreativeImageSearchResults, CreativeVideo, CreativeVideoField,
        CreativeVideoSearchResults, Customer, DisplaySize, DownloadAuthorization, DownloadDetails,
        DownloadDetailsRequest, DownloadDimensions, DownloadFileType, DownloadHistory, DownloadLink,
        DownloadRequirements, EditorialFacetField, EditorialGraphicalStyle, EditorialImage,
        EditorialImageField, EditorialImageSearchResults, EditorialSegment, EditorialSortOrder,
        EditorialSource, EditorialSourceReference, EditorialVideo, EditorialVideoField,
        EditorialVideoSearchResults, EditorialVideoType, EnhancedPrompt, EntertainmentFacet, Ethnicity,
        Event, EventDetailField, EventFacet, EventField, EventList, EventLocation, EventSearchResults,
        EventSortOrder, ExtendedLicense, FileRegistration, FileRegistrationCategory,
        FileRegistrationCreated, FileRegistrationDetail, FileRegistrationList, FileRegistrationRequest,
        FilterMode, FrameRate, GeneratedImage, GeneratedImageDownload, GeneratedImageDownloadRequest,
        GeneratedImageSize, GeneratedImageSizes, GenerationHistory, GenerationHistoryItem,
        GenerationHistoryResult, GenerationOptions, GenerationType, GraphicalStyle, HeroImage,
        HistoricalDownload, IStockLicense, Image, ImageByImageSearchResults, ImageDetail,
        ImageDetailDisplaySize, ImageDetailField, ImageDetailList, ImageDownloadSize,
        ImageExtensionRequest, ImageField, ImageGeneration, ImageGenerationRequest, ImageMatch,
        ImageOrientation, ImageRefinementRequest, ImageSearchResults, ImageSize, ImageTechnique,
        ImageVariationRequest, InfluenceColorByImageRequest, InfluenceCompositionByImageRequest,
        KeyFrame, Keyword, Link, LocationFacet, MaxDimensions, MediaType, Mood, NumberOfPeople,
        ObjectRemovalRequest, Order, OrderNotes, OrderedAsset, OriginalAsset, Overage,
        PendingImageGeneration, PersonFacet, PreviewUrl, Product, ProductField, ProductList,
        ProductStatus, ProductType, PromptEnhancementRequest, Purchase, PurchaseList, RedownloadRequest,
        ReferenceAdherence, ReferenceGeneration, ReferralDestination, RelatedSearch, ReleaseStatus,
        SearchFacets, SearchFileType, SortOrder, SourceGeneration, TerritoryRestriction,
        UsageBatchRequest, UsageBatchResult, User, VideoAspectRatio, VideoByImageSearchResults,
        VideoDetail, VideoDetailField, VideoDetailList, VideoDisplaySize, VideoDownloadSize,
        VideoFormat, VideoLicenseModel, VideoOrientation, Viewpoint,
    ]
}

#[test]
fn every_type_has_a_schema() {
    let mut expected = surface::type_names(&repository::root());
    expected.sort_unstable();
    let mut names: Vec<&str> = schemas().into_iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    assert_eq!(names, expected, "the list in tests/bindings/schemas.rs");
}

#[test]
fn schemas_list_the_properties_of_the_document() {
    let documented = &effective::current()["components"]["schemas"];
    for (name, schema) in schemas() {
        let expected: BTreeSet<&String> =
            object(&documented[name]["properties"]).map(|(name, _)| name).collect();
        let listed: BTreeSet<&String> = object(&schema["properties"]).map(|(name, _)| name).collect();
        assert_eq!(listed, expected, "properties of {name}");
        assert_eq!(schema["title"], name);
        assert!(
            schema["description"].is_string() || documented[name].get("enum").is_some(),
            "{name} is described"
        );
    }
}

#[test]
fn schemas_of_enumerations_take_any_text_and_name_the_known_values() {
    let documented = &effective::current()["components"]["schemas"];
    let enumerations = schemas().into_iter().filter(|(name, _)| documented[*name].get("enum").is_some());
    let mut checked = 0;
    for (name, schema) in enumerations {
        assert_eq!(schema["type"], "string", "{name}");
        assert!(schema.get("enum").is_none(), "{name} is open");
        let examples: Vec<&Value> = array(&schema["examples"]).collect();
        let values: Vec<&Value> = array(&documented[name]["enum"]).collect();
        assert_eq!(examples, values, "{name}");
        checked += 1;
    }
    assert!(checked > 0);
}

#[test]
fn schemas_require_what_a_request_requires() {
    let documented = &effective::current()["components"]["schemas"];
    let required = |schema: &Value| array(&schema["required"]).cloned().collect::<Vec<_>>();
    let requests = [
        "AssetLicenseRequest",
        "BoardAssetReference",
        "BoardInfo",
        "ImageRefinementRequest",
        "PromptEnhancementRequest",
    ];
    for (name, schema) in schemas() {
        if requests.contains(&name) {
            assert_eq!(required(&schema), required(&documented[name]), "{name}");
        } else {
            assert_eq!(required(&schema), Vec::<Value>::new(), "{name}");
        }
    }
}

#[test]
fn the_schema_of_a_date_lists_its_formats() {
    let schema = schemars::schema_for!(getty_api::Timestamp).to_value();
    assert_eq!(schema["type"], "string");
    assert_eq!(array(&schema["examples"]).count(), 3);
}
