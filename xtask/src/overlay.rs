//! Overlays: our corrections and descriptions, applied to the vendored documents.
//!
//! The files in `openapi/overlays/` follow the OpenAPI Overlay Specification 1.0 and are applied in order of
//! the number at the start of their name. An action whose target matches nothing is an error, so that no
//! correction remains after its reason is removed.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use enumset::EnumSet;
use roas_overlay::apply::{Apply as _, ApplyErrorKind, ApplyOptions};
use roas_overlay::v1_0;
use roas_overlay::validation::{Validate as _, ValidationError};
use serde_json::Value;

use crate::input;
use crate::workspace::Workspace;

/// The document an overlay applies to when it names none.
const DEFAULT_DOCUMENT: &str = "getty-images-v3.json";

/// One overlay file.
pub(crate) struct Overlay {
    /// Its path, as in messages.
    pub(crate) name: String,
    /// The number at the start of its file name.
    pub(crate) number: u32,
    /// The file name of the document it applies to.
    pub(crate) document: String,
    content: v1_0::Overlay,
}

impl Overlay {
    /// Reads all overlays in the order they are applied.
    ///
    /// # Errors
    /// When a file cannot be read, is not an overlay, or has no number in its name.
    pub(crate) fn read_all(workspace: &Workspace) -> anyhow::Result<Vec<Self>> {
        let directory = workspace.openapi().join("overlays");
        let mut paths = Vec::new();
        if directory.is_dir() {
            for entry in std::fs::read_dir(&directory).with_context(|| workspace.display_path(&directory))? {
                let entry = entry.with_context(|| workspace.display_path(&directory))?;
                // Editors keep temporary files there.
                if !entry.file_name().to_string_lossy().starts_with('.') {
                    paths.push(entry.path());
                }
            }
        }
        paths.sort();
        let overlays = paths.into_iter().map(|path| Self::read(workspace, &path));
        let mut overlays = overlays.collect::<anyhow::Result<Vec<_>>>()?;
        // Sorted as text, 10 would precede 9.
        overlays.sort_by_key(|overlay| overlay.number);
        Ok(overlays)
    }

    fn read(workspace: &Workspace, path: &PathBuf) -> anyhow::Result<Self> {
        let name = workspace.display_path(path);
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(number) = file_name.split_once('-').and_then(|(number, _)| number.parse().ok()) else {
            bail!("{name}: an overlay's file name is NN-topic.yaml, its number decides when it is applied");
        };
        let bytes = std::fs::read(path).with_context(|| name.clone())?;
        let value = input::parse(&name, &bytes)?;
        let content: v1_0::Overlay =
            serde_json::from_value(value).with_context(|| format!("{name}: not an OpenAPI Overlay 1.0"))?;
        if let Err(problems) = content.validate(EnumSet::empty()) {
            let problems = problems.errors.iter().map(|problem| describe_problem(&content, problem));
            bail!("{name}: {}", problems.collect::<Vec<_>>().join("; "));
        }
        let document = content.extends.as_deref().and_then(|extends| extends.rsplit('/').next());
        let document = document.unwrap_or(DEFAULT_DOCUMENT).to_owned();
        Ok(Self { name, number, document, content })
    }

    /// Applies the overlay to `target`.
    ///
    /// # Errors
    /// When a target is not a JSONPath or matches nothing.
    pub(crate) fn apply(&self, target: &mut Value) -> anyhow::Result<()> {
        let options = ApplyOptions::ErrorOnZeroMatch | ApplyOptions::ErrorOnMixedKindMatch;
        let Err(error) = self.content.apply(target, options) else { return Ok(()) };
        let Self { name, .. } = self;
        // Numbered from one, as a person numbers list items in the file.
        let action = error.action_index + 1;
        match error.kind {
            ApplyErrorKind::ZeroMatch => {
                let advice = advice(&error.target);
                bail!("{name}: action {action}: target {} matches nothing{advice}", error.target)
            }
            kind => bail!("{name}: action {action}: target {}: {kind}", error.target),
        }
    }
}

/// What to do about an action for a success response that does not exist. Removing the action is the obvious fix,
/// and the wrong one when the API sends the response although upstream does not publish it.
fn advice(target: &str) -> &'static str {
    let success = target
        .split(".responses[")
        .nth(1)
        .is_some_and(|status| status.trim_start_matches(['\'', '"']).starts_with(['2', '3']));
    if success {
        "; if the API still sends this response, restore it in openapi/overlays/02-wire.yaml \
         (docs/maintaining.md, \"When an action matches nothing\")"
    } else {
        ""
    }
}

/// What is wrong with an overlay, with the action's number and target in the format of [`Overlay::apply`].
fn describe_problem(overlay: &v1_0::Overlay, problem: &ValidationError) -> String {
    let ValidationError { path, message, .. } = problem;
    let action = path.strip_prefix("#.actions[").and_then(|rest| rest.split_once(']'));
    let Some((index, member)) =
        action.and_then(|(index, member)| Some((index.parse::<usize>().ok()?, member)))
    else {
        return format!("{}: {message}", path.trim_start_matches("#."));
    };
    let target = overlay.actions.get(index).map_or("", |action| action.target.as_str());
    let member = member.trim_start_matches('.');
    let member_prefix = if matches!(member, "" | "target") { String::new() } else { format!("{member}: ") };
    format!("action {}: target {target}: {member_prefix}{message}", index + 1)
}
