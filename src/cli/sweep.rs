//! `inertness sweep`: runs a scenario at many values of its keys.

use super::args::{PartArgs, Printed, Settings, Shape};
use super::asked::{full_path, require_harm_or_burden, targets};
use super::cost::sweep_text;
use super::parts::Task;
use super::session::{Session, deliver, print, warn};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::jobs::{Points, Sweep, Varied, VariedFault, combined, tabled};
use crate::question::Target;
use crate::scenario::Scenario;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness sweep default --vary \
                        'battery:return_delay=0d,30d,180d' --draws 4\n  inertness sweep default \
                        --vary clearance_effectiveness=0.5..1:6 --of killed@10y --dry-run\n  \
                        inertness sweep mine.toml --vary site.area_m2=1e5,1e6 --draws 4 --out \
                        results/areas\n\nTargets are harm and burden alone, as expected values: \
                        chance is not included. Every point is\nchecked before any is run, and has \
                        the same parameter draws as the others, but for what is varied.")]
pub(super) struct SweepArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// A key and its values: a list with commas between, or a range LOW..HIGH[:log|:linear]:COUNT,
    /// log by default where the ends are above 0 and 20 times apart; repeatable: every combination
    /// is a point
    #[arg(
        long,
        value_name = "KEY.PATH=VALUES",
        required_unless_present = "points",
        conflicts_with = "points"
    )]
    vary: Vec<Varied>,
    /// Take the first values of all keys together, then the second ones, instead of every
    /// combination
    #[arg(long, conflicts_with = "points")]
    zip: bool,
    /// Points from a CSV file: keys in its first line, then a line for each point
    #[arg(long, value_name = "FILE")]
    points: Option<PathBuf>,
    /// Target: a quantity and a time up to the horizon; repeatable [default: casualties at the
    /// horizon]
    #[arg(long, value_name = "QUANTITY@TIME")]
    of: Vec<Target>,
    /// Print the points and roughly how long they would take, and run nothing
    #[arg(long)]
    dry_run: bool,
    /// Folder for sweep.json, sweep.csv and charts [default: none, only the table is printed]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    printed: Printed,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    parts: PartArgs,
    /// Write over files that are there; begin anew where an interrupted sweep has left something
    #[arg(long)]
    force: bool,
}

/// Most faults of points that are reported.
const FAULTS: usize = 5;

pub(super) fn run(args: &SweepArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    let targets = targets(&args.of, scenario.plan(), require_harm_or_burden)?;
    let pool = args.settings.pool()?;
    let points = with_full_paths(&scenario, points(args)?)?;
    let sweep = pool
        .install(|| Sweep::new(&scenario, points, &targets))
        .map_err(|faults| CliError::first_of(&faults, FAULTS, "", "faults of points"))?;
    if args.dry_run {
        print(sweep_text(&sweep, pool.current_num_threads()))?;
        return Ok(Exit::Done);
    }
    let (out, shape) = (args.out.as_deref(), args.printed.shape());
    args.parts.refuse("--format and --json are", shape != Shape::Text)?;
    let task = Task::open(&sweep, &named.name, out, &args.parts, args.force)?;
    let Some(task) = task else { return Ok(Exit::Done) };
    let session = Session::begin(pool, true)?;
    warn(&scenario);
    task.carry_out(&session, false, |found| deliver(&found, out, shape))?;
    Ok(Exit::Done)
}

/// The points with the full paths of their keys.
fn with_full_paths(scenario: &Scenario, mut points: Points) -> Result<Points, CliError> {
    let full = |key: &String| full_path(scenario, "--vary", key);
    points.keys = points.keys.iter().map(full).collect::<Result<_, _>>()?;
    match points.keys.iter().enumerate().find(|(at, key)| points.keys[..*at].contains(key)) {
        Some((_, key)) => Err(CliError::asked(VariedFault::Twice { key: key.clone() })),
        None => Ok(points),
    }
}

/// The points of the sweep, from options or a file.
fn points(args: &SweepArgs) -> Result<Points, CliError> {
    let Some(path) = &args.points else {
        return combined(&args.vary, args.zip)
            .map_err(|fault| CliError::Asked(format!("--vary: {fault}")));
    };
    let bytes = std::fs::read(path).map_err(|why| {
        CliError::Asked(format!("--points: cannot read {}: {why}", path.display()))
    })?;
    tabled(&bytes).map_err(|fault| CliError::Asked(format!("{}: {fault}", path.display())))
}
