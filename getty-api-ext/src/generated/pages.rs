// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! How each operation pages.

use getty_api::operations;
use getty_api::types;
use crate::paging::{Page, PageRules, Paged, PagedSealed, Sizes};

impl PagedSealed for operations::ListBoards {}
impl Paged for operations::ListBoards {
    type Item = types::BoardSummary;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "boards";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.boards, output.board_count)
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::ListDownloads {}
impl Paged for operations::ListDownloads {
    type Item = types::HistoricalDownload;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "downloads";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.downloads, output.result_count)
    }
    fn id(_: &Self::Item) -> Option<String> {
        None
    }
}

impl PagedSealed for operations::ListFileRegistrations {}
impl Paged for operations::ListFileRegistrations {
    type Item = types::FileRegistration;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "file_registrations";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.file_registrations, output.result_count)
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::ListGenerationHistory {}
impl Paged for operations::ListGenerationHistory {
    type Item = types::GenerationHistoryItem;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(1000),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "generations";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.generations, output.result_count)
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.generation_request_id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::ListImagesInSameSeries {}
impl Paged for operations::ListImagesInSameSeries {
    type Item = types::Image;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.images, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::ListPurchasedAssets {}
impl Paged for operations::ListPurchasedAssets {
    type Item = types::Purchase;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 75,
        last_page: None,
    };
    const LIST: &'static str = "previous_purchases";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.previous_purchases, output.result_count)
    }
    fn id(_: &Self::Item) -> Option<String> {
        None
    }
}

impl PagedSealed for operations::ListSimilarImages {}
impl Paged for operations::ListSimilarImages {
    type Item = types::EditorialImage;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.images, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::ListSimilarVideos {}
impl Paged for operations::ListSimilarVideos {
    type Item = types::EditorialVideo;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "videos";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.videos, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::ListVideosInSameSeries {}
impl Paged for operations::ListVideosInSameSeries {
    type Item = types::CreativeVideo;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "videos";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.videos, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchArtistImages {}
impl Paged for operations::SearchArtistImages {
    type Item = types::Image;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 10,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.images, output.result_count)
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchArtistVideos {}
impl Paged for operations::SearchArtistVideos {
    type Item = types::CreativeVideo;
    const RULES: PageRules = PageRules {
        sizes: Sizes::UpTo(100),
        default_size: 10,
        last_page: None,
    };
    const LIST: &'static str = "videos";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.videos, output.result_count)
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchCreativeImages {}
impl Paged for operations::SearchCreativeImages {
    type Item = types::CreativeImage;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.images, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchCreativeImagesByImage {}
impl Paged for operations::SearchCreativeImagesByImage {
    type Item = types::CreativeImage;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.images, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchCreativeVideos {}
impl Paged for operations::SearchCreativeVideos {
    type Item = types::CreativeVideo;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "videos";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.videos, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchCreativeVideosByImage {}
impl Paged for operations::SearchCreativeVideosByImage {
    type Item = types::CreativeVideo;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "videos";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.videos, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchEditorialImages {}
impl Paged for operations::SearchEditorialImages {
    type Item = types::EditorialImage;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.images, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchEditorialVideos {}
impl Paged for operations::SearchEditorialVideos {
    type Item = types::EditorialVideo;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "videos";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.videos, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchEvents {}
impl Paged for operations::SearchEvents {
    type Item = types::Event;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: Some(50),
    };
    const LIST: &'static str = "events";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        Page::new(output.events, output.result_count)
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}

impl PagedSealed for operations::SearchImages {}
impl Paged for operations::SearchImages {
    type Item = types::EditorialImage;
    const RULES: PageRules = PageRules {
        sizes: Sizes::Listed(
            &[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 60, 75, 100],
        ),
        default_size: 30,
        last_page: None,
    };
    const LIST: &'static str = "images";
    fn with_page(self, number: i32) -> Self {
        self.page(number)
    }
    fn with_page_size(self, size: i32) -> Self {
        self.page_size(size)
    }
    fn into_page(output: Self::Output) -> Page<Self::Item> {
        let mut page = Page::new(output.images, output.result_count);
        page.facets = output.facets;
        page.related_searches = output.related_searches;
        page.auto_corrections = output.auto_corrections;
        page
    }
    fn id(item: &Self::Item) -> Option<String> {
        item.id.as_ref().map(ToString::to_string)
    }
}
