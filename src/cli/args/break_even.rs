//! Arguments of `inertness break-even`.

use super::{Printed, Settings};
use crate::question::{SweptRange, Target};
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness break-even default --key \
                  'arm[0].laying[0].electrical.overrun.probability'\n  \
                  inertness break-even default --key clearance.detection --range 0.5..1 --format \
                  csv\n  \
                  inertness break-even mine.toml --key site.area_m2 --range 1e5..1e7 --of \
                  killed@10y\n\n\
                  Asked about are harm and burden alone. It says where harm breaks even, and \
                  searches for nothing else. Expected\n\
                  values are compared, by the engine `expected`: luck is not in them.")]
pub(in crate::cli) struct BreakEvenArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    pub(in crate::cli) scenario: String,
    /// The disputed number: a key that may be uncertain, of an arm that is not the baseline, or of
    /// none
    #[arg(long, value_name = "KEY.PATH")]
    pub(in crate::cli) key: String,
    /// What is compared: a quantity and a time up to the horizon [default: casualties at the
    /// horizon]
    #[arg(long, value_name = "QUANTITY@TIME")]
    pub(in crate::cli) of: Option<Target>,
    /// From where to where the number is moved, :log (by factors) or :linear; by factors if nothing
    /// is said and the ends are above 0 and 20 times apart [default: 1e-6..1e-1 for a probability
    /// of overrun, else 98 % of the law in the scenario]
    #[arg(long, value_name = "LOW..HIGH[:log|:linear]", allow_hyphen_values = true)]
    pub(in crate::cli) range: Option<SweptRange>,
    /// The arm that is compared with the baseline [default: that of the key]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) arm: Option<String>,
    /// Folder for break-even.json, break-even.csv and charts [default: none, only the table is
    /// printed]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) printed: Printed,
    #[command(flatten)]
    pub(in crate::cli) settings: Settings,
    /// Write over files that are there
    #[arg(long)]
    pub(in crate::cli) force: bool,
}
