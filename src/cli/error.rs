//! What can go wrong on the command line.

use super::Exit;
use crate::question::{Aim, TargetFault};
use crate::report::{ChartError, ReportError};
use crate::scenario::Refusal;
use crate::store::{FileFault, Misfit};
use std::path::PathBuf;
use thiserror::Error;

/// Why a command did not do what it was asked.
#[derive(Debug, Error)]
pub enum CliError {
    /// Scenarios that were refused, each with all its faults.
    #[error("{}", refusals(.0, false))]
    Refused(Vec<Refusal>),
    /// No scenario of that name or path.
    #[error("no file, folder or built-in scenario is called `{name}`; \
             {}", instead(.near.as_deref()))]
    NoScenario {
        /// What was asked for.
        name: String,
        /// A name that is nearly it.
        near: Option<String>,
    },
    /// No built-in scenario of that name.
    #[error("no built-in scenario is called `{name}`; {}", instead(.near.as_deref()))]
    NoBuiltIn {
        /// What was asked for.
        name: String,
        /// A name that is nearly it.
        near: Option<String>,
    },
    /// A folder without a scenario in it.
    #[error("the folder `{0}` holds no file that ends in .toml")]
    NoScenarioInFolder(String),
    /// Two scenarios would be written to one folder.
    #[error(
        "two of the scenarios are called `{0}`, and their results would go to one folder; run them \
         one at a time with --out"
    )]
    OneFolder(String),
    /// A document on standard output holds one scenario.
    #[error("--json writes one document and takes one scenario, not {0}")]
    OneDocument(usize),
    /// An aim at something that a scenario does not report.
    #[error("--aim '{aim}', {scenario}: {fault}")]
    Aim {
        /// The aim.
        aim: Box<Aim>,
        /// What the scenario is called.
        scenario: String,
        /// What it lacks.
        fault: TargetFault,
    },
    /// A command that takes one scenario was given a folder of several.
    #[error("the command takes one scenario, not {0}")]
    OneScenario(usize),
    /// Every number of the scenario is known.
    #[error(
        "{scenario}: every number is fixed, so that nothing is unknown; a key becomes unknown when \
         it is given as a law, such as --set 'civilians.extra_casualties_mean={{ uniform = [0.1, \
         0.5] }}'"
    )]
    NothingUnknown {
        /// What the scenario is called.
        scenario: String,
    },
    /// A quantity that is not asked about.
    #[error("--of {quantity}: asked about are harm and burden alone: {known}")]
    NotAsked {
        /// The quantity.
        quantity: &'static str,
        /// Those that are.
        known: String,
    },
    /// A number that a scenario does not have.
    #[error("--of '{target}', {scenario}: {fault}")]
    Of {
        /// What was asked for.
        target: String,
        /// What the scenario is called.
        scenario: String,
        /// What it lacks.
        fault: TargetFault,
    },
    /// No arm of that name.
    #[error("--arm '{name}': the scenario has no such arm, wanted one of {known}")]
    NoArm {
        /// What was asked for.
        name: String,
        /// Those there are.
        known: String,
    },
    /// What is named holds no results that can be read.
    #[error("{}: {why}", path.display())]
    NoResults {
        /// What was named.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A file that is named is there already.
    #[error("{}: there is such a file already; --force writes over it", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A chart that the results hold nothing for.
    #[error("--only {chart}: the results hold nothing to show in this chart")]
    NothingToDraw {
        /// Its name.
        chart: String,
    },
    /// A part that is there already.
    #[error("{}: the part is there already; --resume lets it stay, --force makes it \
             again", path.display())]
    PartIsThere {
        /// The file.
        path: PathBuf,
    },
    /// Parts of a run, or what an interrupted one has left, are of something else.
    #[error("{0}")]
    PartsDoNotFit(String),
    /// Files that are not the parts of one run.
    #[error(transparent)]
    Misfit(#[from] Box<Misfit>),
    /// A part that cannot be read or written.
    #[error(transparent)]
    Store(#[from] FileFault),
    /// What was asked has no answer, or is not asked well.
    #[error("{0}")]
    Asked(String),
    /// Results could not be made or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Standard output or a folder could not be used.
    #[error("cannot {doing}: {source}")]
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Threads could not be started.
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// Ctrl-C could not be listened for.
    #[error("cannot listen for Ctrl-C: {0}")]
    Interrupt(#[from] ctrlc::Error),
}

impl From<Misfit> for CliError {
    fn from(misfit: Misfit) -> Self {
        Box::new(misfit).into()
    }
}

impl CliError {
    /// The exit code.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Refused(_)
            | Self::NoScenario { .. }
            | Self::NoBuiltIn { .. }
            | Self::NoScenarioInFolder(_)
            | Self::OneFolder(_)
            | Self::OneDocument(_)
            | Self::OneScenario(_)
            | Self::NothingUnknown { .. }
            | Self::NotAsked { .. }
            | Self::Of { .. }
            | Self::NoArm { .. }
            | Self::NoResults { .. }
            | Self::NothingToDraw { .. }
            | Self::Exists { .. }
            | Self::PartIsThere { .. }
            | Self::Asked(_)
            | Self::Aim { .. } => Exit::BadInput,
            Self::PartsDoNotFit(_) | Self::Misfit(_) => Exit::PartsDoNotFit,
            Self::Store(fault) if fault.is_damage() => Exit::PartsDoNotFit,
            Self::Store(_)
            | Self::Report(_)
            | Self::Io { .. }
            | Self::Threads(_)
            | Self::Interrupt(_) => Exit::Failed,
        }
    }

    /// What is printed: a refusal shows each fault in its line, anything else is one line.
    pub fn report(&self, colour: bool) -> String {
        match (self, colour) {
            (Self::Refused(refused), _) => refusals(refused, colour),
            (_, true) => format!("\u{1b}[1;91merror\u{1b}[0m: {self}"),
            (_, false) => format!("error: {self}"),
        }
    }

    /// Whether the reader of standard output has simply gone away, which is a normal end.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

fn refusals(refusals: &[Refusal], colour: bool) -> String {
    let texts: Vec<String> = refusals.iter().map(|refusal| refusal.render(colour)).collect();
    texts.join("\n\n")
}

fn instead(near: Option<&str>) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`inertness list` shows what is built in".to_owned(),
    }
}

impl From<ChartError> for CliError {
    fn from(fault: ChartError) -> Self {
        Self::Report(fault.into())
    }
}
