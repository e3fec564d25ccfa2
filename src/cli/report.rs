//! `inertness report`: the report of a run that is done, made anew from its results.

use super::args::{Format, ReportArgs};
use super::results::{read, results_file};
use super::session::{free, print};
use super::{CliError, Exit};
use crate::report::{self, files};

pub(super) fn report(args: &ReportArgs) -> Result<Exit, CliError> {
    let results = results_file(&args.results)?;
    let findings = read(&results)?;
    let (text, to) = match args.format {
        Format::Html => {
            let beside = || results.with_file_name(report::REPORT);
            (report::html(&findings)?, Some(args.out.clone().unwrap_or_else(beside)))
        }
        Format::Md => (report::markdown(&findings)?, args.out.clone()),
    };
    let Some(path) = to else { return print(text).map(|()| Exit::Done) };
    // what stands beside the results is the run's own
    free(&path, args.force || args.out.is_none())?;
    files::replace(&path, text.as_bytes())?;
    print(format!("report   {}\n", path.display()))?;
    Ok(Exit::Done)
}
