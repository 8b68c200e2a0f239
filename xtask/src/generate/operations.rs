//! Prints the operations: a function that makes the call, a type that holds its arguments.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::model::{Answer, Body, Location, Model, Operation, Parameter, Precision, snake_case};
use super::output::Files;
use super::resolve::{Call, Resolved, outer_name};
use super::types::accept;
use crate::effective::Effective;

pub(crate) fn print(
    document: &Effective,
    model: &Model,
    resolved: &Resolved,
    files: &mut Files,
) -> anyhow::Result<()> {
    let mut by_tag: BTreeMap<String, TokenStream> = BTreeMap::new();
    for operation in &model.operations {
        let call = resolved.calls.get(&operation.id);
        let call = call.with_context(|| format!("progenitor made nothing of {}", operation.id))?;
        let printed = print_operation(operation, call).with_context(|| operation.id.clone())?;
        by_tag.entry(snake_case(&operation.tag)).or_default().extend(printed);
    }
    let (module, source) = (&document.module, &document.source);
    let tags: Vec<_> = by_tag.keys().map(|tag| format_ident!("{tag}")).collect();
    for (tag, tokens) in by_tag {
        let title = format!(" The operations of the group `{tag}`.");
        let used = tokens.to_string();
        let timestamp = used.contains("Timestamp").then(|| {
            quote!(
                use crate::Timestamp;
            )
        });
        let types = used.contains("types ::").then(|| {
            quote!(
                use super::super::types;
            )
        });
        let tokens = quote! {
            #![doc = #title]
            use bytes::Bytes;
            use http::Method;
            use crate::support::*;
            #timestamp
            #types
            #tokens
        };
        files.add(format!("{module}/operations/{tag}.rs"), source, tokens, "")?;
    }
    // The modules are files for people to read, not paths: upstream may group operations anew at any time.
    let root = quote! {
        //! The operations: a function for each, which makes the call to be given to [`Client::send`](crate::Client::send).
        #(mod #tags;)*
        #(pub use #tags::*;)*
    };
    files.add(format!("{module}/operations/mod.rs"), source, root, "")?;
    let title = format!(" Bindings made from `{source}`.");
    let root = quote! {
        #![doc = #title]
        pub mod operations;
        pub mod types;
    };
    files.add(format!("{module}/mod.rs"), source, root, "")
}

/// An argument of an operation as its type keeps it.
struct Argument<'a> {
    name: syn::Ident,
    kind: syn::Type,
    /// Whether the function takes it; otherwise it has a method.
    required: bool,
    description: Cow<'a, str>,
    /// How it is written into the request.
    write: TokenStream,
}

fn print_operation(operation: &Operation, call: &Call) -> anyhow::Result<TokenStream> {
    use heck::ToUpperCamelCase as _;

    let function = format_ident!("{}", operation.id);
    let name = format_ident!("{}", operation.id.to_upper_camel_case());
    let mut arguments = Vec::new();
    for parameter in &operation.parameters {
        arguments.push(read_parameter(parameter, call)?);
    }
    if let Some(body) = &operation.body {
        arguments.extend(read_body(body, call)?);
    }

    let members = arguments.iter().map(|Argument { name, kind, required, .. }| {
        if *required || outer_name(kind) == "Vec" {
            quote!(#name: #kind,)
        } else {
            quote!(#name: Option<#kind>,)
        }
    });
    let required: Vec<_> = arguments.iter().filter(|argument| argument.required).collect();
    let optional: Vec<_> = arguments.iter().filter(|argument| !argument.required).collect();
    let parameters = required.iter().map(|argument| {
        let (kind, name) = (accept(&argument.name, &argument.kind).0, &argument.name);
        quote!(#name: #kind)
    });
    let given = required.iter().map(|argument| {
        let (value, name) = (accept(&argument.name, &argument.kind).1, &argument.name);
        super::types::initializer(name, &value)
    });
    let absent = optional.iter().map(|Argument { name, .. }| quote!(#name: Default::default(),));
    let setters = optional.iter().map(|argument| print_setter(argument));
    let writes = arguments.iter().map(|argument| &argument.write);

    let (output, decode) = print_answer(operation.answer, &call.result, operation)?;
    let Operation { id, path, success, .. } = operation;
    let method = format_ident!("{}", operation.method);
    let effect = format_ident!("{}", operation.effect);
    let token = format_ident!("{}", operation.token);
    let service = format_ident!("{}", operation.service);
    let success = success.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    let doc = docs::attributes(&describe(operation, &required)?);
    let short = docs::attribute(&format!("The arguments of [`{id}`]."));
    let setters: TokenStream = setters.collect();
    let setters = (!setters.is_empty()).then(|| quote!(impl #name { #setters }));
    // A body that is a stream can be sent, and so had, once.
    let derives = if operation.body.as_ref().is_some_and(|body| !body.raw.is_empty()) {
        quote!(#[derive(Debug)])
    } else {
        quote!(#[derive(Clone, Debug)])
    };
    Ok(quote! {
        #doc
        pub fn #function(#(#parameters),*) -> #name {
            #name { #(#given)* #(#absent)* }
        }

        #short
        #derives
        #[must_use = "a call does nothing until it is given to `Client::send`"]
        pub struct #name { #(#members)* }

        #setters

        impl Operation for #name {
            type Output = #output;
            const INFO: &'static OperationInfo = &OperationInfo::new(
                #id, Method::#method, #path, &[#(#success),*], Effect::#effect, Token::#token, Service::#service,
            );

            // `inline` leaves it to the program that makes the call to compile what the call needs.
            #[inline]
            fn into_request(self) -> Result<Request, Error> {
                RequestWriter::new(Self::INFO) #(#writes)* .finish()
            }

            #[inline]
            fn decode(
                response: &http::Response<Bytes>,
                decoder: &mut Decoder,
            ) -> Result<Self::Output, Error> {
                #decode
            }
        }
    })
}

fn print_setter(argument: &Argument<'_>) -> TokenStream {
    let Argument { name, kind, description, .. } = argument;
    let doc = docs::attributes(description.as_ref());
    let (accepted, value) = accept(name, kind);
    let value = if outer_name(kind) == "Vec" { value } else { quote!(Some(#value)) };
    quote! {
        #doc
        pub fn #name(mut self, #name: #accepted) -> Self {
            self.#name = #value;
            self
        }
    }
}

fn read_parameter<'a>(parameter: &'a Parameter, call: &Call) -> anyhow::Result<Argument<'a>> {
    let Parameter { wire_name, rust_name, required, .. } = parameter;
    let kind = call.arguments.get(&snake_case(wire_name));
    let kind = kind.with_context(|| format!("progenitor resolved no type for {wire_name}"))?.clone();
    let kind = match outer_name(&kind).as_str() {
        "Option" => super::resolve::first_argument(&kind).context("an Option of nothing")?.clone(),
        _ => kind,
    };
    let kind = in_types(kind);
    let name = format_ident!("{rust_name}");
    let value = written(parameter, &name, &kind)?;
    let write = match parameter.location {
        Location::Path => quote!(.path(#wire_name, &self.#name)),
        Location::Query => quote!(.query(#wire_name, #value)),
        Location::Header => quote!(.header(#wire_name, #value)),
    };
    let description = parameter.description.as_deref();
    let description = description.with_context(|| {
        format!("parameter {wire_name} has no description: write one in 04-operations.yaml")
    })?;
    let description = match parameter.precision {
        None => Cow::Borrowed(description),
        Some(Precision::Day) => Cow::Owned(format!("{description}\n\n{SENT_AS_A_DAY}")),
        Some(Precision::Second) => Cow::Owned(format!("{description}\n\n{SENT_TO_THE_SECOND}")),
    };
    Ok(Argument { name, kind, required: *required, description, write })
}

const SENT_AS_A_DAY: &str = "Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day \
                             in UTC is sent.";

const SENT_TO_THE_SECOND: &str = "Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are \
                                  not sent. A date without a time is sent as a day, `YYYY-MM-DD`.";

/// What is given to the writer of queries and headers.
fn written(parameter: &Parameter, name: &syn::Ident, kind: &syn::Type) -> anyhow::Result<TokenStream> {
    let Parameter { wire_name, location, required, precision, .. } = parameter;
    let is_date = outer_name(kind) == "Timestamp";
    let has_dates = super::resolve::innermost_name(kind) == "Timestamp";
    let form = match precision {
        None if has_dates => bail!(
            "parameter {wire_name} is a date that its own schema does not call one: write the schema in place"
        ),
        None if *required => return Ok(quote!(&Some(&self.#name))),
        None => return Ok(quote!(&self.#name)),
        Some(_) if !is_date || *location == Location::Path => {
            bail!("parameter {wire_name}: a list of dates, or a date in a path, is not supported")
        }
        Some(Precision::Day) => format_ident!("to_day"),
        Some(Precision::Second) => format_ident!("to_second"),
    };
    Ok(if *required { quote!(&Some(self.#name.#form())) } else { quote!(&self.#name.map(Timestamp::#form)) })
}

fn read_body<'a>(body: &'a Body, call: &Call) -> anyhow::Result<Vec<Argument<'a>>> {
    let name = format_ident!("body");
    let description = Cow::Borrowed(body.description.as_deref().unwrap_or("The body."));
    if let Some(default) = body.raw.first() {
        let known = body.raw.join("`, `");
        if known.contains('*') {
            bail!("a body of any type ({known}) is not supported");
        }
        return Ok(vec![
            Argument {
                kind: syn::parse_quote!(Body),
                required: true,
                description,
                write: quote!(.raw(self.body, self.content_type.as_deref().unwrap_or(#default))),
                name,
            },
            Argument {
                name: format_ident!("content_type"),
                kind: syn::parse_quote!(String),
                required: false,
                description: "The media type of the body: `image/jpeg` unless set, or `image/png`.".into(),
                write: quote!(),
            },
        ]);
    }
    let kind =
        in_types(call.arguments.get("body").context("progenitor resolved no type for the body")?.clone());
    let write = if body.required { quote!(.json(&self.body)) } else { quote!(.optional_json(&self.body)) };
    Ok(vec![Argument { name, kind, required: body.required, description, write }])
}

/// Names of this document's types, seen from an operation.
fn in_types(kind: syn::Type) -> syn::Type {
    struct InTypes;

    impl syn::visit_mut::VisitMut for InTypes {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            syn::visit_mut::visit_path_mut(self, path);
            const OTHERS: [&str; 10] =
                ["Option", "Vec", "String", "BTreeMap", "Timestamp", "bool", "i32", "i64", "f32", "f64"];
            if let Some(ident) = path.get_ident()
                && !OTHERS.iter().any(|other| ident == other)
            {
                *path = syn::parse_quote!(types::#ident);
            }
        }
    }

    let mut kind = kind;
    syn::visit_mut::VisitMut::visit_type_mut(&mut InTypes, &mut kind);
    kind
}

fn print_answer(
    answer: Answer,
    result: &syn::Type,
    operation: &Operation,
) -> anyhow::Result<(TokenStream, TokenStream)> {
    let result = in_types(result.clone());
    Ok(match answer {
        Answer::Empty => (quote!(()), quote!(decode::empty::<Self>(response, decoder))),
        Answer::Json => match &operation.list_property {
            Some(name) => (quote!(#result), quote!(decode::list::<Self, _>(#name, response, decoder))),
            None => (quote!(#result), quote!(decode::json::<Self, _>(response, decoder))),
        },
        Answer::Optional => (quote!(Option<#result>), quote!(decode::optional::<Self, _>(response, decoder))),
        Answer::CompletionOrEmpty => {
            (quote!(Completion<#result>), quote!(decode::completion_or_empty::<Self, _>(response, decoder)))
        }
        Answer::Redirectable => {
            (quote!(Redirectable<#result>), quote!(decode::redirectable::<Self, _>(response, decoder)))
        }
        Answer::Completion => {
            let pending = operation.pending.as_deref().context("the 202 answer is no component schema")?;
            let pending = format_ident!("{pending}");
            let output = quote!(Completion<#result, types::#pending>);
            (output, quote!(decode::completion::<Self, _, _>(response, decoder)))
        }
    })
}

/// The rustdoc of an operation's function.
fn describe(operation: &Operation, required: &[&Argument<'_>]) -> anyhow::Result<String> {
    let summary = operation.summary.as_deref();
    let summary = summary.context("no summary: write one in openapi/overlays/04-operations.yaml")?;
    let mut text = summary.to_owned();
    if let Some(description) = &operation.description {
        text += &format!("\n\n{description}");
    }
    if !required.is_empty() {
        text += "\n\n# Arguments";
        for argument in required {
            let description = argument.description.trim().replace('\n', "\n  ");
            text += &format!("\n- `{}`: {description}", argument.name);
        }
    }
    text += &format!("\n\n# API operation\n`{} {}`", operation.method, operation.path);
    Ok(text)
}
