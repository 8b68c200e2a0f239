//! What is remembered of AI generations, their downloads and registered files.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;

use super::plan::{Outcome, Plan, Progress};
use super::request::{Reference, Request};
use crate::catalogue::Asset;
use crate::random::Random;
use crate::reply::Refusal;

/// How many images a generation gives.
pub(crate) const IMAGES: u32 = 4;

/// Results are kept for about six months.
const KEPT: TimeDelta = TimeDelta::days(182);

/// One AI request and its results.
#[derive(Debug)]
pub(crate) struct Generation {
    pub(crate) id: String,
    /// The kind of work, in the words of the generation history.
    pub(crate) kind: &'static str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) seed: i32,
    pub(crate) product_id: i32,
    /// `None` when the application itself asked.
    pub(crate) user: Option<String>,
    pub(crate) request: Request,
    /// The earlier result it worked on, if there was one.
    pub(crate) source: Option<Reference>,
    pub(crate) outcome: Outcome,
    pub(crate) progress: Progress,
    /// The pictures by index; their ids are those of the assets that downloads make of them.
    pub(crate) images: Vec<Arc<Asset>>,
    downloads: HashMap<u32, FileDownload>,
}

/// The download of one result.
#[derive(Debug)]
pub(crate) struct FileDownload {
    pub(crate) progress: Progress,
    pub(crate) size: String,
}

impl Generation {
    pub(crate) fn is_blocked(&self, index: u32) -> bool {
        matches!(&self.outcome, Outcome::Blocked(indices) if indices.contains(&index))
    }

    /// Whether its results no longer exist.
    pub(crate) fn is_gone(&self, now: DateTime<Utc>) -> bool {
        self.progress.is_done(now) && (self.outcome == Outcome::Gone || now - self.at >= KEPT)
    }

    fn check_alive(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.is_gone(now) {
            let message = "The results of this generation no longer exist.";
            return Err(Refusal::getty(StatusCode::GONE, "GenerationRequestGone", message));
        }
        Ok(())
    }

    /// Whether it is done; `polled` counts this call as a poll.
    ///
    /// # Errors
    /// When it has failed or is gone.
    pub(crate) fn check_done(&mut self, now: DateTime<Utc>, polled: bool) -> Result<bool, Refusal> {
        let done = if polled { self.progress.poll(now) } else { self.progress.is_done(now) };
        if !done {
            return Ok(false);
        }
        self.check_alive(now)?;
        if self.outcome == Outcome::Failed {
            return Err(Refusal::getty(StatusCode::BAD_REQUEST, "InvalidRequest", "The generation failed."));
        }
        Ok(true)
    }

    /// The picture of a result that can be had.
    pub(crate) fn image(&mut self, index: i64, now: DateTime<Utc>) -> Result<(u32, Arc<Asset>), Refusal> {
        if !self.check_done(now, false)? {
            let message = "The generation is not ready yet.";
            return Err(Refusal::getty(StatusCode::CONFLICT, "ConcurrencyConflict", message));
        }
        let found = u32::try_from(index).ok().and_then(|index| {
            let image = self.images.get(usize::try_from(index).ok()?)?;
            Some((index, Arc::clone(image)))
        });
        let Some((index, image)) = found else {
            let message = format!("The generation has no result {index}.");
            return Err(Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
        };
        if self.is_blocked(index) {
            let message = format!("Result {index} was blocked.");
            return Err(Refusal::getty(StatusCode::FORBIDDEN, "InsufficientAccess", message));
        }
        Ok((index, image))
    }

    pub(crate) fn download(&mut self, index: u32) -> Option<&mut FileDownload> {
        self.downloads.get_mut(&index)
    }

    pub(crate) fn start_download(&mut self, index: u32, download: FileDownload) {
        self.downloads.insert(index, download);
    }
}

pub(crate) fn unknown(id: &str) -> Refusal {
    let message = format!("There is no generation {id}.");
    Refusal::getty(StatusCode::NOT_FOUND, "GenerationRequestIdNotFound", message)
}

/// A file of the customer's own that generations can work on.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) id: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) picture: Arc<Asset>,
}

/// A generation that is about to begin.
pub(crate) struct New {
    pub(crate) kind: &'static str,
    pub(crate) product_id: i32,
    pub(crate) user: Option<String>,
    pub(crate) request: Request,
    pub(crate) source: Option<Reference>,
    pub(crate) dimensions: (u32, u32),
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Ai {
    pub(crate) plan: Plan,
    generations: Vec<Generation>,
    by_id: HashMap<String, usize>,
    pub(crate) registrations: Vec<Registration>,
}

/// Where the ids of downloaded results begin.
const FIRST_ASSET: usize = 2_200_000_000;

impl Ai {
    pub(crate) fn with(plan: Plan) -> Self {
        Self { plan, ..Self::default() }
    }

    /// Begins a generation; it may be done at once.
    pub(crate) fn begin(&mut self, random: &mut Random, new: New, now: DateTime<Utc>) -> &mut Generation {
        let New { kind, product_id, user, request, source, dimensions } = new;
        let place = self.generations.len();
        let id = random.uuid();
        let images = (0..IMAGES as usize).map(|index| {
            let asset = (FIRST_ASSET + place * IMAGES as usize + index).to_string();
            Arc::new(Asset::image(asset).dimensions(dimensions.0, dimensions.1))
        });
        let images = images.collect();
        let seed = i32::try_from(random.below(1 << 31)).unwrap_or_default();
        self.by_id.insert(id.clone(), place);
        self.generations.push(Generation {
            id,
            kind,
            at: now,
            seed,
            product_id,
            user,
            request,
            source,
            outcome: self.plan.outcome.clone(),
            progress: Progress::new(self.plan.generations, now),
            images,
            downloads: HashMap::new(),
        });
        let last = self.generations.len() - 1;
        &mut self.generations[last]
    }

    pub(crate) fn get(&mut self, id: &str) -> Result<&mut Generation, Refusal> {
        let place = self.by_id.get(id).copied();
        place.and_then(|place| self.generations.get_mut(place)).ok_or_else(|| unknown(id))
    }

    /// The oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Generation> {
        self.generations.iter()
    }

    pub(crate) fn under_way(&self, now: DateTime<Utc>) -> usize {
        self.generations.iter().filter(|one| !one.progress.is_done(now)).count()
    }

    /// Ends everything that is under way.
    pub(crate) fn finish(&mut self) {
        for generation in &mut self.generations {
            generation.progress.finish();
            generation.downloads.values_mut().for_each(|download| download.progress.finish());
        }
    }

    /// The result that became this asset.
    pub(crate) fn by_asset(&mut self, asset_id: &str) -> Option<(&mut Generation, u32)> {
        let number = asset_id.parse::<usize>().ok()?.checked_sub(FIRST_ASSET)?;
        let index = u32::try_from(number % IMAGES as usize).ok()?;
        let generation = self.generations.get_mut(number / IMAGES as usize)?;
        generation.downloads.contains_key(&index).then_some((generation, index))
    }

    pub(crate) fn registration(&self, id: &str) -> Option<&Registration> {
        self.registrations.iter().find(|one| one.id == id)
    }

    /// A picture the delivery host shows: a registered file's, or a generation's by index.
    pub(crate) fn picture(&self, id: &str, index: &str) -> Option<Arc<Asset>> {
        if let Some(registration) = self.registration(id) {
            return Some(Arc::clone(&registration.picture));
        }
        let generation = self.generations.get(*self.by_id.get(id)?)?;
        let index: u32 = index.parse().ok()?;
        let image = generation.images.get(usize::try_from(index).ok()?)?;
        (!generation.is_blocked(index)).then(|| Arc::clone(image))
    }
}
