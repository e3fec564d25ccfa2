//! Interfaces of long work in parts, for interruption and resumption.

use super::checkpoint::Checkpoint;
use crate::cli::CliError;
use crate::cli::args::MergeArgs;
use crate::cli::session::{Progress, Session};
use crate::question::{InputFile, Part};
use crate::store::PartLabel;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ops::Range;
use std::path::Path;

/// The facts that identify a part, with their names.
pub(crate) type Facts = Vec<(String, String)>;

/// Long work that can be done in parts.
pub(crate) trait Work: Sync {
    /// The result of a part.
    type PartBody: PartBody;

    /// Everything that determines the bytes of the result.
    fn facts(&self) -> Facts;

    /// Refuses a folder in which the whole result may not be written.
    fn check_output_folder(&self, out: &Path, force: bool) -> Result<(), CliError>;

    /// The number of items in a part.
    fn items(&self, part: Part) -> u64;

    /// A part with nothing done yet.
    fn started(&self, part: Part) -> Self::PartBody;

    /// Whether what an interrupted command has left is a sound beginning of a part.
    fn has_begun(&self, part: Part, body: &Self::PartBody) -> bool;

    /// Does the remaining work of a part, with progress and checkpoints.
    fn resume(&self, part: Part, body: &mut Self::PartBody, watch: &mut Watch<'_>);
}

/// The result of a part, as in its file.
pub(crate) trait PartBody: Serialize + DeserializeOwned + Send {
    /// The kind of work, for its label.
    const KIND: &'static str;
    /// The name of its items.
    const ITEMS: &'static str;
    /// The data needed to finish a merge.
    type Whole;

    /// Checks the destination before parts are merged, and gives these data.
    fn whole(&self, label: &PartLabel, args: &MergeArgs) -> Result<Self::Whole, CliError>;

    /// Whether it has exactly the items of a part, in the shape of the whole.
    fn has_all_of(&self, part: Part, whole: &Self::Whole) -> bool;

    /// Appends the next part.
    fn append(&mut self, next: Self);

    /// Writes and prints the merged result.
    fn finish(
        self,
        whole: Self::Whole,
        args: &MergeArgs,
        session: &Session,
    ) -> Result<(), CliError>;
}

/// The facts of a label.
///
/// They are the version, the input files, facts of the kind of work, and the settings.
pub(super) fn facts(
    version: &str,
    first: &str,
    inputs: &[InputFile],
    more: impl IntoIterator<Item = (&'static str, String)>,
    settings: &[String],
) -> Facts {
    let file = |(at, input): (usize, &InputFile)| {
        let name = if at == 0 { first.to_owned() } else { format!("input file {}", input.file) };
        (name, format!("{} (SHA-256 {:.16}…)", input.file, input.sha256))
    };
    let settings = if settings.is_empty() { "empty".to_owned() } else { settings.join(" ") };
    let more = more.into_iter().chain([("list of settings", settings)]);
    let mut facts = vec![("version".to_owned(), version.to_owned())];
    facts.extend(inputs.iter().enumerate().map(file));
    facts.extend(more.map(|(what, value)| (what.to_owned(), value)));
    facts
}

/// The range of items in a part, out of `items`.
pub(super) fn share(part: Part, items: u64) -> Range<usize> {
    let Range { start, end } = part.of_items(items);
    start as usize..end as usize
}

/// Refuses `--no-charts` for parts that are no run.
pub(super) fn only_of_runs(what: &str, args: &MergeArgs) -> Result<(), CliError> {
    if args.no_charts {
        return Err(CliError::Asked(format!(
            "--no-charts: these are parts of {what}, and only the charts of a run can be left out"
        )));
    }
    Ok(())
}

/// The number of items, from the fact of that name.
pub(super) fn counted(label: &PartLabel, name: &str) -> u64 {
    label.fact(name).and_then(|count| count.parse().ok()).unwrap_or(0)
}

/// Progress and checkpoints of work.
pub(crate) struct Watch<'a> {
    bar: &'a Progress,
    checkpoint: &'a mut Checkpoint,
}

impl<'a> Watch<'a> {
    /// A watch with a progress bar and a checkpoint.
    pub(super) const fn new(bar: &'a Progress, checkpoint: &'a mut Checkpoint) -> Self {
        Self { bar, checkpoint }
    }

    /// Records that `done` items are done, with the result so far.
    pub(super) fn at(&mut self, done: u64, so_far: &impl Serialize) {
        self.bar.set_position(done);
        self.checkpoint.keep(so_far);
    }
}
