//! Searches have every filter that the raw operations have: what a regeneration adds cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use getty_api_suite::repository;
use syn::{GenericArgument, ImplItem, Item, PathArguments, PathSegment, Type, Visibility};

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

/// The public functions of each type, in the implementations that are of no trait.
fn setters(
    path: &str,
    name: fn(&Type) -> Option<String>,
) -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let source = syn::parse_file(&fs::read_to_string(repository::root().join(path))?)?;
    let mut setters = BTreeMap::new();
    for item in source.items {
        let Item::Impl(block) = item else { continue };
        let (None, Some(operation)) = (&block.trait_, name(&block.self_ty)) else { continue };
        let names = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                Some(function.sig.ident.to_string())
            }
            _ => None,
        });
        setters.insert(operation, names.collect());
    }
    Ok(setters)
}

/// The last segment of a path, such as the name of an operation.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    let Type::Path(path) = ty else { return None };
    path.path.segments.last()
}

/// The setters of the raw operations, by operation.
fn raw_setters() -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let mut all = BTreeMap::new();
    for file in ["search", "images", "videos", "artists", "affiliate_search"] {
        let path = format!("getty-api/src/generated/getty_images_v3/operations/{file}.rs");
        all.extend(setters(&path, |ty| Some(last_segment(ty)?.ident.to_string()))?);
    }
    Ok(all)
}

/// The filters of the searches, by operation: those of each `Query<operations::Operation>`.
fn filters() -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    setters("getty-api-ext/src/generated/filters.rs", |ty| {
        let PathArguments::AngleBracketed(arguments) = &last_segment(ty)?.arguments else { return None };
        let Some(GenericArgument::Type(operation)) = arguments.args.first() else { return None };
        Some(last_segment(operation)?.ident.to_string())
    })
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
