//! The objects of OpenAPI 3.0: which members they have, and which of these are prose.
//!
//! A member that is named here and is not [`Rule::Prose`] is structure. Prose is text written
//! for readers: titles of schemas, summaries, descriptions, examples, links to documentation,
//! contact and licence. All extensions (`x-…`) are removed as well: nothing here reads
//! upstream's extensions, and many of them are prose under another name.
//!
//! Names that upstream chose (of paths, properties, parameters, schemas …) are never looked up
//! here, so a property called `description` or `x-request` is kept.

/// The kinds of OpenAPI objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectKind {
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

impl ObjectKind {
    /// The section of `components` that a reference to an object of this kind points into.
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

/// The content of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Written for readers; removed.
    Prose,
    /// Any value, kept unchanged.
    Any,
    Text,
    /// True or false; an absent flag is false.
    Flag,
    /// True or false; the meaning of an absent one depends on other members.
    OptionalFlag,
    Number,
    /// A list of text in which neither order nor repetition means anything.
    TextSet,
    /// A list of values in which neither order nor repetition means anything.
    ValueSet,
    /// The name of a type, one of [`TYPES`].
    TypeName,
    /// The required description of a response: kept, empty.
    EmptyText,
    Node(ObjectKind),
    List(ObjectKind),
    /// Names chosen upstream, each with an object of this kind.
    Map(ObjectKind),
    /// The same, but `x-…` is an extension and not a name.
    Patterned(ObjectKind),
    /// Names chosen upstream, each with a description of it: the names are kept.
    Names,
    /// A flag or a schema.
    FlagOrSchema,
}

use Rule::{
    Any, EmptyText, Flag, FlagOrSchema, List, Map, Names, Node, Number, OptionalFlag, Patterned, Prose, Text,
    TextSet, TypeName, ValueSet,
};

/// The methods that a path item can have.
pub(super) const METHODS: [&str; 8] = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

/// What a schema's `type` can be.
pub(super) const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// The content of member `key` of an object of this kind; `None` when OpenAPI 3.0 has no such member.
pub(super) fn rule(kind: ObjectKind, key: &str) -> Option<Rule> {
    Some(match (kind, key) {
        (ObjectKind::Document, "openapi") => Text,
        (ObjectKind::Document, "info") => Node(ObjectKind::Info),
        (ObjectKind::Document, "servers") => List(ObjectKind::Server),
        (ObjectKind::Document, "paths") => Patterned(ObjectKind::PathItem),
        (ObjectKind::Document, "components") => Node(ObjectKind::Components),
        (ObjectKind::Document, "security") => ValueSet,
        (ObjectKind::Document, "tags") => List(ObjectKind::Tag),

        (ObjectKind::Info, "title" | "version") => Text,
        (ObjectKind::Info, "contact" | "license" | "termsOfService") => Prose,

        (ObjectKind::Server, "url") => Text,
        (ObjectKind::Server, "variables") => Map(ObjectKind::ServerVariable),
        (ObjectKind::ServerVariable, "enum") => ValueSet,
        (ObjectKind::ServerVariable, "default") => Text,

        (ObjectKind::Tag, "name") => Text,

        (ObjectKind::PathItem, method) if METHODS.contains(&method) => Node(ObjectKind::Operation),
        (ObjectKind::PathItem, "parameters") => List(ObjectKind::Parameter),
        (ObjectKind::PathItem, "servers") => List(ObjectKind::Server),

        (ObjectKind::Operation, "tags") => TextSet,
        (ObjectKind::Operation, "operationId") => Text,
        (ObjectKind::Operation, "parameters") => List(ObjectKind::Parameter),
        (ObjectKind::Operation, "requestBody") => Node(ObjectKind::RequestBody),
        (ObjectKind::Operation, "responses") => Patterned(ObjectKind::Response),
        (ObjectKind::Operation, "callbacks") => Map(ObjectKind::Callback),
        (ObjectKind::Operation, "security") => ValueSet,
        (ObjectKind::Operation, "servers") => List(ObjectKind::Server),
        (ObjectKind::Operation, "deprecated") => Flag,

        (ObjectKind::Parameter, "name" | "in") => Text,
        (ObjectKind::Parameter | ObjectKind::Header, "style") => Text,
        (
            ObjectKind::Parameter | ObjectKind::Header,
            "required" | "deprecated" | "allowEmptyValue" | "allowReserved",
        ) => Flag,
        (ObjectKind::Parameter | ObjectKind::Header, "schema") => Node(ObjectKind::Schema),
        (ObjectKind::Parameter | ObjectKind::Header, "content") => Map(ObjectKind::MediaType),

        (ObjectKind::RequestBody, "content") => Map(ObjectKind::MediaType),
        (ObjectKind::RequestBody, "required") => Flag,

        (ObjectKind::MediaType, "schema") => Node(ObjectKind::Schema),
        (ObjectKind::MediaType, "encoding") => Map(ObjectKind::Encoding),
        (ObjectKind::Encoding, "contentType" | "style") => Text,
        (ObjectKind::Encoding, "headers") => Map(ObjectKind::Header),
        (ObjectKind::Encoding, "allowReserved") => Flag,
        (ObjectKind::Parameter | ObjectKind::Header | ObjectKind::Encoding, "explode") => OptionalFlag,

        (ObjectKind::Response, "description") => EmptyText,
        (ObjectKind::Response, "headers") => Map(ObjectKind::Header),
        (ObjectKind::Response, "content") => Map(ObjectKind::MediaType),
        (ObjectKind::Response, "links") => Map(ObjectKind::Link),

        (ObjectKind::Link, "operationRef" | "operationId") => Text,
        (ObjectKind::Link, "parameters" | "requestBody") => Any,
        (ObjectKind::Link, "server") => Node(ObjectKind::Server),

        (ObjectKind::Schema, "type") => TypeName,
        (ObjectKind::Schema, "format" | "pattern") => Text,
        (ObjectKind::Schema, "enum") => ValueSet,
        (ObjectKind::Schema, "default") => Any,
        (ObjectKind::Schema, "required") => TextSet,
        (ObjectKind::Schema, "properties") => Map(ObjectKind::Schema),
        (ObjectKind::Schema, "items" | "not") => Node(ObjectKind::Schema),
        (ObjectKind::Schema, "allOf" | "anyOf" | "oneOf") => List(ObjectKind::Schema),
        (ObjectKind::Schema, "additionalProperties") => FlagOrSchema,
        (ObjectKind::Schema, "discriminator") => Node(ObjectKind::Discriminator),
        (ObjectKind::Schema, "xml") => Any,
        (
            ObjectKind::Schema,
            "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" | "exclusiveMinimum"
            | "exclusiveMaximum",
        ) => Flag,
        (
            ObjectKind::Schema,
            "minimum" | "maximum" | "multipleOf" | "minLength" | "maxLength" | "minItems" | "maxItems"
            | "minProperties" | "maxProperties",
        ) => Number,
        (ObjectKind::Schema, "title") => Prose,

        (ObjectKind::Discriminator, "propertyName") => Text,
        (ObjectKind::Discriminator, "mapping") => Any,

        (ObjectKind::Components, "schemas") => Map(ObjectKind::Schema),
        (ObjectKind::Components, "responses") => Map(ObjectKind::Response),
        (ObjectKind::Components, "parameters") => Map(ObjectKind::Parameter),
        (ObjectKind::Components, "requestBodies") => Map(ObjectKind::RequestBody),
        (ObjectKind::Components, "headers") => Map(ObjectKind::Header),
        (ObjectKind::Components, "securitySchemes") => Map(ObjectKind::SecurityScheme),
        (ObjectKind::Components, "links") => Map(ObjectKind::Link),
        (ObjectKind::Components, "callbacks") => Map(ObjectKind::Callback),

        (
            ObjectKind::SecurityScheme,
            "type" | "name" | "in" | "scheme" | "bearerFormat" | "openIdConnectUrl",
        ) => Text,
        (ObjectKind::SecurityScheme, "flows") => Node(ObjectKind::OauthFlows),
        (ObjectKind::OauthFlows, "implicit" | "password" | "clientCredentials" | "authorizationCode") => {
            Node(ObjectKind::OauthFlow)
        }
        (ObjectKind::OauthFlow, "authorizationUrl" | "tokenUrl" | "refreshUrl") => Text,
        // A scope's value is its description.
        (ObjectKind::OauthFlow, "scopes") => Names,

        (_, "description" | "summary" | "example" | "examples" | "externalDocs") => Prose,
        _ => return None,
    })
}
