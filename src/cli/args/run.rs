//! Arguments of `inertness run`.

use super::whole::{count, seed, threads};
use super::{EngineArg, PartArgs, overrides};
use crate::question::Aim;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug, Default)]
#[command(
    after_help = "Examples:\n  inertness run\n  inertness run mine.toml --set simulation.draws=20 \
                  --set 'battery:return_delay=90d'\n  \
                  inertness run winter-and-spring --out results/winter --threads 2\n  \
                  inertness run scenarios/ --quiet\n  inertness run mine.toml --aim \
                  'casualties@10y: 1%'\n  inertness run default --json | jq \
                  '.comparison[0].at[-1].ratio'"
)]
pub(crate) struct RunArgs {
    /// Scenario files, folders of them, or names of built-in scenarios [default: default]
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    /// Folder for the results; with several scenarios, one folder each inside it [default:
    /// results/<scenario>]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Engine that makes the numbers
    #[arg(long, value_enum, default_value_t)]
    pub(crate) engine: EngineArg,
    /// Seed of all random numbers; the same as --set simulation.seed=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    pub(crate) seed: Option<u64>,
    /// Number of parameter draws; the same as --set simulation.draws=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    pub(crate) draws: Option<u64>,
    /// Replicates in each parameter draw; the same as --set simulation.replicates=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    pub(crate) replicates: Option<u64>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(crate) threads: Option<u16>,
    /// Set a key of the scenario, by its path or its last steps; repeatable
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(crate) set: Vec<String>,
    /// Precision aim: a quantity at a report time, and the largest error, half of the 95 % Monte
    /// Carlo interval, in percent of the mean. Reports the error of every alternative and what
    /// would reach the aim; exit code 3 if one is missed. A quantity by group or cause needs its
    /// part: 'killed_by_group/children@10y: 5%'. Repeatable
    #[arg(long, value_name = "QUANTITY@TIME: PERCENT%")]
    pub(crate) aim: Vec<Aim>,
    /// Print only warnings and errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Print results.json on standard output instead of the summary; write files only where --out
    /// says
    #[arg(long)]
    pub(crate) json: bool,
    /// Write no chart files, which take most of the time of a short run, and remove those of an
    /// earlier one; `inertness charts` draws them later
    #[arg(long)]
    pub(crate) no_charts: bool,
    #[command(flatten)]
    pub(crate) parts: PartArgs,
    /// Write even into a folder that holds another scenario's results, which are written over, or
    /// files that no run wrote, which stay; begin anew where an interrupted run has left something
    #[arg(long)]
    pub(crate) force: bool,
}

impl RunArgs {
    /// Everything that changes the scenario.
    pub(crate) fn overrides(&self) -> Vec<String> {
        let counts = [("seed", self.seed), ("draws", self.draws), ("replicates", self.replicates)];
        overrides(&self.set, counts)
    }
}
