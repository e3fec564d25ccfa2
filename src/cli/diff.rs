//! `inertness diff`: changed inputs and moved numbers between two results.

use super::results::{read, read_draws, results_file};
use super::session::print;
use super::{CliError, Exit};
use crate::estimate::{RunRecord, shifts};
use crate::report::{Output as _, Rows};
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness diff results/before results/after\n  inertness diff \
                  results/before results/after --all\n\n\
                  Results of the same parameter draws are compared draw by draw, by the draws.csv \
                  beside each; others as\n\
                  independent results. Expected values on the same draws have no sampling error: \
                  any difference is a move.\n\
                  Otherwise a number moved where it differs by more than its 95 % Monte Carlo \
                  error. Nothing is run."
)]
pub(super) struct DiffArgs {
    /// Results folder of a run, or its results.json
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The results to compare with
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    /// List everything that differs, within its error too
    #[arg(long)]
    all: bool,
    /// Print every change and every number that moved as JSON
    #[arg(long, conflicts_with = "all")]
    json: bool,
}

pub(super) fn run(args: &DiffArgs) -> Result<Exit, CliError> {
    let recorded = |named: &PathBuf| {
        let path = results_file(named)?;
        let findings = read(&path)?;
        let draws = read_draws(&path, &findings)?;
        Ok::<_, CliError>((findings, draws))
    };
    let (before, after) = (recorded(&args.before)?, recorded(&args.after)?);
    let [before, after] =
        [&before, &after].map(|(findings, draws)| RunRecord { findings, draws: draws.as_ref() });
    let found = shifts(before, after);
    let rows = if args.all { Rows::All } else { Rows::Worst };
    print(&if args.json { found.json()? } else { found.text(rows).into_bytes() })?;
    Ok(Exit::Done)
}
