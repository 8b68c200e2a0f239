//! The contents of traces and metrics, and what they never contain.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use getty_api::operations::search_creative_images;
use getty_api_ext::{Getty, RateLimit};
use getty_api_suite::fault_server::{FaultServer, Log, Script, VirtualClock, response};
use metrics::{
    Counter, CounterFn, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, SharedString, Unit,
};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};

use crate::operation::Kind;
use crate::support::{
    ACCESS_TOKEN, API_KEY, API_SECRET, Fixture, builder, script_sequence, status, then_good,
};

type Fields = BTreeMap<String, String>;

/// A span or an event.
#[derive(Clone, Debug)]
struct Noted {
    id: Option<u64>,
    name: &'static str,
    level: Level,
    fields: Fields,
}

/// Keeps all spans and events of this library.
#[derive(Clone, Debug, Default)]
struct Collector(Arc<Mutex<Vec<Noted>>>);

struct Reader<'a>(&'a mut Fields);

impl Visit for Reader<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl<S: Subscriber> Layer<S> for Collector {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, _: Context<'_, S>) {
        let mut fields = Fields::new();
        attributes.record(&mut Reader(&mut fields));
        let (name, level) = (attributes.metadata().name(), *attributes.metadata().level());
        self.0.lock().unwrap().push(Noted { id: Some(id.into_u64()), name, level, fields });
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut records = self.0.lock().unwrap();
        if let Some(record) = records.iter_mut().rev().find(|record| record.id == Some(id.into_u64())) {
            values.record(&mut Reader(&mut record.fields));
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = Fields::new();
        event.record(&mut Reader(&mut fields));
        let (name, level) = (event.metadata().name(), *event.metadata().level());
        self.0.lock().unwrap().push(Noted { id: None, name, level, fields });
    }
}

/// A search that is rate limited, sent on and good at last.
async fn eventful() -> (Fixture, Getty) {
    let scripts = vec![
        Script::respond(response(429, &[], "")),
        Script::respond(response(307, &[("location", "/v3/moved?secret=1")], "")),
    ];
    let good = response(200, &[("x-amzn-requestid", "request-17")], r#"{"images":[]}"#);
    let fixture = Fixture::new(script_sequence(scripts, false, Script::respond(good))).await;
    let getty = fixture.builder().licensed_results(true).build().unwrap();
    (fixture, getty)
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_and_each_of_its_requests_one_within() {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(collector.clone()));
    let (fixture, getty) = eventful().await;
    getty.send(search_creative_images().phrase("a private matter")).await.unwrap();

    let records = collector.0.lock().unwrap().clone();
    let calls: Vec<_> = records.iter().filter(|record| record.name == "getty").collect();
    let search =
        calls.iter().find(|call| call.fields["getty.operation"] == "search_creative_images").unwrap();
    let expected = [
        ("getty.operation", "search_creative_images"),
        ("getty.request_id", "request-17"),
        ("http.request.method", "GET"),
        ("http.request.resend_count", "2"),
        ("http.response.status_code", "200"),
        ("otel.kind", "client"),
        ("otel.name", "GET /v3/search/images/creative"),
        ("server.address", "127.0.0.1"),
        ("url.template", "/v3/search/images/creative"),
    ];
    let shown: Vec<_> = search.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(shown, expected);
    assert_eq!(search.level, Level::INFO);
    assert!(calls.iter().any(|call| call.fields["getty.operation"] == "token"));

    let requests: Vec<_> = records.iter().filter(|record| record.name == "getty.request").collect();
    let statuses: Vec<_> =
        requests.iter().filter_map(|record| record.fields.get("http.response.status_code")).collect();
    assert_eq!(statuses, ["200", "429", "307", "200"]);
    assert!(requests.iter().all(|request| request.level == Level::DEBUG));
    let port = fixture.api.address().port().to_string();
    assert_eq!(requests[3].fields["server.port"], port);
    assert_eq!(requests[3].fields["http.request.resend_count"], "2");
}

#[tokio::test(start_paused = true)]
async fn a_failed_call_returns_the_cause() {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(collector.clone()));
    let fixture = Fixture::new(|| Script::respond(response(404, &[], "{}"))).await;
    let getty = fixture.builder().build().unwrap();
    Kind::Safe.call(&getty).await.unwrap_err();
    let records = collector.0.lock().unwrap().clone();
    let failed = records.iter().rev().find(|record| record.name == "getty").unwrap();
    assert_eq!(failed.fields["error.type"], "404");
    assert_eq!(failed.fields["http.response.status_code"], "404");
}

#[tokio::test(start_paused = true)]
async fn no_record_holds_a_secret_or_a_query() {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(collector.clone()));
    let (_bench, getty) = eventful().await;
    getty.send(search_creative_images().phrase("a private matter")).await.unwrap();

    let records = collector.0.lock().unwrap().clone();
    // Spans of other libraries cannot be changed here.
    let own: Vec<_> = records.iter().filter(|record| !record.fields.is_empty()).collect();
    assert!(own.len() > 5);
    for record in own {
        let shown = format!("{record:?}");
        for hidden in [API_KEY, API_SECRET, ACCESS_TOKEN, "private", "secret=1"] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }
}

/// Adds up what is counted, by name and labels.
#[derive(Clone, Debug, Default)]
struct Sums(Arc<Mutex<BTreeMap<String, Arc<Sum>>>>);

#[derive(Debug, Default)]
struct Sum {
    count: AtomicU64,
    thousandths: AtomicU64,
}

impl CounterFn for Sum {
    fn increment(&self, value: u64) {
        self.count.fetch_add(value, Ordering::Relaxed);
    }

    fn absolute(&self, value: u64) {
        self.count.store(value, Ordering::Relaxed);
    }
}

impl HistogramFn for Sum {
    fn record(&self, value: f64) {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.thousandths.fetch_add((value * 1000.0) as u64, Ordering::Relaxed);
    }
}

impl Sums {
    fn sum(&self, key: &Key) -> Arc<Sum> {
        let labels: Vec<_> = key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        let name = format!("{} {}", key.name(), labels.join(" ")).trim().to_owned();
        Arc::clone(self.0.lock().unwrap().entry(name).or_default())
    }

    fn count(&self, name: &str) -> u64 {
        let sums = self.0.lock().unwrap();
        let sum = sums.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", sums.keys()));
        sum.count.load(Ordering::Relaxed)
    }
}

impl metrics::Recorder for Sums {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.sum(key))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(self.sum(key))
    }
}

#[test]
fn calls_retries_waits_renewals_and_bytes_are_counted() {
    let sums = Sums::default();
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    metrics::with_local_recorder(&sums, || {
        runtime.block_on(async {
            let (_bench, getty) = eventful().await;
            getty.send(search_creative_images()).await.unwrap();
            let gone = Fixture::new(|| Script::respond(response(404, &[], ""))).await;
            let getty = gone.builder().build().unwrap();
            Kind::Safe.call(&getty).await.unwrap_err();
            let slow = Fixture::new(then_good(Vec::new(), Kind::Idempotent)).await;
            let getty = slow.builder().rate_limit(RateLimit::per_second(1.0)).build().unwrap();
            Kind::Idempotent.call(&getty).await.unwrap();
            let (clock, log) = (VirtualClock::default(), Log::default());
            let refusing = FaultServer::start("authentication", &clock, &log, || status(400)).await.unwrap();
            let getty = builder(&gone.api.url(), &refusing.url(), &clock).build().unwrap();
            Kind::Safe.call(&getty).await.unwrap_err();
            let odd = Fixture::new(|| {
                Script::respond(response(200, &[], r#"{"products":[7,{"id":"x"},{"id":1}]}"#))
            })
            .await;
            let getty = odd.builder().build().unwrap();
            Kind::Safe.call(&getty).await.unwrap();
        });
    });
    runtime.shutdown_timeout(Duration::ZERO);
    assert_eq!(sums.count("getty_calls_total operation=search_creative_images outcome=ok"), 1);
    assert_eq!(sums.count("getty_calls_total operation=list_products outcome=not_found"), 1);
    assert_eq!(sums.count("getty_unreadable_values_total operation=list_products"), 2);
    assert_eq!(sums.count("getty_calls_total operation=token outcome=ok"), 4);
    assert_eq!(sums.count("getty_calls_total operation=token outcome=refused"), 1);
    assert_eq!(sums.count("getty_call_seconds operation=search_creative_images"), 1);
    assert_eq!(sums.count("getty_retries_total operation=search_creative_images reason=rate_limited"), 1);
    assert_eq!(sums.count("getty_wait_seconds for=retry"), 1);
    assert_eq!(sums.count("getty_wait_seconds for=rate"), 1);
    assert_eq!(sums.count("getty_token_renewals_total"), 4);
    assert!(sums.count("getty_sent_bytes_total") > 100);
    assert!(sums.count("getty_received_bytes_total") > 100);
}
