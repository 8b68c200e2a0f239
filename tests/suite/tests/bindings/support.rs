//! What several modules here use.

use std::path::Path;

/// Compares `text` with the snapshot of that name, which may have directories in it.
pub(crate) fn assert_snapshot(name: &str, text: &str) {
    let (directory, name) = name.rsplit_once('/').unwrap_or(("", name));
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(Path::new("snapshots").join(directory));
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Runs a future to its end.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}
