//! getty-api-suite
