//! Errors of the command line.

use super::Exit;
use crate::report::words;
use crate::report::{ChartError, ReportError};
use crate::results::EvidenceFault;
use crate::scenario::Refusal;
use crate::store::{FileFault, MergeError};
use std::fmt::Display;
use std::io;
use thiserror::Error;

/// The reason why a command failed.
#[derive(Debug, Error)]
pub enum CliError {
    /// Scenarios were refused, each with all its faults.
    #[error("{}", refusals(.0, false))]
    Refused(Vec<Refusal>),
    /// The request has no answer, or is malformed.
    #[error("{0}")]
    Asked(String),
    /// A figure or a test of it is invalid.
    #[error(transparent)]
    Evidence(#[from] EvidenceFault),
    /// Parts or checkpoints are of another run.
    #[error("{0}")]
    PartsDoNotFit(String),
    /// Files are not the parts of one run.
    #[error(transparent)]
    MergeError(#[from] Box<MergeError>),
    /// A part cannot be read or written.
    #[error(transparent)]
    Store(#[from] FileFault),
    /// Results could not be made or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Standard output or a folder could not be used.
    #[error("cannot {doing}: {source}")]
    Io {
        /// The attempted action.
        doing: String,
        /// The error of the system.
        source: io::Error,
    },
    /// Threads could not be started.
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A handler for Ctrl-C could not be installed.
    #[error("cannot listen for Ctrl-C: {0}")]
    Interrupt(#[from] ctrlc::Error),
}

impl From<MergeError> for CliError {
    fn from(merge_error: MergeError) -> Self {
        Box::new(merge_error).into()
    }
}

impl From<ChartError> for CliError {
    fn from(fault: ChartError) -> Self {
        Self::Report(fault.into())
    }
}

impl CliError {
    /// A malformed request.
    pub(super) fn asked(why: impl Display) -> Self {
        Self::Asked(why.to_string())
    }

    /// A malformed request, with its first faults and the number of others.
    pub(super) fn first_of(faults: &[impl Display], most: usize, place: &str, what: &str) -> Self {
        let mut said: Vec<String> =
            faults.iter().take(most).map(|fault| format!("{place}{fault}")).collect();
        if faults.len() > most {
            said.push(format!("and {} more {what}", words::count((faults.len() - most) as u64)));
        }
        Self::Asked(said.join("\n"))
    }

    /// A system error during an action.
    pub(super) fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        |source| Self::Io { doing, source }
    }

    /// The exit code.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Refused(_) | Self::Asked(_) | Self::Evidence(_) => Exit::BadInput,
            Self::PartsDoNotFit(_) | Self::MergeError(_) => Exit::PartsDoNotFit,
            Self::Store(fault) if fault.is_damage() => Exit::PartsDoNotFit,
            Self::Store(_)
            | Self::Report(_)
            | Self::Io { .. }
            | Self::Threads(_)
            | Self::Interrupt(_) => Exit::Failed,
        }
    }

    /// The text for standard error. A refusal lists each fault; other errors are one line.
    pub fn report(&self, colour: bool) -> String {
        match (self, colour) {
            (Self::Refused(refused), _) => refusals(refused, colour),
            (_, true) => format!("\u{1b}[1;91merror\u{1b}[0m: {self}"),
            (_, false) => format!("error: {self}"),
        }
    }

    /// Whether the reader of standard output has closed it, a normal end.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn refusals(refusals: &[Refusal], colour: bool) -> String {
    let texts: Vec<String> = refusals.iter().map(|refusal| refusal.render(colour)).collect();
    texts.join("\n\n")
}
