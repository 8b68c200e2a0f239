//! The customer's agreements, and what is left on them.

use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::operation::{Call, Operation};
use super::view::utc;
use crate::auth::Access;
use crate::catalogue::{Asset, Family, Kind};
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "list_products",
    method: Method::GET,
    path: "/v3/products",
    access: Access::Token,
    answer: list_products,
}];

/// What a product lets its owner download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Covers {
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
    pub(crate) kind: &'static str,
    pub(crate) agreement_name: &'static str,
    covers: Covers,
    limit: Option<u32>,
    used: u32,
    period: TimeDelta,
    period_name: &'static str,
    pub(crate) note_required: bool,
    pub(crate) project_codes: &'static [&'static str],
    resets: DateTime<Utc>,
}

impl Product {
    pub(crate) fn covers(&self, asset: &Asset) -> bool {
        match self.covers {
            Covers::Nothing => false,
            Covers::Everything => true,
            Covers::Editorial => asset.family == Family::Editorial,
            Covers::CreativeImages => asset.family == Family::Creative && asset.kind == Kind::Image,
        }
    }

    pub(crate) fn remaining(&self) -> Option<u32> {
        self.limit.map(|limit| limit.saturating_sub(self.used))
    }

    fn view(&self, requirements: bool, team_credits: u32) -> Value {
        let in_credits = self.id == CREDIT_PACK;
        let limit = self.limit.filter(|_| !in_credits);
        let mut view = json!({
            "agreement_name": self.agreement_name,
            "application_website": if in_credits { "istock" } else { "gettyimages" },
            "credits_remaining": self.remaining().filter(|_| in_credits),
            "download_limit": limit,
            "download_limit_duration": limit.map(|_| self.period_name),
            "download_limit_reset_utc_date": limit.map(|_| utc(self.resets)),
            "downloads_remaining": self.remaining().filter(|_| !in_credits),
            "expiration_utc_date": utc(self.resets + TimeDelta::days(365)),
            "id": self.id,
            "imagepack_resolution": (self.kind == "imagepack").then_some("large"),
            "name": self.agreement_name,
            "overage": { "limit": null, "remaining": null, "count": null, "overages_reached": false },
            "status": "active",
            "team_credits": in_credits.then_some(team_credits),
            "type": self.kind,
        });
        let required = json!({
            "is_note_required": self.note_required,
            "is_project_code_required": !self.project_codes.is_empty(),
            "project_codes": self.project_codes,
        });
        if self.kind == "aigen" {
            view["ai_gen_requirements"] = required;
        } else if requirements {
            view["download_requirements"] = required;
        }
        view
    }
}

#[derive(Debug)]
pub(crate) struct Products {
    products: Vec<Product>,
    team_credits: u32,
}

/// The product that generations count against.
pub(crate) const AI_PRODUCT: i32 = 9106;
pub(crate) const AI_AGREEMENT: &str = "Mock AI Generator";

/// The product that licences are bought with; its limit is in credits.
const CREDIT_PACK: i32 = 9105;

/// What the iStock team has for its licences.
const TEAM_CREDITS: u32 = 500;

const MONTH: TimeDelta = TimeDelta::days(30);

impl Products {
    pub(crate) fn new(now: DateTime<Utc>, quotas: &[(String, u32)]) -> Self {
        let product = |id, kind, agreement_name, covers, limit| Product {
            id,
            kind,
            agreement_name,
            covers,
            limit,
            used: 0,
            period: MONTH,
            period_name: "Monthly",
            note_required: false,
            project_codes: &[],
            resets: now + MONTH,
        };
        let mut products = vec![
            product(9101, "premiumaccess", "Mock Premium Access", Covers::Everything, Some(1000)),
            Product {
                note_required: true,
                project_codes: &["P-100", "P-200"],
                ..product(
                    9102,
                    "editorialsubscription",
                    "Mock Editorial Subscription",
                    Covers::Editorial,
                    Some(500),
                )
            },
            product(9103, "easyaccess", "Mock Easy Access", Covers::Everything, None),
            product(9104, "imagepack", "Mock Image Pack", Covers::CreativeImages, Some(25)),
            product(CREDIT_PACK, "creditpack", "Mock Credit Pack", Covers::Nothing, Some(100)),
            product(AI_PRODUCT, "aigen", AI_AGREEMENT, Covers::Nothing, Some(1000)),
        ];
        for (kind, limit) in quotas {
            for product in products.iter_mut().filter(|product| product.kind == kind) {
                product.limit = Some(*limit);
            }
        }
        Self { products, team_credits: TEAM_CREDITS }
    }

    /// Starts new periods where the old ones have ended.
    pub(crate) fn renew(&mut self, now: DateTime<Utc>) {
        for product in &mut self.products {
            while product.resets <= now {
                product.used = 0;
                product.resets += product.period;
            }
        }
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Product> {
        self.products.iter_mut()
    }

    pub(crate) fn covering<'a>(&'a self, asset: &'a Asset) -> impl Iterator<Item = &'a Product> {
        self.products.iter().filter(|product| !asset.outside_agreement && product.covers(asset))
    }

    pub(crate) fn default_for(&self, asset: &Asset) -> Option<String> {
        let first = self.covering(asset).next()?;
        Some(format!("{}:{}", first.kind, first.id))
    }

    pub(crate) fn types_for(&self, asset: &Asset) -> Vec<&'static str> {
        self.covering(asset).map(|product| product.kind).collect()
    }

    /// Pays with the customer's credits or the team's; false when there are too few of them.
    pub(crate) fn spend_credits(&mut self, credits: u32, of_team: bool) -> bool {
        let pack = self.products.iter_mut().find(|product| product.id == CREDIT_PACK && !of_team);
        let left = pack.as_ref().map_or(self.team_credits, |pack| pack.remaining().unwrap_or_default());
        if credits > left {
            return false;
        }
        match pack {
            Some(pack) => pack.used += credits,
            None => self.team_credits -= credits,
        }
        true
    }

    /// The product a generation counts against: the one that is named, or the only one there is.
    pub(crate) fn for_generation(&mut self, id: Option<i64>) -> Result<&mut Product, Refusal> {
        let id = id.unwrap_or(i64::from(AI_PRODUCT));
        let product =
            self.products.iter_mut().find(|product| i64::from(product.id) == id).ok_or_else(|| {
                let message = format!("The customer has no product {id}.");
                Refusal::getty(StatusCode::BAD_REQUEST, "InvalidProduct", message)
            })?;
        if product.kind != "aigen" {
            let message = format!("{} is not for AI generation.", product.agreement_name);
            return Err(Refusal::getty(StatusCode::FORBIDDEN, "NoAccessToProductType", message));
        }
        Ok(product)
    }

    pub(crate) fn remaining(&self, kind: &str) -> Option<u32> {
        self.products.iter().find(|product| product.kind == kind).and_then(Product::remaining)
    }

    pub(crate) fn set_limit(&mut self, kind: &str, limit: u32) {
        for product in self.products.iter_mut().filter(|product| product.kind == kind) {
            product.limit = Some(limit);
            product.used = 0;
        }
    }
}

impl Product {
    /// Takes one download or generation off.
    ///
    /// # Errors
    /// When none is left.
    pub(crate) fn take_or_refuse(&mut self) -> Result<(), Refusal> {
        if self.remaining() == Some(0) {
            let message = format!("Nothing is left on {} for this period.", self.agreement_name);
            return Err(Refusal::getty(StatusCode::FORBIDDEN, "OverageLimitReached", message));
        }
        self.used += 1;
        Ok(())
    }
}

/// The types of products the server's customer has.
pub(crate) const PRODUCT_TYPES: [&str; 6] =
    ["premiumaccess", "editorialsubscription", "easyaccess", "imagepack", "creditpack", "aigen"];

fn list_products(call: &Call<'_>) -> Result<Response, Refusal> {
    let requirements = call.query.list("fields").contains(&"download_requirements");
    let now = call.server.clock.now();
    let mut state = call.server.state();
    state.products.renew(now);
    let team_credits = state.products.team_credits;
    let products = state.products.products.iter();
    let products: Value = products.map(|product| product.view(requirements, team_credits)).collect();
    Ok(ok(&json!({ "products": products })))
}
