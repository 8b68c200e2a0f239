// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations that get metadata by ids.

use getty_api::operations;
use getty_api::types;
use crate::metadata::{LookupSealed, ManyById, OneById};

impl LookupSealed for operations::GetEvent {}
impl OneById for operations::GetEvent {
    type Item = types::Event;
    type Field = types::EventDetailField;
    fn with_fields(self, fields: Vec<Self::Field>) -> Self {
        self.fields(fields)
    }
    fn with_language(self, language: &str) -> Self {
        self.accept_language(language)
    }
    fn into_item(output: Self::Output) -> Option<Self::Item> {
        Some(output)
    }
}

impl LookupSealed for operations::GetEvents {}
impl ManyById for operations::GetEvents {
    type Id = i32;
    type Item = types::Event;
    type Field = types::EventField;
    const ID: Self::Field = types::EventField::Id;
    fn new() -> Self {
        operations::get_events()
    }
    fn with_ids(self, ids: Vec<Self::Id>) -> Self {
        self.ids(ids)
    }
    fn with_fields(self, fields: Vec<Self::Field>) -> Self {
        self.fields(fields)
    }
    fn with_language(self, language: &str) -> Self {
        self.accept_language(language)
    }
    fn into_parts(output: Self::Output) -> (Vec<Self::Item>, Vec<Self::Id>) {
        (output.events, output.events_not_found)
    }
    fn id(item: &Self::Item) -> Option<&Self::Id> {
        item.id.as_ref()
    }
}

impl LookupSealed for operations::GetImage {}
impl OneById for operations::GetImage {
    type Item = types::ImageDetail;
    type Field = types::ImageDetailField;
    fn with_fields(self, fields: Vec<Self::Field>) -> Self {
        self.fields(fields)
    }
    fn with_language(self, language: &str) -> Self {
        self.accept_language(language)
    }
    fn into_item(output: Self::Output) -> Option<Self::Item> {
        output.images.into_iter().next()
    }
}

impl LookupSealed for operations::GetImages {}
impl ManyById for operations::GetImages {
    type Id = String;
    type Item = types::ImageDetail;
    type Field = types::ImageDetailField;
    const ID: Self::Field = types::ImageDetailField::Id;
    fn new() -> Self {
        operations::get_images()
    }
    fn with_ids(self, ids: Vec<Self::Id>) -> Self {
        self.ids(ids)
    }
    fn with_fields(self, fields: Vec<Self::Field>) -> Self {
        self.fields(fields)
    }
    fn with_language(self, language: &str) -> Self {
        self.accept_language(language)
    }
    fn into_parts(output: Self::Output) -> (Vec<Self::Item>, Vec<Self::Id>) {
        (output.images, output.images_not_found)
    }
    fn id(item: &Self::Item) -> Option<&Self::Id> {
        item.id.as_ref()
    }
}

impl LookupSealed for operations::GetVideo {}
impl OneById for operations::GetVideo {
    type Item = types::VideoDetail;
    type Field = types::VideoDetailField;
    fn with_fields(self, fields: Vec<Self::Field>) -> Self {
        self.fields(fields)
    }
    fn with_language(self, language: &str) -> Self {
        self.accept_language(language)
    }
    fn into_item(output: Self::Output) -> Option<Self::Item> {
        Some(output)
    }
}

impl LookupSealed for operations::GetVideos {}
impl ManyById for operations::GetVideos {
    type Id = String;
    type Item = types::VideoDetail;
    type Field = types::VideoDetailField;
    const ID: Self::Field = types::VideoDetailField::Id;
    fn new() -> Self {
        operations::get_videos()
    }
    fn with_ids(self, ids: Vec<Self::Id>) -> Self {
        self.ids(ids)
    }
    fn with_fields(self, fields: Vec<Self::Field>) -> Self {
        self.fields(fields)
    }
    fn with_language(self, language: &str) -> Self {
        self.accept_language(language)
    }
    fn into_parts(output: Self::Output) -> (Vec<Self::Item>, Vec<Self::Id>) {
        (output.videos, output.videos_not_found)
    }
    fn id(item: &Self::Item) -> Option<&Self::Id> {
        item.id.as_ref()
    }
}
