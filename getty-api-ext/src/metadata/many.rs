//! Metadata of many ids.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

use futures_util::stream::{self, BoxStream, Stream, StreamExt as _};

use super::batches::{batches, bytes_without_ids};
use super::lookup::unanswered;
use super::{Found, Lookup, ManyById};
use crate::client::Getty;
use crate::client::Language;
use crate::client::{PerCall, per_call_setters};
use crate::error::Error;
use crate::search::with_id;

/// How many requests are under way at once unless set.
const CONCURRENCY: usize = 4;

/// A call for the metadata of many assets or events that is about to be sent; made by [`Getty::images`],
/// [`Getty::videos`] and [`Getty::events`].
///
/// It is split into requests of at most 100 ids, and of at most 4096 bytes of path and query. An id that is
/// given several times is asked for once.
#[must_use = "a call does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct Many<O: ManyById> {
    getty: Getty,
    operation: O,
    ids: Vec<O::Id>,
    concurrency: usize,
    options: PerCall,
    /// The first thing found wrong with what was given, the ids apart.
    invalid: Option<Error>,
}

impl<O: ManyById> Many<O> {
    pub(super) fn new(getty: &Getty, ids: Vec<O::Id>) -> Self {
        let (getty, operation) = (getty.clone(), O::new());
        Self { getty, operation, ids, concurrency: CONCURRENCY, options: PerCall::default(), invalid: None }
    }

    /// What to return of each: a [`FieldSet`](crate::FieldSet), single fields, or both. What is not asked for
    /// is absent; the `id` always comes along. Unless set, the API chooses: of assets, the summary set.
    /// `downloads`, `download_sizes` and `largest_downloads` need credentials that give a token.
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

    /// How many requests may be under way at once, at least one. Default: 4. The client's limit on requests
    /// per second applies besides.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    per_call_setters!(options);

    /// Gets all of it, or fails: the first request that fails ends the others.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid), before anything is sent, for an id that is none;
    /// otherwise see [`Error`]. [`lookups`](Self::lookups) loses less.
    pub async fn send(self) -> Result<Found<O::Item, O::Id>, Error> {
        if let Some(error) = self.ids.iter().find_map(|id| O::check(id).err()) {
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

    /// Gets what can be got: for each id, in the order given, what became of it. A request that fails fails
    /// its own ids only.
    pub async fn lookups(self) -> Vec<(O::Id, Lookup<O::Item>)> {
        self.stream().collect().await
    }

    /// As [`lookups`](Self::lookups), one after the other as they come, so that metadata of many ids need not
    /// be in memory at once. Requests are made as it is polled.
    pub fn stream(self) -> Lookups<O> {
        let mut left: HashMap<O::Id, usize> = HashMap::with_capacity(self.ids.len());
        let mut distinct = Vec::new();
        let mut known = HashMap::new();
        for id in &self.ids {
            let times = left.entry(id.clone()).or_default();
            *times += 1;
            if *times > 1 {
                continue;
            }
            match self.invalid.clone().map_or_else(|| O::check(id), Err) {
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
        Lookups { ids: self.ids.into_iter(), left, known, requests }
    }
}

type Answers<O> = Vec<(<O as ManyById>::Id, Lookup<<O as ManyById>::Item>)>;

async fn request<O: ManyById>(getty: Getty, operation: O, ids: Vec<O::Id>, options: PerCall) -> Answers<O> {
    let call = options.apply(getty.call(operation.with_ids(ids.clone())));
    let (found, missing) = match call.send().await {
        Ok(answer) => O::into_parts(answer.into_inner()),
        Err(error) => return ids.into_iter().map(|id| (id, Lookup::Failed(error.clone()))).collect(),
    };
    let missing: HashSet<O::Id> = missing.into_iter().collect();
    let mut found: HashMap<O::Id, O::Item> =
        found.into_iter().filter_map(|item| Some((O::id(&item)?.clone(), item))).collect();
    let lookup = |id: O::Id| {
        let lookup = match found.remove(&id) {
            Some(item) => Lookup::Found(item),
            None if missing.contains(&id) => Lookup::NotFound,
            None => Lookup::Failed(unanswered(&id).with_operation(O::INFO)),
        };
        (id, lookup)
    };
    ids.into_iter().map(lookup).collect()
}

/// What became of each id, in the order given; made by [`Many::stream`]. Dropping it ends the requests under way.
pub struct Lookups<O: ManyById> {
    ids: vec::IntoIter<O::Id>,
    /// How often each id is still to be given.
    left: HashMap<O::Id, usize>,
    /// What is known and still to be given.
    known: HashMap<O::Id, Lookup<O::Item>>,
    /// What comes, in the order in which ids are first given.
    requests: BoxStream<'static, Answers<O>>,
}

impl<O: ManyById> Lookups<O> {
    /// What is known of an id; the last time it is given away.
    fn hand_out(&mut self, id: &O::Id) -> Option<Lookup<O::Item>> {
        let left = self.left.get_mut(id)?;
        if *left > 1 {
            let lookup = self.known.get(id)?.clone();
            *left -= 1;
            return Some(lookup);
        }
        let lookup = self.known.remove(id)?;
        self.left.remove(id);
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
                Poll::Ready(Some(answers)) => self.known.extend(answers),
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
            .field("left", &self.ids.len())
            .finish_non_exhaustive()
    }
}
