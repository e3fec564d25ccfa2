//! Arguments of `inertness run`.

use super::whole::{count, seed, threads};
use super::{EngineArg, PartArgs, overrides};
use crate::question::Aim;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug, Default)]
#[command(
    after_help = "Examples:\n  inertness run\n  inertness run mine.toml --set simulation.draws=20 \
                  --set 'arm[0].return_delay=90d'\n  \
                  inertness run winter-and-spring --out results/winter --threads 2\n  \
                  inertness run scenarios/ --quiet\n  inertness run mine.toml --aim \
                  'casualties@10y: 1%'\n  inertness run default --json | jq \
                  '.comparison[0].at[-1].ratio'"
)]
pub(in crate::cli) struct RunArgs {
    /// Scenario files, folders of them, or names of built-in scenarios [default: default]
    #[arg(value_name = "SCENARIO")]
    pub(in crate::cli) scenarios: Vec<String>,
    /// Folder for the results; with several scenarios, one folder each inside it [default:
    /// results/<scenario>]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Engine that makes the numbers
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) engine: EngineArg,
    /// Seed of all random numbers; the same as --set simulation.seed=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    pub(in crate::cli) seed: Option<u64>,
    /// Parameter draws: what is not known; the same as --set simulation.draws=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    pub(in crate::cli) draws: Option<u64>,
    /// Fields in each draw: luck; the same as --set simulation.replicates=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    pub(in crate::cli) replicates: Option<u64>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(in crate::cli) threads: Option<u16>,
    /// Change a key of the scenario, checked like the file; may be given again and again
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(in crate::cli) set: Vec<String>,
    /// How precisely a number is wanted: a quantity at a report time, and the largest error, half
    /// of the 95 % Monte Carlo interval, in percent of the mean. Says of every arm what error is
    /// reached and how much more would reach the aim; exit code 3 if one is not reached. Of
    /// quantities by group or cause, say which: 'killed_by_group/children@10y: 5%'. May be given
    /// again and again
    #[arg(long, value_name = "QUANTITY@TIME: PERCENT%")]
    pub(in crate::cli) aim: Vec<Aim>,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// Print results.json on standard output instead of the summary; write files only where --out
    /// says
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Write no chart files, which take most of the time of a short run, and remove those of an
    /// earlier one; `inertness charts` draws them later
    #[arg(long)]
    pub(in crate::cli) no_charts: bool,
    #[command(flatten)]
    pub(in crate::cli) parts: PartArgs,
    /// Write even into a folder that holds another scenario's results, which are written over, or
    /// files that no run wrote, which stay; begin anew where an interrupted run has left something
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

impl RunArgs {
    /// Everything that changes the scenario.
    pub(in crate::cli) fn overrides(&self) -> Vec<String> {
        let counts = [("seed", self.seed), ("draws", self.draws), ("replicates", self.replicates)];
        overrides(&self.set, counts)
    }
}
