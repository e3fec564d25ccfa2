//! `inertness report`: the report of a run that is done, made anew from its results.

use super::args::{Format, ReportArgs};
use super::output::print;
use super::results::{free, read, results_file};
use super::{CliError, Exit};
use crate::report;

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
    match to {
        Some(path) => {
            free(&path, args.out.is_some(), args.force)?;
            report::replace(&path, text.as_bytes())?;
            print(format!("report   {}\n", path.display()).as_bytes())?;
        }
        None => print(text.as_bytes())?,
    }
    Ok(Exit::Done)
}
