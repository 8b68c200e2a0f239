//! What servers say in headers: names of files, times to wait, addresses elsewhere, and what tokens they give.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fastrand::Rng;
use getty_api_ext::raw::operations;
use getty_api_ext::{Credentials, RetryPolicy};
use http::{HeaderValue, header};
use reqwest::Body;

use crate::transport::{client, client_with_tokens, response, runtime};
use crate::{driver, mutate};

/// What the servers say next: one client serves all inputs, as making one costs more than a call.
#[derive(Clone, Default)]
struct Next<T>(Arc<Mutex<T>>);

impl<T> Next<T> {
    fn get(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A value made of one of these that can stand in a header.
fn value(random: &mut Rng, seeds: &[&str]) -> HeaderValue {
    loop {
        let bytes = match random.choice(seeds) {
            Some(seed) if random.u8(0..8) != 0 => mutate::bytes(random, seed.as_bytes()),
            _ => mutate::text(random).into_bytes(),
        };
        if let Ok(value) = HeaderValue::from_bytes(&bytes) {
            return value;
        }
    }
}

#[test]
fn content_disposition() {
    const SEEDS: [&str; 6] = [
        "attachment; filename=GettyImages-1167612765.jpg",
        "attachment; filename=\"a \\\"quoted\\\" name.jpg\"",
        "attachment; filename=\"fallback.jpg\"; filename*=UTF-8''na%C3%AFve%20file.jpg",
        "inline; filename*=iso-8859-1'en'%A3%20rates.jpg; filename=plain.jpg",
        "attachment; filename=\"../../etc/passwd\"",
        "attachment; filename=\"C:\\\\CON.jpg\"; size=7",
    ];
    let runtime = runtime();
    let next = Next::<Vec<u8>>::default();
    let says = next.clone();
    let getty = client(move |_| {
        let response = response(200).header(header::CONTENT_TYPE, "image/jpeg");
        let response = response.header(header::CONTENT_DISPOSITION, says.get().as_slice());
        response.header(header::CONTENT_LENGTH, "7").body(Body::from("picture")).expect("a response")
    });
    driver::run("Content-Disposition", 1000, |random| {
        let disposition = value(random, &SEEDS);
        let shown = format!("{disposition:?}");
        *next.get() = disposition.as_bytes().to_vec();
        let outer = tempfile::tempdir().map_err(|error| error.to_string())?;
        let directory = outer.path().join("pictures");
        let url = "https://delivery.example/opaque".parse().expect("an address");
        let result = runtime.block_on(async { getty.download_url(url).to_directory(&directory).await });
        let saved = result.map_err(|error| format!("{shown}: {error}"))?;
        let entries = |path: &Path| std::fs::read_dir(path).map(Iterator::count).unwrap_or_default();
        match std::fs::read(&saved.path) {
            Ok(bytes) if bytes != b"picture" => Err(format!("{shown} gave another file")),
            Ok(_) if saved.path.parent() != Some(&directory) || entries(outer.path()) != 1 => {
                Err(format!("{shown} led to {}", saved.path.display()))
            }
            Ok(_) => Ok(()),
            Err(error) => Err(format!("{shown}: {}: {error}", saved.path.display())),
        }
    });
}

#[test]
fn retry_after() {
    const SEEDS: [&str; 5] = ["1", "120", "0.5", "Wed, 21 Oct 2026 07:28:00 GMT", "18446744073709551615"];
    let runtime = runtime();
    let next = Next::<(u16, Vec<u8>)>::default();
    let says = next.clone();
    let getty = client(move |_| {
        let (status, wait) = &*says.get();
        let response = response(*status).header(header::RETRY_AFTER, wait.as_slice());
        response.body(Body::from("{}")).expect("a response")
    });
    driver::run("Retry-After", 5000, |random| {
        let status = *random.choice(&[429, 503, 403, 500]).unwrap_or(&429);
        *next.get() = (status, value(random, &SEEDS).as_bytes().to_vec());
        let policy = RetryPolicy::default().attempts(random.u32(1..4));
        let call = getty.call(operations::list_products()).retry(policy);
        let error = runtime.block_on(call.send()).err().ok_or("an error became a result")?;
        let _ = (error.retry_after(), error.to_string(), format!("{error:?}"));
        Ok(())
    });
}

#[test]
fn location() {
    const SEEDS: [&str; 10] = [
        "/v3/elsewhere?to=here",
        "../moved",
        "?moved=1",
        "https://api.gettyimages.com/v3/products",
        "http://api.gettyimages.com/v3/products",
        "//api.gettyimages.com.example/v3",
        "https://user:guess@api.gettyimages.com:444/v3",
        "https://api.gettyimages.com@example.com/",
        "https://[::1]:80/a",
        "file:///etc/passwd",
    ];
    let runtime = runtime();
    let next = Next::<(u16, Vec<u8>)>::default();
    let leaked = Next::<Vec<String>>::default();
    let (says, seen) = (next.clone(), leaked.clone());
    let getty = client(move |request| {
        let url = request.uri();
        let own = url.host() == Some("api.gettyimages.com") && url.scheme_str() == Some("https");
        let keys = ["api-key", "authorization"];
        if !own && keys.iter().any(|name| request.headers().contains_key(*name)) {
            seen.get().push(url.to_string());
        }
        let (status, location) = &*says.get();
        match url.path() {
            "/v3/products" if url.query().is_none() => {
                let response = response(*status).header(header::LOCATION, location.as_slice());
                response.body(Body::from("")).expect("a response")
            }
            _ => response(200).body(Body::from(r#"{"products": []}"#)).expect("a response"),
        }
    });
    driver::run("Location", 5000, |random| {
        let location = value(random, &SEEDS);
        let shown = format!("{location:?}");
        let status = *random.choice(&[301, 302, 303, 307, 308]).unwrap_or(&302);
        *next.get() = (status, location.as_bytes().to_vec());
        if let Err(error) = runtime.block_on(getty.send(operations::list_products())) {
            let _ = (error.to_string(), format!("{error:?}"));
        }
        let leaked = std::mem::take(&mut *leaked.get());
        match leaked.is_empty() {
            true => Ok(()),
            false => Err(format!("{shown} took the key to {}", leaked.join(", "))),
        }
    });
}

#[test]
fn tokens() {
    const SEED: &str = r#"{"access_token": "token", "token_type": "Bearer", "expires_in": "1800",
        "refresh_token": "refresh", "error": "invalid_client", "error_description": "no"}"#;
    let seed = serde_json::from_str(SEED).expect("JSON");
    let runtime = runtime();
    let next = Next::<(u16, Vec<u8>)>::default();
    let says = next.clone();
    let getty = client_with_tokens(
        move || {
            let (status, body) = says.get().clone();
            response(status).body(Body::from(body)).expect("a response")
        },
        |_| response(200).body(Body::from(r#"{"products": []}"#)).expect("a response"),
    );
    driver::run("token responses", 5000, |random| {
        let body = mutate::json(random, &seed).to_string().into_bytes();
        let body = if random.bool() { body } else { mutate::bytes(random, &body) };
        *next.get() = (*random.choice(&[200, 200, 400, 401, 500]).unwrap_or(&200), body);
        // New credentials: a token that was got stays, and one that was refused is not requested for a while.
        let getty = getty.with_credentials(Credentials::client_credentials("key", "secret"));
        if let Err(error) = runtime.block_on(getty.send(operations::list_products())) {
            let _ = (error.to_string(), format!("{error:?}"));
        }
        Ok(())
    });
}
