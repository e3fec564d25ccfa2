//! Arguments of `inertness benchmarks`.

use super::Printed;
use clap::Args;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness benchmarks\n  inertness benchmarks --all | less\n  \
                  inertness benchmarks --format csv > known.csv\n  inertness benchmarks --json | \
                  jq .agrees\n\nExit codes: 0 all agree, 1 one does not."
)]
pub(crate) struct BenchmarkArgs {
    /// Show every number, not only the largest deviation of each kind
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) printed: Printed,
}
