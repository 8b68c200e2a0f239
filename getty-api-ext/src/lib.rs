//! getty-api-ext
