//! The results of a run that is done, found and read again.

use super::CliError;
use crate::estimate::Findings;
use crate::report;
use std::path::{Path, PathBuf};

/// The file of the results: the one that is named, or the one in the folder that is.
pub(super) fn results_file(named: &Path) -> Result<PathBuf, CliError> {
    let refused = |why: &str| CliError::NoResults { path: named.to_owned(), why: why.to_owned() };
    if !named.exists() {
        return Err(refused(
            "there is no such folder or file; wanted the folder that a run wrote, such as results/default",
        ));
    }
    let file = if named.is_dir() { named.join(report::RESULTS) } else { named.to_owned() };
    if file.is_file() { Ok(file) } else { Err(refused("the folder holds no results.json")) }
}

/// What such a file holds.
pub(super) fn read(path: &Path) -> Result<Findings, CliError> {
    let refused = |why: String| CliError::NoResults { path: path.to_owned(), why };
    let bytes = std::fs::read(path).map_err(|fault| refused(format!("cannot be read: {fault}")))?;
    report::read(&bytes).map_err(|fault| match fault {
        report::ReportError::Format { found, wanted } if found > wanted => refused(format!(
            "is of format {found}, which a newer version wrote; this one reads format {wanted}"
        )),
        report::ReportError::Format { found, wanted } => {
            refused(format!("is of format {found}; this version reads format {wanted}"))
        }
        report::ReportError::Json(fault) if fault.is_eof() => {
            refused("is cut short: run the scenario again".to_owned())
        }
        report::ReportError::Json(fault) => refused(format!("is no results.json that a run wrote ({fault})")),
        fault => refused(format!("does not fit together ({fault}): run the scenario again")),
    })
}

/// Refuses a file that is there, where it was named and not said that it may be written over. What stands beside the
/// results is a run's own.
pub(super) fn free(path: &Path, named: bool, force: bool) -> Result<(), CliError> {
    if named && !force && path.exists() { Err(CliError::Exists { path: path.to_owned() }) } else { Ok(()) }
}
