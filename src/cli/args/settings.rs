//! Arguments for scenario settings and threads, shared by most commands.

use super::whole::{count, seed, threads};
use crate::cli::CliError;
use clap::Args;

/// Changes of a scenario, and how many threads may work.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    /// Seed of all random numbers; the same as --set simulation.seed=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    seed: Option<u64>,
    /// Number of parameter draws; the same as --set simulation.draws=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    draws: Option<u64>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    threads: Option<u16>,
    /// Set a key of the scenario, by its path or its last steps; repeatable
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    set: Vec<String>,
}

/// The same without parameter draws.
#[derive(Args, Debug)]
pub(crate) struct Seeded {
    /// Seed of all random numbers; the same as --set simulation.seed=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    seed: Option<u64>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    threads: Option<u16>,
    /// Set a key of the scenario, by its path or its last steps; repeatable
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    set: Vec<String>,
}

impl Settings {
    /// Everything that changes the scenario.
    pub(crate) fn overrides(&self) -> Vec<String> {
        overrides(&self.set, [("seed", self.seed), ("draws", self.draws)])
    }

    /// The threads that work.
    pub(crate) fn pool(&self) -> Result<rayon::ThreadPool, CliError> {
        pool(self.threads)
    }
}

impl Seeded {
    /// Everything that changes the scenario.
    pub(crate) fn overrides(&self) -> Vec<String> {
        overrides(&self.set, [("seed", self.seed)])
    }

    /// The threads that work.
    pub(crate) fn pool(&self) -> Result<rayon::ThreadPool, CliError> {
        pool(self.threads)
    }
}

/// Everything that changes the scenario, in the form of --set, in a fixed order.
pub(crate) fn overrides<const N: usize>(
    set: &[String],
    counts: [(&str, Option<u64>); N],
) -> Vec<String> {
    let counts = counts.into_iter();
    let counts = counts.filter_map(|(key, count)| Some(format!("simulation.{key}={}", count?)));
    set.iter().cloned().chain(counts).collect()
}

/// So many threads, or all.
pub(crate) fn pool(threads: Option<u16>) -> Result<rayon::ThreadPool, CliError> {
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads.map_or(0, usize::from)).build()?)
}
