//! What a part of a run says of itself, and what is in its file.

use super::part::label_of;
use super::sources::Named;
use crate::campaign::{Run, RunPiece};
use crate::question::{Engine, Part, Provenance};
use crate::scenario::Source;
use crate::store::Label;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What is in the file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RunPart<P = RunPiece> {
    /// From what the run can be made again.
    pub(super) of: Saved,
    pub(super) piece: P,
}

/// A scenario as it was read, and how it is run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Saved {
    /// What its results are called.
    pub(super) name: String,
    /// What its file was called.
    file: String,
    text: String,
    /// Where the files are that it names.
    folder: PathBuf,
    pub(super) overrides: Vec<String>,
    engine: String,
}

/// The kind of its parts.
pub(super) const RUN: &str = "run";

impl Saved {
    pub(super) fn of(named: &Named, run: &Run<'_>) -> Self {
        let made = run.provenance();
        let file = made.inputs.first().map_or_else(String::new, |input| input.file.clone());
        let folder = match &named.source {
            Source::File(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            Source::Saved { folder, .. } => folder.clone(),
            Source::BuiltIn(_) => PathBuf::new(),
        };
        Self {
            name: named.name.clone(),
            file,
            text: run.scenario().text().to_owned(),
            folder: std::path::absolute(&folder).unwrap_or(folder),
            overrides: made.overrides,
            engine: made.engine,
        }
    }

    /// The scenario's text, with its files in another folder if one is named.
    pub(super) fn source(&self, inputs: Option<&Path>) -> Source {
        let folder = inputs.unwrap_or(&self.folder).to_owned();
        Source::Saved { name: self.file.clone(), text: self.text.clone(), folder }
    }

    pub(super) fn engine(&self) -> Option<Engine> {
        Engine::from_name(&self.engine)
    }
}

/// The label of a part of a run.
pub(super) fn label(run: &Run<'_>, part: Part) -> Label {
    let facts = facts(&run.provenance());
    label_of(RUN, facts, part)
}

/// Everything that decides the bytes of a result.
fn facts(made: &Provenance) -> Vec<(String, String)> {
    let mut facts = vec![("version".to_owned(), made.version.clone())];
    for (at, input) in made.inputs.iter().enumerate() {
        let what =
            if at == 0 { "scenario".to_owned() } else { format!("input file {}", input.file) };
        let sum: String = input.sha256.chars().take(16).collect();
        facts.push((what, format!("{} (SHA-256 {sum}…)", input.file)));
    }
    let of_all = [
        ("engine", made.engine.clone()),
        ("seed", made.seed.to_string()),
        ("number of draws", made.draws.to_string()),
        ("number of fields in a draw", made.replicates.to_string()),
        (
            "list of settings",
            if made.overrides.is_empty() { "empty".to_owned() } else { made.overrides.join(" ") },
        ),
        ("generator of random numbers", made.generator.clone()),
    ];
    facts.extend(of_all.map(|(what, value)| (what.to_owned(), value)));
    facts
}
