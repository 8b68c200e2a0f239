//! getty-api-mock
