//! The API's operations that page, each by its rules.

use getty_api::operations::{
    ListBoards, ListDownloads, ListFileRegistrations, ListGenerationHistory, ListImagesInSameSeries,
    ListPurchasedAssets, ListSimilarImages, ListSimilarVideos, ListVideosInSameSeries, SearchArtistImages,
    SearchArtistVideos, SearchCreativeImages, SearchCreativeImagesByImage, SearchCreativeVideos,
    SearchCreativeVideosByImage, SearchEditorialImages, SearchEditorialVideos, SearchEvents, SearchImages,
};
use getty_api::types::{
    BoardSummary, CreativeImage, CreativeVideo, EditorialImage, EditorialVideo, Event, FileRegistration,
    GenerationHistoryItem, HistoricalDownload, Image, Purchase,
};

use super::rules::PageRules;
use super::{Page, Paged, sealed};

/// An answer is a list and a count; `full` ones also have facets, suggestions and corrections.
macro_rules! paged {
    ($($operation:ident: $rules:ident, $item:ident $(by $id:ident)? in $list:ident, $form:ident;)*) => {
        $(
            impl sealed::Sealed for $operation {}

            impl Paged for $operation {
                type Item = $item;

                const RULES: PageRules = PageRules::$rules;

                fn with_page(self, number: i32) -> Self {
                    self.page(number)
                }

                fn with_page_size(self, size: i32) -> Self {
                    self.page_size(size)
                }

                fn into_page(output: Self::Output) -> Page<$item> {
                    paged!(@page $form output $list)
                }

                fn id(item: &$item) -> Option<String> {
                    paged!(@id item $($id)?)
                }
            }
        )*
    };
    (@id $item:ident) => {
        $item.id.as_ref().map(ToString::to_string)
    };
    // What can be there twice is nothing that would be recognised.
    (@id $item:ident nothing) => {{
        let _ = $item;
        None
    }};
    (@id $item:ident $id:ident) => {
        $item.$id.clone()
    };
    (@page counted $output:ident $list:ident) => {
        Page::new($output.$list, $output.board_count)
    };
    (@page plain $output:ident $list:ident) => {
        Page::new($output.$list, $output.result_count)
    };
    (@page full $output:ident $list:ident) => {
        Page {
            facets: $output.facets,
            related_searches: $output.related_searches,
            auto_corrections: $output.auto_corrections,
            ..Page::new($output.$list, $output.result_count)
        }
    };
}

paged! {
    SearchCreativeImages: SEARCH, CreativeImage in images, full;
    SearchEditorialImages: SEARCH, EditorialImage in images, full;
    SearchImages: SEARCH, EditorialImage in images, full;
    SearchCreativeVideos: SEARCH, CreativeVideo in videos, full;
    SearchEditorialVideos: SEARCH, EditorialVideo in videos, full;
    SearchCreativeImagesByImage: SEARCH, CreativeImage in images, full;
    SearchCreativeVideosByImage: SEARCH, CreativeVideo in videos, full;
    SearchEvents: EVENTS, Event in events, plain;
    ListSimilarImages: ASSOCIATED, EditorialImage in images, full;
    ListImagesInSameSeries: ASSOCIATED, Image in images, full;
    ListSimilarVideos: ASSOCIATED, EditorialVideo in videos, full;
    ListVideosInSameSeries: ASSOCIATED, CreativeVideo in videos, full;
    SearchArtistImages: ARTIST, Image in images, plain;
    SearchArtistVideos: ARTIST, CreativeVideo in videos, plain;
    ListBoards: LIST, BoardSummary in boards, counted;
    ListFileRegistrations: LIST, FileRegistration in file_registrations, plain;
    ListDownloads: LIST, HistoricalDownload by nothing in downloads, plain;
    ListPurchasedAssets: PURCHASES, Purchase by nothing in previous_purchases, plain;
    ListGenerationHistory: GENERATIONS, GenerationHistoryItem by generation_request_id in generations, plain;
}
