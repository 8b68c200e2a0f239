//! The imports of every generated operation.

pub(crate) use crate::decode;
pub(crate) use crate::request::RequestWriter;
pub(crate) use crate::{
    Body, Completion, Decoder, Effect, Error, Operation, OperationInfo, Redirectable, Request, Service, Token,
};
