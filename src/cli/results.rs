//! Reading of the results of a finished run.

use super::CliError;
use crate::report;
use crate::results::{DrawTable, Findings};
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

/// The path of the results file, given itself or by its folder.
pub(super) fn results_file(named: &Path) -> Result<PathBuf, CliError> {
    let refused = |why: &str| CliError::Asked(format!("{}: {why}", named.display()));
    if !named.exists() {
        return Err(refused(
            "there is no such folder or file; expected the folder that a run wrote, such as \
             results/default",
        ));
    }
    let file = if named.is_dir() { named.join(report::RESULTS) } else { named.to_owned() };
    if file.is_file() { Ok(file) } else { Err(refused("the folder holds no results.json")) }
}

/// Reads a results file.
pub(super) fn read(path: &Path) -> Result<Findings, CliError> {
    let refused = |why: String| CliError::Asked(format!("{}: {why}", path.display()));
    let bytes = std::fs::read(path).map_err(|fault| refused(format!("cannot be read: {fault}")))?;
    report::read(&bytes).map_err(|fault| match fault {
        report::ReportError::Format { found, expected } if found > expected => refused(format!(
            "is of format {found}, which a newer version wrote; this one reads format {expected}"
        )),
        report::ReportError::Format { found, expected } => {
            refused(format!("is of format {found}; this version reads format {expected}"))
        }
        report::ReportError::Json(fault) if fault.is_eof() => {
            refused("is cut short: run the scenario again".to_owned())
        }
        report::ReportError::Json(fault) => {
            refused(format!("is no results.json that a run wrote ({fault})"))
        }
        fault => refused(format!("does not fit together ({fault}): run the scenario again")),
    })
}

/// The largest `draws.csv` that is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// Reads the parameter draws beside `results.json`, if any.
pub(super) fn read_draws(
    results: &Path,
    findings: &Findings,
) -> Result<Option<DrawTable>, CliError> {
    let path = results.with_file_name(report::DRAWS);
    let refused = |why: String| CliError::Asked(format!("{}: {why}", path.display()));
    let unreadable = |fault: std::io::Error| refused(format!("cannot be read: {fault}"));
    // beside a renamed results file, `draws.csv` may be of another run
    if results.file_name() != Some(report::RESULTS.as_ref()) || !path.exists() {
        return Ok(None);
    }
    let file = File::open(&path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(refused(format!("has {size} bytes, expected at most {LARGEST}")));
    }
    let text = BufReader::new(file).take(LARGEST);
    let draws = report::read_draws(text, findings).map_err(|fault| {
        refused(format!(
            "{fault}; without the file, or made again by the run, the results can be compared"
        ))
    })?;
    Ok(Some(draws))
}
