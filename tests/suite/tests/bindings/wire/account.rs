//! What concerns the customer's account: downloads, licences, orders, purchases, products, usage.

use getty_api::operations::*;
use getty_api::types::{
    AssetLicenseRequest, AssetUsage, DownloadDetailsRequest, DownloadFileType, ExtendedLicense, ProductField,
    ProductType, UsageBatchRequest,
};

use super::{Wire, day, moment};

pub(super) fn record(wire: &mut Wire) {
    wire.record(
        acquire_asset_licenses(
            "1167612765",
            AssetLicenseRequest::new([ExtendedLicense::Multiseat, ExtendedLicense::Unlimited]),
        ),
        acquire_asset_licenses(
            "1167612765",
            AssetLicenseRequest::new([ExtendedLicense::Multiseat, ExtendedLicense::Unlimited])
                .with_use_team_credits(true),
        )
        .accept_language("de"),
    );

    wire.record(
        download_image("1167612765"),
        download_image("1167612765")
            .auto_download(false)
            .file_type(DownloadFileType::Jpg)
            .height("2048")
            .product_id(4711)
            .product_type(ProductType::PremiumAccess)
            .use_team_credits(true)
            .accept_language("de")
            .body(
                DownloadDetailsRequest::new()
                    .with_download_notes("cover, print run 5000")
                    .with_project_code("PRJ-7"),
            ),
    );

    wire.record(
        download_video("1167612765"),
        download_video("1167612765")
            .auto_download(false)
            .product_id(4711)
            .product_type(ProductType::PremiumAccess)
            .size("4k_1")
            .use_team_credits(true)
            .accept_language("de")
            .body(
                DownloadDetailsRequest::new()
                    .with_download_notes("cover, print run 5000")
                    .with_project_code("PRJ-7"),
            ),
    );

    wire.record(get_current_customer(), get_current_customer().accept_language("de"));

    wire.record(get_order("30912044"), get_order("30912044").accept_language("de"));

    wire.record(
        list_downloads(),
        list_downloads()
            .company_downloads(true)
            .date_from(day("2026-09-01"))
            .date_to(moment("2026-10-01T01:59:59.75+02:00"))
            .page(2)
            .page_size(25)
            .product_type(ProductType::PremiumAccess)
            .use_time(true)
            .accept_language("de"),
    );

    wire.record(
        list_products(),
        list_products().fields([ProductField::DownloadRequirements]).accept_language("de"),
    );

    wire.record(
        list_purchased_assets(),
        list_purchased_assets()
            .company_purchases(true)
            .date_from(day("2026-09-01"))
            .date_to(moment("2026-10-01T01:59:59.75+02:00"))
            .page(2)
            .page_size(25)
            .use_time(true)
            .accept_language("de"),
    );

    wire.record(
        report_usage("usage-2026-09", UsageBatchRequest::new()),
        report_usage(
            "usage-2026-09",
            UsageBatchRequest::new().with_asset_usages([AssetUsage::new()
                .with_asset_id("1167612765")
                .with_quantity(3)
                .with_usage_date(moment("2026-09-12T10:30:00.75Z"))]),
        ),
    );
}
