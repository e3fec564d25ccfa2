//! `inertness sensitivity`: which unknowns matter to a number, and how much?

use super::args::{Seeded, Shape, whole};
use super::asked::{arm_named, of_harm, targets};
use super::session::{Session, deliver, may_take, warn};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::campaign::{SensitivityAsked, after_rated_life, sensitivity};
use crate::estimate::{LEAST_POINTS, MOST_POINTS};
use crate::question::Target;
use crate::results::Sensitivity;
use crate::scenario::Scenario;
use clap::Args;
use std::path::PathBuf;

/// Base points if nothing is said.
const POINTS: &str = "512";

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness sensitivity default\n  inertness sensitivity mine.toml \
                  --of casualties@10y --of functional@120d --arm battery\n  \
                  inertness sensitivity mine.toml --of 'killed_by_group/children@10y' --out \
                  results/unknowns\n\n\
                  Asked about are harm and burden alone. Expected values are looked at, by the \
                  engine `expected`: luck is not in it."
)]
pub(super) struct SensitivityArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// The number that is asked about: a quantity and a time up to the horizon; may be given again
    /// and again [default: casualties at the horizon]
    #[arg(long, value_name = "QUANTITY@TIME")]
    of: Vec<Target>,
    /// Only these arms, by name; may be given again and again [default: all]
    #[arg(long, value_name = "NAME")]
    arm: Vec<String>,
    /// Base points, a power of two; the work is as many times the number of uncertain keys, the
    /// intervals narrow with them
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
        format!("wanted a power of two from {LEAST_POINTS} to {MOST_POINTS}, such as 512 or 1024")
    })
}

pub(super) fn which_matter(args: &SensitivityArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    let asked = asked(args, &named.name, &scenario)?;
    let out = args.out.as_deref();
    may_take::<Sensitivity>(out, asked.targets.len(), args.force)?;
    let session = Session::begin(args.settings.pool()?, true)?;
    warn(&scenario);
    let found = session.run(u64::from(asked.points), "points", |bar| {
        sensitivity(&scenario, &asked, |done| bar.set_position(done))
    });
    let shape = if args.json { Shape::Json } else { Shape::Text };
    deliver(&found, out, shape)
}

/// What is asked of a scenario, looked up in it.
fn asked(
    args: &SensitivityArgs,
    name: &str,
    scenario: &Scenario,
) -> Result<SensitivityAsked, CliError> {
    let plan = scenario.plan();
    if scenario.labels().is_empty() {
        return Err(CliError::Asked(format!(
            "{name}: every number is fixed, so that nothing is unknown; a key becomes unknown \
             when it is given as a law, such as --set 'civilians.extra_casualties_mean={{ uniform \
             = [0.1, 0.5] }}'"
        )));
    }
    let targets = targets(&args.of, plan, |target| {
        of_harm(target, plan, name)?;
        after_rated_life(scenario, target)
            .map_err(|fault| CliError::Asked(format!("--of: {fault}")))
    })?;
    let place = |name: &String| arm_named(plan, name);
    let mut arms: Vec<usize> = args.arm.iter().map(place).collect::<Result<_, _>>()?;
    arms.sort_unstable();
    arms.dedup();
    if arms.is_empty() {
        arms = (0..plan.arms.len()).collect();
    }
    Ok(SensitivityAsked { targets, arms, points: args.points })
}
