//! What is asked of long work, so that it can be done in parts, interrupted and gone on with.

use super::checkpoint::Checkpoint;
use crate::cli::CliError;
use crate::cli::args::MergeArgs;
use crate::cli::session::{Progress, Session};
use crate::question::{InputFile, Part};
use crate::store::Label;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ops::Range;
use std::path::Path;

/// What a part is made of, each fact with its name.
pub(in crate::cli) type Facts = Vec<(String, String)>;

/// Long work that can be done in parts.
pub(in crate::cli) trait Work: Sync {
    /// What a part comes to.
    type Body: Body;

    /// Everything that decides the bytes of the result.
    fn facts(&self) -> Facts;

    /// Refuses a folder that the whole result may not be written in.
    fn may_take(&self, out: &Path, force: bool) -> Result<(), CliError>;

    /// How many items there are in a part.
    fn items(&self, part: Part) -> u64;

    /// A part of which nothing is done.
    fn begun(&self, part: Part) -> Self::Body;

    /// Does what is left of a part, watched.
    fn go_on(&self, part: Part, body: &mut Self::Body, watch: &mut Watch<'_>);
}

/// What a part has come to, as it stands in its file.
pub(in crate::cli) trait Body: Serialize + DeserializeOwned + Send {
    /// The kind of work, on its label.
    const KIND: &'static str;
    /// What the work is counted in.
    const ITEMS: &'static str;
    /// What is needed to finish a merge.
    type Whole;

    /// Looked at before the parts are put together: where they go, and whether they may.
    fn whole(&self, label: &Label, args: &MergeArgs) -> Result<Self::Whole, CliError>;

    /// Whether it has all of a part, and no more.
    fn has_all_of(&self, part: Part, whole: &Self::Whole) -> bool;

    /// Takes in the part that follows.
    fn append(&mut self, next: Self);

    /// Writes and prints what all parts come to.
    fn finish(
        self,
        whole: Self::Whole,
        args: &MergeArgs,
        session: &Session,
    ) -> Result<(), CliError>;
}

/// Facts of any label: the version and the files, what is more of one kind, and the settings.
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

/// The items of a part, of so many.
pub(super) fn share(part: Part, items: u64) -> Range<usize> {
    let Range { start, end } = part.of_items(items);
    start as usize..end as usize
}

/// Refuses to leave out charts of what is no run.
pub(super) fn only_of_runs(what: &str, args: &MergeArgs) -> Result<(), CliError> {
    if args.no_charts {
        return Err(CliError::Asked(format!(
            "--no-charts: these are parts of {what}, and only the charts of a run can be left out"
        )));
    }
    Ok(())
}

/// How many items there are, by the fact of that name.
pub(super) fn counted(label: &Label, name: &str) -> u64 {
    label.fact(name).and_then(|count| count.parse().ok()).unwrap_or(0)
}

/// Shows how far work is, and keeps what has come of it.
pub(in crate::cli) struct Watch<'a> {
    bar: &'a Progress,
    checkpoint: &'a mut Checkpoint,
}

impl<'a> Watch<'a> {
    /// By a bar and a file.
    pub(super) const fn new(bar: &'a Progress, checkpoint: &'a mut Checkpoint) -> Self {
        Self { bar, checkpoint }
    }

    /// So many items are done, and this has come of them.
    pub(super) fn at(&mut self, done: u64, so_far: &impl Serialize) {
        self.bar.set_position(done);
        self.checkpoint.keep(so_far);
    }
}
