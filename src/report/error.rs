//! Errors of reports, from findings to files.

use super::chart::ChartError;
use std::path::PathBuf;

/// The reason why a result could not be written, read or drawn.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A number that JSON cannot hold.
    #[error("{at}: found a number that is not finite, expected a finite one")]
    NotFinite {
        /// Its position.
        at: String,
    },
    /// The file is of another format.
    #[error("results.json: found format {found}, expected {expected}")]
    Format {
        /// The format found.
        found: u32,
        /// The format this program reads.
        expected: u32,
    },
    /// The file is not the JSON of a result.
    #[error("results.json: {0}")]
    Json(#[from] serde_json::Error),
    /// A curve or table is inconsistent with the rest of the findings.
    #[error("{at}: found {found}, expected {expected}")]
    MergeError {
        /// The position.
        at: String,
        /// What was found.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A table could not be written.
    #[error("cannot write a table: {0}")]
    Csv(#[from] csv::Error),
    /// A chart could not be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// A page could not be rendered.
    #[error("cannot lay out the report: {0}")]
    Page(#[from] minijinja::Error),
    /// The folder for the results is a file.
    #[error("{}: is a file, expected a folder for the results", path.display())]
    NotAFolder {
        /// The file.
        path: PathBuf,
    },
    /// The folder holds the results of another scenario.
    #[error(
        "{}: holds the results of {found}, expected {expected}; choose another folder, or \
         overwrite them with --force",
        path.display()
    )]
    OtherScenario {
        /// The folder.
        path: PathBuf,
        /// Title and file there.
        found: String,
        /// Title and file of this run.
        expected: String,
    },
    /// The folder holds a file that no run wrote.
    #[error(
        "{}: holds \"{found}\", which no run wrote; choose another folder, or write beside it with \
         --force",
        path.display()
    )]
    ForeignFile {
        /// The folder.
        path: PathBuf,
        /// The first such name in alphabetical order.
        found: String,
    },
    /// The `results.json` in the folder is unreadable, so its scenario is unknown.
    #[error(
        "{}: holds a results.json that cannot be read ({fault}); choose another folder, or \
         overwrite it with --force",
        path.display()
    )]
    UnreadableResults {
        /// The folder.
        path: PathBuf,
        /// The fault of the file.
        fault: String,
    },
    /// A file operation failed.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// The attempted action.
        action: &'static str,
        /// Its path.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
}

impl ReportError {
    /// An inconsistency with the rest of the findings.
    pub(super) fn merge_error(
        at: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self::MergeError { at: at.into(), found: found.into(), expected: expected.into() }
    }
}
