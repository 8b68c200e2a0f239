//! Rust as text, in one line.

use quote::ToTokens;

/// Tokens the way a person writes them.
pub(super) fn tidy(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    const SPACES: [(&str, &str); 13] = [
        (" :: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (",)", ")"),
        (", )", ")"),
        (",>", ">"),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
        (" : ", ": "),
        ("types::", ""),
    ];
    for (from, to) in SPACES {
        text = text.replace(from, to);
    }
    text
}

/// A function's name, arguments and result.
pub(super) fn signature(signature: &syn::Signature) -> String {
    let mut text = String::new();
    if signature.constness.is_some() {
        text += "const ";
    }
    if signature.asyncness.is_some() {
        text += "async ";
    }
    text += &signature.ident.to_string();
    if !signature.generics.params.is_empty() {
        text += &format!("<{}>", tidy(&signature.generics.params));
    }
    let arguments: Vec<String> = signature.inputs.iter().map(argument).collect();
    text += &format!("({})", arguments.join(", "));
    if let syn::ReturnType::Type(_, result) = &signature.output {
        text += &format!(" -> {}", tidy(result));
    }
    if let Some(bounds) = &signature.generics.where_clause {
        text += &format!(" {}", tidy(bounds).trim_end_matches(','));
    }
    text
}

/// An argument without `mut`, which is the function's own affair.
fn argument(argument: &syn::FnArg) -> String {
    let text = tidy(argument);
    text.strip_prefix("mut ").map_or_else(|| text.clone(), str::to_owned)
}

pub(super) fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

/// The traits in `#[derive(…)]`.
pub(super) fn derives(attributes: &[syn::Attribute]) -> Vec<String> {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    derives
        .flat_map(|attribute| {
            let mut names = Vec::new();
            let read = attribute.parse_nested_meta(|meta| {
                names.push(tidy(&meta.path));
                Ok(())
            });
            read.expect("derives are paths");
            names
        })
        .collect()
}

/// The bodies of `open_enum!` in a file.
pub(super) fn open_enums(file: &syn::File) -> impl Iterator<Item = syn::ItemEnum> {
    file.items.iter().filter_map(|item| match item {
        syn::Item::Macro(call) if call.mac.path.is_ident("open_enum") && call.ident.is_none() => {
            let definition = call.mac.parse_body_with(open_enum);
            Some(definition.unwrap_or_else(|error| panic!("open_enum!: {error}")))
        }
        _ => None,
    })
}

/// `Variant = "text"` is an enum to the parser: discriminants are any expression.
fn open_enum(input: syn::parse::ParseStream) -> syn::Result<syn::ItemEnum> {
    input.parse()
}
