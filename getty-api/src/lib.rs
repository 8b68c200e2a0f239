//! getty-api
