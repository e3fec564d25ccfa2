//! Arguments of `inertness verify`.

use super::Seeded;
use crate::report::Rows;
use clap::Args;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness verify\n  inertness verify mine.toml --all\n  inertness \
                  verify scenarios/ --seed 7 --json\n\n\
                  Large scenarios are scaled down, and it says so. Exit codes: 0 the engines \
                  agree, 1 they do not."
)]
pub(crate) struct VerifyArgs {
    /// Scenario files, folders of them, or names of built-in scenarios [default: all built-in
    /// scenarios]
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    /// Show every comparison, not only the worst of each quantity and those that fail
    #[arg(long)]
    pub(crate) all: bool,
    /// Print every comparison as JSON instead of tables
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) settings: Seeded,
}

impl VerifyArgs {
    /// Which rows are shown.
    pub(crate) const fn rows(&self) -> Rows {
        if self.all { Rows::All } else { Rows::Worst }
    }
}
