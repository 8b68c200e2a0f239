//! AI generations.

use bytes::Bytes;

use super::handle::MockGetty;
use crate::catalogue::Rendition;
use crate::generation_plan::{GenerationOutcome, Readiness};

impl MockGetty {
    /// Sets when AI generations that are requested from now on are ready.
    pub fn set_generation_readiness(&self, readiness: Readiness) {
        self.server.state().generations.plan.generations = readiness;
    }

    /// Sets when the files of generated images that are requested from now on are ready.
    pub fn set_generated_file_readiness(&self, readiness: Readiness) {
        self.server.state().generations.plan.downloads = readiness;
    }

    /// Sets how AI generations that are requested from now on end.
    pub fn set_generation_outcome(&self, outcome: GenerationOutcome) {
        self.server.state().generations.plan.outcome = outcome;
    }

    /// Changes the limit of concurrent AI generations; `None` removes the limit.
    pub fn set_max_concurrent_generations(&self, limit: Option<usize>) {
        self.server.state().generations.plan.max_concurrent = limit;
    }

    /// Finishes all running generations and the files of their results.
    pub fn finish_generations(&self) {
        self.server.state().generations.finish_all();
    }

    /// Changes how a generation ends. Returns false when no generation has this id.
    pub fn override_generation_outcome(
        &self,
        generation_request_id: &str,
        outcome: GenerationOutcome,
    ) -> bool {
        let mut state = self.server.state();
        let Ok(generation) = state.generations.get_mut(generation_request_id) else { return false };
        generation.outcome = outcome;
        true
    }

    /// The ids of all AI generations, the oldest first.
    #[must_use]
    pub fn generation_ids(&self) -> Vec<String> {
        self.server.state().generations.iter().map(|generation| generation.id.clone()).collect()
    }

    /// The file delivered for a generated image (`4k`, the largest size); `None` when the image does not
    /// exist.
    #[must_use]
    pub fn generated_file(&self, generation_request_id: &str, index: u32) -> Option<Bytes> {
        let asset = self.server.state().generations.image(generation_request_id, &index.to_string())?;
        let content = self.server.files.content(&asset, &Rendition::largest(&asset));
        Some(content.read(0..u64::MAX))
    }
}
