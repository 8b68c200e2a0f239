//! Types: fields, variants and methods, and the traits they implement.

use std::collections::BTreeMap;

use super::records::{self, Notes};
use super::rust::{derives, is_public, open_enums, signature, tidy};

/// The names of the public types in a file.
pub(super) fn names(file: &syn::File) -> Vec<String> {
    entries(file, |_| true).into_keys().collect()
}

/// The entries of a file's public items whose names are `wanted`, in order of name.
pub(super) fn listing(file: &syn::File, wanted: impl Fn(&str) -> bool) -> String {
    entries(file, wanted).into_values().collect()
}

fn entries(file: &syn::File, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let mut entries = BTreeMap::new();
    let notes = records::notes(file);
    for item in &file.items {
        if let Some((name, entry)) = entry(item, &notes)
            && wanted(&name)
        {
            entries.insert(name, entry);
        }
    }
    for definition in open_enums(file) {
        let name = definition.ident.to_string();
        if wanted(&name) {
            let entry = open_enum(&definition);
            entries.insert(name, entry);
        }
    }
    for item in &file.items {
        if let syn::Item::Impl(block) = item
            && let Some(entry) = entries.get_mut(&owner(block))
        {
            *entry += &implementation(block);
        }
    }
    entries
}

fn entry(item: &syn::Item, notes: &Notes) -> Option<(String, String)> {
    let (name, entry) = match item {
        syn::Item::Struct(item) if is_public(&item.vis) => (&item.ident, structure(item, notes)),
        syn::Item::Enum(item) if is_public(&item.vis) => (&item.ident, enumeration(item)),
        syn::Item::Trait(item) if is_public(&item.vis) => (&item.ident, interface(item)),
        syn::Item::Const(item) if is_public(&item.vis) => {
            (&item.ident, format!("const {}: {} = {}\n", item.ident, tidy(&item.ty), tidy(&item.expr)))
        }
        syn::Item::Type(item) if is_public(&item.vis) => {
            (&item.ident, format!("type {} = {}\n", item.ident, tidy(&item.ty)))
        }
        _ => return None,
    };
    Some((name.to_string(), entry))
}

fn structure(item: &syn::ItemStruct, notes: &Notes) -> String {
    let mut entry = head("struct", &item.ident, &item.generics, &item.attrs);
    if notes.keys().any(|(record, _)| item.ident == record) {
        // `record!` implements them.
        entry = entry.replacen(']', " Serialize Deserialize]", 1);
    }
    for field in &item.fields {
        if let Some(name) = &field.ident
            && is_public(&field.vis)
        {
            let note = notes.get(&(item.ident.to_string(), name.to_string())).map_or("", String::as_str);
            entry += &format!("    {name}: {}{}{note}\n", tidy(&field.ty), wire(&field.attrs));
        }
    }
    entry
}

/// What serde is told about a field: other spellings and other forms.
fn wire(attributes: &[syn::Attribute]) -> String {
    let mut notes = String::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let read = attribute.parse_nested_meta(|meta| {
            let value = meta.value().and_then(|value| value.parse::<syn::LitStr>()).map(|text| text.value());
            let value = value.unwrap_or_default();
            let name = tidy(&meta.path);
            match (name.as_str(), value.rsplit("::").next().unwrap_or_default()) {
                // How absent values are written follows from the type.
                ("default" | "skip_serializing_if", _) | ("deserialize_with", "null_as_default") => {}
                ("rename", text) => notes += &format!("  sent as {text:?}"),
                ("alias", text) => notes += &format!("  read as {text:?}"),
                ("deserialize_with", function) => {
                    notes += &format!("  read as {}", function.replace('_', " "))
                }
                (other, value) => notes += &format!("  {other} {value}"),
            }
            Ok(())
        });
        read.expect("serde's arguments are names with or without a text");
    }
    notes
}

fn enumeration(item: &syn::ItemEnum) -> String {
    let mut entry = head("enum", &item.ident, &item.generics, &item.attrs);
    for variant in &item.variants {
        entry += &format!("    {}", variant.ident);
        match &variant.fields {
            syn::Fields::Unit => {}
            syn::Fields::Unnamed(fields) => {
                let kinds: Vec<String> = fields.unnamed.iter().map(|field| tidy(&field.ty)).collect();
                entry += &format!("({})", kinds.join(", "));
            }
            syn::Fields::Named(fields) => {
                let fields = fields.named.iter().map(|field| {
                    format!(
                        "{}: {}",
                        field.ident.as_ref().map(ToString::to_string).unwrap_or_default(),
                        tidy(&field.ty)
                    )
                });
                entry += &format!(" {{ {} }}", fields.collect::<Vec<_>>().join(", "));
            }
        }
        entry += "\n";
    }
    entry
}

/// An open enumeration with its values; `Other` and the methods are the same for all.
fn open_enum(item: &syn::ItemEnum) -> String {
    let mut entry = format!("open enum {}\n", item.ident);
    for variant in &item.variants {
        let value = variant.discriminant.as_ref().map(|(_, value)| tidy(value)).unwrap_or_default();
        entry += &format!("    {} = {value}\n", variant.ident);
    }
    entry
}

fn interface(item: &syn::ItemTrait) -> String {
    let mut entry = format!("trait {}", item.ident);
    if !item.supertraits.is_empty() {
        entry += &format!(": {}", tidy(&item.supertraits));
    }
    entry += "\n";
    for item in &item.items {
        match item {
            syn::TraitItem::Fn(function) => entry += &format!("    {}\n", signature(&function.sig)),
            syn::TraitItem::Type(item) if item.bounds.is_empty() => {
                entry += &format!("    type {}\n", item.ident)
            }
            syn::TraitItem::Type(item) => {
                entry += &format!("    type {}: {}\n", item.ident, tidy(&item.bounds))
            }
            syn::TraitItem::Const(item) => {
                entry += &format!("    const {}: {}\n", item.ident, tidy(&item.ty))
            }
            _ => {}
        }
    }
    entry
}

fn head(word: &str, name: &syn::Ident, generics: &syn::Generics, attributes: &[syn::Attribute]) -> String {
    let generics =
        if generics.params.is_empty() { String::new() } else { format!("<{}>", tidy(&generics.params)) };
    let open = attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"));
    let open = if open { "" } else { " exhaustive" };
    let derives = derives(attributes).join(" ");
    let derives = if derives.is_empty() { derives } else { format!("  [{derives}]") };
    format!("{word} {name}{generics}{open}{derives}\n")
}

/// The name of the type that an `impl` is for.
fn owner(block: &syn::ItemImpl) -> String {
    match block.self_ty.as_ref() {
        syn::Type::Path(path) => {
            path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn implementation(block: &syn::ItemImpl) -> String {
    if let Some((name, _)) = &block.trait_ {
        return format!("    impl {}\n", tidy(name));
    }
    let mut entry = String::new();
    for item in &block.items {
        match item {
            syn::ImplItem::Fn(function) if is_public(&function.vis) => {
                entry += &format!("    fn {}\n", signature(&function.sig));
            }
            syn::ImplItem::Const(item) if is_public(&item.vis) => {
                entry += &format!("    const {}: {}\n", item.ident, tidy(&item.ty));
            }
            _ => {}
        }
    }
    entry
}
