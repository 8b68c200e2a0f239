//! What a client must know of an operation beyond the shape of its requests and responses.
//!
//! `openapi/overlays/07-clients.yaml` states these facts and explains them. Here they are read, and an operation
//! that needs a fact and has none is rejected, so that a new operation of the API cannot be forgotten.

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;
use serde_json::Value;

/// The overlay that messages refer to.
const OVERLAY: &str = "openapi/overlays/07-clients.yaml";

/// The facts of one operation.
#[derive(Default)]
pub(crate) struct Facts {
    pub(crate) pages: Option<PageFacts>,
    pub(crate) history: Option<HistoryFacts>,
    /// The parameters of a search that are no filters.
    pub(crate) search: Option<Vec<String>>,
    pub(crate) lookup: Option<LookupFacts>,
    pub(crate) starts_generation: bool,
}

/// How an operation pages; names are those of properties of the response and of its items.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PageFacts {
    kind: PageKind,
    pub(crate) items: String,
    pub(crate) count: String,
    /// The property that identifies an item; `none` when none does.
    #[serde(default = "PageFacts::default_id")]
    id: String,
    pub(crate) sizes: PageSizes,
    default_size: Option<i32>,
    pub(crate) last_page: Option<i32>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum PageKind {
    Search,
    History,
    List,
}

/// The page sizes that an operation accepts.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum PageSizes {
    UpTo(i32),
    Listed(Vec<i32>),
}

/// What a history is queried by; names are those of parameters, and of a property of an item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HistoryFacts {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) company: String,
    pub(crate) date: String,
    /// `always`, `never`, or the name of a parameter.
    pub(crate) times: String,
}

/// Where the results of a lookup by id are in the response.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookupFacts {
    pub(crate) items: Option<String>,
    pub(crate) not_found: Option<String>,
}

impl PageFacts {
    fn default_id() -> String {
        "id".to_owned()
    }

    pub(crate) fn id(&self) -> Option<&str> {
        Some(self.id.as_str()).filter(|id| *id != "none")
    }

    /// The size of a page without the parameter.
    pub(crate) fn default_size(&self) -> i32 {
        self.default_size.unwrap_or_default()
    }
}

impl Facts {
    pub(crate) fn read(operation: &Value, parameters: &[&str], is_metered: bool) -> anyhow::Result<Self> {
        let facts = Self {
            pages: read(operation, "x-pages")?,
            history: read(operation, "x-history")?,
            search: read(operation, "x-search")?,
            lookup: read(operation, "x-lookup")?,
            starts_generation: read(operation, "x-starts-generation")?.unwrap_or_default(),
        };
        facts.complete(operation, parameters, is_metered)
    }

    /// Checks that nothing is missing, contradictory or unknown.
    fn complete(mut self, operation: &Value, parameters: &[&str], is_metered: bool) -> anyhow::Result<Self> {
        let has = |name: &str| parameters.contains(&name);
        let known = |name: &str, fact: &str| {
            ensure!(has(name), "{fact} in {OVERLAY} names {name}, which is no parameter of this operation");
            Ok(())
        };
        let needs = |condition: bool, present: bool, fact: &str, why: &str| {
            ensure!(present || !condition, "{fact} is missing: this operation {why}; state it in {OVERLAY}");
            ensure!(
                !present || condition,
                "{fact} in {OVERLAY} is for an operation that {why}; this one does not"
            );
            Ok(())
        };
        let is_paged = has("page") && has("page_size");
        needs(is_paged, self.pages.is_some(), "x-pages", "has the parameters page and page_size")?;
        if let Some(pages) = &mut self.pages {
            if pages.default_size.is_none() {
                pages.default_size = documented_default(operation);
            }
            ensure!(
                pages.default_size.is_some(),
                "the document does not state the default of page_size: state default_size of x-pages in {OVERLAY}"
            );
        }
        let kind = self.pages.as_ref().map(|pages| pages.kind);
        let has_company = parameters.iter().any(|name| name.starts_with("company_"));
        ensure!(
            !(is_paged && has_company) || kind == Some(PageKind::History),
            "x-pages: this operation has a parameter company_…, so its kind is history; correct it in {OVERLAY}"
        );
        let is_history = kind == Some(PageKind::History);
        needs(is_history, self.history.is_some(), "x-history", "pages with `kind: history`")?;
        if let Some(HistoryFacts { from, to, company, times, .. }) = &self.history {
            for name in [from, to, company] {
                known(name, "x-history")?;
            }
            if !matches!(times.as_str(), "always" | "never") {
                known(times, "x-history")?;
            }
        }
        let is_search = kind.map_or(has("phrase"), |kind| kind == PageKind::Search);
        let why = "pages with `kind: search`, or has the parameter phrase";
        needs(is_search, self.search.is_some(), "x-search", why)?;
        for name in self.search.iter().flatten() {
            known(name, "x-search")?;
        }
        let is_lookup = has("fields") && (has("id") || has("ids")) && !is_paged;
        needs(is_lookup, self.lookup.is_some(), "x-lookup", "has the parameter fields, and id or ids")?;
        if let Some(lookup) = &self.lookup {
            ensure!(
                lookup.not_found.is_some() == has("ids"),
                "x-lookup in {OVERLAY}: not_found is for an operation with several ids, and needed there"
            );
        }
        let stated = operation.get("x-starts-generation").is_some();
        needs(is_metered, stated, "x-starts-generation", "is metered")?;
        Ok(self)
    }
}

fn read<T: for<'de> Deserialize<'de>>(operation: &Value, fact: &str) -> anyhow::Result<Option<T>> {
    let Some(value) = operation.get(fact) else { return Ok(None) };
    T::deserialize(value).map(Some).with_context(|| format!("{fact} in {OVERLAY}"))
}

/// The default of the page size that the document states.
fn documented_default(operation: &Value) -> Option<i32> {
    let parameters = operation["parameters"].as_array()?;
    let size = parameters.iter().find(|parameter| parameter["name"] == "page_size")?;
    i32::try_from(size.pointer("/schema/default")?.as_i64()?).ok()
}

/// The properties of the schema that this reference is of, and its name.
pub(crate) fn object<'m>(
    schemas: &'m std::collections::BTreeMap<String, Value>,
    schema: &Value,
) -> anyhow::Result<(String, &'m Value)> {
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    let name = name.context("a schema that clients use is no component schema")?;
    let Some(found) = schemas.get(name) else { bail!("there is no schema {name}") };
    Ok((name.to_owned(), &found["properties"]))
}
