//! Searches have every filter that the raw operations have: what a regeneration adds cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use getty_api_suite::repository;
use proc_macro2::{TokenStream, TokenTree};
use syn::{ImplItem, Item, Type, Visibility};

use crate::support::Failure;

/// What is given to the functions that begin a search, or has a function of its own for all searches.
const ELSEWHERE: [&str; 5] = ["page", "page_size", "asset_id", "image_url", "artist_name"];

/// What goes by a shorter name.
fn renamed(name: &str) -> &str {
    match name {
        "accept_language" => "language",
        "country_code" => "country",
        other => other,
    }
}

/// The setters of the raw operations, by operation.
fn raw_setters() -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let mut setters = BTreeMap::new();
    let directory = repository::root().join("getty-api/src/generated/getty_images_v3/operations");
    for file in ["search", "images", "videos", "artists", "affiliate_search"] {
        let source = syn::parse_file(&fs::read_to_string(directory.join(format!("{file}.rs")))?)?;
        for item in source.items {
            let Item::Impl(block) = item else { continue };
            let (None, Type::Path(path)) = (&block.trait_, &*block.self_ty) else { continue };
            let Some(operation) = path.path.get_ident() else { continue };
            let names = block.items.iter().filter_map(|item| match item {
                ImplItem::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                    Some(function.sig.ident.to_string())
                }
                _ => None,
            });
            setters.insert(operation.to_string(), names.collect());
        }
    }
    Ok(setters)
}

/// The filters that searches are given in the source: `filters! { Operation { kind name: Type; … } }`.
fn filters() -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let path = repository::root().join("getty-api-ext/src/search/filters.rs");
    let source = syn::parse_file(&fs::read_to_string(path)?)?;
    let mut all = BTreeMap::new();
    for item in source.items {
        let Item::Macro(call) = item else { continue };
        let mut tokens = call.mac.tokens.into_iter();
        let (Some(TokenTree::Ident(operation)), Some(TokenTree::Group(list))) =
            (tokens.next(), tokens.next())
        else {
            continue;
        };
        all.insert(operation.to_string(), names(list.stream()));
    }
    Ok(all)
}

fn names(list: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut words = Vec::new();
    for token in list {
        match token {
            TokenTree::Ident(word) => words.push(word.to_string()),
            TokenTree::Punct(point) if point.as_char() == ';' => {
                match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                    ["language"] => names.extend(["language".to_owned()]),
                    ["language_and_country"] => {
                        names.extend(["language".to_owned(), "country".to_owned()]);
                    }
                    ["fields", _] => names.extend(["fields".to_owned()]),
                    [_kind, name, ..] => names.extend([name.to_owned()]),
                    _ => {}
                }
                words.clear();
            }
            _ => {}
        }
    }
    names
}

#[test]
fn searches_have_every_filter_of_their_operation() -> Result<(), Failure> {
    let raw = raw_setters()?;
    let filters = filters()?;
    assert_eq!(filters.len(), 16);
    for (operation, filters) in filters {
        let setters = raw.get(&operation).ok_or(format!("there is no operation {operation}"))?;
        let by_image = operation.ends_with("ByImage");
        let expected: BTreeSet<String> = setters
            .iter()
            .filter(|name| !ELSEWHERE.contains(&name.as_str()) && (by_image || *name != "phrase"))
            .map(|name| renamed(name).to_owned())
            .collect();
        assert_eq!(filters, expected, "{operation}");
    }
    Ok(())
}
