//! Arguments of `inertness break-even`.

use super::{Printed, Settings};
use crate::question::{SweptRange, Target};
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness break-even default --key \
                        deactivation_failure.probability\n  inertness break-even default --key \
                        clearance_effectiveness --range 0.5..1 --format csv\n  inertness \
                        break-even mine.toml --key site.area_m2 --range 1e5..1e7 --of \
                        killed@10y\n\nTargets are harm and burden alone. It says where harm breaks \
                        even, and searches for nothing else. Expected\nvalues are compared, by the \
                        engine `expected`: chance is not in them.")]
pub(crate) struct BreakEvenArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: String,
    /// The disputed number: a key that may be uncertain, of an alternative that is not the
    /// baseline, or of none
    #[arg(long, value_name = "KEY.PATH")]
    pub(crate) key: String,
    /// Target of the comparison: a quantity and a time up to the horizon [default: casualties at
    /// the horizon]
    #[arg(long, value_name = "QUANTITY@TIME")]
    pub(crate) of: Option<Target>,
    /// Range of the number, spaced :log or :linear; log by default where the ends are above 0 and
    /// 20 times apart [default: 1e-6..1e-1 for a probability of deactivation failure, else 98 % of
    /// the distribution in the scenario]
    #[arg(long, value_name = "LOW..HIGH[:log|:linear]", allow_hyphen_values = true)]
    pub(crate) range: Option<SweptRange>,
    /// The alternative that is compared with the baseline [default: that of the key]
    #[arg(long, value_name = "NAME")]
    pub(crate) alternative: Option<String>,
    /// Folder for break-even.json, break-even.csv and charts [default: none, only the table is
    /// printed]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) printed: Printed,
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// Write over files that are there
    #[arg(long)]
    pub(crate) force: bool,
}
