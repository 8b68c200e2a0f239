//! Prints what `getty-api-ext` needs of each operation: implementations of its traits, and the setters of its
//! searches.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use heck::ToUpperCamelCase as _;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use serde_json::Value;

use super::facts::{self, HistoryFacts, LookupFacts, PageFacts, PageSizes};
use super::model::{Model, OperationModel, ParameterLocation, snake_case};
use super::operations::{qualify_types, read_parameter};
use super::output::GeneratedFiles;
use super::resolve::{OperationTypes, ResolvedTypes, first_argument};
use super::types::parameter_and_conversion;
use crate::effective::EffectiveDocument;

/// The values of a `fields` parameter that a `FieldSet` stands for.
const FIELD_SETS: [&str; 2] = ["summary_set", "display_set"];

/// The name of a file, its documentation, its imports and its items.
type WrapperFile = (&'static str, &'static str, TokenStream, TokenStream);

pub(crate) fn print(
    document: &EffectiveDocument,
    model: &Model,
    resolved: &ResolvedTypes,
    files: &mut GeneratedFiles,
) -> anyhow::Result<()> {
    let mut items = Items::default();
    for operation in &model.operations {
        let types = resolved.operations.get(&operation.id).context("progenitor generated nothing")?;
        let operation = Operation { model: operation, types, schemas: &model.schemas };
        operation.print(&mut items).with_context(|| operation.model.id.clone())?;
    }
    let Items { pages, histories, lookups, filters, generations } = items;
    if pages.is_empty() {
        return Ok(());
    }
    let files_of_wrappers: [WrapperFile; 6] = [
        (
            "pages",
            " How each operation pages.",
            quote!(
                use crate::paging::{Page, PageRules, Paged, PagedSealed, Sizes};
            ),
            pages,
        ),
        (
            "histories",
            " What each history is queried by.",
            quote!(
                use getty_api::Timestamp;
                use crate::history::{History, Recorded, RecordedSealed, TimesOfDay};
            ),
            histories,
        ),
        (
            "lookups",
            " The operations that get metadata by ids.",
            quote!(
                use crate::metadata::{LookupSealed, ManyById, OneById};
            ),
            lookups,
        ),
        (
            "filters",
            " The filters of each search: every one that the raw operation has.",
            quote!(
                use getty_api::Timestamp;
                use crate::client::{CountryCode, Language};
                use crate::search::{Query, with_id};
            ),
            filters,
        ),
        (
            "field_sets",
            " The sets of fields that images and videos have in common.",
            quote!(
                use crate::search::FieldSet;
            ),
            field_sets(&model.schemas),
        ),
        (
            "generations",
            " The requests that start AI generations.",
            quote!(
                use crate::generation::{
                    FileReferenceSetters, GenerationRequest, GenerationSealed, ReferenceSetters,
                };
            ),
            generations,
        ),
    ];
    let names = files_of_wrappers.each_ref().map(|(name, ..)| format_ident!("{name}"));
    for (name, title, imports, items) in files_of_wrappers {
        let used = items.to_string();
        let operations = used.contains("operations ::").then(|| {
            quote!(
                use getty_api::operations;
            )
        });
        let types = used.contains("types ::").then(|| {
            quote!(
                use getty_api::types;
            )
        });
        let tokens = quote! {
            #![doc = #title]
            #operations
            #types
            #imports
            #items
        };
        files.add_wrapper(&format!("{name}.rs"), &document.source, tokens)?;
    }
    let root = quote! {
        //! Facts of the API's operations, from `openapi/overlays/07-clients.yaml`.
        #(mod #names;)*
    };
    files.add_wrapper("mod.rs", &document.source, root)
}

/// The items of each file.
#[derive(Default)]
struct Items {
    pages: TokenStream,
    histories: TokenStream,
    lookups: TokenStream,
    filters: TokenStream,
    generations: TokenStream,
}

/// One operation, with what is known of it.
struct Operation<'m> {
    model: &'m OperationModel,
    types: &'m OperationTypes,
    schemas: &'m BTreeMap<String, Value>,
}

impl Operation<'_> {
    fn print(&self, items: &mut Items) -> anyhow::Result<()> {
        let facts = &self.model.facts;
        if let Some(pages) = &facts.pages {
            items.pages.extend(self.pages(pages)?);
        }
        if let (Some(history), Some(pages)) = (&facts.history, &facts.pages) {
            items.histories.extend(self.history(history, pages)?);
        }
        if let Some(lookup) = &facts.lookup {
            items.lookups.extend(self.lookup(lookup)?);
        }
        if let Some(arguments) = &facts.search {
            items.filters.extend(self.filters(arguments)?);
        }
        if facts.starts_generation {
            items.generations.extend(self.generation()?);
        }
        Ok(())
    }

    /// The type of the operation.
    fn name(&self) -> Ident {
        format_ident!("{}", self.model.id.to_upper_camel_case())
    }

    /// The schema of the successful response, and its properties.
    fn response(&self) -> anyhow::Result<&Value> {
        let schema = self.model.response_schema.as_ref().context("the response has no body in JSON")?;
        Ok(facts::object(self.schemas, schema)?.1)
    }

    /// The type of the items in a list of the response, and the properties of an item.
    fn items(&self, list: &str) -> anyhow::Result<(Ident, &Value)> {
        let items = self.response()?.pointer(&format!("/{list}/items"));
        let items = items.with_context(|| format!("the response has no list {list}"))?;
        let (name, properties) = facts::object(self.schemas, items)?;
        Ok((format_ident!("{name}"), properties))
    }

    fn pages(&self, pages: &PageFacts) -> anyhow::Result<TokenStream> {
        let name = self.name();
        let (item, properties) = self.items(&pages.items)?;
        let (wire_name, list) = (&pages.items, identifier(&pages.items));
        let response = self.response()?;
        let count = property(response, &pages.count)?;
        let beside = ["facets", "related_searches", "auto_corrections"];
        let beside = beside.into_iter().filter(|name| response.get(name).is_some());
        let assign = beside.map(identifier).map(|name| quote!(page.#name = output.#name;));
        let assign: TokenStream = assign.collect();
        let new = quote!(Page::new(output.#list, output.#count));
        let into_page = if assign.is_empty() { new } else { quote!(let mut page = #new; #assign page) };
        let id = match pages.id() {
            Some(id) => {
                let id = property(properties, id)?;
                quote! {
                    fn id(item: &Self::Item) -> Option<String> {
                        item.#id.as_ref().map(ToString::to_string)
                    }
                }
            }
            None => quote! {
                fn id(_: &Self::Item) -> Option<String> {
                    None
                }
            },
        };
        let sizes = match &pages.sizes {
            PageSizes::UpTo(max) => quote!(Sizes::UpTo(#max)),
            PageSizes::Listed(sizes) => quote!(Sizes::Listed(&[#(#sizes),*])),
        };
        let default_size = pages.default_size();
        let last_page = match pages.last_page {
            Some(page) => quote!(Some(#page)),
            None => quote!(None),
        };
        Ok(without_suffixes(quote! {
            impl PagedSealed for operations::#name {}

            impl Paged for operations::#name {
                type Item = types::#item;

                const RULES: PageRules =
                    PageRules { sizes: #sizes, default_size: #default_size, last_page: #last_page };

                const LIST: &'static str = #wire_name;

                fn with_page(self, number: i32) -> Self {
                    self.page(number)
                }

                fn with_page_size(self, size: i32) -> Self {
                    self.page_size(size)
                }

                fn into_page(output: Self::Output) -> Page<Self::Item> {
                    #into_page
                }

                #id
            }
        }))
    }

    fn history(&self, history: &HistoryFacts, pages: &PageFacts) -> anyhow::Result<TokenStream> {
        let name = self.name();
        let (from, to) = (identifier(&history.from), identifier(&history.to));
        let company = identifier(&history.company);
        let date = property(self.items(&pages.items)?.1, &history.date)?;
        let (times, with_times) = match history.times.as_str() {
            "always" => (quote!(Always), quote!(self)),
            "never" => (quote!(Never), quote!(self)),
            parameter => {
                let parameter = identifier(parameter);
                (quote!(WithParameter), quote!(self.#parameter(true)))
            }
        };
        Ok(quote! {
            impl RecordedSealed for operations::#name {}

            impl Recorded for operations::#name {
                const TIMES: TimesOfDay = TimesOfDay::#times;

                fn with_start(self, at: Timestamp) -> Self {
                    self.#from(at)
                }

                fn with_end(self, at: Timestamp) -> Self {
                    self.#to(at)
                }

                fn with_times(self) -> Self {
                    #with_times
                }

                fn date(entry: &Self::Item) -> Option<Timestamp> {
                    entry.#date
                }
            }

            impl History<operations::#name> {
                /// Whether to include the entries of the complete company, if the account may read them. Default:
                /// only those of the user.
                pub fn company(self, include: bool) -> Self {
                    self.refine(|operation| operation.#company(include))
                }
            }
        })
    }

    fn lookup(&self, lookup: &LookupFacts) -> anyhow::Result<TokenStream> {
        let (name, function) = (self.name(), identifier(&self.model.id));
        let fields = self.types.arguments.get("fields").and_then(first_list_item);
        let field = fields.context("progenitor resolved no type for fields")?;
        let common = quote! {
            fn with_fields(self, fields: Vec<Self::Field>) -> Self {
                self.fields(fields)
            }

            fn with_language(self, language: &str) -> Self {
                self.accept_language(language)
            }
        };
        let list = lookup.items.as_deref();
        let item = match list {
            Some(list) => {
                let item = self.items(list)?.0;
                quote!(types::#item)
            }
            None => qualify_types(self.types.result.clone()).into_token_stream(),
        };
        let Some(not_found) = &lookup.not_found else {
            let into_item = match list.map(identifier) {
                Some(list) => quote!(output.#list.into_iter().next()),
                None => quote!(Some(output)),
            };
            return Ok(quote! {
                impl LookupSealed for operations::#name {}

                impl OneById for operations::#name {
                    type Item = #item;
                    type Field = #field;

                    #common

                    fn into_item(output: Self::Output) -> Option<Self::Item> {
                        #into_item
                    }
                }
            });
        };
        let id = self.types.arguments.get("ids").and_then(first_list_item);
        let id = id.context("progenitor resolved no type for ids")?;
        let list = identifier(list.context("x-lookup: items is missing")?);
        let not_found = property(self.response()?, not_found)?;
        Ok(quote! {
            impl LookupSealed for operations::#name {}

            impl ManyById for operations::#name {
                type Id = #id;
                type Item = #item;
                type Field = #field;

                const ID: Self::Field = #field::Id;

                fn new() -> Self {
                    operations::#function()
                }

                fn with_ids(self, ids: Vec<Self::Id>) -> Self {
                    self.ids(ids)
                }

                #common

                fn into_parts(output: Self::Output) -> (Vec<Self::Item>, Vec<Self::Id>) {
                    (output.#list, output.#not_found)
                }

                fn id(item: &Self::Item) -> Option<&Self::Id> {
                    item.id.as_ref()
                }
            }
        })
    }

    fn filters(&self, arguments: &[String]) -> anyhow::Result<TokenStream> {
        let name = self.name();
        let mut setters = TokenStream::new();
        for parameter in &self.model.parameters {
            let rust_name = parameter.rust_name.as_str();
            if matches!(rust_name, "page" | "page_size") || arguments.iter().any(|name| name == rust_name) {
                continue;
            }
            let is_header = parameter.location == ParameterLocation::Header;
            setters.extend(match rust_name {
                "accept_language" if is_header => quote! {
                    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
                    /// language of the client.
                    pub fn language(self, language: impl AsRef<str>) -> Self {
                        self.checked(language.as_ref().parse::<Language>(), |operation, language| {
                            operation.accept_language(language.as_str())
                        })
                    }
                },
                "country_code" if is_header => quote! {
                    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`.
                    /// Honoured only for API keys that are allowed to send it. Default: the country of the client.
                    pub fn country(self, country: impl AsRef<str>) -> Self {
                        self.checked(country.as_ref().parse::<CountryCode>(), |operation, country| {
                            operation.country_code(country.as_str())
                        })
                    }
                },
                "fields" => {
                    let argument = read_parameter(parameter, self.types)?;
                    let field = first_argument(&argument.ty).context("fields is no list")?;
                    quote! {
                        /// The fields to return of each result: a [`FieldSet`](crate::FieldSet), single fields, or
                        /// both. Other fields are absent; the `id` is always returned. Unless set, the API chooses:
                        /// of assets, the summary set. `download_sizes` and `largest_downloads` need credentials
                        /// that obtain a token.
                        pub fn fields(self, fields: impl IntoIterator<Item = impl Into<#field>>) -> Self {
                            let fields = fields.into_iter().map(Into::into).collect();
                            self.refine(|operation| operation.fields(with_id(fields, #field::Id)))
                        }
                    }
                }
                _ => {
                    let argument = read_parameter(parameter, self.types)?;
                    let (accepted, _) = parameter_and_conversion(&argument.name, &argument.ty);
                    let (setter, doc) = (&argument.name, super::docs::attributes(&argument.description));
                    quote! {
                        #doc
                        pub fn #setter(self, #setter: #accepted) -> Self {
                            self.refine(|operation| operation.#setter(#setter))
                        }
                    }
                }
            });
        }
        Ok(quote!(impl Query<operations::#name> { #setters }))
    }

    /// The traits of the body that starts a generation. A request that needs more than a body is written by hand.
    fn generation(&self) -> anyhow::Result<TokenStream> {
        let (name, function) = (self.name(), identifier(&self.model.id));
        if self.model.parameters.iter().any(|parameter| parameter.location == ParameterLocation::Path) {
            return Ok(TokenStream::new());
        }
        let schema = self.model.body_schema.as_ref().context("a generation without a body in JSON")?;
        let (body, properties) = facts::object(self.schemas, schema)?;
        let body = format_ident!("{body}");
        for name in ["product_id", "project_code", "notes"] {
            property(properties, name)?;
        }
        let has = |name: &str| property(properties, name).is_ok();
        let refers = has("reference_asset_id") && has("reference_generation");
        let references = refers.then(|| {
            quote! {
                impl ReferenceSetters for types::#body {
                    fn set_asset(self, id: String) -> Self {
                        self.with_reference_asset_id(id)
                    }

                    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
                        self.with_reference_generation(generation)
                    }
                }
            }
        });
        let files = (refers && has("reference_file_registration_id")).then(|| {
            quote! {
                impl FileReferenceSetters for types::#body {
                    fn set_file(self, id: String) -> Self {
                        self.with_reference_file_registration_id(id)
                    }
                }
            }
        });
        Ok(quote! {
            impl GenerationSealed for types::#body {}

            impl GenerationRequest for types::#body {
                type Operation = operations::#name;

                fn into_operation(self) -> Self::Operation {
                    operations::#function(self)
                }

                fn set_product_id(self, id: i32) -> Self {
                    self.with_product_id(id)
                }

                fn set_project_code(self, code: String) -> Self {
                    self.with_project_code(code)
                }

                fn set_notes(self, notes: String) -> Self {
                    self.with_notes(notes)
                }
            }

            #references

            #files
        })
    }
}

/// The conversions of a `FieldSet` into the enumerations that have its sets.
fn field_sets(schemas: &BTreeMap<String, Value>) -> TokenStream {
    let has_sets = |schema: &Value| {
        let values = schema["enum"].as_array();
        values.is_some_and(|values| FIELD_SETS.iter().all(|set| values.iter().any(|value| value == set)))
    };
    let names =
        schemas.iter().filter(|(_, schema)| has_sets(schema)).map(|(name, _)| format_ident!("{name}"));
    let conversions = names.map(|name| {
        quote! {
            impl From<FieldSet> for types::#name {
                fn from(set: FieldSet) -> Self {
                    match set {
                        FieldSet::Summary => Self::SummarySet,
                        FieldSet::Display => Self::DisplaySet,
                    }
                }
            }
        }
    });
    conversions.collect()
}

/// The field of a property, which must be one of these.
fn property(properties: &Value, wire_name: &str) -> anyhow::Result<Ident> {
    if properties
        .as_object()
        .is_none_or(|properties| !properties.keys().any(|key| snake_case(key) == snake_case(wire_name)))
    {
        bail!("there is no property {wire_name}");
    }
    Ok(identifier(wire_name))
}

fn identifier(name: &str) -> Ident {
    format_ident!("{}", snake_case(name))
}

/// The type of the elements of a list that may be optional, with the names of this document's types qualified.
fn first_list_item(ty: &syn::Type) -> Option<syn::Type> {
    let mut ty = ty;
    while matches!(super::resolve::outer_name(ty).as_str(), "Option" | "Vec") {
        ty = first_argument(ty)?;
    }
    Some(qualify_types(ty.clone()))
}

/// Numbers as a person writes them: `30`, not `30i32`.
fn without_suffixes(tokens: TokenStream) -> TokenStream {
    use proc_macro2::{Group, Literal, TokenTree};

    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), without_suffixes(group.stream())))
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let number = text.strip_suffix("i32").and_then(|number| number.parse().ok());
                TokenTree::Literal(number.map_or(literal, Literal::i32_unsuffixed))
            }
            other => other,
        })
        .collect()
}
