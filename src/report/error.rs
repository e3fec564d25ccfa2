//! What can go wrong on the way from findings to files.

use super::chart::ChartError;
use std::path::PathBuf;

/// Why a result could not be written, read or drawn.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A number that JSON cannot hold.
    #[error("{at}: found a number that is not finite, wanted a finite one")]
    NotFinite {
        /// Where it stands.
        at: String,
    },
    /// The file is of another format.
    #[error("results.json: found format {found}, wanted {wanted}")]
    Format {
        /// The format found.
        found: u32,
        /// The format this program reads.
        wanted: u32,
    },
    /// Not the JSON of a result.
    #[error("results.json: {0}")]
    Json(#[from] serde_json::Error),
    /// A curve or table that does not fit the rest of the findings.
    #[error("{at}: found {found}, wanted {wanted}")]
    Misfit {
        /// Where.
        at: String,
        /// What was found.
        found: String,
        /// What was wanted.
        wanted: String,
    },
    /// A table that could not be written.
    #[error("cannot write a table: {0}")]
    Csv(#[from] csv::Error),
    /// A chart that could not be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// A page that could not be laid out.
    #[error("cannot lay out the report: {0}")]
    Page(#[from] minijinja::Error),
    /// There is a file where results should go.
    #[error("{}: is a file, wanted a folder for the results", path.display())]
    NotAFolder {
        /// The file.
        path: PathBuf,
    },
    /// The folder holds the results of another scenario.
    #[error(
        "{}: holds the results of {found}, not of {wanted}; choose another folder, or overwrite \
         them with --force",
        path.display()
    )]
    OtherScenario {
        /// The folder.
        path: PathBuf,
        /// Title and file there.
        found: String,
        /// Title and file of this run.
        wanted: String,
    },
    /// The folder holds something that no run wrote.
    #[error(
        "{}: holds \"{found}\", which no run wrote; choose another folder, or write beside it with \
         --force",
        path.display()
    )]
    ForeignFile {
        /// The folder.
        path: PathBuf,
        /// The first such name.
        found: String,
    },
    /// A `results.json` that cannot be read, so that nobody knows whose it is.
    #[error(
        "{}: holds a results.json that cannot be read ({fault}); choose another folder, or \
         overwrite it with --force",
        path.display()
    )]
    UnreadableResults {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// The file system refused.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}

impl ReportError {
    /// Something that does not fit the rest.
    pub(super) fn misfit(
        at: impl Into<String>,
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Self {
        Self::Misfit { at: at.into(), found: found.into(), wanted: wanted.into() }
    }
}
