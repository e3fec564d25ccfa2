//! A run in parts: what a part says of itself, what is in its file, and how parts become results.

use super::work::{Body, Facts, Watch, Work, facts};
use crate::campaign::{Outcome, Run, RunPiece};
use crate::cli::CliError;
use crate::cli::args::MergeArgs;
use crate::cli::outcome::{Shown, deliver};
use crate::cli::session::Session;
use crate::cli::sources::Named;
use crate::question::{Engine, Part};
use crate::report::OutputFolder;
use crate::scenario::{self, Scenario, Source};
use crate::store::Label;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Where results go if nothing is said.
pub(in crate::cli) const RESULTS: &str = "results";

/// A scenario that is run.
pub(in crate::cli) struct RunWork {
    saved: Saved,
    run: Run,
    with_charts: bool,
}

/// A scenario as it was read, and how it is run: from which the run can be made again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::cli) struct Saved {
    /// What its results are called.
    name: String,
    /// What its file was called.
    file: String,
    text: String,
    /// Where the files are that it names.
    folder: PathBuf,
    overrides: Vec<String>,
    engine: String,
}

/// What is in the file of a part.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::cli) struct RunBody {
    of: Saved,
    piece: RunPiece,
}

impl RunWork {
    pub(in crate::cli) fn new(
        named: Named,
        scenario: Scenario,
        engine: Engine,
        with_charts: bool,
    ) -> Self {
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

    /// The work that a part is of, with the scenario's files in another folder if one is named.
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

    /// What its results are called.
    pub(in crate::cli) fn name(&self) -> &str {
        &self.saved.name
    }

    pub(in crate::cli) const fn scenario(&self) -> &Scenario {
        self.run.scenario()
    }

    /// What the whole run comes to.
    pub(in crate::cli) fn complete(&self, whole: RunBody) -> Outcome {
        self.run.complete(whole.piece)
    }

    /// A folder for its results.
    pub(in crate::cli) fn folder(&self, path: &Path) -> OutputFolder {
        OutputFolder::new(path, self.with_charts)
    }
}

/// What the file of a scenario is called.
fn file_of(scenario: &Scenario) -> &str {
    scenario.files().first().map_or("", |file| file.file.as_str())
}

impl Work for RunWork {
    type Body = RunBody;

    fn facts(&self) -> Facts {
        let made = self.run.provenance();
        let more = [
            ("engine", made.engine),
            ("seed", made.seed.to_string()),
            ("number of draws", made.draws.to_string()),
            ("number of fields in a draw", made.replicates.to_string()),
            ("generator of random numbers", made.generator),
        ];
        facts(&made.version, "scenario", &made.inputs, more, &made.overrides)
    }

    fn may_take(&self, out: &Path, force: bool) -> Result<(), CliError> {
        let title = &self.scenario().plan().title;
        Ok(self.folder(out).may_take(title, file_of(self.scenario()), force)?)
    }

    fn items(&self, part: Part) -> u64 {
        self.run.work(part)
    }

    fn begun(&self, part: Part) -> RunBody {
        RunBody { of: self.saved.clone(), piece: self.run.begun(part) }
    }

    fn go_on(&self, part: Part, body: &mut RunBody, watch: &mut Watch<'_>) {
        let RunBody { of, piece } = body;
        // in bytes as the body is
        self.run.go_on(part, piece, &mut |done, so_far| watch.at(done, &(&*of, so_far)));
    }
}

impl Body for RunBody {
    const KIND: &'static str = "run";
    const ITEMS: &'static str = "fields";
    type Whole = RunWork;

    fn whole(&self, label: &Label, args: &MergeArgs) -> Result<RunWork, CliError> {
        let work = RunWork::again(&self.of, args)?;
        let now = Label { facts: work.facts(), ..label.clone() };
        if let Some((what, found, wanted)) = now.differs(label) {
            return Err(CliError::PartsDoNotFit(format!(
                "the {what} is now {found}, and was {wanted} when the parts were made; --inputs \
                 names the folder of the files as they were"
            )));
        }
        work.may_take(&folder_of(&work, args), args.force)?;
        Ok(work)
    }

    fn has_all_of(&self, part: Part, work: &RunWork) -> bool {
        work.run.has_all_of(part, &self.piece)
    }

    fn append(&mut self, next: Self) {
        self.piece.append(next.piece);
    }

    fn finish(self, work: RunWork, args: &MergeArgs, session: &Session) -> Result<(), CliError> {
        let folder = work.folder(&folder_of(&work, args));
        let outcome = session.install(|| work.complete(self));
        let shown = Shown { quiet: args.quiet, ..Shown::default() };
        deliver(work.name(), &outcome, Some(&folder), shown).map(drop)
    }
}

/// Where the results of a merge go.
fn folder_of(work: &RunWork, args: &MergeArgs) -> PathBuf {
    args.out.clone().unwrap_or_else(|| Path::new(RESULTS).join(work.name()))
}
