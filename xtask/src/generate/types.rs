//! Prints the types.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::docs;
use super::model::{self, Model};
use super::output::{self, GeneratedFiles};
use super::resolve::{Field, ResolvedTypes, first_argument, outer_name};
use crate::effective::EffectiveDocument;

pub(crate) fn print(
    document: &EffectiveDocument,
    model: &Model,
    resolved: &ResolvedTypes,
    files: &mut GeneratedFiles,
) -> anyhow::Result<()> {
    let mut enums = String::new();
    let (mut requests, mut request_records) = (TokenStream::new(), String::new());
    let (mut responses, mut used_in_responses) = (String::new(), TokenStream::new());
    for (name, schema) in &model.schemas {
        if schema.get("enum").is_some() {
            enums += &print_enum(name, schema)?;
            continue;
        }
        let fields = resolved.structures.get(name).with_context(|| {
            format!("schema {name} is neither an object nor an enumeration of text: the bindings have no form for it")
        })?;
        if model.in_requests.contains(name) {
            // A type that is also received is decoded as tolerantly as every response.
            let is_received = model.in_responses.contains(name);
            requests.extend(print_request(name, schema, fields, is_received)?);
            if is_received {
                request_records += &print_record(name, schema, fields)?;
            }
        } else {
            let (structure, record) = print_response(name, schema, fields)?;
            responses += &format!("{}\n{record}", output::format_items(structure.clone())?);
            used_in_responses.extend(structure);
        }
    }
    if let Some(inline) = resolved.structures.keys().find(|name| !model.schemas.contains_key(*name)) {
        bail!(
            "type {inline} comes from a schema written in place: name it under components in 03-schemas.yaml"
        );
    }

    let (module, source) = (&document.module, &document.source);
    let mut file_names = Vec::new();
    let record_import = quote!(
        use crate::decode::record::record;
    );
    let request_record_import = (!request_records.is_empty()).then(|| record_import.clone());
    let request_imports = imports(
        &requests,
        quote!(
            #request_record_import
            use serde::{Deserialize, Serialize};
        ),
    );
    let response_imports = imports(&used_in_responses, record_import);
    let described = [
        ("requests", "The types of request bodies.", quote!(#request_imports #requests), request_records),
        ("responses", "The types of responses.", response_imports, responses),
        (
            "enums",
            "Open enums: enumerations that accept values which these bindings do not know.",
            quote!(
                use crate::open_enum::open_enum;
            ),
            enums,
        ),
    ];
    for (file_name, description, tokens, text) in described {
        let is_empty = if file_name == "requests" { requests.is_empty() } else { text.is_empty() };
        if is_empty {
            continue;
        }
        let description = format!(" {description}");
        let text = if text.is_empty() { text } else { format!("\n{}\n", text.trim_end()) };
        files.add(
            format!("{module}/types/{file_name}.rs"),
            source,
            quote!(#![doc = #description] #tokens),
            &text,
        )?;
        file_names.push(format_ident!("{file_name}"));
    }
    let root = quote! {
        //! The types of requests and responses.
        #(mod #file_names;)*
        #(pub use #file_names::*;)*
    };
    files.add(format!("{module}/types/mod.rs"), source, root, "")
}

/// The imports that `tokens` need.
fn imports(tokens: &TokenStream, always: TokenStream) -> TokenStream {
    let mut used = BTreeSet::new();
    identifiers(tokens.clone(), &mut used);
    let map = used.contains("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let timestamp = used.contains("Timestamp").then(|| {
        quote!(
            use crate::Timestamp;
        )
    });
    quote! {
        #map
        #always
        #timestamp
        #[allow(unused_imports)] // whether a file needs its neighbours depends on the document
        use super::*;
    }
}

fn identifiers(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Ident(name) => {
                found.insert(name.to_string());
            }
            proc_macro2::TokenTree::Group(group) => identifiers(group.stream(), found),
            _ => {}
        }
    }
}

fn print_enum(name: &str, schema: &Value) -> anyhow::Result<String> {
    let described = description(schema, name)?;
    let mut text =
        format!("open_enum! {{\n{}    pub enum {name} {{\n", docs::doc_comment(&described, "    "));
    let mut variants = BTreeSet::new();
    let is_value = |name: &String| {
        schema["enum"].as_array().is_some_and(|values| values.iter().any(|value| value == name))
    };
    if let Some(stale) =
        schema["x-variant-names"].as_object().and_then(|names| names.keys().find(|name| !is_value(name)))
    {
        bail!("schema {name}: x-variant-names names {stale:?}, which is none of its values");
    }
    for value in schema["enum"].as_array().into_iter().flatten() {
        let value =
            value.as_str().with_context(|| format!("schema {name}: {value} in its enum is not text"))?;
        let variant = variant_name(name, schema, value)?;
        if !variants.insert(variant.clone()) || variant == "Other" {
            bail!("schema {name}: two values are called {variant}: name them in x-variant-names");
        }
        let meaning = schema["x-enum-descriptions"][value].as_str();
        let meaning = meaning.map_or_else(|| format!("`{value}`"), |meaning| format!("`{value}`: {meaning}"));
        text += &docs::doc_comment(&meaning, "        ");
        text += &format!("        {variant} = {value:?},\n");
    }
    Ok(text + "    }\n}\n\n")
}

fn variant_name(name: &str, schema: &Value, value: &str) -> anyhow::Result<String> {
    use heck::ToUpperCamelCase as _;

    if let Some(explicit) = schema["x-variant-names"][value].as_str() {
        return Ok(explicit.to_owned());
    }
    let variant = value.to_upper_camel_case();
    if !variant.starts_with(|first: char| first.is_ascii_alphabetic()) {
        bail!("schema {name}: its value {value:?} makes no variant name: add one to x-variant-names");
    }
    Ok(variant)
}

/// A response type, and the `record!` that declares the names of its properties.
fn print_response(name: &str, schema: &Value, fields: &[Field]) -> anyhow::Result<(TokenStream, String)> {
    let ident = format_ident!("{name}");
    let doc = docs::attributes(&description(schema, name)?);
    let mut members = TokenStream::new();
    for field in fields {
        let Field { rust_name, wire_name, ty } = field;
        let doc =
            docs::attributes(&description(&schema["properties"][wire_name], &format!("{name}.{wire_name}"))?);
        let renamed = schemars_name(field);
        members.extend(quote!(#doc #renamed pub #rust_name: #ty,));
    }
    let structure = quote! {
        #doc
        #[derive(Clone, Debug, Default, PartialEq)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
        #[non_exhaustive]
        pub struct #ident { #members }
    };
    Ok((structure, print_record(name, schema, fields)?))
}

/// The name that `record!` declares to serde must be declared to schemars as well.
fn schemars_name(field: &Field) -> Option<TokenStream> {
    let Field { rust_name, wire_name, .. } = field;
    (rust_name.to_string().trim_start_matches("r#") != wire_name)
        .then(|| quote!(#[cfg_attr(feature = "schemars", schemars(rename = #wire_name))]))
}

/// The `record!` that declares the names of a type's properties.
fn print_record(name: &str, schema: &Value, fields: &[Field]) -> anyhow::Result<String> {
    let mut record = format!("record! {{\n    {name} {{\n");
    // Names are matched ignoring case and underscores, so no two may be equal in this comparison.
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for Field { rust_name, wire_name, ty } in fields {
        let property = &schema["properties"][wire_name];
        if !["Option", "Vec", "BTreeMap"].contains(&outer_name(ty).as_str()) {
            bail!("{name}.{wire_name}: a property of a type that cannot be absent");
        }
        record += &format!("        {rust_name} = {wire_name:?}");
        let mut names = vec![wire_name.as_str()];
        for alias in property["x-aliases"].as_array().into_iter().flatten() {
            let alias = alias.as_str().with_context(|| format!("{name}.{wire_name}: x-aliases are text"))?;
            if names.iter().any(|known| comparable_name(known) == comparable_name(alias)) {
                bail!(
                    "{name}.{wire_name}: x-aliases: {alias} is read anyway, as names match ignoring case and \
                     underscores: remove it"
                );
            }
            record += &format!(" | {alias:?}");
            names.push(alias);
        }
        record += ",\n";
        for known in names {
            if let Some(other) = taken.insert(comparable_name(known), wire_name) {
                bail!(
                    "{name}: the properties {other} and {wire_name} cannot be distinguished ignoring case and \
                     underscores"
                );
            }
        }
    }
    Ok(record + "    }\n}\n\n")
}

/// A name as the bindings compare it: without case and underscores.
fn comparable_name(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase()).collect()
}

fn print_request(
    name: &str,
    schema: &Value,
    fields: &[Field],
    is_received: bool,
) -> anyhow::Result<TokenStream> {
    let ident = format_ident!("{name}");
    let doc = docs::attributes(&description(schema, name)?);
    let required: BTreeSet<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut members = TokenStream::new();
    let mut setters = TokenStream::new();
    let (mut arguments, mut values) = (TokenStream::new(), TokenStream::new());
    for field in fields {
        let Field { rust_name, ty, wire_name } = field;
        let property = &schema["properties"][wire_name];
        let described = description(property, &format!("{name}.{wire_name}"))?;
        let doc = docs::attributes(&described);
        let is_required = required.contains(wire_name.as_str());
        let serde = serde_arguments(field, property, is_required)?;
        let serde = match (is_required, serde.is_empty()) {
            (true, true) => quote!(),
            (true, false) => quote!(#[serde(#serde)]),
            (false, _) => quote!(#[serde(default, #serde)]),
        };
        let serde = if is_received { schemars_name(field).unwrap_or_default() } else { serde };
        members.extend(quote!(#doc #serde pub #rust_name: #ty,));
        if is_required {
            let (argument, value) = parameter_and_conversion(rust_name, ty);
            arguments.extend(quote!(#rust_name: #argument,));
            values.extend(initializer(rust_name, &value));
            continue;
        }
        values.extend(quote!(#rust_name: Default::default(),));
        let setter = format_ident!("with_{}", rust_name.to_string().trim_start_matches("r#"));
        let inner = if outer_name(ty) == "Option" { first_argument(ty).unwrap_or(ty) } else { ty };
        let (argument, value) = parameter_and_conversion(rust_name, inner);
        let value = if outer_name(ty) == "Option" { quote!(Some(#value)) } else { value };
        let doc = docs::attributes(&format!("Sets [`{0}`](Self::{0}).", rust_name));
        setters.extend(quote! {
            #doc
            #[must_use]
            pub fn #setter(mut self, #rust_name: #argument) -> Self {
                self.#rust_name = #value;
                self
            }
        });
    }
    if is_received && !required.is_empty() {
        bail!(
            "schema {name} has required properties and is both sent and received: split it in 03-schemas.yaml"
        );
    }
    let default = required.is_empty().then(|| quote!(Default,));
    let serde = if is_received { quote!() } else { quote!(Serialize, Deserialize) };
    let schemars = if is_received { quote!(, schemars(default)) } else { quote!() };
    let constructor = if required.is_empty() {
        quote! {
            /// Creates one without any property.
            pub fn new() -> Self {
                Self::default()
            }
        }
    } else {
        quote! {
            /// Creates one with the required properties.
            pub fn new(#arguments) -> Self {
                Self { #values }
            }
        }
    };
    Ok(quote! {
        #doc
        #[derive(Clone, Debug, #default PartialEq, #serde)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema) #schemars)]
        #[non_exhaustive]
        pub struct #ident { #members }

        impl #ident {
            #constructor
            #setters
        }
    })
}

/// The arguments of `#[serde(…)]` except `default`.
fn serde_arguments(field: &Field, property: &Value, required: bool) -> anyhow::Result<TokenStream> {
    let mut serde = TokenStream::new();
    if field.rust_name.to_string().trim_start_matches("r#") != field.wire_name {
        let name = &field.wire_name;
        serde.extend(quote!(rename = #name,));
    }
    for alias in property["x-aliases"].as_array().into_iter().flatten() {
        let alias = alias.as_str().with_context(|| format!("{}: x-aliases are text", field.wire_name))?;
        serde.extend(quote!(alias = #alias,));
    }
    // No operation reads fractions of a second.
    if super::resolve::innermost_name(&field.ty) == "Timestamp" {
        serde.extend(quote!(serialize_with = "crate::timestamp::to_the_second",));
    }
    if required {
        return Ok(serde);
    }
    match outer_name(&field.ty).as_str() {
        "Option" => serde.extend(quote!(skip_serializing_if = "Option::is_none")),
        collection @ ("Vec" | "BTreeMap") => {
            let is_empty = format!("{collection}::is_empty");
            serde.extend(quote!(skip_serializing_if = #is_empty));
        }
        _ => bail!("{}: an optional property of a type that cannot be absent", field.wire_name),
    }
    Ok(serde)
}

/// A field in a struct expression, in the short form where possible.
pub(crate) fn initializer(name: &syn::Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() { quote!(#name,) } else { quote!(#name: #value,) }
}

/// The parameter type of a function that takes a value of type `ty`, and the conversion.
pub(crate) fn parameter_and_conversion(name: &syn::Ident, ty: &syn::Type) -> (TokenStream, TokenStream) {
    match outer_name(ty).as_str() {
        "bool" | "i32" | "i64" | "f32" | "f64" => (quote!(#ty), quote!(#name)),
        "Vec" => {
            let item = first_argument(ty).unwrap_or(ty);
            match outer_name(item).as_str() {
                "i32" | "i64" => {
                    (quote!(impl IntoIterator<Item = #item>), quote!(#name.into_iter().collect()))
                }
                _ => (
                    quote!(impl IntoIterator<Item = impl Into<#item>>),
                    quote!(#name.into_iter().map(Into::into).collect()),
                ),
            }
        }
        _ => (quote!(impl Into<#ty>), quote!(#name.into())),
    }
}

fn description(value: &Value, label: &str) -> anyhow::Result<String> {
    model::text(value, "description")
        .with_context(|| format!("{label} has no description: write one in openapi/overlays/05-types.yaml"))
}
