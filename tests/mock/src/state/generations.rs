//! AI generations, the downloads of their results, and registered files.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use serde::Deserialize;

use crate::catalogue::Asset;
use crate::generation_plan::{GenerationOutcome, GenerationPlan, JobState};
use crate::http::response::ErrorResponse;
use crate::random::Random;

/// The number of images of a generation.
const IMAGES_PER_GENERATION: u32 = 4;

/// The asset id of the first result; the ids of the others follow.
const FIRST_ASSET_ID: usize = 2_200_000_000;

/// Results are deleted after about six months.
const RETENTION: TimeDelta = TimeDelta::days(182);

/// Previews: name, and the divisor of the dimensions of the image.
pub(crate) const PREVIEWS: [(&str, u32); 3] = [("thumb", 8), ("comp", 4), ("full", 2)];

/// The bodies of all requests that generate images. The document defines which of these properties each
/// operation takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct GenerationRequest {
    pub(crate) prompt: Option<String>,
    pub(crate) negative_prompt: Option<String>,
    pub(crate) aspect_ratio: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) mood: Option<String>,
    pub(crate) notes: Option<String>,
    pub(crate) project_code: Option<String>,
    pub(crate) product_id: Option<i64>,
    pub(crate) reference_asset_id: Option<String>,
    pub(crate) reference_generation: Option<ResultReference>,
    pub(crate) reference_file_registration_id: Option<String>,
    pub(crate) background_asset_id: Option<String>,
    pub(crate) background_reference_generation: Option<ResultReference>,
    pub(crate) background_file_registration_id: Option<String>,
    pub(crate) background_color: Option<String>,
    pub(crate) mask_url: Option<String>,
    pub(crate) left_percentage: f64,
    pub(crate) right_percentage: f64,
    pub(crate) top_percentage: f64,
    pub(crate) bottom_percentage: f64,
}

/// A reference to a result of an earlier generation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ResultReference {
    pub(crate) generation_request_id: String,
    pub(crate) index: i64,
}

/// One AI request and its results.
#[derive(Debug)]
pub(crate) struct Generation {
    pub(crate) id: String,
    /// The type of the generation, as the generation history names it.
    pub(crate) generation_type: &'static str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) seed: i32,
    pub(crate) product_id: i32,
    /// `None` when the application sent the request without a user.
    pub(crate) user: Option<String>,
    pub(crate) request: GenerationRequest,
    /// The earlier result that the request refers to.
    pub(crate) source: Option<ResultReference>,
    pub(crate) outcome: GenerationOutcome,
    pub(crate) job: JobState,
    /// The images by index. Their ids are the asset ids of their downloads.
    pub(crate) images: Vec<Arc<Asset>>,
    downloads: HashMap<u32, ResultDownload>,
}

/// The download of one result.
#[derive(Debug)]
pub(crate) struct ResultDownload {
    pub(crate) job: JobState,
    pub(crate) size: String,
}

impl Generation {
    pub(crate) fn is_blocked(&self, index: u32) -> bool {
        matches!(&self.outcome, GenerationOutcome::Blocked(indices) if indices.contains(&index))
    }

    /// Whether its results were deleted.
    pub(crate) fn is_deleted(&self, now: DateTime<Utc>) -> bool {
        self.job.is_done(now) && (self.outcome == GenerationOutcome::Gone || now - self.at >= RETENTION)
    }

    fn check_not_deleted(&self, now: DateTime<Utc>) -> Result<(), ErrorResponse> {
        if self.is_deleted(now) {
            let message = "The results of this generation no longer exist.";
            return Err(ErrorResponse::getty(StatusCode::GONE, "GenerationRequestGone", message));
        }
        Ok(())
    }

    /// Whether it is done; `polled` counts this call as a poll.
    ///
    /// # Errors
    /// When it failed or was deleted.
    pub(crate) fn check_done(&mut self, now: DateTime<Utc>, polled: bool) -> Result<bool, ErrorResponse> {
        let done = if polled { self.job.poll(now) } else { self.job.is_done(now) };
        if !done {
            return Ok(false);
        }
        self.check_not_deleted(now)?;
        if self.outcome == GenerationOutcome::Failed {
            let message = "The generation failed.";
            return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message));
        }
        Ok(true)
    }

    /// The image of a result that can be downloaded, and its index.
    pub(crate) fn result_image(
        &mut self,
        index: i64,
        now: DateTime<Utc>,
    ) -> Result<(u32, Arc<Asset>), ErrorResponse> {
        if !self.check_done(now, false)? {
            let message = "The generation is not ready yet.";
            return Err(ErrorResponse::getty(StatusCode::CONFLICT, "ConcurrencyConflict", message));
        }
        let found = u32::try_from(index).ok().and_then(|index| {
            let image = self.images.get(usize::try_from(index).ok()?)?;
            Some((index, Arc::clone(image)))
        });
        let Some((index, image)) = found else {
            let message = format!("The generation has no result {index}.");
            return Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
        };
        if self.is_blocked(index) {
            let message = format!("Result {index} was blocked.");
            return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "InsufficientAccess", message));
        }
        Ok((index, image))
    }

    pub(crate) fn download_mut(&mut self, index: u32) -> Option<&mut ResultDownload> {
        self.downloads.get_mut(&index)
    }

    pub(crate) fn start_download(&mut self, index: u32, download: ResultDownload) {
        self.downloads.insert(index, download);
    }
}

pub(crate) fn generation_not_found(id: &str) -> ErrorResponse {
    let message = format!("There is no generation {id}.");
    ErrorResponse::getty(StatusCode::NOT_FOUND, "GenerationRequestIdNotFound", message)
}

/// A file of the customer that generations can use.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) id: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) image: Arc<Asset>,
}

/// The properties of a generation that is about to start.
pub(crate) struct GenerationSpec {
    pub(crate) generation_type: &'static str,
    pub(crate) product_id: i32,
    pub(crate) user: Option<String>,
    pub(crate) request: GenerationRequest,
    pub(crate) source: Option<ResultReference>,
    pub(crate) dimensions: (u32, u32),
}

/// All generations and registered files.
#[derive(Debug, Default)]
pub(crate) struct Generations {
    pub(crate) plan: GenerationPlan,
    generations: Vec<Generation>,
    by_id: HashMap<String, usize>,
    pub(crate) registrations: Vec<Registration>,
}

impl Generations {
    pub(crate) fn new(plan: GenerationPlan) -> Self {
        Self { plan, ..Self::default() }
    }

    /// Starts a generation. Depending on the plan, it is done immediately.
    pub(crate) fn start(
        &mut self,
        random: &mut Random,
        new: GenerationSpec,
        now: DateTime<Utc>,
    ) -> &mut Generation {
        let GenerationSpec { generation_type, product_id, user, request, source, dimensions } = new;
        let position = self.generations.len();
        let id = random.uuid();
        let images = (0..IMAGES_PER_GENERATION as usize).map(|index| {
            let asset_id = FIRST_ASSET_ID + position * IMAGES_PER_GENERATION as usize + index;
            Arc::new(Asset::image(asset_id.to_string()).dimensions(dimensions.0, dimensions.1))
        });
        let images = images.collect();
        let seed = i32::try_from(random.below(1 << 31)).unwrap_or_default();
        self.by_id.insert(id.clone(), position);
        self.generations.push(Generation {
            id,
            generation_type,
            at: now,
            seed,
            product_id,
            user,
            request,
            source,
            outcome: self.plan.outcome.clone(),
            job: JobState::new(self.plan.generations, now),
            images,
            downloads: HashMap::new(),
        });
        &mut self.generations[position]
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Result<&mut Generation, ErrorResponse> {
        let position = self.by_id.get(id).copied();
        let generation = position.and_then(|position| self.generations.get_mut(position));
        generation.ok_or_else(|| generation_not_found(id))
    }

    /// All generations, the oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Generation> {
        self.generations.iter()
    }

    pub(crate) fn running_count(&self, now: DateTime<Utc>) -> usize {
        self.generations.iter().filter(|generation| !generation.job.is_done(now)).count()
    }

    /// Finishes all running generations and downloads.
    pub(crate) fn finish_all(&mut self) {
        for generation in &mut self.generations {
            generation.job.finish();
            generation.downloads.values_mut().for_each(|download| download.job.finish());
        }
    }

    /// The generation, and the index of its result, whose download has this asset id.
    pub(crate) fn find_downloaded(&mut self, asset_id: &str) -> Option<(&mut Generation, u32)> {
        let number = asset_id.parse::<usize>().ok()?.checked_sub(FIRST_ASSET_ID)?;
        let index = u32::try_from(number % IMAGES_PER_GENERATION as usize).ok()?;
        let generation = self.generations.get_mut(number / IMAGES_PER_GENERATION as usize)?;
        generation.downloads.contains_key(&index).then_some((generation, index))
    }

    pub(crate) fn registration(&self, id: &str) -> Option<&Registration> {
        self.registrations.iter().find(|registration| registration.id == id)
    }

    /// An image for previews: the image of a registered file, or of a generation by index.
    pub(crate) fn image(&self, id: &str, index: &str) -> Option<Arc<Asset>> {
        if let Some(registration) = self.registration(id) {
            return Some(Arc::clone(&registration.image));
        }
        let generation = self.generations.get(*self.by_id.get(id)?)?;
        let index: u32 = index.parse().ok()?;
        let image = generation.images.get(usize::try_from(index).ok()?)?;
        (!generation.is_blocked(index)).then(|| Arc::clone(image))
    }
}
