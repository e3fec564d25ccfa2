//! `inertness sensitivity`: key drivers of a number, and their indices.

use super::args::{Seeded, Shape, whole};
use super::asked::{alternative_named, of_harm, targets};
use super::session::{Session, check_output_folder, deliver, warn};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::estimate::{LEAST_POINTS, MOST_POINTS};
use crate::jobs::{SensitivityAsked, after_rated_life, sensitivity};
use crate::question::Target;
use crate::results::Sensitivity;
use crate::scenario::Scenario;
use clap::Args;
use std::path::PathBuf;

/// The default number of base points.
const POINTS: &str = "512";

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness sensitivity default\n  inertness sensitivity mine.toml \
                  --of casualties@10y --of functional@120d --alternative battery\n  \
                  inertness sensitivity mine.toml --of 'killed_by_group/children@10y' --out \
                  results/unknowns\n\n\
                  Targets are harm and burden alone, as expected values: chance is not included."
)]
pub(super) struct SensitivityArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// Target: a quantity and a time up to the horizon; repeatable [default: casualties at the
    /// horizon]
    #[arg(long, value_name = "QUANTITY@TIME")]
    of: Vec<Target>,
    /// Only these alternatives, by name; repeatable [default: all]
    #[arg(long, value_name = "NAME")]
    alternative: Vec<String>,
    /// Base points, a power of two; work grows with them and with the number of uncertain keys
    #[arg(
        long, value_name = "N", default_value = POINTS, allow_negative_numbers = true,
        value_parser = points
    )]
    points: u32,
    /// Folder for sensitivity.json, sensitivity.csv and charts [default: none, only the table is
    /// printed]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print sensitivity.json on standard output instead of the table
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Seeded,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
}

fn points(text: &str) -> Result<u32, String> {
    let range = u64::from(LEAST_POINTS)..=u64::from(MOST_POINTS);
    let points = whole(text, range).ok().and_then(|points| u32::try_from(points).ok());
    points.filter(|points| points.is_power_of_two()).ok_or_else(|| {
        format!("expected a power of two from {LEAST_POINTS} to {MOST_POINTS}, such as 512 or 1024")
    })
}

pub(super) fn run(args: &SensitivityArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    let asked = asked(args, &named.name, &scenario)?;
    let out = args.out.as_deref();
    check_output_folder::<Sensitivity>(out, asked.targets.len(), args.force)?;
    let session = Session::begin(args.settings.pool()?, true)?;
    warn(&scenario);
    let found = session.run(u64::from(asked.points), "points", |bar| {
        sensitivity(&scenario, &asked, |done| bar.set_position(done))
    });
    let shape = if args.json { Shape::Json } else { Shape::Text };
    deliver(&found, out, shape)
}

/// The request, checked against the scenario.
fn asked(
    args: &SensitivityArgs,
    name: &str,
    scenario: &Scenario,
) -> Result<SensitivityAsked, CliError> {
    let plan = scenario.plan();
    if scenario.labels().is_empty() {
        return Err(CliError::Asked(format!(
            "{name}: every number is fixed, so that nothing is unknown; a key becomes unknown when \
             it is given as a distribution, such as --set 'civilians.extra_casualties_mean={{ \
             uniform = [0.1, 0.5] }}'"
        )));
    }
    let targets = targets(&args.of, plan, |target| {
        of_harm(target, plan, name)?;
        after_rated_life(scenario, target)
            .map_err(|fault| CliError::Asked(format!("--of: {fault}")))
    })?;
    let place = |name: &String| alternative_named(plan, name);
    let mut alternatives: Vec<usize> =
        args.alternative.iter().map(place).collect::<Result<_, _>>()?;
    alternatives.sort_unstable();
    alternatives.dedup();
    if alternatives.is_empty() {
        alternatives = (0..plan.alternatives.len()).collect();
    }
    Ok(SensitivityAsked { targets, alternatives, points: args.points })
}
