//! Prints the operations: a function that creates the call, and a type with its arguments.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::model::{
    Body, DatePrecision, Model, OperationModel, Parameter, ParameterLocation, ResponseKind, snake_case,
};
use super::output::GeneratedFiles;
use super::resolve::{OperationTypes, ResolvedTypes, outer_name};
use super::types::parameter_and_conversion;
use crate::effective::EffectiveDocument;

pub(crate) fn print(
    document: &EffectiveDocument,
    model: &Model,
    resolved: &ResolvedTypes,
    files: &mut GeneratedFiles,
) -> anyhow::Result<()> {
    let mut by_tag: BTreeMap<String, TokenStream> = BTreeMap::new();
    for operation in &model.operations {
        let operation_types = resolved.operations.get(&operation.id);
        let operation_types =
            operation_types.with_context(|| format!("progenitor generated nothing for {}", operation.id))?;
        let printed = print_operation(operation, operation_types).with_context(|| operation.id.clone())?;
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
    // The modules are files for people to read, not paths: upstream may regroup operations at any time.
    let root = quote! {
        //! The operations: a function for each, which creates a call for [`Client::send`](crate::Client::send).
        #(mod #tags;)*
        #(pub use #tags::*;)*
    };
    files.add(format!("{module}/operations/mod.rs"), source, root, "")?;
    let title = format!(" Bindings generated from `{source}`.");
    let root = quote! {
        #![doc = #title]
        pub mod operations;
        pub mod types;
    };
    files.add(format!("{module}/mod.rs"), source, root, "")
}

/// An argument of an operation, as a field of its type.
pub(super) struct Argument<'a> {
    pub(super) name: syn::Ident,
    pub(super) ty: syn::Type,
    /// Whether it is a parameter of the function; otherwise it has a method.
    required: bool,
    pub(super) description: Cow<'a, str>,
    /// How it is written into the request.
    write: TokenStream,
}

fn print_operation(
    operation: &OperationModel,
    operation_types: &OperationTypes,
) -> anyhow::Result<TokenStream> {
    use heck::ToUpperCamelCase as _;

    let function = format_ident!("{}", operation.id);
    let name = format_ident!("{}", operation.id.to_upper_camel_case());
    let mut arguments = Vec::new();
    for parameter in &operation.parameters {
        arguments.push(read_parameter(parameter, operation_types)?);
    }
    if let Some(body) = &operation.body {
        arguments.extend(read_body(body, operation_types)?);
    }

    let members = arguments.iter().map(|Argument { name, ty, required, .. }| {
        if *required || outer_name(ty) == "Vec" { quote!(#name: #ty,) } else { quote!(#name: Option<#ty>,) }
    });
    let required: Vec<_> = arguments.iter().filter(|argument| argument.required).collect();
    let optional: Vec<_> = arguments.iter().filter(|argument| !argument.required).collect();
    let parameters = required.iter().map(|argument| {
        let (ty, name) = (parameter_and_conversion(&argument.name, &argument.ty).0, &argument.name);
        quote!(#name: #ty)
    });
    let initializers = required.iter().map(|argument| {
        let (value, name) = (parameter_and_conversion(&argument.name, &argument.ty).1, &argument.name);
        super::types::initializer(name, &value)
    });
    let defaults = optional.iter().map(|Argument { name, .. }| quote!(#name: Default::default(),));
    let setters = optional.iter().map(|argument| print_setter(argument));
    let writes = arguments.iter().map(|argument| &argument.write);

    let (output, decode) = output_and_decode(operation.response_kind, &operation_types.result, operation)?;
    let OperationModel { id, path, success, .. } = operation;
    let method = format_ident!("{}", operation.method);
    let effect = format_ident!("{}", operation.effect);
    let token = format_ident!("{}", operation.token);
    let service = format_ident!("{}", operation.service);
    let success = success.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    let headers: Vec<_> = operation.parameters.iter().filter_map(Parameter::header_name).collect();
    let headers = (!headers.is_empty()).then(|| quote!(.with_headers(&[#(#headers),*])));
    let starts_generation = operation.facts.starts_generation.then(|| quote!(.starting_generation()));
    let doc = docs::attributes(&documentation(operation, &required)?);
    let short = docs::attribute(&format!("The arguments of [`{id}`]."));
    let setters: TokenStream = setters.collect();
    let setters = (!setters.is_empty()).then(|| quote!(impl #name { #setters }));
    // A body that is a stream can be sent once, so it cannot be cloned.
    let derives = if operation.body.as_ref().is_some_and(|body| !body.raw.is_empty()) {
        quote!(#[derive(Debug)])
    } else {
        quote!(#[derive(Clone, Debug)])
    };
    Ok(quote! {
        #doc
        pub fn #function(#(#parameters),*) -> #name {
            #name { #(#initializers)* #(#defaults)* }
        }

        #short
        #derives
        #[must_use = "a call does nothing until it is passed to `Client::send`"]
        pub struct #name { #(#members)* }

        #setters

        impl Operation for #name {
            type Output = #output;
            const INFO: &'static OperationInfo = &OperationInfo::new(
                #id, Method::#method, #path, &[#(#success),*], Effect::#effect, Token::#token, Service::#service,
            ) #headers #starts_generation;

            // With `inline`, a program compiles this code only for the calls that it makes.
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
    let Argument { name, ty, description, .. } = argument;
    let doc = docs::attributes(description.as_ref());
    let (accepted, value) = parameter_and_conversion(name, ty);
    let value = if outer_name(ty) == "Vec" { value } else { quote!(Some(#value)) };
    quote! {
        #doc
        pub fn #name(mut self, #name: #accepted) -> Self {
            self.#name = #value;
            self
        }
    }
}

pub(super) fn read_parameter<'a>(
    parameter: &'a Parameter,
    operation_types: &OperationTypes,
) -> anyhow::Result<Argument<'a>> {
    let Parameter { wire_name, rust_name, required, .. } = parameter;
    let ty = operation_types.arguments.get(&snake_case(wire_name));
    let ty = ty.with_context(|| format!("progenitor resolved no type for {wire_name}"))?.clone();
    let ty = match outer_name(&ty).as_str() {
        "Option" => super::resolve::first_argument(&ty).context("an Option of nothing")?.clone(),
        _ => ty,
    };
    let ty = qualify_types(ty);
    let name = format_ident!("{rust_name}");
    let value = value_expression(parameter, &name, &ty)?;
    let write = match parameter.location {
        ParameterLocation::Path => quote!(.path(#wire_name, &self.#name)),
        ParameterLocation::Query => quote!(.query(#wire_name, #value)),
        ParameterLocation::Header => quote!(.header(#wire_name, #value)),
    };
    let description = parameter.description.as_deref();
    let description = description.with_context(|| {
        format!("parameter {wire_name} has no description: write one in 04-operations.yaml")
    })?;
    let description = match parameter.precision {
        None => Cow::Borrowed(description),
        Some(DatePrecision::Day) => Cow::Owned(format!("{description}\n\n{SENT_AS_A_DAY}")),
        Some(DatePrecision::Second) => Cow::Owned(format!("{description}\n\n{SENT_TO_THE_SECOND}")),
    };
    Ok(Argument { name, ty, required: *required, description, write })
}

const SENT_AS_A_DAY: &str = "Sent as a day, `YYYY-MM-DD`: a time of day is not sent. Of a time with an offset the day \
                             in UTC is sent.";

const SENT_TO_THE_SECOND: &str = "Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are \
                                  not sent. A date without a time is sent as a day, `YYYY-MM-DD`.";

/// The expression that is passed to the writer of queries and headers.
fn value_expression(parameter: &Parameter, name: &syn::Ident, ty: &syn::Type) -> anyhow::Result<TokenStream> {
    let Parameter { wire_name, location, required, precision, .. } = parameter;
    let is_date = outer_name(ty) == "Timestamp";
    let has_dates = super::resolve::innermost_name(ty) == "Timestamp";
    let conversion = match precision {
        None if has_dates => bail!(
            "parameter {wire_name} is a date that its own schema does not call one: write the schema in place"
        ),
        None if *required => return Ok(quote!(&Some(&self.#name))),
        None => return Ok(quote!(&self.#name)),
        Some(_) if !is_date || *location == ParameterLocation::Path => {
            bail!("parameter {wire_name}: a list of dates, or a date in a path, is not supported")
        }
        Some(DatePrecision::Day) => format_ident!("to_day"),
        Some(DatePrecision::Second) => format_ident!("to_second"),
    };
    Ok(if *required {
        quote!(&Some(self.#name.#conversion()))
    } else {
        quote!(&self.#name.map(Timestamp::#conversion))
    })
}

fn read_body<'a>(body: &'a Body, operation_types: &OperationTypes) -> anyhow::Result<Vec<Argument<'a>>> {
    let name = format_ident!("body");
    let description = Cow::Borrowed(body.description.as_deref().unwrap_or("The body."));
    if let Some(default) = body.raw.first() {
        let known = body.raw.join("`, `");
        if known.contains('*') {
            bail!("a body of any type ({known}) is not supported");
        }
        return Ok(vec![
            Argument {
                ty: syn::parse_quote!(Body),
                required: true,
                description,
                write: quote!(.raw(self.body, self.content_type.as_deref().unwrap_or(#default))),
                name,
            },
            Argument {
                name: format_ident!("content_type"),
                ty: syn::parse_quote!(String),
                required: false,
                description: "The media type of the body: `image/jpeg` unless set, or `image/png`.".into(),
                write: quote!(),
            },
        ]);
    }
    let ty = qualify_types(
        operation_types.arguments.get("body").context("progenitor resolved no type for the body")?.clone(),
    );
    let write = if body.required { quote!(.json(&self.body)) } else { quote!(.optional_json(&self.body)) };
    Ok(vec![Argument { name, ty, required: body.required, description, write }])
}

/// Qualifies the names of types of this document, for use in an operation.
pub(super) fn qualify_types(ty: syn::Type) -> syn::Type {
    struct QualifyTypes;

    impl syn::visit_mut::VisitMut for QualifyTypes {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            syn::visit_mut::visit_path_mut(self, path);
            const UNQUALIFIED: [&str; 10] =
                ["Option", "Vec", "String", "BTreeMap", "Timestamp", "bool", "i32", "i64", "f32", "f64"];
            if let Some(ident) = path.get_ident()
                && !UNQUALIFIED.iter().any(|other| ident == other)
            {
                *path = syn::parse_quote!(types::#ident);
            }
        }
    }

    let mut ty = ty;
    syn::visit_mut::VisitMut::visit_type_mut(&mut QualifyTypes, &mut ty);
    ty
}

fn output_and_decode(
    response_kind: ResponseKind,
    result: &syn::Type,
    operation: &OperationModel,
) -> anyhow::Result<(TokenStream, TokenStream)> {
    let result = qualify_types(result.clone());
    Ok(match response_kind {
        ResponseKind::Empty => (quote!(()), quote!(decode::empty::<Self>(response, decoder))),
        ResponseKind::Json => match &operation.list_property {
            Some(name) => (quote!(#result), quote!(decode::list::<Self, _>(#name, response, decoder))),
            None => (quote!(#result), quote!(decode::json::<Self, _>(response, decoder))),
        },
        ResponseKind::Optional => {
            (quote!(Option<#result>), quote!(decode::optional::<Self, _>(response, decoder)))
        }
        ResponseKind::CompletionOrEmpty => {
            (quote!(Completion<#result>), quote!(decode::completion_or_empty::<Self, _>(response, decoder)))
        }
        ResponseKind::Redirectable => {
            (quote!(Redirectable<#result>), quote!(decode::redirectable::<Self, _>(response, decoder)))
        }
        ResponseKind::Completion => {
            let pending = operation
                .pending
                .as_deref()
                .context("the schema of the 202 response is no component schema")?;
            let pending = format_ident!("{pending}");
            let output = quote!(Completion<#result, types::#pending>);
            (output, quote!(decode::completion::<Self, _, _>(response, decoder)))
        }
    })
}

/// The rustdoc of an operation's function.
fn documentation(operation: &OperationModel, required: &[&Argument<'_>]) -> anyhow::Result<String> {
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
