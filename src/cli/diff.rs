//! `inertness diff`: what went into two results differently, beside what came out differently.

use super::output::print;
use super::results::{read, results_file};
use super::{CliError, Exit};
use crate::estimate::shifts;
use crate::report::{diff_json, diff_text};
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness diff results/before results/after\n  inertness diff results/before results/after --all\n\n\
                  A number moved beyond its error where it differs by more than half of the 95 % Monte Carlo interval of the\n\
                  difference of independent results. Nothing is run."
)]
pub(super) struct DiffArgs {
    /// A folder with the results of a run, or its results.json
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// Those that are held against them
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    /// List everything that moved, within its error too
    #[arg(long)]
    all: bool,
    /// Print every change and every number that moved as JSON
    #[arg(long, conflicts_with = "all")]
    json: bool,
}

pub(super) fn diff(args: &DiffArgs) -> Result<Exit, CliError> {
    let before = read(&results_file(&args.before)?)?;
    let after = read(&results_file(&args.after)?)?;
    let found = shifts(&before, &after);
    if args.json {
        print(&diff_json(&found)?)?;
    } else {
        print(diff_text(&found, args.all).as_bytes())?;
    }
    Ok(Exit::Done)
}
