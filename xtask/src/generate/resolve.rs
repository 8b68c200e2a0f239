//! Runs progenitor and reads from its output what it resolved: structures, and the types of arguments.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};

use anyhow::{Context as _, anyhow, bail};
use openapiv3::OpenAPI;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use syn::visit_mut::VisitMut as _;

/// What progenitor resolved in a document.
pub(crate) struct ResolvedTypes {
    /// Structures by name, with their fields' Rust names and types.
    pub(crate) structures: BTreeMap<String, Vec<Field>>,
    /// The types of each operation's arguments and result, by operation id.
    pub(crate) operations: BTreeMap<String, OperationTypes>,
}

/// A field of a structure.
pub(crate) struct Field {
    pub(crate) rust_name: syn::Ident,
    pub(crate) wire_name: String,
    pub(crate) ty: syn::Type,
}

/// The types of one operation.
pub(crate) struct OperationTypes {
    /// By progenitor's name of the argument; `body` is the request body.
    pub(crate) arguments: BTreeMap<String, syn::Type>,
    pub(crate) result: syn::Type,
}

pub(crate) fn resolve(document: OpenAPI) -> anyhow::Result<ResolvedTypes> {
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Positional).with_map_type("::std::collections::BTreeMap");
    let tokens = catch_panic(|| Generator::new(&settings).generate_tokens(&document))?
        .context("progenitor does not take the effective document")?;
    let mut file: syn::File = syn::parse2(tokens).context("progenitor's output is not Rust")?;
    ShortenPaths.visit_file_mut(&mut file);
    let mut resolved = ResolvedTypes { structures: BTreeMap::new(), operations: BTreeMap::new() };
    for item in file.items {
        match item {
            syn::Item::Mod(module) if module.ident == "types" => {
                for item in module.content.into_iter().flat_map(|(_, items)| items) {
                    if let syn::Item::Struct(structure) = item {
                        let name = structure.ident.to_string();
                        resolved.structures.insert(name, read_fields(structure)?);
                    }
                }
            }
            syn::Item::Impl(block) if block.trait_.is_none() => {
                for item in block.items {
                    if let syn::ImplItem::Fn(function) = item
                        && function.sig.asyncness.is_some()
                    {
                        resolved
                            .operations
                            .insert(function.sig.ident.to_string(), read_operation(function.sig)?);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(resolved)
}

/// progenitor panics at what it does not support. Here that is an error like any other.
fn catch_panic<T>(work: impl FnOnce() -> T) -> anyhow::Result<T> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(hook);
    outcome.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or(payload.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        anyhow!("progenitor does not take the effective document: {line}: fix it in openapi/overlays/03-schemas.yaml")
    })
}

fn read_fields(structure: syn::ItemStruct) -> anyhow::Result<Vec<Field>> {
    let name = structure.ident;
    let syn::Fields::Named(fields) = structure.fields else {
        bail!("type {name}: a schema became a tuple structure, which the bindings have no form for");
    };
    fields
        .named
        .into_iter()
        .map(|field| {
            let rust_name = field.ident.context("a named field without a name")?;
            let mut wire_name = rust_name.to_string().trim_start_matches("r#").to_owned();
            for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
                attribute.parse_nested_meta(|meta| {
                    let value = meta.value().and_then(|value| value.parse::<syn::LitStr>());
                    if meta.path.is_ident("rename")
                        && let Ok(value) = value
                    {
                        wire_name = value.value();
                    }
                    Ok(())
                })?;
            }
            Ok(Field { rust_name, wire_name, ty: field.ty })
        })
        .collect()
}

fn read_operation(signature: syn::Signature) -> anyhow::Result<OperationTypes> {
    let mut arguments = BTreeMap::new();
    for input in signature.inputs {
        if let syn::FnArg::Typed(argument) = input
            && let syn::Pat::Ident(name) = *argument.pat
        {
            arguments.insert(name.ident.to_string(), owned_type(*argument.ty));
        }
    }
    // `Result<ResponseValue<T>, Error<()>>`
    let syn::ReturnType::Type(_, output) = signature.output else {
        bail!("{}: progenitor gave it no result", signature.ident);
    };
    let result = first_argument(&output).and_then(first_argument).cloned();
    Ok(OperationTypes {
        arguments,
        result: result.with_context(|| format!("{}: an unexpected result", signature.ident))?,
    })
}

/// `T` of `Option<T>`, `Vec<T>` and the like.
pub(crate) fn first_argument(ty: &syn::Type) -> Option<&syn::Type> {
    let syn::Type::Path(path) = ty else { return None };
    let syn::PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The last segment of a type's path: `Option` of `Option<T>`.
pub(crate) fn outer_name(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => {
            path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The name of what is inside of all options and lists: `T` of `Option<Vec<T>>`.
pub(crate) fn innermost_name(ty: &syn::Type) -> String {
    match first_argument(ty) {
        Some(inner) if matches!(outer_name(ty).as_str(), "Option" | "Vec") => innermost_name(inner),
        _ => outer_name(ty),
    }
}

/// The owned type for an argument that progenitor would borrow.
fn owned_type(ty: syn::Type) -> syn::Type {
    match ty {
        syn::Type::Reference(reference) => match *reference.elem {
            syn::Type::Path(path) if path.path.is_ident("str") => syn::parse_quote!(String),
            other => owned_type(other),
        },
        syn::Type::Path(mut path) => {
            for segment in &mut path.path.segments {
                if let syn::PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                    for argument in &mut arguments.args {
                        if let syn::GenericArgument::Type(ty) = argument {
                            *ty = owned_type(ty.clone());
                        }
                    }
                }
            }
            syn::Type::Path(path)
        }
        other => other,
    }
}

/// Shortens paths as a person would write them: without the path of the prelude's types, and with this crate's own.
struct ShortenPaths;

impl syn::visit_mut::VisitMut for ShortenPaths {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        syn::visit_mut::visit_path_mut(self, path);
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["std", "option", "Option"]
            | ["std", "string", "String"]
            | ["std", "vec", "Vec"]
            | ["std", "boxed", "Box"]
            | ["std", "collections", "BTreeMap"]
            | ["types", _] => {
                let last = path.segments.pop();
                path.leading_colon = None;
                path.segments = last.into_iter().collect();
            }
            ["chrono", "DateTime"] => *path = syn::parse_quote!(Timestamp),
            _ => {}
        }
    }
}
