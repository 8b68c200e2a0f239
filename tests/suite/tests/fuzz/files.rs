//! Files that an earlier run left: journals beside targets, and manifests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fastrand::Rng;
use getty_api_ext::{Collision, ErrorKind, Getty};
use http::{Method, Request, Response, header};
use reqwest::Body;
use serde_json::Value;

use crate::transport::{client, response, runtime};
use crate::{driver, mutate};

const LENGTH: usize = 4000;

fn picture() -> Vec<u8> {
    (0..LENGTH).map(|at| (at % 251) as u8).collect()
}

/// The API and the delivery host. While `cut`, deliveries break in their middle.
fn servers(request: &Request<Body>, cut: bool) -> Response<Body> {
    let path = request.uri().path();
    if request.method() == Method::POST {
        let uri = format!("https://delivery.gettyimages.com/opaque{path}");
        return response(303).header(header::LOCATION, uri).body(Body::from("")).expect("a response");
    }
    if path.starts_with("/v3/") {
        let body = r#"{"downloads": [], "result_count": 0}"#;
        return response(200).body(Body::from(body)).expect("a response");
    }
    let picture = picture();
    let range = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
    let range = range.and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
    let range = range.and_then(|(from, to)| {
        let from: usize = from.parse().ok()?;
        let to = to.parse().unwrap_or(usize::MAX).min(LENGTH - 1);
        (from <= to).then_some((from, to))
    });
    let response = match range {
        Some((from, to)) => {
            response(206).header(header::CONTENT_RANGE, format!("bytes {from}-{to}/{LENGTH}"))
        }
        None => response(200),
    };
    let (from, to) = range.unwrap_or((0, LENGTH - 1));
    let mut bytes = picture[from..=to].to_vec();
    let announced = bytes.len();
    if cut {
        bytes.truncate(announced / 2);
    }
    response
        .header(header::CONTENT_TYPE, "image/jpeg")
        .header(header::ETAG, "\"picture\"")
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::CONTENT_LENGTH, announced)
        .body(Body::from(bytes))
        .expect("a response")
}

fn downloads() -> (Getty, Arc<AtomicBool>) {
    let cut = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&cut);
    (client(move |request| servers(&request, now.load(Ordering::Relaxed))), cut)
}

/// The files of a directory by name.
fn contents(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(directory).expect("a directory").map(|entry| entry.expect("an entry").path());
    let files = entries.filter(|path| path.is_file());
    files.map(|path| (path.file_name().expect("a name").into(), fs::read(&path).expect("a file"))).collect()
}

/// What the journal says is on disk already; it is taken at its word, so a mutation must not say more.
fn have(journal: &[u8]) -> Option<Value> {
    let journal: Value = serde_json::from_slice(journal).ok()?;
    Some(journal.get("transfer")?.clone())
}

#[test]
fn journals() {
    let runtime = runtime();
    let (getty, cut) = downloads();
    let target = "picture.jpg";
    let left = tempfile::tempdir().expect("a directory");
    cut.store(true, Ordering::Relaxed);
    let path = left.path().join(target);
    let interrupted = runtime.block_on(async { getty.download_image("42").attempts(1).to_file(&path).await });
    assert!(interrupted.is_err(), "the delivery was cut");
    cut.store(false, Ordering::Relaxed);
    let left = contents(left.path());
    let journal = left.iter().position(|(_, bytes)| have(bytes).is_some()).expect("a journal was left");
    let parsed: Value = serde_json::from_slice(&left[journal].1).expect("a journal is JSON");

    let mut recovered = 0;
    driver::run("journals", 2000, |random| {
        let mutated = match random.u8(0..3) {
            0 => mutate::bytes(random, &left[journal].1),
            _ => mutate::json(random, &parsed).to_string().into_bytes(),
        };
        let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
        for (at, (name, bytes)) in left.iter().enumerate() {
            let bytes = if at == journal { &mutated } else { bytes };
            fs::write(directory.path().join(name), bytes).map_err(|error| error.to_string())?;
        }
        let path = directory.path().join(target);
        let result = runtime.block_on(async { getty.download_image("42").attempts(2).to_file(&path).await });
        let believed = have(&mutated).is_some_and(|transfer| Some(transfer) != have(&left[journal].1));
        let shown = String::from_utf8_lossy(&mutated).into_owned();
        match (result, fs::read(&path)) {
            (Ok(_), Ok(bytes)) if bytes == picture() || believed => {
                recovered += 1;
                Ok(())
            }
            (Ok(_), Ok(_)) => Err(format!("{shown} gave a false file")),
            (Ok(_), Err(error)) => Err(format!("{shown} gave no file: {error}")),
            (Err(error), Err(_)) => {
                let _ = (error.to_string(), format!("{error:?}"));
                Ok(())
            }
            (Err(error), Ok(_)) => Err(format!("{shown} failed with {error} and left a file all the same")),
        }
    });
    assert!(recovered > 0, "some journals are good enough to go on with");
    println!("fuzz journals: {recovered} were gone on with, the others refused");
}

#[test]
fn manifests() {
    let runtime = runtime();
    let (getty, _) = downloads();
    let ids = ["42", "43"];
    let run = |directory: &Path| {
        runtime.block_on(async {
            let downloads = getty.downloads().images(ids).ordered(true).on_collision(Collision::Overwrite);
            let results =
                downloads.manifest(directory.join("manifest.jsonl")).to_directory(directory).await?;
            Ok::<_, getty_api_ext::Error>(results.finish().await)
        })
    };
    let first = tempfile::tempdir().expect("a directory");
    assert!(run(first.path()).expect("a run").is_complete());
    let manifest = fs::read(first.path().join("manifest.jsonl")).expect("a manifest");

    driver::run("manifests", 200, |random: &mut Rng| {
        let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mutated = mutate::bytes(random, &manifest);
        let path = directory.path().join("manifest.jsonl");
        fs::write(&path, &mutated).map_err(|error| error.to_string())?;
        let shown = String::from_utf8_lossy(&mutated).into_owned();
        let summary = match run(directory.path()) {
            Ok(summary) => summary,
            // Not to be taken for a manifest; then it is left as it is, and nothing is fetched.
            Err(error) if error.kind() == ErrorKind::File => {
                let left = contents(directory.path());
                let untouched = matches!(&left[..], [(_, bytes)] if *bytes == mutated);
                return if untouched { Ok(()) } else { Err(format!("{shown}: {error}, yet {left:?}")) };
            }
            Err(error) => return Err(format!("{shown}: {error}")),
        };
        if !summary.is_complete() {
            return Err(format!("{shown}: {summary}"));
        }
        let kept = fs::read(&path).map_err(|error| error.to_string())?;
        if !kept.starts_with(&mutated) {
            return Err(format!("{shown}: lines of the manifest were lost"));
        }
        for (name, bytes) in contents(directory.path()) {
            if name != Path::new("manifest.jsonl") && bytes != picture() {
                return Err(format!("{shown} gave a false {}", name.display()));
            }
        }
        Ok(())
    });
}
