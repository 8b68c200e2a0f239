//! Reads which other crates the public signatures of a crate name, from its sources.
//!
//! Rustdoc could tell the same only as JSON, which stable Rust does not print. What is read here are the items that
//! can be reached from the root of the crate, with imports, globs, re-exports and type aliases followed. Macros are not
//! expanded: the headers in their definitions and the types in their arguments count as public.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, Meta, Token, TraitItem, UseTree, Visibility};

use super::modules::{Files, Module};

/// Crates whose derives implement traits of the standard library only.
const DERIVES_OF_STD: [&str; 1] = ["thiserror"];

/// Features that an item needs; all of them.
pub(super) type Features = BTreeSet<String>;

/// Another crate in a public signature.
#[derive(Debug)]
pub(super) struct Appearance {
    /// The crate, as paths name it.
    pub(super) dependency: String,
    pub(super) features: Features,
    /// The module and the item.
    pub(super) item: String,
}

/// What the public signatures of a crate name of other crates.
#[derive(Debug, Default)]
pub(super) struct Signatures {
    pub(super) appearances: Vec<Appearance>,
    /// The crates that the root re-exports, under the names they have there.
    pub(super) re_exports: BTreeMap<String, String>,
}

/// Reads the sources of a crate with these dependencies, by the names that paths have for them.
pub(super) fn read(files: &Files, dependencies: &BTreeMap<String, String>) -> Result<Signatures> {
    let mut sources = Sources { modules: BTreeMap::new(), dependencies, known: RefCell::default() };
    let mut declared = BTreeMap::new();
    for (module, path) in files {
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        let parsed = syn::parse_file(&text).with_context(|| format!("parsing {}", path.display()))?;
        sources.add(module.clone(), parsed.items, &mut declared);
    }
    // A module has the attributes of its declaration, and those of the modules around it.
    for module in sources.modules.keys().cloned().collect::<Vec<_>>() {
        let around = (1..=module.len()).filter_map(|length| declared.get(&module[..length]));
        let gate = around.fold(Gate::default(), |gate, inner: &Gate| gate.and(inner));
        if let Some(scope) = sources.modules.get_mut(&module) {
            scope.gate = gate;
        }
    }
    Ok(Reader::new(&sources).read())
}

/// Under which conditions an item is there, and whether it is shown.
#[derive(Clone, Debug, Default)]
struct Gate {
    features: Features,
    /// Of tests only, or hidden from the documentation: no part of what is promised.
    is_hidden: bool,
}

impl Gate {
    fn of(attributes: &[Attribute]) -> Self {
        let mut gate = Self::default();
        for attribute in attributes {
            let Meta::List(list) = &attribute.meta else { continue };
            if list.path.is_ident("cfg") {
                gate = list
                    .parse_args()
                    .map_or(gate.clone(), |condition| gate.and(&Self::of_condition(&condition)));
            } else if list.path.is_ident("doc") {
                gate.is_hidden |= list.tokens.to_string() == "hidden";
            }
        }
        gate
    }

    /// A condition with alternatives counts as met.
    fn of_condition(condition: &Meta) -> Self {
        let mut gate = Self::default();
        match condition {
            Meta::Path(path) => gate.is_hidden = path.is_ident("test") || path.is_ident("doctest"),
            Meta::NameValue(pair) if pair.path.is_ident("feature") => {
                if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. }) = &pair.value {
                    gate.features.insert(name.value());
                }
            }
            Meta::List(list) if list.path.is_ident("all") => {
                let parts = list.parse_args_with(Metas::parse_terminated).into_iter().flatten();
                gate = parts.fold(gate, |gate, part| gate.and(&Self::of_condition(&part)));
            }
            _ => {}
        }
        gate
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            features: self.features.union(&other.features).cloned().collect(),
            is_hidden: self.is_hidden || other.is_hidden,
        }
    }
}

type Metas = Punctuated<Meta, Token![,]>;

/// A module: what it defines and what it imports.
#[derive(Debug, Default)]
struct Scope {
    items: Vec<Item>,
    gate: Gate,
    /// Imported names, with the paths behind them.
    imports: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

impl Scope {
    fn definition(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| definition_name(item).is_some_and(|defined| defined == name))
    }
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq)]
enum Target {
    Dependency(String),
    Definition(Module, String),
    Module(Module),
    /// A type of the standard library, a generic parameter.
    Unknown,
}

struct Sources<'a> {
    modules: BTreeMap<Module, Scope>,
    dependencies: &'a BTreeMap<String, String>,
    /// What was looked up before.
    known: RefCell<BTreeMap<(Module, String), Target>>,
}

impl Sources<'_> {
    fn add(&mut self, module: Module, items: Vec<Item>, declared: &mut BTreeMap<Module, Gate>) {
        let mut scope = Scope::default();
        for item in items {
            match &item {
                Item::Use(item) if !Gate::of(&item.attrs).is_hidden => {
                    each_leaf(&mut Vec::new(), &item.tree, &mut |name, path| match name {
                        Some(name) => drop(scope.imports.insert(name, path)),
                        None => scope.globs.push(path),
                    });
                }
                Item::Mod(item) => {
                    let child = join(&module, &item.ident.to_string());
                    declared.insert(child.clone(), Gate::of(&item.attrs));
                    if let Some((_, items)) = &item.content {
                        self.add(child, items.clone(), declared);
                    }
                }
                _ => {}
            }
            scope.items.push(item);
        }
        self.modules.insert(module, scope);
    }

    fn resolve(&self, module: &[String], path: &[String], seen: &mut BTreeSet<(Module, String)>) -> Target {
        let mut from = module.to_vec();
        let mut rest = path;
        while let [first, others @ ..] = rest {
            match first.as_str() {
                "crate" => from.clear(),
                "self" => {}
                "super" => drop(from.pop()),
                _ => break,
            }
            rest = others;
        }
        let [name, rest @ ..] = rest else { return Target::Module(from) };
        match self.look_up(&from, name, seen) {
            Target::Module(inner) if !rest.is_empty() => self.resolve(&inner, rest, seen),
            target => target,
        }
    }

    fn look_up(&self, module: &Module, name: &str, seen: &mut BTreeSet<(Module, String)>) -> Target {
        let key = (module.clone(), name.to_owned());
        if let Some(target) = self.known.borrow().get(&key) {
            return target.clone();
        }
        if !seen.insert(key.clone()) {
            return Target::Unknown;
        }
        let is_outermost = seen.len() == 1;
        let target = self.look_up_anew(module, name, seen);
        // What is found below a circle of globs may be only a part.
        if is_outermost || target != Target::Unknown {
            self.known.borrow_mut().insert(key, target.clone());
        }
        target
    }

    fn look_up_anew(&self, module: &Module, name: &str, seen: &mut BTreeSet<(Module, String)>) -> Target {
        let prelude = || match self.dependencies.contains_key(name) {
            true => Target::Dependency(name.to_owned()),
            false => Target::Unknown,
        };
        let Some(scope) = self.modules.get(module) else { return prelude() };
        if scope.definition(name).is_some() {
            return Target::Definition(module.clone(), name.to_owned());
        }
        let child = join(module, name);
        if self.modules.contains_key(&child) {
            return Target::Module(child);
        }
        match scope.imports.get(name) {
            // `use http;`
            Some(path) if path.len() == 1 && path[0] == name => return prelude(),
            Some(path) => return self.resolve(module, path, seen),
            None => {}
        }
        for glob in &scope.globs {
            if let Target::Module(inner) = self.resolve(module, glob, seen) {
                let target = self.look_up(&inner, name, seen);
                if target != Target::Unknown {
                    return target;
                }
            }
        }
        prelude()
    }

    fn target(&self, module: &Module, path: &syn::Path) -> Target {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if path.leading_colon.is_some() {
            return match segments.first() {
                Some(first) if self.dependencies.contains_key(first) => Target::Dependency(first.clone()),
                _ => Target::Unknown,
            };
        }
        self.resolve(module, &segments, &mut BTreeSet::new())
    }
}

/// Calls a function with each name that a tree imports, or none for a glob, and the path behind it.
fn each_leaf(prefix: &mut Vec<String>, tree: &UseTree, found: &mut dyn FnMut(Option<String>, Vec<String>)) {
    let with = |name: &syn::Ident| prefix.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            each_leaf(prefix, &path.tree, found);
            prefix.pop();
        }
        UseTree::Name(name) if name.ident == "self" => found(prefix.last().cloned(), prefix.clone()),
        UseTree::Name(name) => found(Some(name.ident.to_string()), with(&name.ident)),
        UseTree::Rename(rename) if rename.ident == "self" => {
            found(Some(rename.rename.to_string()), prefix.clone())
        }
        UseTree::Rename(rename) => found(Some(rename.rename.to_string()), with(&rename.ident)),
        UseTree::Glob(_) => found(None, prefix.clone()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| each_leaf(prefix, tree, found)),
    }
}

fn join(module: &[String], name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The name, visibility and attributes of an item that signatures can name, or that has one.
fn definition(item: &Item) -> Option<(&syn::Ident, &Visibility, &[Attribute])> {
    Some(match item {
        Item::Const(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Enum(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Fn(item) => (&item.sig.ident, &item.vis, &item.attrs),
        Item::Static(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Struct(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Trait(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Type(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Union(item) => (&item.ident, &item.vis, &item.attrs),
        _ => return None,
    })
}

fn definition_name(item: &Item) -> Option<&syn::Ident> {
    definition(item).map(|(name, ..)| name)
}

const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Finds the public items of a crate, and reads their signatures.
struct Reader<'a> {
    sources: &'a Sources<'a>,
    public: BTreeSet<(Module, String)>,
    modules: BTreeSet<Module>,
    signatures: Signatures,
}

impl<'a> Reader<'a> {
    fn new(sources: &'a Sources<'a>) -> Self {
        Self { sources, public: BTreeSet::new(), modules: BTreeSet::new(), signatures: Signatures::default() }
    }

    fn read(mut self) -> Signatures {
        self.add_public_items(&Module::new());
        let (mut definitions_read, mut impls_read) = (BTreeSet::new(), BTreeSet::new());
        // Signatures can name types that are public and that nothing re-exports: their methods can be called.
        loop {
            let pending: Vec<_> = self.public.difference(&definitions_read).cloned().collect();
            for key in &pending {
                self.read_definition(key);
            }
            definitions_read.extend(pending);
            for (module, scope) in &self.sources.modules {
                for (index, item) in scope.items.iter().enumerate() {
                    if let Item::Impl(item) = item
                        && !impls_read.contains(&(module, index))
                        && self.is_public_impl(module, item)
                    {
                        impls_read.insert((module, index));
                        self.read_impl(module, item);
                    }
                }
            }
            if self.public.len() == definitions_read.len() {
                break;
            }
        }
        for (module, scope) in &self.sources.modules {
            self.read_macros(module, scope);
        }
        self.signatures
    }

    /// Adds what is public in a public module.
    fn add_public_items(&mut self, module: &Module) {
        let sources = self.sources;
        let Some(scope) = sources.modules.get(module) else { return };
        if scope.gate.is_hidden || !self.modules.insert(module.clone()) {
            return;
        }
        for item in &scope.items {
            match item {
                Item::Mod(item) if is_public(&item.vis) => {
                    self.add_public_items(&join(module, &item.ident.to_string()));
                }
                Item::Use(item) if is_public(&item.vis) && !Gate::of(&item.attrs).is_hidden => {
                    let gate = scope.gate.and(&Gate::of(&item.attrs));
                    each_leaf(&mut Vec::new(), &item.tree, &mut |name, path| {
                        self.add_re_export(module, &gate, name, &path);
                    });
                }
                item => {
                    if let Some((name, visibility, _)) = definition(item)
                        && is_public(visibility)
                    {
                        self.public.insert((module.clone(), name.to_string()));
                    }
                }
            }
        }
    }

    fn add_re_export(&mut self, module: &Module, gate: &Gate, name: Option<String>, path: &[String]) {
        let target = match path {
            [dependency] if self.sources.dependencies.contains_key(dependency) => {
                Target::Dependency(dependency.clone())
            }
            path => self.sources.resolve(module, path, &mut BTreeSet::new()),
        };
        match target {
            Target::Module(module) => self.add_public_items(&module),
            Target::Definition(module, name) => drop(self.public.insert((module, name))),
            Target::Dependency(dependency) => {
                if let ([_], [], Some(name)) = (path, module.as_slice(), name) {
                    self.signatures.re_exports.insert(name, dependency.clone());
                }
                self.note(module, "pub use", gate, dependency);
            }
            Target::Unknown => {}
        }
    }

    fn note(&mut self, module: &Module, name: &str, gate: &Gate, dependency: String) {
        let item = join(module, name).join("::");
        self.signatures.appearances.push(Appearance { dependency, features: gate.features.clone(), item });
    }

    fn read_definition(&mut self, (module, name): &(Module, String)) {
        let Some(scope) = self.sources.modules.get(module) else { return };
        let Some(item) = scope.definition(name) else { return };
        let Some((_, _, attributes)) = definition(item) else { return };
        let gate = scope.gate.and(&Gate::of(attributes));
        if gate.is_hidden {
            return;
        }
        let mut paths = Paths::new(self, module, name, gate);
        paths.visit_derives(attributes);
        match item {
            Item::Const(item) => paths.visit_type(&item.ty),
            Item::Static(item) => paths.visit_type(&item.ty),
            Item::Fn(item) => paths.visit_signature(&item.sig),
            Item::Type(item) => {
                paths.visit_generics(&item.generics);
                paths.visit_type(&item.ty);
            }
            Item::Struct(item) => {
                paths.visit_generics(&item.generics);
                for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
                    paths.within(&field.attrs, |paths| paths.visit_type(&field.ty));
                }
            }
            Item::Enum(item) => {
                paths.visit_generics(&item.generics);
                for variant in &item.variants {
                    let fields = &variant.fields;
                    paths.within(&variant.attrs, |paths| {
                        fields.iter().for_each(|field| paths.visit_type(&field.ty));
                    });
                }
            }
            Item::Trait(item) => {
                paths.visit_generics(&item.generics);
                item.supertraits.iter().for_each(|bound| paths.visit_type_param_bound(bound));
                for item in &item.items {
                    paths.visit_trait_part(item);
                }
            }
            _ => {}
        }
    }

    /// Whether an implementation belongs to a public type, or brings a public trait to another type.
    fn is_public_impl(&self, module: &Module, item: &syn::ItemImpl) -> bool {
        let is_public = |path: &syn::Path| match self.sources.target(module, path) {
            Target::Definition(module, name) => Some(self.public.contains(&(module, name))),
            _ => None,
        };
        let self_type = match &*item.self_ty {
            syn::Type::Path(path) => is_public(&path.path),
            _ => None,
        };
        match item.trait_.as_ref().map(|(path, _)| is_public(path)) {
            None => self_type == Some(true),
            Some(Some(trait_is_public)) => trait_is_public && self_type != Some(false),
            // The trait of another crate: the type is of this one.
            Some(None) => self_type == Some(true),
        }
    }

    fn read_impl(&mut self, module: &Module, item: &syn::ItemImpl) {
        let Some(scope) = self.sources.modules.get(module) else { return };
        let gate = scope.gate.and(&Gate::of(&item.attrs));
        if gate.is_hidden {
            return;
        }
        let self_type = &item.self_ty;
        let name = quote::quote!(#self_type).to_string();
        let mut paths = Paths::new(self, module, &name, gate);
        paths.visit_generics(&item.generics);
        paths.visit_type(self_type);
        if let Some((path, _)) = &item.trait_ {
            paths.visit_path(path);
        }
        for part in &item.items {
            match part {
                ImplItem::Type(part) => paths.within(&part.attrs, |paths| paths.visit_type(&part.ty)),
                // Those of a trait have its signatures.
                ImplItem::Fn(part) if is_public(&part.vis) => {
                    paths.within(&part.attrs, |paths| paths.visit_signature(&part.sig));
                }
                ImplItem::Const(part) if is_public(&part.vis) => {
                    paths.within(&part.attrs, |paths| paths.visit_type(&part.ty));
                }
                _ => {}
            }
        }
    }

    /// Reads the macros that a module defines, and the types in the arguments of those that it calls.
    fn read_macros(&mut self, module: &Module, scope: &Scope) {
        for item in &scope.items {
            let Item::Macro(item) = item else { continue };
            let gate = scope.gate.and(&Gate::of(&item.attrs));
            if gate.is_hidden {
                continue;
            }
            let name = item.mac.path.segments.last().map(|segment| segment.ident.to_string());
            let name = item.ident.as_ref().map(ToString::to_string).or(name).unwrap_or_default();
            let mut starts = Vec::new();
            if item.mac.path.is_ident("macro_rules") {
                headers(item.mac.tokens.clone(), &mut starts);
            } else {
                path_starts(item.mac.tokens.clone(), &Gate::default(), &mut starts);
            }
            for (start, inner) in starts {
                if let Target::Dependency(dependency) =
                    self.sources.resolve(module, &start, &mut BTreeSet::new())
                {
                    self.note(module, &format!("{name}!"), &gate.and(&inner), dependency);
                }
            }
        }
    }
}

/// Finds the paths in the headers of public functions, and of implementations of traits, in tokens.
fn headers(tokens: TokenStream, found: &mut Vec<(Vec<String>, Gate)>) {
    let mut gate = Gate::default();
    let (mut is_public, mut header): (bool, Option<Vec<TokenTree>>) = (false, None);
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                if let Some(TokenTree::Group(group)) = tokens.peek() {
                    let attributes = syn::parse::Parser::parse2(
                        Attribute::parse_outer,
                        [token.clone(), TokenTree::Group(group.clone())].into_iter().collect(),
                    );
                    gate = gate.and(&Gate::of(&attributes.unwrap_or_default()));
                    tokens.next();
                }
            }
            TokenTree::Ident(word) if word == "pub" => is_public = true,
            TokenTree::Ident(word) if header.is_none() && (word == "impl" || (word == "fn" && is_public)) => {
                header = Some(vec![token]);
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if let Some(header) = header.take() {
                    add_header(header, &gate, found);
                }
                (is_public, gate) = (false, Gate::default());
                headers(group.stream(), found);
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => {
                (is_public, gate, header) = (false, Gate::default(), None);
            }
            _ => match &mut header {
                Some(header) => header.push(token),
                None => {
                    if let TokenTree::Group(group) = token {
                        headers(group.stream(), found);
                    }
                }
            },
        }
    }
}

fn add_header(header: Vec<TokenTree>, gate: &Gate, found: &mut Vec<(Vec<String>, Gate)>) {
    let text: String = header.iter().map(|token| format!("{token} ")).collect();
    let is_impl = text.starts_with("impl ");
    // The traits that are named with `$crate` are private: nothing else can be named that way.
    if is_impl && text.split_once(" for ").is_none_or(|(before, _)| before.contains("$ crate")) {
        return;
    }
    path_starts(header.into_iter().collect(), gate, found);
}

/// What stands before paths, and begins none.
const KEYWORDS: [&str; 6] = ["impl", "for", "dyn", "mut", "where", "as"];

/// Finds the paths in tokens.
fn path_starts(tokens: TokenStream, gate: &Gate, found: &mut Vec<(Vec<String>, Gate)>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    let mut end = |path: &mut Vec<String>| {
        if !path.is_empty() {
            found.push((std::mem::take(path), gate.clone()));
        }
    };
    let mut groups = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
            // `impl ::name` is no path of two names.
            TokenTree::Ident(word) if KEYWORDS.iter().any(|keyword| word == keyword) => {
                end(&mut path);
                colons = 0;
            }
            TokenTree::Ident(word) => {
                if colons != 2 {
                    end(&mut path);
                }
                path.push(word.to_string());
                colons = 0;
            }
            other => {
                end(&mut path);
                colons = 0;
                if let TokenTree::Group(group) = other {
                    groups.push(group.stream());
                }
            }
        }
    }
    end(&mut path);
    groups.into_iter().for_each(|tokens| path_starts(tokens, gate, found));
}

/// Notes the crates behind the paths of one item.
struct Paths<'r, 'a> {
    reader: &'r mut Reader<'a>,
    module: Module,
    item: String,
    gate: Gate,
    /// Type aliases that are followed at the moment.
    aliases: Vec<(Module, String)>,
}

impl<'r, 'a> Paths<'r, 'a> {
    fn new(reader: &'r mut Reader<'a>, module: &Module, item: &str, gate: Gate) -> Self {
        Self { reader, module: module.clone(), item: item.to_owned(), gate, aliases: Vec::new() }
    }

    /// Visits a part of the item that has attributes of its own.
    fn within(&mut self, attributes: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let gate = self.gate.and(&Gate::of(attributes));
        if gate.is_hidden {
            return;
        }
        let outer = std::mem::replace(&mut self.gate, gate);
        visit(self);
        self.gate = outer;
    }

    fn visit_trait_part(&mut self, item: &TraitItem) {
        match item {
            TraitItem::Const(item) => self.within(&item.attrs, |paths| paths.visit_type(&item.ty)),
            TraitItem::Fn(item) => self.within(&item.attrs, |paths| paths.visit_signature(&item.sig)),
            TraitItem::Type(item) => self.within(&item.attrs, |paths| {
                paths.visit_generics(&item.generics);
                item.bounds.iter().for_each(|bound| paths.visit_type_param_bound(bound));
            }),
            _ => {}
        }
    }

    /// A derive implements the trait of its name.
    fn visit_derives(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            let Meta::List(list) = &attribute.meta else { continue };
            if list.path.is_ident("derive") {
                self.visit_derive(list);
            } else if list.path.is_ident("cfg_attr") {
                let Ok(parts) = list.parse_args_with(Metas::parse_terminated) else { continue };
                let mut parts = parts.into_iter();
                let Some(condition) = parts.next() else { continue };
                let gate = self.gate.and(&Gate::of_condition(&condition));
                let outer = std::mem::replace(&mut self.gate, gate);
                for part in parts {
                    match part {
                        Meta::List(list) if list.path.is_ident("derive") => self.visit_derive(&list),
                        _ => {}
                    }
                }
                self.gate = outer;
            }
        }
    }

    fn visit_derive(&mut self, list: &syn::MetaList) {
        let derives = list.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
        for derive in derives.into_iter().flatten() {
            match self.reader.sources.target(&self.module, &derive) {
                Target::Dependency(dependency) if DERIVES_OF_STD.contains(&dependency.as_str()) => {}
                _ => self.visit_path(&derive),
            }
        }
    }
}

impl<'ast> Visit<'ast> for Paths<'_, '_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        match self.reader.sources.target(&self.module, path) {
            Target::Dependency(dependency) => {
                self.reader.note(&self.module, &self.item, &self.gate, dependency);
            }
            Target::Definition(module, name) => {
                let sources = self.reader.sources;
                match sources.modules.get(&module).and_then(|scope| scope.definition(&name)) {
                    Some(Item::Type(alias)) if !self.aliases.contains(&(module.clone(), name.clone())) => {
                        self.aliases.push((module.clone(), name));
                        let outer = std::mem::replace(&mut self.module, module);
                        self.visit_type(&alias.ty);
                        self.module = outer;
                        self.aliases.pop();
                    }
                    Some(
                        Item::Struct(syn::ItemStruct { vis, .. }) | Item::Enum(syn::ItemEnum { vis, .. }),
                    ) if is_public(vis) => {
                        self.reader.public.insert((module, name));
                    }
                    _ => {}
                }
            }
            Target::Module(_) | Target::Unknown => {}
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_expr(&mut self, _: &'ast syn::Expr) {}
}
