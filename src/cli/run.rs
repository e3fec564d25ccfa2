//! `inertness run`: runs scenarios.

use super::args::{RunArgs, pool};
use super::cost::{threads_text, work_text};
use super::outcome::{Printout, deliver, look_up};
use super::parts::{PARTS, RESULTS, RunWork, Task};
use super::session::{Session, tell, warn};
use super::sources::{only_one, read_all, sources};
use super::{CliError, Exit};
use crate::jobs::Cost;
use crate::question::{Engine, Part};
use crate::report::words::clock;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Expected time from which a run is announced as long.
const LONG: Duration = Duration::from_secs(600);

pub(super) fn run(args: &RunArgs) -> Result<Exit, CliError> {
    let typed =
        if args.scenarios.is_empty() { vec!["default".to_owned()] } else { args.scenarios.clone() };
    let scenarios = read_all(sources(&typed)?, &args.overrides())?;
    let engine = args.engine.into();
    let of = |(named, scenario)| RunWork::new(named, scenario, engine, !args.no_charts);
    let works: Vec<RunWork> = scenarios.into_iter().map(of).collect();
    if args.json && works.len() > 1 {
        let why = "--json writes one document and takes one scenario, not";
        return Err(CliError::Asked(format!("{why} {}", works.len())));
    }
    if args.parts.part.is_some() {
        only_one(works.len())?;
    }
    args.parts.refuse("--json and --aim are", args.json || !args.aim.is_empty())?;
    works.iter().try_for_each(|work| look_up(&args.aim, work.name(), work.scenario()))?;
    let pool = pool(args.threads)?;
    let mut tasks = vec![];
    for (work, out) in works.iter().zip(folders(args, &works)?) {
        let task = Task::open(work, work.name(), out.as_deref(), &args.parts, args.force)?;
        tasks.extend(task.map(|task| (task, out.map(|out| work.folder(&out)))));
    }
    let session = Session::begin(pool, !args.quiet)?;
    let shown = Printout { quiet: args.quiet, json: args.json, aims: &args.aim };
    let mut exit = Exit::Done;
    for (task, folder) in tasks {
        let work = task.work();
        warn(work.scenario());
        say_if_long(args, work, engine, session.threads());
        let reached = task.carry_out(&session, args.quiet, |whole| {
            let outcome = session.install(|| work.complete(whole));
            deliver(work.name(), &outcome, folder.as_ref(), shown)
        })?;
        if reached == Some(false) {
            exit = Exit::NotPrecise;
        }
    }
    Ok(exit)
}

/// The folders of results, one for each scenario if there are several.
fn folders(args: &RunArgs, works: &[RunWork]) -> Result<Vec<Option<PathBuf>>, CliError> {
    let mut names: Vec<&str> = works.iter().map(RunWork::name).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(CliError::Asked(format!(
            "two of the scenarios are called `{}`, and their results would go to one folder; run \
             them one at a time with --out",
            twice[0]
        )));
    }
    let unsaid = if args.parts.part.is_some() { PARTS } else { RESULTS };
    let folder = |work: &RunWork| match &args.out {
        None if args.json => None,
        None => Some(Path::new(unsaid).join(work.name())),
        Some(out) if works.len() > 1 => Some(out.join(work.name())),
        Some(out) => Some(out.clone()),
    };
    Ok(works.iter().map(folder).collect())
}

/// Announces a long run.
fn say_if_long(args: &RunArgs, work: &RunWork, engine: Engine, threads: usize) {
    let cost = Cost::of(work.scenario(), engine, threads);
    let part = args.parts.part;
    let time = cost.estimate / part.map_or(1, Part::of);
    if time > LONG {
        tell(&format!(
            "{}: takes {} on {}, for {}{}; Ctrl-C stops it and leaves no half-written results",
            work.name(),
            clock(time),
            threads_text(threads),
            part.map_or_else(String::new, |part| format!("part {part} of ")),
            work_text(&cost)
        ));
    }
}
