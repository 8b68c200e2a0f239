//! What tests do with AI generations.

use bytes::Bytes;

use super::MockGetty;
use crate::api::{Outcome, Ready};
use crate::catalogue::Rendition;

impl MockGetty {
    /// When AI generations that are asked for from now on are ready.
    pub fn set_generations_ready(&self, ready: Ready) {
        self.server.state().ai.plan.generations = ready;
    }

    /// When the files of generated images that are asked for from now on are ready.
    pub fn set_generated_files_ready(&self, ready: Ready) {
        self.server.state().ai.plan.downloads = ready;
    }

    /// What becomes of AI generations that are asked for from now on.
    pub fn set_generation_outcome(&self, outcome: Outcome) {
        self.server.state().ai.plan.outcome = outcome;
    }

    /// Changes how many AI generations may be under way at once; `None` lifts the limit.
    pub fn set_concurrent_generations(&self, limit: Option<usize>) {
        self.server.state().ai.plan.concurrent = limit;
    }

    /// Makes everything ready that is under way: generations and the files of their results.
    pub fn finish_generations(&self) {
        self.server.state().ai.finish();
    }

    /// Makes a generation end in another way than it was started with; false when there is none of
    /// this id.
    pub fn change_generation(&self, generation_request_id: &str, outcome: Outcome) -> bool {
        let mut state = self.server.state();
        let Ok(generation) = state.ai.get(generation_request_id) else { return false };
        generation.outcome = outcome;
        true
    }

    /// Ids of all AI generations, the oldest first.
    #[must_use]
    pub fn generation_ids(&self) -> Vec<String> {
        self.server.state().ai.iter().map(|generation| generation.id.clone()).collect()
    }

    /// The file delivered for a generated image (`4k`, the largest size); `None` for one that is not
    /// there.
    #[must_use]
    pub fn generated_file(&self, generation_request_id: &str, index: u32) -> Option<Bytes> {
        let asset = self.server.state().ai.picture(generation_request_id, &index.to_string())?;
        let content = self.server.content(&asset, &Rendition::largest(&asset));
        Some(content.read(0..u64::MAX))
    }
}
