//! What can go wrong on the command line.

use super::Exit;
use crate::report::{ChartError, ReportError, words};
use crate::results::EvidenceFault;
use crate::scenario::Refusal;
use crate::store::{FileFault, Misfit};
use std::fmt::Display;
use std::io;
use thiserror::Error;

/// Why a command did not do what it was asked.
#[derive(Debug, Error)]
pub enum CliError {
    /// Scenarios that were refused, each with all its faults.
    #[error("{}", refusals(.0, false))]
    Refused(Vec<Refusal>),
    /// What was asked has no answer, or is not asked well.
    #[error("{0}")]
    Asked(String),
    /// A figure or a test of it that is none.
    #[error(transparent)]
    Evidence(#[from] EvidenceFault),
    /// Parts of a run, or what an interrupted one has left, are of something else.
    #[error("{0}")]
    PartsDoNotFit(String),
    /// Files that are not the parts of one run.
    #[error(transparent)]
    Misfit(#[from] Box<Misfit>),
    /// A part that cannot be read or written.
    #[error(transparent)]
    Store(#[from] FileFault),
    /// Results could not be made or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Standard output or a folder could not be used.
    #[error("cannot {doing}: {source}")]
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: io::Error,
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

impl From<ChartError> for CliError {
    fn from(fault: ChartError) -> Self {
        Self::Report(fault.into())
    }
}

impl CliError {
    /// What was asked is not asked well.
    pub(super) fn asked(why: impl Display) -> Self {
        Self::Asked(why.to_string())
    }

    /// The same by the first of its faults, with how many more there are.
    pub(super) fn first_of(faults: &[impl Display], most: usize, place: &str, what: &str) -> Self {
        let mut said: Vec<String> =
            faults.iter().take(most).map(|fault| format!("{place}{fault}")).collect();
        if faults.len() > most {
            said.push(format!("and {} more {what}", words::count((faults.len() - most) as u64)));
        }
        Self::Asked(said.join("\n"))
    }

    /// What was being done when the system said no.
    pub(super) fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        |source| Self::Io { doing, source }
    }

    /// The exit code.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Refused(_) | Self::Asked(_) | Self::Evidence(_) => Exit::BadInput,
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
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn refusals(refusals: &[Refusal], colour: bool) -> String {
    let texts: Vec<String> = refusals.iter().map(|refusal| refusal.render(colour)).collect();
    texts.join("\n\n")
}
