//! What `vendor` writes, and when it does not.

use std::fs;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::support::{DOCUMENT, Edit, LOCK, Sandbox, published, shop};

fn date_of(lock: &str) -> &str {
    let line = lock.lines().find_map(|line| line.strip_prefix("date = "));
    line.unwrap().trim_matches('"')
}

#[test]
fn the_lock_says_where_the_document_came_from() {
    let sandbox = Sandbox::empty();
    fs::create_dir(sandbox.path("far")).unwrap();
    sandbox.write("far/getty.json", "{}");
    let content = shop().to_string();
    sandbox.write("far/getty.json", &content);
    let outcome = sandbox.run(&["vendor", "--from", "far/getty.json"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let sha256 = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lock = sandbox.read(LOCK);
    let date = date_of(&lock);
    assert_eq!(date.len(), "2026-11-24".len());
    assert!(date.chars().all(|character| character.is_ascii_digit() || character == '-'), "{date}");
    assert_eq!(
        lock.replace(date, "DATE").replace(&sha256, "SHA256"),
        "# Written by `cargo xtask vendor`; not to be edited.\n\
         source = \"getty.json\"\n\
         sha256 = \"SHA256\"\n\
         date = \"DATE\"\n\
         openapi = \"3.0.4\"\n\
         \n\
         [counts]\n\
         paths = 3\n\
         operations = 4\n\
         schemas = 6\n"
    );
}

#[test]
fn the_same_bytes_again_change_nothing() {
    let sandbox = Sandbox::empty();
    sandbox.vendor(published().to_string());
    // As if it had been done long ago.
    let lock = sandbox.read(LOCK);
    let old = lock.replace(date_of(&lock), "2020-02-29");
    sandbox.write(LOCK, &old);
    let before = sandbox.openapi();
    let outcome = sandbox.vendor(published().to_string());
    assert!(outcome.stderr.contains("   Unchanged openapi/getty-images-v3.json"), "{}", outcome.stderr);
    assert_eq!(sandbox.openapi(), before);

    // Other bytes with the same meaning leave the document alone, and date the lock anew.
    sandbox.vendor(format!("{:#}", published()));
    let lock = sandbox.read(LOCK);
    assert_ne!(date_of(&lock), "2020-02-29");
    assert_ne!(lock, old);
    assert_eq!(sandbox.openapi().get(DOCUMENT), before.get(DOCUMENT));
}

#[test]
fn a_lock_that_cannot_be_read_is_written_anew() {
    let sandbox = Sandbox::empty();
    sandbox.vendor(shop().to_string());
    let lock = sandbox.read(LOCK);
    sandbox.write(LOCK, "<<<<<<< HEAD\n");
    sandbox.vendor(shop().to_string());
    assert_eq!(sandbox.read(LOCK), lock);
}

#[test]
fn nothing_but_the_two_files_is_left() {
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
fn no_directory_to_write_to() {
    let sandbox = Sandbox::empty();
    fs::remove_dir(sandbox.path("openapi")).unwrap();
    sandbox.write("upstream", shop().to_string());
    let outcome = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome.stderr.starts_with("error: openapi/getty-images-v3.json cannot be written: "),
        "{}",
        outcome.stderr
    );
    assert!(!sandbox.path("openapi").exists());
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::of_repository();
    sandbox.write("upstream", published().with("/info/version", json!("4")).to_string());
    let directory = sandbox.path("openapi");
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o555)).unwrap();
    // Some users, such as root, may write all the same.
    let refused = fs::write(directory.join("probe"), "").is_err();
    let before = sandbox.openapi();
    let outcome = sandbox.run(&["vendor", "--from", "upstream"]);
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(outcome.code, Some(if refused { 2 } else { 0 }), "{}", outcome.stderr);
    assert_eq!(sandbox.openapi() == before, refused);
}

/// When the lock cannot be replaced the document is not replaced either.
#[test]
fn both_files_or_neither() {
    let sandbox = Sandbox::of_repository();
    fs::create_dir_all(sandbox.path(LOCK).join("in the way")).unwrap();
    sandbox.write("upstream", published().with("/info/version", json!("4")).to_string());
    let before = sandbox.openapi();
    let outcome = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome.stderr.starts_with("error: openapi/getty-images-v3.lock.toml cannot be replaced: "),
        "{}",
        outcome.stderr
    );
    assert_eq!(sandbox.openapi(), before);

    // Nor is it left behind where there was none.
    fs::remove_file(sandbox.path(DOCUMENT)).unwrap();
    let outcome = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(outcome.code, Some(2));
    assert!(!sandbox.path(DOCUMENT).exists());
    assert_eq!(outcome.stdout, "");
}
