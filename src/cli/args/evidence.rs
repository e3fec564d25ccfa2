//! Arguments of `inertness evidence`.

use super::whole::{count, whole};
use super::{ChartLayout, Printed};
use crate::question::MOST_DRAWS;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness evidence --reliability 0.999\n  inertness evidence \
                  --reliability 0.999 --lot 1000\n  inertness evidence --claim 6e-6 --confidence \
                  0.95 --chart claim.svg\n  inertness evidence --observed 0 --of 2995 --claim \
                  0.001\n  inertness evidence --discriminate 6e-6 --from 1e-3\n  inertness \
                  evidence --discriminate 6e-6 --from 1e-3 default --of casualties@10y --draws \
                  4\n\nReliability is the probability that an item is inert by the day claimed for \
                  it; a failure is an item\nthat is not."
)]
pub(crate) struct EvidenceArgs {
    /// With --discriminate: what the second figure means in this scenario, a file or the name of a
    /// built-in one
    #[arg(value_name = "SCENARIO", requires_all = ["discriminate", "of"])]
    pub(crate) scenario: Option<String>,
    /// Reliability to support, such as 0.999: prints the sample size
    #[arg(
        long, value_name = "R", allow_negative_numbers = true, value_parser = number,
        conflicts_with_all = ["claim", "discriminate"]
    )]
    pub(crate) reliability: Option<f64>,
    /// Failure probability to support, such as 6e-6
    #[arg(
        long, value_name = "P", allow_negative_numbers = true, value_parser = number,
        conflicts_with = "discriminate"
    )]
    pub(crate) claim: Option<f64>,
    /// Confidence level
    #[arg(
        long, value_name = "C", allow_negative_numbers = true, value_parser = number,
        default_value = "0.95"
    )]
    pub(crate) confidence: f64,
    /// Failures allowed [default: 0]
    #[arg(
        long, value_name = "K", allow_negative_numbers = true,
        value_parser = count,
        conflicts_with_all = ["observed", "discriminate"]
    )]
    pub(crate) allow: Option<u64>,
    /// Size of the finite lot that the sample is drawn from
    #[arg(
        long, value_name = "N", allow_negative_numbers = true,
        value_parser = count,
        conflicts_with_all = ["observed", "discriminate"]
    )]
    pub(crate) lot: Option<u64>,
    /// Failures observed: exact intervals of their probability, and with --claim or
    /// --reliability whether the figure is supported
    #[arg(
        long, value_name = "K", allow_negative_numbers = true,
        value_parser = count, requires = "of",
        conflicts_with = "discriminate"
    )]
    pub(crate) observed: Option<u64>,
    /// With --observed: the sample size. With a scenario: the target, such as casualties@10y
    #[arg(long, value_name = "N | QUANTITY@TIME", allow_negative_numbers = true)]
    pub(crate) of: Option<String>,
    /// Sample size that discriminates this failure probability from that of --from
    #[arg(
        long, value_name = "P", allow_negative_numbers = true, value_parser = number,
        requires = "from"
    )]
    pub(crate) discriminate: Option<f64>,
    /// The worse of the two figures
    #[arg(
        long, value_name = "P", allow_negative_numbers = true, value_parser = number,
        value_parser = number, requires = "discriminate"
    )]
    pub(crate) from: Option<f64>,
    /// Probability that the better figure passes if it is true
    #[arg(
        long,
        value_name = "SHARE",
        allow_negative_numbers = true,
        requires = "discriminate",
        default_value = "0.9"
    )]
    pub(crate) power: f64,
    /// The key of the scenario that has the figure: a probability of deactivation failure [default:
    /// that of the first laying of the first alternative,
    /// alternative[0].laying[0].electrical.deactivation_failure.probability]
    #[arg(long, value_name = "KEY.PATH", requires = "scenario")]
    pub(crate) key: Option<String>,
    /// Parameter draws of everything else in the scenario [default: its own, at most 64]
    #[arg(
        long, value_name = "N", allow_negative_numbers = true,
        value_parser = |text: &str| whole(text, 1..=u64::from(MOST_DRAWS)), requires = "scenario"
    )]
    pub(crate) draws: Option<u64>,
    /// Set a key of the scenario, by its path or its last steps; repeatable
    #[arg(long = "set", value_name = "KEY.PATH=VALUE", requires = "scenario")]
    pub(crate) set: Vec<String>,
    #[command(flatten)]
    pub(crate) printed: Printed,
    /// Draw the operating characteristic into a .svg or .png file; repeatable
    #[arg(long, value_name = "FILE")]
    pub(crate) chart: Vec<PathBuf>,
    /// For a page of 1,200 px or a phone of 400 px
    #[arg(long, value_enum, default_value = "wide", requires = "chart")]
    pub(crate) layout: ChartLayout,
    /// Write over files that are there
    #[arg(long)]
    pub(crate) force: bool,
}

/// A number, such as 6e-6.
fn number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| "expected a number, such as 0.001 or 6e-6; 0.1 % is 0.001".to_owned())
}
