//! Arguments of `inertness evidence`.

use super::whole::{count, whole};
use super::{ChartLayout, Printed};
use crate::question::MOST_DRAWS;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness evidence --reliability 0.999\n  inertness evidence \
                  --reliability 0.999 --lot 1000\n  \
                  inertness evidence --claim 6e-6 --confidence 0.95 --chart claim.svg\n  \
                  inertness evidence --observed 0 --of 2995 --claim 0.001\n  \
                  inertness evidence --tell 6e-6 --from 1e-3\n  \
                  inertness evidence --tell 6e-6 --from 1e-3 default --of casualties@10y --draws \
                  4\n\n\
                  Reliability is the probability that an item is inert by the day claimed for it; \
                  an exception is an item\n\
                  that is not."
)]
pub(in crate::cli) struct EvidenceArgs {
    /// With --tell: what the second figure means in this scenario, a file or the name of a built-in
    /// one
    #[arg(value_name = "SCENARIO", requires_all = ["tell", "of"])]
    pub(in crate::cli) scenario: Option<String>,
    /// How many items must be watched to support a reliability, such as 0.999
    #[arg(
        long, value_name = "R", allow_negative_numbers = true, value_parser = number,
        conflicts_with_all = ["claim", "tell"]
    )]
    pub(in crate::cli) reliability: Option<f64>,
    /// The same for the probability of an exception, such as 6e-6
    #[arg(
        long, value_name = "P", allow_negative_numbers = true, value_parser = number,
        conflicts_with = "tell"
    )]
    pub(in crate::cli) claim: Option<f64>,
    /// How sure one wants to be
    #[arg(
        long, value_name = "C", allow_negative_numbers = true, value_parser = number,
        default_value = "0.95"
    )]
    pub(in crate::cli) confidence: f64,
    /// Exceptions allowed [default: 0]
    #[arg(
        long, value_name = "K", allow_negative_numbers = true,
        value_parser = count,
        conflicts_with_all = ["observed", "tell"]
    )]
    pub(in crate::cli) allow: Option<u64>,
    /// Items of a finite lot that those watched are drawn from
    #[arg(
        long, value_name = "N", allow_negative_numbers = true,
        value_parser = count,
        conflicts_with_all = ["observed", "tell"]
    )]
    pub(in crate::cli) lot: Option<u64>,
    /// Exceptions that were seen: exact intervals of their probability, and with --claim or
    /// --reliability whether the figure is supported
    #[arg(
        long, value_name = "K", allow_negative_numbers = true,
        value_parser = count, requires = "of",
        conflicts_with = "tell"
    )]
    pub(in crate::cli) observed: Option<u64>,
    /// With --observed: among how many items. With a scenario: the harm that is meant, such as
    /// casualties@10y
    #[arg(long, value_name = "N | QUANTITY@TIME", allow_negative_numbers = true)]
    pub(in crate::cli) of: Option<String>,
    /// How many items must be watched to tell this probability of an exception from that of --from
    #[arg(
        long, value_name = "P", allow_negative_numbers = true, value_parser = number,
        requires = "from"
    )]
    pub(in crate::cli) tell: Option<f64>,
    /// The worse of the two figures
    #[arg(
        long, value_name = "P", allow_negative_numbers = true, value_parser = number,
        value_parser = number, requires = "tell"
    )]
    pub(in crate::cli) from: Option<f64>,
    /// How often the better figure is to pass if it is true
    #[arg(
        long,
        value_name = "SHARE",
        allow_negative_numbers = true,
        requires = "tell",
        default_value = "0.9"
    )]
    pub(in crate::cli) power: f64,
    /// The key of the scenario that has the figure: a probability of overrun [default: that of the
    /// first laying of the first arm, arm[0].laying[0].electrical.overrun.probability]
    #[arg(long, value_name = "KEY.PATH", requires = "scenario")]
    pub(in crate::cli) key: Option<String>,
    /// Parameter draws of everything else in the scenario [default: its own, at most 64]
    #[arg(
        long, value_name = "N", allow_negative_numbers = true,
        value_parser = |text: &str| whole(text, 1..=u64::from(MOST_DRAWS)), requires = "scenario"
    )]
    pub(in crate::cli) draws: Option<u64>,
    /// Change a key of the scenario, checked like the file; may be given again and again
    #[arg(long = "set", value_name = "KEY.PATH=VALUE", requires = "scenario")]
    pub(in crate::cli) set: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) printed: Printed,
    /// Draw how often such a test passes, by the true probability: a file that ends in .svg or
    /// .png; may be given again
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) chart: Vec<PathBuf>,
    /// For a page of 1,200 px or a phone of 400 px
    #[arg(long, value_enum, default_value = "wide", requires = "chart")]
    pub(in crate::cli) layout: ChartLayout,
    /// Write over files that are there
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

/// A number, such as 6e-6.
fn number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| "wanted a number, such as 0.001 or 6e-6; 0.1 % is 0.001".to_owned())
}
