//! The formats of files: their structure, and whether common tools can read them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use bytes::Bytes;
use getty_api_mock::MockGetty;
use serde_json::Value;

use crate::support::*;

async fn delivered(mock: &MockGetty, path: &str) -> Bytes {
    let token = client_token(mock).await;
    let location = header(&post_as(mock, &token, path).await, "location");
    let mut file = client().get(location).send().await.unwrap();
    if file.status() == 307 {
        file = client().get(header(&file, "location")).send().await.unwrap();
    }
    assert_eq!(file.status(), 200);
    file.bytes().await.unwrap()
}

/// The first vector image.
async fn vector(mock: &MockGetty) -> String {
    let found = json_of(mock, "/v3/search/images/creative?file_types=eps&page_size=1").await;
    found["images"][0]["id"].as_str().unwrap().to_owned()
}

/// The numbers in a table of an MP4 file, by the type of its box.
fn table(file: &[u8], name: &[u8; 4]) -> Vec<usize> {
    let at = file.windows(4).position(|window| window == name).unwrap();
    let length = u32::from_be_bytes(file[at - 4..at].try_into().unwrap()) as usize;
    let numbers = file[at + 4..at - 4 + length].chunks(4);
    numbers.map(|number| u32::from_be_bytes(number.try_into().unwrap()) as usize).collect()
}

#[tokio::test]
async fn videos_are_sequences_of_frames() {
    let mock = MockGetty::start().await;
    let id = &mock.video_ids()[0];
    let path = format!("/v3/downloads/videos/{id}?auto_download=true&size=hd2");
    let file = delivered(&mock, &path).await;
    let sizes = table(&file, b"stsz");
    let mut at = table(&file, b"stco")[2];
    let frames = &sizes[3..];
    assert_eq!((frames.len(), sizes[2]), (3, 3));
    let mut seen = Vec::new();
    for length in frames {
        let frame = &file[at..at + length];
        assert_eq!(jpeg_dimensions(frame), (Value::from(180), Value::from(320)));
        assert!(!seen.contains(&frame), "the frames differ");
        seen.push(frame);
        at += length;
    }
    assert_eq!(at, file.len());
}

#[tokio::test]
async fn vectors_can_be_downloaded_as_eps() {
    let mock = MockGetty::start().await;
    let id = vector(&mock).await;
    let file = delivered(&mock, &format!("/v3/downloads/images/{id}?file_type=eps")).await;
    let text = std::str::from_utf8(&file).unwrap();
    assert!(text.starts_with("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 "), "{text}");
    assert!(text.ends_with("showpage\n%%EOF\n"), "{text}");
}

/// Python with `av` (FFmpeg's libraries) and Ghostscript; `None` when one of them is missing.
fn tools() -> Option<[PathBuf; 2]> {
    let works = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers/bin/python3");
    let python = [installed, "python3".into()];
    let python = python.into_iter().find(|python| works(Command::new(python).args(["-c", "import av"])));
    let found = python.filter(|_| works(Command::new("gs").arg("--version")));
    if found.is_none() {
        assert!(env::var_os("GETTY_REQUIRE_PEERS").is_none(), "av or Ghostscript is missing: run .ci/peers");
        eprintln!("not run: Python's `av` or Ghostscript is not installed");
    }
    found.map(|python| [python, "gs".into()])
}

fn run_tool(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn common_tools_read_every_kind_of_file() {
    let Some([python, ghostscript]) = tools() else { return };
    let mock = MockGetty::start().await;
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, file: &[u8]| {
        let path = directory.path().join(name);
        std::fs::write(&path, file).unwrap();
        path
    };
    let describe = |path: &Path| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("media/describe.py");
        run_tool(Command::new(&python).arg(script).arg(path))
    };

    let image = &mock.image_ids()[0];
    let metadata = json_of(&mock, &format!("/v3/images/{image}?fields=max_dimensions")).await;
    let largest = &metadata["images"][0]["max_dimensions"];
    let output = describe(&write("image.jpg", &mock.file(image).unwrap()));
    let dimensions = format!("{}x{}", largest["width"], largest["height"]);
    assert!(output.contains(" mjpeg ") && output.trim().ends_with(&dimensions), "{output}");

    for id in &mock.video_ids()[..4] {
        let output = describe(&write("video.mp4", &mock.file(id).unwrap()));
        let metadata = json_of(&mock, &format!("/v3/videos/{id}?fields=clip_length")).await;
        let length = metadata["clip_length"].as_str().unwrap();
        let seconds: f64 = output.split(' ').nth(2).unwrap().parse().unwrap();
        assert_eq!(clip_seconds(length), seconds, "{output}");
        assert!(output.starts_with("mov mjpeg "), "{output}");
        assert_eq!(output.split_whitespace().count(), 3 + 3, "three frames: {output}");
    }

    let id = vector(&mock).await;
    let drawing =
        write("drawing.eps", &delivered(&mock, &format!("/v3/downloads/images/{id}?file_type=eps")).await);
    let frame = directory.path().join("drawing.jpg");
    let to = format!("-sOutputFile={}", frame.display());
    run_tool(
        Command::new(ghostscript)
            .args(["-q", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-sDEVICE=jpeg", &to])
            .arg(drawing),
    );
    let metadata = json_of(&mock, &format!("/v3/images/{id}?fields=max_dimensions")).await;
    let largest = &metadata["images"][0]["max_dimensions"];
    let dimensions = jpeg_dimensions(&std::fs::read(frame).unwrap());
    assert_eq!(dimensions, (largest["width"].clone(), largest["height"].clone()));
}

/// `00:00:38:00`: hours, minutes, seconds and frames.
fn clip_seconds(length: &str) -> f64 {
    let parts: Vec<f64> = length.split(':').map(|part| part.parse().unwrap()).collect();
    parts[0] * 3600.0 + parts[1] * 60.0 + parts[2]
}
