//! `inertness sweep`: a scenario at many values of its keys.

use super::args::{Settings, Shape};
use super::asked::{casualties_at_horizon, of_harm};
use super::output::{in_colour, print, tell};
use super::results::free;
use super::sources::{read_all, sources};
use super::written::{drawn, ever_written, folders, may_write, write_all};
use super::{CliError, Exit, interrupt, progress};
use crate::campaign::{Points, Sweep, Varied, combined, sweep, tabled};
use crate::estimate::Swept;
use crate::question::Target;
use crate::report::{self, sweep_chart, sweep_csv, sweep_json, sweep_summary, words, writable};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness sweep default --vary 'arm[0].return_delay=0d,30d,180d' --draws 4\n  \
                  inertness sweep default --vary clearance.detection=0.5..1:6 --of killed@10y --dry-run\n  \
                  inertness sweep mine.toml --vary site.area_m2=1e5,1e6 --draws 4 --out results/areas\n\n\
                  Asked about are harm and burden alone, by the engine `expected`: luck is not in the numbers. Every point is\n\
                  checked before any is run, and has the same parameter draws as the others, but for what is varied."
)]
pub(super) struct SweepArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// A key and its values: a list with commas between, or a range LOW..HIGH[:log|:linear]:COUNT; given again and again
    /// every combination is a point
    #[arg(
        long,
        value_name = "KEY.PATH=VALUES",
        required_unless_present = "points",
        conflicts_with = "points"
    )]
    vary: Vec<Varied>,
    /// Take the first values of all keys together, then the second ones, instead of every combination
    #[arg(long, conflicts_with = "points")]
    zip: bool,
    /// Points from a CSV file: keys in its first line, then a line for each point
    #[arg(long, value_name = "FILE")]
    points: Option<PathBuf>,
    /// A number that is asked for: a quantity and a time up to the horizon; may be given again and again [default:
    /// casualties at the horizon]
    #[arg(long, value_name = "QUANTITY@TIME")]
    of: Vec<Target>,
    /// Print the points and roughly how long they would take, and run nothing
    #[arg(long)]
    dry_run: bool,
    /// Folder for sweep.json, sweep.csv and charts [default: none, only the table is printed]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[command(flatten)]
    settings: Settings,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
}

/// Faults of points that are told, at most.
const FAULTS: usize = 5;
/// Points that a dry run lists, at most.
const LISTED: usize = 100;

pub(super) fn at_points(args: &SweepArgs) -> Result<Exit, CliError> {
    let overrides = args.settings.overrides();
    let scenarios = read_all(sources(std::slice::from_ref(&args.scenario))?, &overrides)?;
    let [(named, scenario)] = scenarios.as_slice() else {
        return Err(CliError::OneScenario(scenarios.len()));
    };
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
        .install(|| Sweep::new(&named.source, &overrides, points, &targets))
        .map_err(|faults| refused(&faults))?;
    if args.dry_run {
        return dry_run(&asked, pool.current_num_threads());
    }
    if let Some(out) = &args.out {
        for path in may_write(out, &TABLES, &NAMES, targets.len()) {
            free(&path, true, args.force)?;
        }
        writable(&folders(out).each_ref().map(PathBuf::as_path))?;
    }
    interrupt::listen()?;
    for warning in scenario.warnings(&report::font_has) {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
    let bar = progress::bar_of(asked.cost().draws, "draws", true);
    let found = pool.install(|| sweep(&asked, |done| bar.set_position(done)));
    bar.finish_and_clear();
    let written = match &args.out {
        Some(out) => interrupt::undisturbed(|| write(out, &found))?,
        None => vec![],
    };
    match if args.json { Shape::Json } else { args.format } {
        Shape::Json => print(&sweep_json(&found)?)?,
        Shape::Csv => print(&sweep_csv(&found)?)?,
        Shape::Text => {
            print(sweep_summary(&found).as_bytes())?;
            let said: Vec<String> = written.iter().map(|path| format!("{}\n", path.display())).collect();
            if !said.is_empty() {
                print(format!("\n{}", said.concat()).as_bytes())?;
            }
        }
    }
    Ok(Exit::Done)
}

/// Where the sweep goes.
fn points(args: &SweepArgs) -> Result<Points, CliError> {
    let Some(path) = &args.points else {
        return combined(&args.vary, args.zip).map_err(|fault| CliError::Asked(format!("--vary: {fault}")));
    };
    let bytes = std::fs::read(path)
        .map_err(|why| CliError::Asked(format!("--points: cannot read {}: {why}", path.display())))?;
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
        if seconds < 60.0 { format!("{:.0} s", seconds.max(1.0)) } else { words::span(seconds / 86_400.0) }
    ));
    print((lines.join("\n") + "\n").as_bytes())?;
    Ok(Exit::Done)
}

/// The charts of a number: one of the two.
const NAMES: [&str; 2] = ["lines", "heat-map"];

/// The tables.
const TABLES: [&str; 2] = ["sweep.json", "sweep.csv"];

/// Writes all, rendered before the first file is written; charts of an earlier sweep that are not drawn now are removed.
fn write(out: &Path, found: &Swept) -> Result<Vec<PathBuf>, CliError> {
    let mut files: Vec<(PathBuf, Vec<u8>)> =
        vec![(out.join("sweep.json"), sweep_json(found)?), (out.join("sweep.csv"), sweep_csv(found)?)];
    for target in 0..found.targets.len() {
        let chart = |layout| Ok(sweep_chart(found, target, layout)?.into_iter().collect());
        files.extend(drawn(out, target, chart)?);
    }
    write_all(out, ever_written(out, &TABLES, &NAMES, found.targets.len()), files)
}
