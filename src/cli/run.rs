//! `inertness run`: scenarios to results.

use super::args::{RunArgs, pool};
use super::output::{in_colour, print, tell};
use super::sources::{Named, read_all, sources};
use super::{CliError, Exit, interrupt, precision, progress};
use crate::campaign::{Choice, Cost, complete};
use crate::report::{self, OutputFolder};
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A run that is expected to take longer says so before it starts.
const LONG: Duration = Duration::from_secs(600);
/// Where results go if nothing is said.
const RESULTS: &str = "results";

pub(super) fn run(args: &RunArgs) -> Result<Exit, CliError> {
    let typed = if args.scenarios.is_empty() { vec!["default".to_owned()] } else { args.scenarios.clone() };
    let scenarios = read_all(sources(&typed)?, &args.overrides())?;
    if args.json && scenarios.len() > 1 {
        return Err(CliError::OneDocument(scenarios.len()));
    }
    precision::look_up(&args.aim, &scenarios)?;
    let pool = pool(args.threads)?;
    let folders = open_folders(args, &scenarios)?;
    interrupt::listen()?;
    let mut exit = Exit::Done;
    for ((named, scenario), folder) in scenarios.iter().zip(folders) {
        if !run_one(args, named, scenario, folder.as_ref(), &pool)? {
            exit = Exit::NotPrecise;
        }
    }
    Ok(exit)
}

/// The folders of all results, opened before anything runs: a bad path fails in the first second.
fn open_folders(
    args: &RunArgs,
    scenarios: &[(Named, Scenario)],
) -> Result<Vec<Option<OutputFolder>>, CliError> {
    let mut names: Vec<&str> = scenarios.iter().map(|(named, _)| named.name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(CliError::OneFolder(twice[0].to_owned()));
    }
    let folder = |(named, scenario): &(Named, Scenario)| -> Result<Option<OutputFolder>, CliError> {
        let path: PathBuf = match &args.out {
            None if args.json => return Ok(None),
            None => Path::new(RESULTS).join(&named.name),
            Some(out) if scenarios.len() > 1 => out.join(&named.name),
            Some(out) => out.clone(),
        };
        let file = scenario.files().first().map_or("", |file| file.file.as_str());
        Ok(Some(OutputFolder::open(&path, &scenario.plan().title, file, args.force)?))
    };
    scenarios.iter().map(folder).collect()
}

/// Runs one scenario; whether it is as precise as was wanted.
fn run_one(
    args: &RunArgs,
    named: &Named,
    scenario: &Scenario,
    folder: Option<&OutputFolder>,
    pool: &rayon::ThreadPool,
) -> Result<bool, CliError> {
    for warning in scenario.warnings(&report::font_has) {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
    let engine = args.engine.into();
    let cost = Cost::of(scenario, engine, pool.current_num_threads());
    if cost.estimate > LONG {
        tell(&format!(
            "{}: takes {} on {}, for {}; Ctrl-C stops it and leaves no half-written results",
            named.name,
            said(cost.estimate),
            threads_said(pool.current_num_threads()),
            work(&cost)
        ));
    }
    let bar = progress::bar(Choice::of(scenario, engine).work(scenario.plan()), !args.quiet);
    let outcome = pool.install(|| complete(scenario, engine, |done| bar.set_position(done)));
    bar.finish_and_clear();
    let write = |folder: &OutputFolder| folder.write(&outcome.findings, &outcome.draws);
    let written = interrupt::undisturbed(|| folder.map(write).transpose())?;
    let precision = precision::of(&args.aim, &outcome.findings);
    if args.json {
        print(&report::results_json(&outcome.findings)?)?;
        let said = if args.quiet { precision.missed(&named.name) } else { precision.told() };
        said.into_iter().for_each(|text| tell(&text));
    } else if args.quiet {
        for warning in &outcome.findings.warnings {
            tell(&format!("{}: warning: {warning}", named.name));
        }
        precision.missed(&named.name).into_iter().for_each(|text| tell(&text));
    } else {
        print(report::summary(&outcome.findings).as_bytes())?;
        if let Some(told) = precision.told() {
            print(format!("\n{told}\n").as_bytes())?;
        }
        if let (Some(folder), Some(files)) = (folder, written) {
            print(format!("\n{}", places(folder.path(), &files)).as_bytes())?;
        }
    }
    Ok(precision.is_reached())
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
