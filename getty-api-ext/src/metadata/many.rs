//! Metadata of many ids.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

use futures_core::Stream;
use futures_util::stream::{self, BoxStream, StreamExt as _};

use super::batches::{batches, bytes_without_ids};
use super::lookup::missing_result;
use super::{Found, Lookup, LookupId as _, ManyById};
use crate::client::Getty;
use crate::client::Language;
use crate::client::{PerCall, per_call_setters};
use crate::error::Error;
use crate::search::with_id;

/// The default number of concurrent requests.
const CONCURRENCY: usize = 4;

/// A call for the metadata of many assets or events before it is sent; created by [`Getty::images`],
/// [`Getty::videos`] and [`Getty::events`].
///
/// It is split into requests of at most 100 ids, and of at most 4096 bytes of path and query. An id that is passed
/// several times is requested once.
#[must_use = "a call does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct Many<O: ManyById> {
    getty: Getty,
    operation: O,
    ids: Vec<O::Id>,
    concurrency: usize,
    options: PerCall,
    /// The first invalid argument, apart from the ids.
    invalid: Option<Error>,
}

impl<O: ManyById> Many<O> {
    pub(super) fn new(getty: &Getty, ids: Vec<O::Id>) -> Self {
        let (getty, operation) = (getty.clone(), O::new());
        Self { getty, operation, ids, concurrency: CONCURRENCY, options: PerCall::default(), invalid: None }
    }

    /// The fields to return of each: a [`FieldSet`](crate::FieldSet), single fields, or both. Other fields are
    /// absent; the `id` is always present. Unless set, the API chooses: of assets, the summary set. `downloads`,
    /// `download_sizes` and `largest_downloads` need credentials that provide a token.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<O::Field>>) -> Self {
        let fields = with_id(fields.into_iter().map(Into::into).collect(), O::ID);
        self.operation = self.operation.with_fields(fields);
        self
    }

    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the
    /// client's.
    pub fn language(mut self, language: impl AsRef<str>) -> Self {
        match language.as_ref().parse::<Language>() {
            Ok(language) => self.operation = self.operation.with_language(language.as_str()),
            Err(error) => drop(self.invalid.get_or_insert(error)),
        }
        self
    }

    /// The maximum number of concurrent requests, at least one. Default: 4. The client's limit on requests per
    /// second also applies.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    per_call_setters!(options);

    /// Gets all metadata, or fails: the first request that fails cancels the others.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid), before anything is sent, for an invalid id; otherwise
    /// see [`Error`]. [`lookups`](Self::lookups) keeps the results of the other requests.
    pub async fn send(self) -> Result<Found<O::Item, O::Id>, Error> {
        if let Some(error) = self.ids.iter().find_map(|id| id.check().err()) {
            return Err(error);
        }
        let mut all = Found::default();
        let mut lookups = self.stream();
        while let Some((id, lookup)) = lookups.next().await {
            match lookup {
                Lookup::Found(item) => all.found.push(item),
                Lookup::NotFound => all.not_found.push(id),
                Lookup::Failed(error) => return Err(error),
            }
        }
        Ok(all)
    }

    /// Gets the result for each id, in the order of the ids. A failed request affects only its own ids.
    pub async fn lookups(self) -> Vec<(O::Id, Lookup<O::Item>)> {
        self.stream().collect().await
    }

    /// As [`lookups`](Self::lookups), as a stream, so that metadata of many ids need not be in memory at once.
    /// Requests are sent as it is polled.
    pub fn stream(self) -> Lookups<O> {
        let mut remaining: HashMap<O::Id, usize> = HashMap::with_capacity(self.ids.len());
        let mut distinct = Vec::new();
        let mut known = HashMap::new();
        for id in &self.ids {
            let times = remaining.entry(id.clone()).or_default();
            *times += 1;
            if *times > 1 {
                continue;
            }
            match self.invalid.clone().map_or_else(|| id.check(), Err) {
                Ok(()) => distinct.push(id.clone()),
                Err(error) => drop(known.insert(id.clone(), Lookup::Failed(error))),
            }
        }
        let taken = bytes_without_ids(self.operation.clone());
        let (getty, operation, options) = (self.getty, self.operation, self.options);
        let requests = stream::iter(batches(distinct, taken))
            .map(move |ids| request(getty.clone(), operation.clone(), ids, options.clone()))
            .buffered(self.concurrency)
            .boxed();
        Lookups { ids: self.ids.into_iter(), remaining, known, requests }
    }
}

type LookupResults<O> = Vec<(<O as ManyById>::Id, Lookup<<O as ManyById>::Item>)>;

async fn request<O: ManyById>(
    getty: Getty,
    operation: O,
    ids: Vec<O::Id>,
    options: PerCall,
) -> LookupResults<O> {
    let call = options.apply(getty.call(operation.with_ids(ids.clone())));
    let (found, missing) = match call.send().await {
        Ok(response) => O::into_parts(response.into_inner()),
        Err(error) => return ids.into_iter().map(|id| (id, Lookup::Failed(error.clone()))).collect(),
    };
    let missing: HashSet<O::Id> = missing.into_iter().collect();
    let mut found: HashMap<O::Id, O::Item> =
        found.into_iter().filter_map(|item| Some((O::id(&item)?.clone(), item))).collect();
    let lookup = |id: O::Id| {
        let lookup = match found.remove(&id) {
            Some(item) => Lookup::Found(item),
            None if missing.contains(&id) => Lookup::NotFound,
            None => Lookup::Failed(missing_result(&id).with_operation(O::INFO)),
        };
        (id, lookup)
    };
    ids.into_iter().map(lookup).collect()
}

/// The result for each id, in the order of the ids; created by [`Many::stream`]. Dropping it cancels its requests.
pub struct Lookups<O: ManyById> {
    ids: vec::IntoIter<O::Id>,
    /// How often each id is still to be returned.
    remaining: HashMap<O::Id, usize>,
    /// The results that are still to be returned.
    known: HashMap<O::Id, Lookup<O::Item>>,
    /// The incoming results, in the order of the first occurrence of each id.
    requests: BoxStream<'static, LookupResults<O>>,
}

impl<O: ManyById> Lookups<O> {
    /// The result for an id; the last time, it is moved out.
    fn hand_out(&mut self, id: &O::Id) -> Option<Lookup<O::Item>> {
        let remaining = self.remaining.get_mut(id)?;
        if *remaining > 1 {
            let lookup = self.known.get(id)?.clone();
            *remaining -= 1;
            return Some(lookup);
        }
        let lookup = self.known.remove(id)?;
        self.remaining.remove(id);
        Some(lookup)
    }
}

impl<O: ManyById> Stream for Lookups<O> {
    type Item = (O::Id, Lookup<O::Item>);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let Some(id) = self.ids.as_slice().first().cloned() else { return Poll::Ready(None) };
            if let Some(lookup) = self.hand_out(&id) {
                self.ids.next();
                return Poll::Ready(Some((id, lookup)));
            }
            match self.requests.poll_next_unpin(context) {
                Poll::Ready(Some(results)) => self.known.extend(results),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ids.size_hint()
    }
}

impl<O: ManyById> fmt::Debug for Lookups<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Lookups")
            .field("operation", &O::INFO.id)
            .field("remaining", &self.ids.len())
            .finish_non_exhaustive()
    }
}
