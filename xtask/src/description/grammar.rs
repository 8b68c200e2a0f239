//! The objects of OpenAPI 3.0: which members they have, and which of these are prose.
//!
//! A member that is named here and is not [`Rule::Prose`] is structure. Prose is what is written
//! for readers: titles of schemas, summaries, descriptions, examples, links to documentation,
//! contact and licence. Extensions (`x-…`) are left out as well, all of them: nothing here reads
//! upstream's extensions, and many of them are prose under another name.
//!
//! Names that upstream chose (of paths, properties, parameters, schemas …) are never looked up
//! here, so a property called `description` or `x-request` stays.

/// The kinds of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Info,
    Server,
    ServerVariable,
    Tag,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Response,
    Header,
    Link,
    Callback,
    Schema,
    Discriminator,
    Components,
    SecurityScheme,
    OauthFlows,
    OauthFlow,
}

impl Kind {
    /// The part of `components` whose members can be referred to where this kind is expected.
    pub(super) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Parameter => "parameters",
            Self::RequestBody => "requestBodies",
            Self::Response => "responses",
            Self::Header => "headers",
            Self::Link => "links",
            Self::Callback => "callbacks",
            Self::Schema => "schemas",
            Self::SecurityScheme => "securitySchemes",
            _ => return None,
        })
    }
}

/// What stands in a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Written for readers; left out.
    Prose,
    /// Any value, kept as it is.
    Any,
    Text,
    /// True or false; to leave it out is to say false.
    Flag,
    /// True or false, where leaving it out may mean either.
    Choice,
    Number,
    /// A list of text in which neither order nor repetition means anything.
    TextSet,
    /// A list of values in which neither order nor repetition means anything.
    ValueSet,
    /// The name of a kind of value, one of [`TYPES`].
    TypeName,
    /// The required description of a response: kept, empty.
    EmptyText,
    Node(Kind),
    List(Kind),
    /// Names chosen upstream, each with an object of this kind.
    Map(Kind),
    /// The same, but `x-…` is an extension and not a name.
    Patterned(Kind),
    /// Names chosen upstream, each with a description of it: the names are kept.
    Names,
    /// A flag or a schema.
    FlagOrSchema,
}

use Rule::{
    Any, Choice, EmptyText, Flag, FlagOrSchema, List, Map, Names, Node, Number, Patterned, Prose, Text,
    TextSet, TypeName, ValueSet,
};

/// The methods that a path item can have.
pub(super) const METHODS: [&str; 8] = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

/// What a schema's `type` can be.
pub(super) const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// What member `key` of an object of this kind holds; `None` when OpenAPI 3.0 has no such member.
pub(super) fn rule(kind: Kind, key: &str) -> Option<Rule> {
    Some(match (kind, key) {
        (Kind::Document, "openapi") => Text,
        (Kind::Document, "info") => Node(Kind::Info),
        (Kind::Document, "servers") => List(Kind::Server),
        (Kind::Document, "paths") => Patterned(Kind::PathItem),
        (Kind::Document, "components") => Node(Kind::Components),
        (Kind::Document, "security") => ValueSet,
        (Kind::Document, "tags") => List(Kind::Tag),

        (Kind::Info, "title" | "version") => Text,
        (Kind::Info, "contact" | "license" | "termsOfService") => Prose,

        (Kind::Server, "url") => Text,
        (Kind::Server, "variables") => Map(Kind::ServerVariable),
        (Kind::ServerVariable, "enum") => ValueSet,
        (Kind::ServerVariable, "default") => Text,

        (Kind::Tag, "name") => Text,

        (Kind::PathItem, method) if METHODS.contains(&method) => Node(Kind::Operation),
        (Kind::PathItem, "parameters") => List(Kind::Parameter),
        (Kind::PathItem, "servers") => List(Kind::Server),

        (Kind::Operation, "tags") => TextSet,
        (Kind::Operation, "operationId") => Text,
        (Kind::Operation, "parameters") => List(Kind::Parameter),
        (Kind::Operation, "requestBody") => Node(Kind::RequestBody),
        (Kind::Operation, "responses") => Patterned(Kind::Response),
        (Kind::Operation, "callbacks") => Map(Kind::Callback),
        (Kind::Operation, "security") => ValueSet,
        (Kind::Operation, "servers") => List(Kind::Server),
        (Kind::Operation, "deprecated") => Flag,

        (Kind::Parameter, "name" | "in") => Text,
        (Kind::Parameter | Kind::Header, "style") => Text,
        (Kind::Parameter | Kind::Header, "required" | "deprecated" | "allowEmptyValue" | "allowReserved") => {
            Flag
        }
        (Kind::Parameter | Kind::Header, "schema") => Node(Kind::Schema),
        (Kind::Parameter | Kind::Header, "content") => Map(Kind::MediaType),

        (Kind::RequestBody, "content") => Map(Kind::MediaType),
        (Kind::RequestBody, "required") => Flag,

        (Kind::MediaType, "schema") => Node(Kind::Schema),
        (Kind::MediaType, "encoding") => Map(Kind::Encoding),
        (Kind::Encoding, "contentType" | "style") => Text,
        (Kind::Encoding, "headers") => Map(Kind::Header),
        (Kind::Encoding, "allowReserved") => Flag,
        (Kind::Parameter | Kind::Header | Kind::Encoding, "explode") => Choice,

        (Kind::Response, "description") => EmptyText,
        (Kind::Response, "headers") => Map(Kind::Header),
        (Kind::Response, "content") => Map(Kind::MediaType),
        (Kind::Response, "links") => Map(Kind::Link),

        (Kind::Link, "operationRef" | "operationId") => Text,
        (Kind::Link, "parameters" | "requestBody") => Any,
        (Kind::Link, "server") => Node(Kind::Server),

        (Kind::Schema, "type") => TypeName,
        (Kind::Schema, "format" | "pattern") => Text,
        (Kind::Schema, "enum") => ValueSet,
        (Kind::Schema, "default") => Any,
        (Kind::Schema, "required") => TextSet,
        (Kind::Schema, "properties") => Map(Kind::Schema),
        (Kind::Schema, "items" | "not") => Node(Kind::Schema),
        (Kind::Schema, "allOf" | "anyOf" | "oneOf") => List(Kind::Schema),
        (Kind::Schema, "additionalProperties") => FlagOrSchema,
        (Kind::Schema, "discriminator") => Node(Kind::Discriminator),
        (Kind::Schema, "xml") => Any,
        (
            Kind::Schema,
            "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" | "exclusiveMinimum"
            | "exclusiveMaximum",
        ) => Flag,
        (
            Kind::Schema,
            "minimum" | "maximum" | "multipleOf" | "minLength" | "maxLength" | "minItems" | "maxItems"
            | "minProperties" | "maxProperties",
        ) => Number,
        (Kind::Schema, "title") => Prose,

        (Kind::Discriminator, "propertyName") => Text,
        (Kind::Discriminator, "mapping") => Any,

        (Kind::Components, "schemas") => Map(Kind::Schema),
        (Kind::Components, "responses") => Map(Kind::Response),
        (Kind::Components, "parameters") => Map(Kind::Parameter),
        (Kind::Components, "requestBodies") => Map(Kind::RequestBody),
        (Kind::Components, "headers") => Map(Kind::Header),
        (Kind::Components, "securitySchemes") => Map(Kind::SecurityScheme),
        (Kind::Components, "links") => Map(Kind::Link),
        (Kind::Components, "callbacks") => Map(Kind::Callback),

        (Kind::SecurityScheme, "type" | "name" | "in" | "scheme" | "bearerFormat" | "openIdConnectUrl") => {
            Text
        }
        (Kind::SecurityScheme, "flows") => Node(Kind::OauthFlows),
        (Kind::OauthFlows, "implicit" | "password" | "clientCredentials" | "authorizationCode") => {
            Node(Kind::OauthFlow)
        }
        (Kind::OauthFlow, "authorizationUrl" | "tokenUrl" | "refreshUrl") => Text,
        // A scope's value is its description.
        (Kind::OauthFlow, "scopes") => Names,

        (_, "description" | "summary" | "example" | "examples" | "externalDocs") => Prose,
        _ => return None,
    })
}
