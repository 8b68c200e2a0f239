//! A clock that advances only while client and server wait on purpose.
//!
//! When its clock is paused, `tokio` advances to the next timer as soon as all tasks are idle. Bytes in the buffers
//! of the kernel belong to no task, so a timeout could expire while a response is in transit. A [`VirtualClock`]
//! stops the clock while a request is in flight, unless the server waits on purpose. So delays between attempts and
//! intended stalls take no time, and no result depends on the speed of the machine.

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

/// The header with the number of the request.
pub(super) const NUMBER: HeaderName = HeaderName::from_static("x-test-request");

/// Tracks which requests are in flight. Clones share one clock.
#[derive(Clone, Debug, Default)]
pub struct VirtualClock(Arc<Mutex<Requests>>);

/// Runs before a request is sent.
type Action = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Requests {
    /// The number of requests.
    count: u64,
    /// The number of requests to each authority.
    hosts: HashMap<String, u64>,
    /// The requests that were sent and whose response is incomplete.
    in_flight: HashSet<u64>,
    /// The number of guards for each request during which the clock may advance.
    idle: HashMap<u64, u32>,
    /// Run before the request of this number is sent.
    actions: HashMap<u64, Action>,
    /// Stops the clock until it is dropped.
    pause: Option<mpsc::Sender<()>>,
}

impl fmt::Debug for Requests {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, in_flight, idle, .. } = self;
        let mut output = formatter.debug_struct("Requests");
        output.field("count", count).field("in_flight", in_flight).field("idle", idle);
        output.finish_non_exhaustive()
    }
}

impl Requests {
    /// Starts or stops the clock.
    fn update(&mut self) {
        let may_advance = self.in_flight.iter().all(|number| self.idle.contains_key(number));
        if may_advance {
            self.pause = None;
        } else if self.pause.is_none() {
            let (pause, released) = mpsc::channel::<()>();
            // A paused clock does not move by itself while a blocking task runs.
            tokio::task::spawn_blocking(move || released.recv());
            self.pause = Some(pause);
        }
    }
}

impl VirtualClock {
    /// The layer for [`GettyBuilder::layer`](getty_api_ext::GettyBuilder::layer) that tracks requests.
    pub fn layer(&self) -> VirtualClockLayer {
        VirtualClockLayer(self.clone())
    }

    /// The number of requests.
    pub fn count(&self) -> u64 {
        self.requests().count
    }

    /// The number of requests to the server with this URL, which has no path.
    pub fn requests_to(&self, url: &str) -> u64 {
        let authority = url.split_once("//").map_or(url, |(_, authority)| authority);
        self.requests().hosts.get(authority).copied().unwrap_or_default()
    }

    /// Runs `action` before the request of this number is sent. The first request has the number 1.
    pub fn before(&self, number: u64, action: impl FnOnce() + Send + 'static) {
        self.requests().actions.insert(number, Box::new(action));
    }

    fn requests(&self) -> MutexGuard<'_, Requests> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, authority: Option<&str>) -> InFlight {
        let mut requests = self.requests();
        requests.count += 1;
        *requests.hosts.entry(authority.unwrap_or_default().to_owned()).or_default() += 1;
        let number = requests.count;
        requests.in_flight.insert(number);
        requests.update();
        let action = requests.actions.remove(&number);
        drop(requests);
        if let Some(action) = action {
            action();
        }
        InFlight { clock: self.clone(), number }
    }

    /// Lets the clock advance although requests are in flight, until the guard is dropped: for example, while a
    /// test sends a body slowly.
    pub fn allow_advance(&self) -> AdvanceGuard {
        self.allow_advance_for(None)
    }

    /// The same for one request, or for all requests that are in flight.
    pub(super) fn allow_advance_for(&self, number: Option<u64>) -> AdvanceGuard {
        let mut requests = self.requests();
        let numbers: Vec<u64> = match number {
            Some(number) => vec![number],
            None => requests.in_flight.iter().copied().collect(),
        };
        for number in &numbers {
            *requests.idle.entry(*number).or_default() += 1;
        }
        requests.update();
        AdvanceGuard { clock: self.clone(), numbers }
    }
}

/// Lets the clock advance; see [`VirtualClock::allow_advance`].
#[derive(Debug)]
pub struct AdvanceGuard {
    clock: VirtualClock,
    numbers: Vec<u64>,
}

impl Drop for AdvanceGuard {
    fn drop(&mut self) {
        let mut requests = self.clock.requests();
        for number in &self.numbers {
            if let Some(times) = requests.idle.get_mut(number) {
                *times -= 1;
                if *times == 0 {
                    requests.idle.remove(number);
                }
            }
        }
        requests.update();
    }
}

/// A request that is in flight.
#[derive(Debug)]
struct InFlight {
    clock: VirtualClock,
    number: u64,
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut requests = self.clock.requests();
        requests.in_flight.remove(&self.number);
        requests.update();
    }
}

/// See [`VirtualClock::layer`].
#[derive(Clone, Debug)]
pub struct VirtualClockLayer(VirtualClock);

impl Layer<HttpService> for VirtualClockLayer {
    type Service = VirtualClockService;

    fn layer(&self, inner: HttpService) -> VirtualClockService {
        VirtualClockService { clock: self.0.clone(), inner }
    }
}

/// The transport, whose requests a [`VirtualClock`] tracks.
#[derive(Clone, Debug)]
pub struct VirtualClockService {
    clock: VirtualClock,
    inner: HttpService,
}

impl Service<Request<Body>> for VirtualClockService {
    type Response = Response<TrackedBody>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<TrackedBody>, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        let in_flight = self.clock.begin(request.uri().authority().map(Authority::as_str));
        request.headers_mut().insert(NUMBER, HeaderValue::from(in_flight.number));
        let response = self.inner.call(request);
        Box::pin(async move {
            let response = response.await?;
            Ok(response.map(|body| TrackedBody { body, in_flight: Some(in_flight) }))
        })
    }
}

/// The body of a response. Its request is in flight until it ends.
#[derive(Debug)]
pub struct TrackedBody {
    body: Body,
    in_flight: Option<InFlight>,
}

impl http_body::Body for TrackedBody {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if !matches!(frame, Some(Ok(_))) {
            self.in_flight = None;
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
