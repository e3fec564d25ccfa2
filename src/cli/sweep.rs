//! `inertness sweep`: a scenario at many values of its keys.

use super::args::{MergeArgs, PartArgs, Printed, Settings, Shape};
use super::asked::{casualties_at_horizon, of_harm};
use super::goal::{Goal, Wish};
use super::output::print;
use super::part::label_of;
use super::part_bodies::joined;
use super::session::{Session, deliver, warn};
use super::sources::read_one;
use super::written::{may_take, write};
use super::{CliError, Exit, interrupt};
use crate::campaign::{Points, Sweep, Varied, combined, tabled};
use crate::estimate::Swept;
use crate::question::{Part, Target};
use crate::report::{Rows, words};
use crate::store::{Label, digest};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness sweep default --vary 'arm[0].return_delay=0d,30d,180d' \
                  --draws 4\n  \
                  inertness sweep default --vary clearance.detection=0.5..1:6 --of killed@10y \
                  --dry-run\n  \
                  inertness sweep mine.toml --vary site.area_m2=1e5,1e6 --draws 4 --out \
                  results/areas\n\n\
                  Asked about are harm and burden alone, by the engine `expected`: luck is not in \
                  the numbers. Every point is\n\
                  checked before any is run, and has the same parameter draws as the others, but \
                  for what is varied."
)]
pub(super) struct SweepArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// A key and its values: a list with commas between, or a range LOW..HIGH[:log|:linear]:COUNT,
    /// by factors if nothing is said and the ends are above 0 and 20 times apart; given again and
    /// again every combination is a point
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
    /// A number that is asked for: a quantity and a time up to the horizon; may be given again and
    /// again [default: casualties at the horizon]
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

/// Faults of points that are told, at most.
const FAULTS: usize = 5;
/// Points that a dry run lists, at most.
const LISTED: usize = 100;

pub(super) fn at_points(args: &SweepArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    let mut targets: Vec<Target> = Vec::new();
    for target in &args.of {
        if !target.quantity().is_harm_or_burden() {
            of_harm(target, scenario.plan(), &named.name)?;
        }
        if !targets.contains(target) {
            targets.push(target.clone());
        }
    }
    if targets.is_empty() {
        targets.push(casualties_at_horizon(scenario.plan()));
    }
    let pool = args.settings.pool()?;
    let points = points(args)?;
    let asked = pool
        .install(|| Sweep::new(&scenario, points, &targets))
        .map_err(|faults| refused(&faults))?;
    if args.dry_run {
        return dry_run(&asked, pool.current_num_threads());
    }
    let shape = args.printed.shape();
    if args.parts.part.is_some() && shape != Shape::Text {
        let why = "--part writes a part file: --format and --json are of results, which `inertness \
                   merge` makes";
        return Err(CliError::Asked(why.to_owned()));
    }
    let part = args.parts.part.unwrap_or(Part::WHOLE);
    let wish =
        Wish { out: args.out.as_deref(), name: &named.name, parts: &args.parts, force: args.force };
    let free = |out: &Path, may| may_take::<Swept>(out, targets.len(), may);
    let Some((mut goal, left)) = Goal::new(wish, label(&asked, part), free)? else {
        return Ok(Exit::Done);
    };
    let session = Session::begin(pool, true)?;
    warn(&scenario);
    let range = part.of_items(asked.points().values.len() as u64);
    let found = session.run(range.end - range.start, "points", |bar| {
        let mut found = left.unwrap_or_else(|| asked.begun());
        asked.go_on(range.start as usize..range.end as usize, &mut found, &mut |found| {
            bar.set_position(found.points.len() as u64);
            goal.keep(|| found);
        });
        found
    });
    goal.reach(found, false, |found| deliver(&found, args.out.as_deref(), shape, Rows::Worst))?;
    Ok(Exit::Done)
}

/// The kind of its parts.
pub(super) const SWEEP: &str = "sweep";

/// The label of a part of the sweep.
fn label(asked: &Sweep, part: Part) -> Label {
    let of_none = asked.begun();
    let mut facts = vec![("version".to_owned(), of_none.made.version)];
    for input in &of_none.made.inputs {
        facts.push((format!("file {}", input.file), format!("of SHA-256 {:.16}…", input.sha256)));
    }
    let points = asked.points();
    facts.push(("list of settings".to_owned(), of_none.made.overrides.join(" ")));
    facts.push(("list of keys".to_owned(), points.keys.join(" ")));
    facts.push((COUNT.to_owned(), points.values.len().to_string()));
    facts
        .push(("list of points".to_owned(), format!("of SHA-256 {:.16}…", digest(&points.values))));
    let targets: Vec<String> = of_none.targets.into_iter().map(|target| target.target).collect();
    facts.push(("list of numbers asked for".to_owned(), targets.join(" ")));
    label_of(SWEEP, facts, part)
}

/// Puts parts of a sweep together.
pub(super) fn merge(args: &MergeArgs, label: &Label, files: &[PathBuf]) -> Result<Exit, CliError> {
    let count = |part: &Swept| part.points.len() as u64;
    let found = joined(label, files, COUNT, count, |whole: &mut Swept, part| {
        whole.points.extend(part.points)
    })?;
    if let Some(out) = &args.out {
        may_take::<Swept>(out, found.targets.len(), args.force)?;
    }
    interrupt::listen()?;
    match &args.out {
        Some(out) if args.quiet => write(out, &found).map(|_| Exit::Done),
        None if args.quiet => Ok(Exit::Done),
        out => deliver(&found, out.as_deref(), Shape::Text, Rows::Worst),
    }
}

/// The fact that says how many points there are.
const COUNT: &str = "number of points";

/// Where the sweep goes.
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

/// The first faults of points, and how many more there are.
fn refused(faults: &[crate::campaign::PointFault]) -> CliError {
    let mut said: Vec<String> = faults.iter().take(FAULTS).map(ToString::to_string).collect();
    if faults.len() > FAULTS {
        said.push(format!("and {} more faults of points", faults.len() - FAULTS));
    }
    CliError::Asked(said.join("\n"))
}

/// Every point, and roughly how long all of them would take.
fn dry_run(asked: &Sweep, threads: usize) -> Result<Exit, CliError> {
    let (points, cost) = (asked.points(), asked.cost());
    let count = points.values.len();
    let mut lines: Vec<String> = (0..count.min(LISTED)).map(|at| points.said(at)).collect();
    if count > LISTED {
        lines.push(format!("… and {} more points", words::count((count - LISTED) as u64)));
    }
    let seconds = cost.estimate(threads).as_secs_f64();
    lines.push(format!(
        "{} points, {} parameter draws in all: roughly {} on {threads} threads. Nothing was run.",
        words::count(count as u64),
        words::count(cost.draws),
        if seconds < 60.0 {
            format!("{:.0} s", seconds.max(1.0))
        } else {
            words::span(seconds / 86_400.0)
        }
    ));
    print((lines.join("\n") + "\n").as_bytes())?;
    Ok(Exit::Done)
}
