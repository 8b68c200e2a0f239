//! What `vendor` writes, and when it does not.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::{DOCUMENT, Edit, LOCK, Sandbox, published, reversed, shop};

/// The value of `key` in a lock file.
fn value<'l>(lock: &'l str, key: &str) -> &'l str {
    let line = lock.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
    line.unwrap().trim_matches('"')
}

#[test]
fn the_lock_contains_the_provenance() {
    let sandbox = Sandbox::empty();
    fs::create_dir(sandbox.path("far")).unwrap();
    sandbox.write("far/getty.json", shop().to_string());
    let output = sandbox.run(&["vendor", "--from", "far/getty.json"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    let lock = sandbox.read(LOCK);
    let fetched = value(&lock, "fetched");
    assert_eq!(fetched.len(), "2026-11-24".len());
    assert!(fetched.chars().all(|character| character.is_ascii_digit() || character == '-'), "{fetched}");
    assert_eq!(
        lock.replace(fetched, "DATE"),
        "# Written by `cargo xtask vendor`; not to be edited.\n\
         url = \"https://api.gettyimages.com/swagger/v3/swagger.json\"\n\
         fetched = \"DATE\"\n\
         openapi = \"3.0.4\"\n\
         \n\
         [counts]\n\
         paths = 3\n\
         operations = 4\n\
         parameters = 6\n\
         responses = 6\n\
         schemas = 6\n"
    );
}

#[test]
fn the_provenance_of_a_file_is_written_to_the_lock() {
    let sandbox = Sandbox::empty();
    sandbox.write("upstream", shop().to_string());
    let known =
        ["--url", "https://user:s3cret@api.example/swagger.json?key=s3cret", "--fetched", "2026-09-12"];
    let vendor = |known: &[&str]| sandbox.run(&[&["vendor", "--from", "upstream"], known].concat());
    let output = vendor(&[&known[..], &["--size", "534307"]].concat());
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    let lock = sandbox.read(LOCK);
    assert_eq!(value(&lock, "url"), "https://api.example/swagger.json");
    assert_eq!(value(&lock, "fetched"), "2026-09-12");
    assert_eq!(value(&lock, "characters"), "534307");

    // One of them is corrected, the others remain.
    assert_eq!(vendor(&["--fetched", "2026-09-13"]).code, Some(0));
    assert_eq!(sandbox.read(LOCK), lock.replace("2026-09-12", "2026-09-13"));

    // For another structure, only what the command line contains is known.
    sandbox.write("upstream", shop().with("/info/version", json!("2")).to_string());
    assert_eq!(vendor(&["--fetched", "2026-10-04"]).code, Some(0));
    let lock = sandbox.read(LOCK);
    assert_eq!(value(&lock, "url"), "https://api.gettyimages.com/swagger/v3/swagger.json");
    assert_eq!(value(&lock, "fetched"), "2026-10-04");
    assert!(!lock.contains("characters"), "{lock}");
}

#[test]
fn an_invalid_provenance_is_rejected() {
    let sandbox = Sandbox::empty();
    sandbox.write("upstream", shop().to_string());
    for (arguments, reason) in [
        (
            &["upstream", "--url", "swagger.json"][..],
            "--url swagger.json: must begin with http:// or https://",
        ),
        (&["upstream", "--fetched", "yesterday"], "invalid value 'yesterday' for '--fetched <DATE>'"),
        (&["upstream", "--size", "large"], "invalid value 'large' for '--size <CHARACTERS>'"),
        (&["http://127.0.0.1:9/", "--size", "1"], "--url, --fetched and --size are for a FILE"),
    ] {
        let output = sandbox.run(&[&["vendor", "--from"], arguments].concat());
        assert_eq!(output.code, Some(2), "{arguments:?}");
        assert!(output.stderr.contains(reason), "{arguments:?}: {}", output.stderr);
        assert!(sandbox.openapi().is_empty(), "{arguments:?}");
    }
}

#[test]
fn vendoring_the_same_structure_repeatedly_changes_nothing() {
    let sandbox = Sandbox::empty();
    sandbox.vendor(published().to_string());
    // As if it had been vendored long ago.
    let lock = sandbox.read(LOCK);
    sandbox.write(LOCK, lock.replace(value(&lock, "fetched"), "2020-02-29"));
    let before = sandbox.openapi();
    for content in [published().to_string(), format!("{:#}", published()), reversed(&published())] {
        let output = sandbox.vendor(content);
        assert_eq!(output.stdout, "0 breaking, 0 additive, 0 neutral\n");
        assert!(output.stderr.contains("   Unchanged openapi/getty-images-v3.json"), "{}", output.stderr);
        assert_eq!(sandbox.openapi(), before);
    }

    // Another structure has the current date.
    sandbox.vendor(published().with("/info/version", json!("4")).to_string());
    assert_ne!(value(&sandbox.read(LOCK), "fetched"), "2020-02-29");
}

#[test]
fn the_lock_of_the_repository_matches_its_document() {
    let sandbox = Sandbox::with_published();
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(LOCK)).unwrap();
    assert_eq!(
        lock,
        "# Written by `cargo xtask vendor`; not to be edited.\n\
         url = \"https://api.gettyimages.com/swagger/v3/swagger.json\"\n\
         fetched = \"2026-09-12\"\n\
         characters = 534307\n\
         openapi = \"3.0.4\"\n\
         \n\
         [counts]\n\
         paths = 67\n\
         operations = 76\n\
         parameters = 367\n\
         responses = 371\n\
         schemas = 215\n"
    );
    sandbox.write(LOCK, &lock);
    let before = sandbox.openapi();
    let output = sandbox.vendor(published().to_string());
    assert_eq!(output.stdout, "0 breaking, 0 additive, 0 neutral\n");
    assert_eq!(sandbox.openapi(), before, "counted anew");
}

#[test]
fn an_unreadable_lock_is_replaced() {
    let sandbox = Sandbox::empty();
    sandbox.vendor(shop().to_string());
    let lock = sandbox.read(LOCK);
    sandbox.write(LOCK, "<<<<<<< HEAD\n");
    sandbox.vendor(shop().to_string());
    assert_eq!(sandbox.read(LOCK), lock);
}

#[test]
fn no_temporary_files_remain() {
    let sandbox = Sandbox::empty();
    sandbox.vendor(shop().to_string());
    sandbox.vendor(shop().without("/paths/~1orders/delete").to_string());
    let names = sandbox.openapi().into_keys().collect::<Vec<_>>();
    assert_eq!(names, [sandbox.path(DOCUMENT), sandbox.path(LOCK)].map(|path| path.display().to_string()));
}

#[cfg(unix)]
#[test]
fn the_files_can_be_read_like_any_others() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::empty();
    sandbox.vendor(shop().to_string());
    let mode = |name: &str| fs::metadata(sandbox.path(name)).unwrap().permissions().mode();
    // As the file that this test wrote itself, under the same umask.
    assert_eq!(mode(DOCUMENT), mode("upstream"));
    assert_eq!(mode(LOCK), mode("upstream"));
}

#[test]
fn a_missing_directory_is_reported() {
    let sandbox = Sandbox::empty();
    fs::remove_dir(sandbox.path("openapi")).unwrap();
    sandbox.write("upstream", shop().to_string());
    let output = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(output.code, Some(2));
    assert!(
        output.stderr.starts_with("error: openapi/getty-images-v3.json cannot be written: "),
        "{}",
        output.stderr
    );
    assert!(!sandbox.path("openapi").exists());
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::with_published();
    sandbox.write("upstream", published().with("/info/version", json!("4")).to_string());
    let directory = sandbox.path("openapi");
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o555)).unwrap();
    // Some users, such as root, may write all the same.
    let refused = fs::write(directory.join("probe"), "").is_err();
    let before = sandbox.openapi();
    let output = sandbox.run(&["vendor", "--from", "upstream"]);
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(output.code, Some(if refused { 2 } else { 0 }), "{}", output.stderr);
    assert_eq!(sandbox.openapi() == before, refused);
}

/// When the lock cannot be replaced the document is not replaced either.
#[test]
fn both_files_or_neither() {
    let sandbox = Sandbox::with_published();
    fs::create_dir_all(sandbox.path(LOCK).join("in the way")).unwrap();
    sandbox.write("upstream", published().with("/info/version", json!("4")).to_string());
    let before = sandbox.openapi();
    let output = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(output.code, Some(2));
    assert!(
        output.stderr.starts_with("error: openapi/getty-images-v3.lock.toml cannot be replaced: "),
        "{}",
        output.stderr
    );
    assert_eq!(sandbox.openapi(), before);

    // Nor does it remain where there was none before.
    fs::remove_file(sandbox.path(DOCUMENT)).unwrap();
    let output = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(output.code, Some(2));
    assert!(!sandbox.path(DOCUMENT).exists());
    assert_eq!(output.stdout, "");
}
