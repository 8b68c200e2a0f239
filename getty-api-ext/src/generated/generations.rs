// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The requests that start AI generations.

use getty_api::operations;
use getty_api::types;
use crate::generation::{

    FileReferenceSetters, GenerationRequest, GenerationSealed, ReferenceSetters,
};
impl GenerationSealed for types::ImageExtensionRequest {}
impl GenerationRequest for types::ImageExtensionRequest {
    type Operation = operations::ExtendImage;
    fn into_operation(self) -> Self::Operation {
        operations::extend_image(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::ImageExtensionRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}

impl GenerationSealed for types::BackgroundGenerationRequest {}
impl GenerationRequest for types::BackgroundGenerationRequest {
    type Operation = operations::GenerateBackground;
    fn into_operation(self) -> Self::Operation {
        operations::generate_background(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl GenerationSealed for types::ImageGenerationRequest {}
impl GenerationRequest for types::ImageGenerationRequest {
    type Operation = operations::GenerateImages;
    fn into_operation(self) -> Self::Operation {
        operations::generate_images(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl GenerationSealed for types::InfluenceColorByImageRequest {}
impl GenerationRequest for types::InfluenceColorByImageRequest {
    type Operation = operations::InfluenceColorByImage;
    fn into_operation(self) -> Self::Operation {
        operations::influence_color_by_image(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::InfluenceColorByImageRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}

impl FileReferenceSetters for types::InfluenceColorByImageRequest {
    fn set_file(self, id: String) -> Self {
        self.with_reference_file_registration_id(id)
    }
}

impl GenerationSealed for types::InfluenceCompositionByImageRequest {}
impl GenerationRequest for types::InfluenceCompositionByImageRequest {
    type Operation = operations::InfluenceCompositionByImage;
    fn into_operation(self) -> Self::Operation {
        operations::influence_composition_by_image(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::InfluenceCompositionByImageRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}

impl FileReferenceSetters for types::InfluenceCompositionByImageRequest {
    fn set_file(self, id: String) -> Self {
        self.with_reference_file_registration_id(id)
    }
}

impl GenerationSealed for types::ImageRefinementRequest {}
impl GenerationRequest for types::ImageRefinementRequest {
    type Operation = operations::RefineImage;
    fn into_operation(self) -> Self::Operation {
        operations::refine_image(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::ImageRefinementRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}

impl GenerationSealed for types::BackgroundRemovalRequest {}
impl GenerationRequest for types::BackgroundRemovalRequest {
    type Operation = operations::RemoveBackground;
    fn into_operation(self) -> Self::Operation {
        operations::remove_background(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::BackgroundRemovalRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}

impl GenerationSealed for types::ObjectRemovalRequest {}
impl GenerationRequest for types::ObjectRemovalRequest {
    type Operation = operations::RemoveObject;
    fn into_operation(self) -> Self::Operation {
        operations::remove_object(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::ObjectRemovalRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}

impl GenerationSealed for types::BackgroundReplacementRequest {}
impl GenerationRequest for types::BackgroundReplacementRequest {
    type Operation = operations::ReplaceBackground;
    fn into_operation(self) -> Self::Operation {
        operations::replace_background(self)
    }
    fn set_product_id(self, id: i32) -> Self {
        self.with_product_id(id)
    }
    fn set_project_code(self, code: String) -> Self {
        self.with_project_code(code)
    }
    fn set_notes(self, notes: String) -> Self {
        self.with_notes(notes)
    }
}

impl ReferenceSetters for types::BackgroundReplacementRequest {
    fn set_asset(self, id: String) -> Self {
        self.with_reference_asset_id(id)
    }
    fn set_generation(self, generation: types::ReferenceGeneration) -> Self {
        self.with_reference_generation(generation)
    }
}
