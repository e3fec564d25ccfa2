//! Arguments of `inertness cluster`.

use super::{EngineArg, whole};
use crate::question::MOST_PARTS;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness cluster slurm default --parts 100 --out nightly")]
pub(crate) struct ClusterArgs {
    #[command(subcommand)]
    pub(crate) scheduler: Scheduler,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Scheduler {
    /// Write an array job and the job that merges its parts, for Slurm
    Slurm(SlurmArgs),
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness cluster slurm default --parts 100 --set \
                  simulation.draws=10000\n  \
                  inertness cluster slurm mine.toml --parts 100 --partition short --time 01:00:00 \
                  --out job\n\n\
                  Nothing is submitted: `job/submit` does that. A part that fails is submitted \
                  again by itself, and goes on from where\n\
                  it was.")]
pub(crate) struct SlurmArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: String,
    /// How many parts, each a task of the array
    #[arg(long, value_name = "N", value_parser = |text: &str| whole(text, 1..=MOST_PARTS.into()))]
    pub(crate) parts: u64,
    /// The partition to submit to [default: that of the cluster]
    #[arg(long, value_name = "NAME", value_parser = word)]
    pub(crate) partition: Option<String>,
    /// The longest time that a task may take, as Slurm writes it, such as 01:00:00 [default: that
    /// of the partition]
    #[arg(long, value_name = "TIME", value_parser = word)]
    pub(crate) time: Option<String>,
    /// Threads of a task
    #[arg(
        long, value_name = "N", default_value = "1",
        value_parser = |text: &str| whole(text, 1..=1024)
    )]
    pub(crate) cpus: u64,
    /// Engine that makes the numbers
    #[arg(long, value_enum, default_value_t)]
    pub(crate) engine: EngineArg,
    /// Set a key of the scenario, by its path or its last steps; repeatable
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(crate) set: Vec<String>,
    /// Folder for the scripts, the parts and the results [default: cluster/<scenario>]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    pub(crate) force: bool,
}

/// What stands in a line that Slurm reads: nothing that a shell or Slurm would take for more than a
/// word.
fn word(text: &str) -> Result<String, String> {
    let is_plain =
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_:,.".contains(c));
    is_plain
        .then(|| text.to_owned())
        .ok_or_else(|| "expected letters, digits and -_:,. alone".to_owned())
}
