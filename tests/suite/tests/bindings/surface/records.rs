//! What `record!` states of a type's properties: their names on the wire.

use std::collections::BTreeMap;

use syn::parse::{Parse, ParseStream};

/// The notes on each field that has any, by type and field.
pub(super) type Notes = BTreeMap<(String, String), String>;

/// The notes in a file.
pub(super) fn notes(file: &syn::File) -> Notes {
    let mut notes = Notes::new();
    for item in &file.items {
        if let syn::Item::Macro(item) = item
            && item.mac.path.is_ident("record")
        {
            let Record { name, properties } = item.mac.parse_body().expect("`record!` states a record");
            for property in properties {
                let note = property.note();
                notes.insert((name.to_string(), property.field.to_string()), note);
            }
        }
    }
    notes
}

struct Record {
    name: syn::Ident,
    properties: Vec<Property>,
}

struct Property {
    field: syn::Ident,
    names: Vec<String>,
}

impl Property {
    fn note(&self) -> String {
        let mut note = String::new();
        for (position, name) in self.names.iter().enumerate() {
            match position {
                0 if self.field == name || self.field == format!("r#{name}") => {}
                0 => note += &format!("  sent as {name:?}"),
                _ => note += &format!("  read as {name:?}"),
            }
        }
        note
    }
}

impl Parse for Record {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        let body;
        syn::braced!(body in input);
        let properties = body.parse_terminated(Property::parse, syn::Token![,])?;
        Ok(Self { name, properties: properties.into_iter().collect() })
    }
}

impl Parse for Property {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let field = syn::ext::IdentExt::parse_any(input)?;
        input.parse::<syn::Token![=]>()?;
        let mut names = vec![input.parse::<syn::LitStr>()?.value()];
        while input.peek(syn::Token![|]) {
            input.parse::<syn::Token![|]>()?;
            names.push(input.parse::<syn::LitStr>()?.value());
        }
        Ok(Self { field, names })
    }
}
