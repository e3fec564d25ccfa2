//! What can go wrong on the command line.

use super::Exit;
use crate::report::ReportError;
use crate::scenario::Refusal;
use thiserror::Error;

/// Why a command did not do what it was asked.
#[derive(Debug, Error)]
pub enum CliError {
    /// Scenarios that were refused, each with all its faults.
    #[error("{}", refusals(.0))]
    Refused(Vec<Refusal>),
    /// No scenario of that name or path.
    #[error("no file, folder or built-in scenario is called `{name}`{}; `inertness list` shows what is built in", did_you_mean(.near.as_deref()))]
    NoScenario {
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
        "two of the scenarios are called `{0}`, and their results would go to one folder; run them one at a time with --out"
    )]
    OneFolder(String),
    /// A document on standard output holds one scenario.
    #[error("--json writes one document and takes one scenario, not {0}")]
    OneDocument(usize),
    /// Results could not be made or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Standard output or a folder could not be used.
    #[error("failed to {doing}: {source}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// Threads could not be started.
    #[error("failed to start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

impl CliError {
    /// The exit code.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Refused(_)
            | Self::NoScenario { .. }
            | Self::NoScenarioInFolder(_)
            | Self::OneFolder(_)
            | Self::OneDocument(_) => Exit::BadInput,
            Self::Report(_) | Self::Io { .. } | Self::Threads(_) => Exit::Failed,
        }
    }

    /// Whether the reader of standard output has simply gone away, which is a normal end.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

fn refusals(refusals: &[Refusal]) -> String {
    let texts: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    texts.join("\n\n")
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!(", did you mean `{near}`?"))
}
