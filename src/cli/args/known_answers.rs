//! Arguments of `inertness known-answers`.

use super::Printed;
use clap::Args;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness known-answers\n  inertness known-answers --all | less\n  \
                  inertness known-answers --format csv > known.csv\n  inertness known-answers \
                  --json | jq .agrees\n\n\
                  Exit codes: 0 all agree, 1 one does not."
)]
pub(in crate::cli) struct KnownAnswersArgs {
    /// Show every number, not only the furthest off where there are many of a kind
    #[arg(long)]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) printed: Printed,
}
