//! The customer's agreements, and what remains of their limits.

use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;

use crate::catalogue::{Asset, AssetKind, Family};
use crate::http::response::ErrorResponse;

/// The assets that a product allows its owner to download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coverage {
    Nothing,
    Everything,
    Editorial,
    CreativeImages,
}

/// An agreement.
#[derive(Debug, Clone)]
pub(crate) struct Product {
    pub(crate) id: i32,
    /// Its type, such as `premiumaccess`.
    pub(crate) product_type: &'static str,
    pub(crate) agreement_name: &'static str,
    coverage: Coverage,
    pub(crate) limit: Option<u32>,
    used: u32,
    period: TimeDelta,
    pub(crate) period_name: &'static str,
    pub(crate) note_required: bool,
    pub(crate) project_codes: &'static [&'static str],
    pub(crate) resets: DateTime<Utc>,
}

impl Product {
    pub(crate) fn covers(&self, asset: &Asset) -> bool {
        match self.coverage {
            Coverage::Nothing => false,
            Coverage::Everything => true,
            Coverage::Editorial => asset.family == Family::Editorial,
            Coverage::CreativeImages => asset.family == Family::Creative && asset.kind == AssetKind::Image,
        }
    }

    pub(crate) fn remaining(&self) -> Option<u32> {
        self.limit.map(|limit| limit.saturating_sub(self.used))
    }

    /// Whether its limit counts credits instead of downloads.
    pub(crate) fn is_credit_pack(&self) -> bool {
        self.id == CREDIT_PACK
    }

    /// Takes one download or generation off the limit.
    ///
    /// # Errors
    /// When none remains.
    pub(crate) fn consume(&mut self) -> Result<(), ErrorResponse> {
        if self.remaining() == Some(0) {
            let message = format!("Nothing is left on {} for this period.", self.agreement_name);
            return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "OverageLimitReached", message));
        }
        self.used += 1;
        Ok(())
    }
}

/// The types of products the server's customer has.
pub(crate) const PRODUCT_TYPES: [&str; 6] =
    ["premiumaccess", "editorialsubscription", "easyaccess", "imagepack", "creditpack", "aigen"];

/// Panics when the customer has no product of this type.
#[track_caller]
pub(crate) fn check_product_type(product_type: &str) {
    assert!(
        PRODUCT_TYPES.contains(&product_type),
        "the mock customer has no product of type {product_type:?}; there are {}",
        PRODUCT_TYPES.join(", "),
    );
}

#[derive(Debug)]
pub(crate) struct Products {
    products: Vec<Product>,
    team_credits: u32,
}

/// The product that generations count against.
pub(crate) const AI_PRODUCT: i32 = 9106;
pub(crate) const AI_AGREEMENT: &str = "Mock AI Generator";

/// The product that pays for licences; its limit counts credits.
const CREDIT_PACK: i32 = 9105;

/// The credits of the iStock team at the start.
const TEAM_CREDITS: u32 = 500;

const MONTH: TimeDelta = TimeDelta::days(30);

impl Products {
    pub(crate) fn new(now: DateTime<Utc>, quotas: &[(String, u32)]) -> Self {
        let product = |id, product_type, agreement_name, coverage, limit| Product {
            id,
            product_type,
            agreement_name,
            coverage,
            limit,
            used: 0,
            period: MONTH,
            period_name: "Monthly",
            note_required: false,
            project_codes: &[],
            resets: now + MONTH,
        };
        let mut products = vec![
            product(9101, "premiumaccess", "Mock Premium Access", Coverage::Everything, Some(1000)),
            Product {
                note_required: true,
                project_codes: &["P-100", "P-200"],
                ..product(
                    9102,
                    "editorialsubscription",
                    "Mock Editorial Subscription",
                    Coverage::Editorial,
                    Some(500),
                )
            },
            product(9103, "easyaccess", "Mock Easy Access", Coverage::Everything, None),
            product(9104, "imagepack", "Mock Image Pack", Coverage::CreativeImages, Some(25)),
            product(CREDIT_PACK, "creditpack", "Mock Credit Pack", Coverage::Nothing, Some(100)),
            product(AI_PRODUCT, "aigen", AI_AGREEMENT, Coverage::Nothing, Some(1000)),
        ];
        for (product_type, limit) in quotas {
            for product in products.iter_mut().filter(|product| product.product_type == product_type) {
                product.limit = Some(*limit);
            }
        }
        Self { products, team_credits: TEAM_CREDITS }
    }

    /// Starts new periods for the products whose period has ended.
    pub(crate) fn renew(&mut self, now: DateTime<Utc>) {
        for product in &mut self.products {
            while product.resets <= now {
                product.used = 0;
                product.resets += product.period;
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Product> {
        self.products.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Product> {
        self.products.iter_mut()
    }

    pub(crate) fn team_credits(&self) -> u32 {
        self.team_credits
    }

    pub(crate) fn covering<'a>(&'a self, asset: &'a Asset) -> impl Iterator<Item = &'a Product> {
        self.products.iter().filter(|product| !asset.outside_agreement && product.covers(asset))
    }

    /// The first product that covers an asset, as `type:id`.
    pub(crate) fn default_for(&self, asset: &Asset) -> Option<String> {
        let first = self.covering(asset).next()?;
        Some(format!("{}:{}", first.product_type, first.id))
    }

    pub(crate) fn types_for(&self, asset: &Asset) -> Vec<&'static str> {
        self.covering(asset).map(|product| product.product_type).collect()
    }

    /// Pays with the credits of the customer, or with `of_team` those of the team. Returns false when too few
    /// remain.
    pub(crate) fn spend_credits(&mut self, credits: u32, of_team: bool) -> bool {
        let pack = self.products.iter_mut().find(|product| product.is_credit_pack() && !of_team);
        let remaining = pack.as_ref().map_or(self.team_credits, |pack| pack.remaining().unwrap_or_default());
        if credits > remaining {
            return false;
        }
        match pack {
            Some(pack) => pack.used += credits,
            None => self.team_credits -= credits,
        }
        true
    }

    /// The product a generation counts against: the one with this id, or the customer's only one.
    pub(crate) fn for_generation(&mut self, id: Option<i64>) -> Result<&mut Product, ErrorResponse> {
        let id = id.unwrap_or(i64::from(AI_PRODUCT));
        let product =
            self.products.iter_mut().find(|product| i64::from(product.id) == id).ok_or_else(|| {
                let message = format!("The customer has no product {id}.");
                ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidProduct", message)
            })?;
        if product.product_type != "aigen" {
            let message = format!("{} is not for AI generation.", product.agreement_name);
            return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "NoAccessToProductType", message));
        }
        Ok(product)
    }

    pub(crate) fn remaining(&self, product_type: &str) -> Option<u32> {
        let product = self.products.iter().find(|product| product.product_type == product_type);
        product.and_then(Product::remaining)
    }

    /// Sets the limit of a product; nothing of it is used.
    pub(crate) fn set_limit(&mut self, product_type: &str, limit: u32) {
        for product in self.products.iter_mut().filter(|product| product.product_type == product_type) {
            product.limit = Some(limit);
            product.used = 0;
        }
    }
}
