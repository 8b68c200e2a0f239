//! Time that passes only when everybody waits on purpose.
//!
//! With its clock paused, `tokio` lets time jump to the next timer as soon as no task has anything to do. Bytes
//! on their way through the kernel are nobody's task, so that a time limit could end while the answer is
//! already under way. A [`Stage`] keeps the clock still as long as a request is under way and the server has
//! not said that it waits on purpose: pauses between attempts and deliberate silence take no time, and
//! nothing else depends on how fast the machine is.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use getty_api_ext::{BoxError, HttpService};
use http::uri::Authority;
use http::{HeaderName, HeaderValue, Request, Response};
use http_body::{Frame, SizeHint};
use reqwest::Body;
use tower_layer::Layer;
use tower_service::Service;

/// The header by which the server knows which request it has before it.
pub(super) const NUMBER: HeaderName = HeaderName::from_static("x-test-request");

/// Knows which requests are under way; clones are the same stage.
#[derive(Clone, Debug, Default)]
pub struct Stage(Arc<Mutex<Requests>>);

/// What is to be done when a request begins.
type Action = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Requests {
    /// How many there have been.
    count: u64,
    /// How many to each authority.
    hosts: HashMap<String, u64>,
    /// Those between being sent and the end of their answer.
    under_way: HashSet<u64>,
    /// Those of them that the server lets wait, and how often.
    silent: HashMap<u64, u32>,
    /// What happens when the request of this number begins.
    actions: HashMap<u64, Action>,
    /// Keeps the clock still while it lives.
    hold: Option<mpsc::Sender<()>>,
}

impl fmt::Debug for Requests {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, under_way, silent, .. } = self;
        let mut shown = formatter.debug_struct("Requests");
        shown.field("count", count).field("under_way", under_way).field("silent", silent);
        shown.finish_non_exhaustive()
    }
}

impl Requests {
    /// Lets the clock go, or stops it.
    fn settle(&mut self) {
        let moving = self.under_way.iter().any(|number| !self.silent.contains_key(number));
        if !moving {
            self.hold = None;
        } else if self.hold.is_none() {
            let (hold, released) = mpsc::channel::<()>();
            // A paused clock does not move by itself while a blocking task runs.
            tokio::task::spawn_blocking(move || released.recv());
            self.hold = Some(hold);
        }
    }
}

impl Stage {
    /// The layer for [`GettyBuilder::layer`](getty_api_ext::GettyBuilder::layer) that tells the stage what is
    /// under way.
    pub fn layer(&self) -> StageLayer {
        StageLayer(self.clone())
    }

    /// How many requests there have been.
    pub fn count(&self) -> u64 {
        self.requests().count
    }

    /// How many of them were to the server at this address, given as a URL without a path.
    pub fn requests_to(&self, url: &str) -> u64 {
        let authority = url.split_once("//").map_or(url, |(_, authority)| authority);
        self.requests().hosts.get(authority).copied().unwrap_or_default()
    }

    /// Does something just before the request of this number, counted from one, is sent.
    pub fn before(&self, number: u64, action: impl FnOnce() + Send + 'static) {
        self.requests().actions.insert(number, Box::new(action));
    }

    fn requests(&self) -> MutexGuard<'_, Requests> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, authority: Option<&str>) -> UnderWay {
        let mut requests = self.requests();
        requests.count += 1;
        *requests.hosts.entry(authority.unwrap_or_default().to_owned()).or_default() += 1;
        let number = requests.count;
        requests.under_way.insert(number);
        requests.settle();
        let action = requests.actions.remove(&number);
        drop(requests);
        if let Some(action) = action {
            action();
        }
        UnderWay { stage: self.clone(), number }
    }

    /// All requests that are under way wait on purpose until the result is dropped, as when a body to be sent
    /// comes slowly.
    pub fn quiet(&self) -> Quiet {
        self.silence(None)
    }

    /// The server is silent on purpose, until the result is dropped: to one request, or to all that are under
    /// way.
    pub(super) fn silence(&self, number: Option<u64>) -> Quiet {
        let mut requests = self.requests();
        let numbers: Vec<u64> = match number {
            Some(number) => vec![number],
            None => requests.under_way.iter().copied().collect(),
        };
        for number in &numbers {
            *requests.silent.entry(*number).or_default() += 1;
        }
        requests.settle();
        Quiet { stage: self.clone(), numbers }
    }
}

/// A time in which nothing is to be expected; see [`Stage::quiet`].
#[derive(Debug)]
pub struct Quiet {
    stage: Stage,
    numbers: Vec<u64>,
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let mut requests = self.stage.requests();
        for number in &self.numbers {
            if let Some(times) = requests.silent.get_mut(number) {
                *times -= 1;
                if *times == 0 {
                    requests.silent.remove(number);
                }
            }
        }
        requests.settle();
    }
}

/// A request that is under way.
#[derive(Debug)]
struct UnderWay {
    stage: Stage,
    number: u64,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut requests = self.stage.requests();
        requests.under_way.remove(&self.number);
        requests.settle();
    }
}

/// See [`Stage::layer`].
#[derive(Clone, Debug)]
pub struct StageLayer(Stage);

impl Layer<HttpService> for StageLayer {
    type Service = StageService;

    fn layer(&self, inner: HttpService) -> StageService {
        StageService { stage: self.0.clone(), inner }
    }
}

/// The transport, watched by a [`Stage`].
#[derive(Clone, Debug)]
pub struct StageService {
    stage: Stage,
    inner: HttpService,
}

impl Service<Request<Body>> for StageService {
    type Response = Response<Watched>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Watched>, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        let under_way = self.stage.begin(request.uri().authority().map(Authority::as_str));
        request.headers_mut().insert(NUMBER, HeaderValue::from(under_way.number));
        let answer = self.inner.call(request);
        Box::pin(async move {
            let answer = answer.await?;
            Ok(answer.map(|body| Watched { body, under_way: Some(under_way) }))
        })
    }
}

/// The body of an answer, under way until it ends.
#[derive(Debug)]
pub struct Watched {
    body: Body,
    under_way: Option<UnderWay>,
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if !matches!(frame, Some(Ok(_))) {
            self.under_way = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
