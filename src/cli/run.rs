//! `inertness run`: scenarios to results.

use super::args::{RunArgs, pool};
use super::goal::{Goal, Wish};
use super::output::{print, tell};
use super::part::PARTS;
use super::run_part::{RunPart, Saved, label};
use super::session::{Session, warn};
use super::sources::{Named, read_all, sources};
use super::{CliError, Exit, interrupt, precision};
use crate::campaign::{Cost, Outcome, Run};
use crate::question::Part;
use crate::report::{self, OutputFolder};
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A run that is expected to take longer says so before it starts.
const LONG: Duration = Duration::from_secs(600);
/// Where results go if nothing is said.
pub(super) const RESULTS: &str = "results";

pub(super) fn run(args: &RunArgs) -> Result<Exit, CliError> {
    let typed =
        if args.scenarios.is_empty() { vec!["default".to_owned()] } else { args.scenarios.clone() };
    let scenarios = read_all(sources(&typed)?, &args.overrides())?;
    if args.json && scenarios.len() > 1 {
        return Err(CliError::OneDocument(scenarios.len()));
    }
    if args.parts.part.is_some() {
        if scenarios.len() > 1 {
            return Err(CliError::OneScenario(scenarios.len()));
        }
        if args.json || !args.aim.is_empty() {
            let why = "--part writes a part file: --json and --aim are of results, which \
                       `inertness merge` makes";
            return Err(CliError::Asked(why.to_owned()));
        }
    }
    precision::look_up(&args.aim, &scenarios)?;
    let pool = pool(args.threads)?;
    let engine = args.engine.into();
    let mut runs = vec![];
    for ((named, scenario), out) in scenarios.iter().zip(folders(args, &scenarios)?) {
        let run = Run::new(scenario, engine);
        let label = label(&run, Goal::part(&args.parts));
        let wish =
            Wish { out: out.as_deref(), name: &named.name, parts: &args.parts, force: args.force };
        let mut folder = None;
        let goal = Goal::new::<RunPart>(wish, label, |out, may| {
            let file = scenario.files().first().map_or("", |file| file.file.as_str());
            folder =
                Some(OutputFolder::open(out, &scenario.plan().title, file, may, !args.no_charts)?);
            Ok(())
        })?;
        runs.extend(goal.map(|(goal, left)| (named, run, goal, left, folder)));
    }
    let session = Session::begin(pool, !args.quiet)?;
    let mut exit = Exit::Done;
    for (named, run, goal, left, folder) in runs {
        warn_of_run(args, named, run.scenario(), &session);
        let (goal, part) = go_on(args, &run, goal, left, named, &session);
        let reached = goal.reach(part, args.quiet, |part| {
            let outcome = session.pool().install(|| run.complete(part.piece));
            show(args, named, &outcome, folder.as_ref())
        })?;
        if reached == Some(false) {
            exit = Exit::NotPrecise;
        }
    }
    Ok(exit)
}

/// Where results go; with several scenarios each has a folder of its own.
fn folders(
    args: &RunArgs,
    scenarios: &[(Named, Scenario)],
) -> Result<Vec<Option<PathBuf>>, CliError> {
    let mut names: Vec<&str> = scenarios.iter().map(|(named, _)| named.name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(CliError::OneFolder(twice[0].to_owned()));
    }
    let unsaid = if args.parts.part.is_some() { PARTS } else { RESULTS };
    let folder = |(named, _): &(Named, Scenario)| match &args.out {
        None if args.json => None,
        None => Some(Path::new(unsaid).join(&named.name)),
        Some(out) if scenarios.len() > 1 => Some(out.join(&named.name)),
        Some(out) => Some(out.clone()),
    };
    Ok(scenarios.iter().map(folder).collect())
}

/// What is odd about a scenario, and that it takes long.
fn warn_of_run(args: &RunArgs, named: &Named, scenario: &Scenario, session: &Session) {
    let threads = session.pool().current_num_threads();
    warn(scenario);
    let cost = Cost::of(scenario, args.engine.into(), threads);
    let parts = args.parts.part.map_or(1, Part::of);
    if cost.estimate / parts > LONG {
        tell(&format!(
            "{}: takes {} on {}, for {}{}; Ctrl-C stops it and leaves no half-written results",
            named.name,
            said(cost.estimate / parts),
            threads_said(threads),
            args.parts.part.map_or_else(String::new, |part| format!("part {part} of ")),
            work(&cost)
        ));
    }
}

/// Does what is left of a run or a part of it.
fn go_on(
    args: &RunArgs,
    run: &Run<'_>,
    mut goal: Goal,
    left: Option<RunPart>,
    named: &Named,
    session: &Session,
) -> (Goal, RunPart) {
    let part = Goal::part(&args.parts);
    let of = Saved::of(named, run);
    let mut piece = left.map_or_else(|| run.begun(part), |left| left.piece);
    session.run(run.work(part), "fields", |bar| {
        run.go_on(part, &mut piece, &mut |done, so_far| {
            bar.set_position(done);
            goal.keep(|| RunPart { of: of.clone(), piece: so_far });
        });
    });
    (goal, RunPart { of, piece })
}

/// Writes and prints what came of a run; whether it is as precise as was wanted.
fn show(
    args: &RunArgs,
    named: &Named,
    outcome: &Outcome,
    folder: Option<&OutputFolder>,
) -> Result<bool, CliError> {
    let write = |folder: &OutputFolder| folder.write(&outcome.findings, &outcome.draws);
    let written = interrupt::undisturbed(|| folder.map(write).transpose())?;
    let precision = precision::of(&args.aim, &outcome.findings);
    if args.json {
        print(&report::results_json(&outcome.findings)?)?;
        let said = if args.quiet { precision.missed(&named.name) } else { precision.told() };
        said.into_iter().for_each(|text| tell(&text));
        return Ok(precision.is_reached());
    }
    let places = folder.zip(written.as_deref());
    if args.quiet {
        told(&named.name, outcome, places, true)?;
        precision.missed(&named.name).into_iter().for_each(|text| tell(&text));
    } else {
        summary(outcome, precision.told().as_deref(), places)?;
    }
    Ok(precision.is_reached())
}

/// What came of a run, and where it is; if quiet its warnings alone.
pub(super) fn told(
    name: &str,
    outcome: &Outcome,
    places: Option<(&OutputFolder, &[PathBuf])>,
    quiet: bool,
) -> Result<(), CliError> {
    if !quiet {
        return summary(outcome, None, places);
    }
    for warning in &outcome.findings.warnings {
        tell(&format!("{name}: warning: {warning}"));
    }
    Ok(())
}

fn summary(
    outcome: &Outcome,
    precision: Option<&str>,
    written: Option<(&OutputFolder, &[PathBuf])>,
) -> Result<(), CliError> {
    print(report::summary(&outcome.findings).as_bytes())?;
    if let Some(precision) = precision {
        print(format!("\n{precision}\n").as_bytes())?;
    }
    match written {
        Some((folder, files)) => print(format!("\n{}", places(folder.path(), files)).as_bytes()),
        None => Ok(()),
    }
}

/// Where results and charts are.
fn places(folder: &Path, files: &[PathBuf]) -> String {
    let charts = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "png"));
    let mut text = format!("results  {}\n", folder.join(report::RESULTS).display());
    text += &format!("report   {}\n", folder.join(report::REPORT).display());
    for chart in charts {
        text += &format!("chart    {}\n", chart.display());
    }
    text
}

/// How much there is to do.
pub(super) fn work(cost: &Cost) -> String {
    if cost.fields == 0 {
        return "expected values alone".to_owned();
    }
    let lives = report::words::count(cost.mine_lives as u64);
    format!("{} fields, {lives} mines lived", report::words::count(cost.fields))
}

/// On how many threads.
pub(super) fn threads_said(threads: usize) -> String {
    if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") }
}

/// A time of the clock, roughly.
pub(super) fn said(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (count, unit) = match seconds {
        s if s < 1.5 => return "a second or less".to_owned(),
        s if s < 100.0 => (s, "seconds"),
        s if s < 6_000.0 => (s / 60.0, "minutes"),
        s if s < 170_000.0 => (s / 3_600.0, "hours"),
        s => (s / 86_400.0, "days"),
    };
    format!("about {} {unit}", report::words::number(count))
}
