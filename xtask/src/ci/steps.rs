//! The steps, in their order: a new one is one line here.

use super::step::Step;
use super::{features, modules, msrv, packages, public_dependencies, vocabulary};

/// Steps that are fast and fail often come first.
pub(super) const STEPS: &[Step] = &[
    Step::command("formatting", "cargo fmt --all --check", "run `cargo fmt --all`"),
    Step::command(
        "formatting-downstream",
        "cargo fmt --manifest-path tests/downstream/Cargo.toml --check",
        "run it without `--check`",
    ),
    Step::peer("spelling", "typos", "typos", "correct it, or say in typos.toml why it stays"),
    Step::peer(
        "unused-dependencies",
        "cargo-machete",
        "cargo-machete",
        "remove the dependency from the Cargo.toml named",
    ),
    Step::function(
        "rust-version",
        msrv::check,
        "dependencies require no newer Rust than the crates declare",
        "choose an older version of the dependency, or raise rust-version as docs/releasing.md says",
    ),
    Step::peer(
        "licences",
        "cargo-deny --all-features check licenses bans sources",
        "cargo-deny",
        "see deny.toml for what is allowed and why",
    ),
    Step::command("bindings", "cargo xtask regen --check", "run `cargo xtask regen`"),
    Step::command(
        "lints",
        "cargo clippy --workspace --all-targets --all-features -- -D warnings",
        "fix what is named, or allow it there with a reason",
    ),
    Step::function(
        "modules",
        modules::check,
        "no two files import each other, imports follow the layers, folders stay small",
        "move what is named, see docs/architecture.md",
    ),
    Step::function(
        "public-dependencies",
        public_dependencies::check,
        "the crates in public signatures are those that the documentation lists",
        "hide the type that is named, or list its crate, see docs/releasing.md",
    ),
    Step::function(
        "vocabulary",
        vocabulary::check,
        "names and words that the style guide replaced do not return",
        "use the word that is named, see docs/style.md",
    ),
    Step::function(
        "features",
        features::check,
        "every feature alone, none, and all compile without a warning",
        "fix what is named under the features it is named for",
    ),
    Step::command("tests", "cargo test --workspace", "the output names the test"),
    Step::command(
        "fuzzing",
        "GETTY_FUZZ_SCALE=3 cargo test -p getty-api-suite --test fuzz -- --nocapture --test-threads=1",
        "the output names the seed and what was wrong; GETTY_FUZZ_SEED repeats it",
    ),
    Step::peer(
        "instructions",
        "cargo bench -p getty-api-suite --bench instructions",
        "valgrind",
        "it shows what a call costs beside the baseline and judges nothing: see BENCHMARKS.md",
    )
    .on_request(),
    Step::peer(
        "conformance",
        "tests/mock/schemathesis/run",
        "schemathesis",
        "the mock server, or an overlay where the document is wrong, see tests/mock/schemathesis",
    ),
    Step::command(
        "documentation",
        "RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --all-features",
        "fix the comment that is named",
    ),
    Step::command(
        "docs.rs",
        "RUSTC_BOOTSTRAP=1 RUSTDOCFLAGS='--cfg docsrs -D warnings' cargo doc --no-deps --all-features \
         -p getty-api -p getty-api-mock -p getty-api-ext",
        "fix the comment that is named",
    ),
    Step::command(
        "quickstart",
        "cargo run --quiet --example quickstart",
        "the first program people try has to run",
    ),
    Step::command("publishing", "cargo publish --workspace --dry-run --allow-dirty", "see docs/releasing.md"),
    Step::function(
        "downstream",
        packages::downstream,
        "a program outside the workspace uses the packaged crates",
        "a file may be missing in the `include` of a Cargo.toml",
    ),
];
