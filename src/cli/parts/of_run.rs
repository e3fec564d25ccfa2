//! A run in parts: labels, part files and results.

use super::work::{Facts, PartBody, Watch, Work, facts};
use crate::cli::CliError;
use crate::cli::args::MergeArgs;
use crate::cli::outcome::{Printout, deliver};
use crate::cli::session::Session;
use crate::cli::sources::Named;
use crate::jobs::{PartialRun, Run, RunOutcome};
use crate::question::{Engine, Part};
use crate::report::OutputFolder;
use crate::scenario::{self, Scenario, Source};
use crate::store::PartLabel;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The default folder of results.
pub(crate) const RESULTS: &str = "results";

/// A scenario to be run.
pub(crate) struct RunWork {
    saved: Saved,
    run: Run,
    with_charts: bool,
}

/// A scenario as it was read, with settings to repeat its run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Saved {
    /// The name of its results.
    name: String,
    /// The name of its file.
    file: String,
    text: String,
    /// The folder of the files that it names.
    folder: PathBuf,
    overrides: Vec<String>,
    engine: String,
}

/// The content of a part file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RunBody {
    of: Saved,
    partial: PartialRun,
}

impl RunWork {
    pub(crate) fn new(named: Named, scenario: Scenario, engine: Engine, with_charts: bool) -> Self {
        let folder = match &named.source {
            Source::File(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            Source::Saved { folder, .. } => folder.clone(),
            Source::BuiltIn(_) => PathBuf::new(),
        };
        let saved = Saved {
            name: named.name,
            file: file_of(&scenario).to_owned(),
            text: scenario.text().to_owned(),
            folder: std::path::absolute(&folder).unwrap_or(folder),
            overrides: scenario.overrides().to_vec(),
            engine: engine.name().to_owned(),
        };
        Self { saved, run: Run::new(scenario, engine), with_charts }
    }

    /// The work of a part, with input files in `args.inputs` if given.
    fn again(saved: &Saved, args: &MergeArgs) -> Result<Self, CliError> {
        let saved = saved.clone();
        let folder = args.inputs.as_ref().unwrap_or(&saved.folder).clone();
        let (name, text) = (saved.file.clone(), saved.text.clone());
        let scenario = scenario::read(&Source::Saved { name, text, folder }, &saved.overrides)
            .map_err(|refusal| CliError::Refused(vec![refusal]))?;
        let engine = Engine::from_name(&saved.engine)
            .ok_or_else(|| CliError::PartsDoNotFit("an engine that is none".to_owned()))?;
        Ok(Self { saved, run: Run::new(scenario, engine), with_charts: !args.no_charts })
    }

    /// The name of its results.
    pub(crate) fn name(&self) -> &str {
        &self.saved.name
    }

    pub(crate) const fn scenario(&self) -> &Scenario {
        self.run.scenario()
    }

    /// The results of the whole run.
    pub(crate) fn complete(&self, whole: RunBody) -> RunOutcome {
        self.run.complete(whole.partial)
    }

    /// The output folder for its results.
    pub(crate) fn folder(&self, path: &Path) -> OutputFolder {
        OutputFolder::new(path, self.with_charts)
    }
}

/// The file name of a scenario.
fn file_of(scenario: &Scenario) -> &str {
    scenario.files().first().map_or("", |file| file.file.as_str())
}

impl Work for RunWork {
    type PartBody = RunBody;

    fn facts(&self) -> Facts {
        let made = self.run.provenance();
        let more = [
            ("engine", made.engine),
            ("seed", made.seed.to_string()),
            ("number of draws", made.draws.to_string()),
            ("number of replicates in a draw", made.replicates.to_string()),
            ("generator of random numbers", made.generator),
        ];
        facts(&made.version, "scenario", &made.inputs, more, &made.overrides)
    }

    fn check_output_folder(&self, out: &Path, force: bool) -> Result<(), CliError> {
        let title = &self.scenario().plan().title;
        Ok(self.folder(out).may_take(title, file_of(self.scenario()), force)?)
    }

    fn items(&self, part: Part) -> u64 {
        self.run.work(part)
    }

    fn started(&self, part: Part) -> RunBody {
        RunBody { of: self.saved.clone(), partial: self.run.started(part) }
    }

    fn has_begun(&self, part: Part, body: &RunBody) -> bool {
        self.run.has_begun(part, &body.partial)
    }

    fn resume(&self, part: Part, body: &mut RunBody, watch: &mut Watch<'_>) {
        let RunBody { of, partial } = body;
        // serialized like the body, which has these two fields
        self.run.resume(part, partial, &mut |done, so_far| watch.at(done, &(&*of, so_far)));
    }
}

impl PartBody for RunBody {
    const KIND: &'static str = "run";
    const ITEMS: &'static str = "replicates";
    type Whole = RunWork;

    fn whole(&self, label: &PartLabel, args: &MergeArgs) -> Result<RunWork, CliError> {
        let work = RunWork::again(&self.of, args)?;
        let now = PartLabel { facts: work.facts(), ..label.clone() };
        if let Some((what, found, expected)) = now.differs(label) {
            return Err(CliError::PartsDoNotFit(format!(
                "the {what} is now {found}, and was {expected} when the parts were made; --inputs \
                 names the folder of the files as they were"
            )));
        }
        work.check_output_folder(&folder_of(&work, args), args.force)?;
        Ok(work)
    }

    fn has_all_of(&self, part: Part, work: &RunWork) -> bool {
        work.run.has_all_of(part, &self.partial)
    }

    fn append(&mut self, next: Self) {
        self.partial.append(next.partial);
    }

    fn finish(self, work: RunWork, args: &MergeArgs, session: &Session) -> Result<(), CliError> {
        let folder = work.folder(&folder_of(&work, args));
        let outcome = session.install(|| work.complete(self));
        let shown = Printout { quiet: args.quiet, ..Printout::default() };
        deliver(work.name(), &outcome, Some(&folder), shown).map(drop)
    }
}

/// The folder for the results of a merge.
fn folder_of(work: &RunWork, args: &MergeArgs) -> PathBuf {
    args.out.clone().unwrap_or_else(|| Path::new(RESULTS).join(work.name()))
}
