//! `inertness report`: remakes the report of a run from its results.

use super::results::{read, results_file};
use super::session::{print, refuse_existing};
use super::{CliError, Exit};
use crate::report::{self, files};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness report results/default\n  inertness report \
                  results/default --format md | less\n  \
                  inertness report results/default/results.json --out default.html")]
pub(super) struct ReportArgs {
    /// Results folder of a run, or its results.json
    #[arg(value_name = "RESULTS")]
    pub(super) results: PathBuf,
    /// Format of the report
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// File to write [default: report.html beside the results; Markdown goes to standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    pub(super) force: bool,
}

/// What a report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One page for a browser or a printer, with the charts in it
    #[default]
    Html,
    /// Plain text with marks; charts are named as the files beside the results
    Md,
}

pub(super) fn run(args: &ReportArgs) -> Result<Exit, CliError> {
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
    // the report beside the results belongs to the run
    refuse_existing(&path, args.force || args.out.is_none())?;
    files::replace(&path, text.as_bytes())?;
    print(format!("report   {}\n", path.display()))?;
    Ok(Exit::Done)
}
