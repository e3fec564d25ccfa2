//! `inertness reproduce`: repeats the run of some results and compares bytes.

use super::args::{pool, threads};
use super::results::{read, results_file};
use super::session::{Session, print, tell};
use super::{CliError, Exit};
use crate::jobs::{Run, complete};
use crate::question::{Engine, Part};
use crate::report::words;
use crate::report::{not_reproduced, results_json};
use crate::results::Findings;
use crate::scenario::{self, Source};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness reproduce results/default\n\n\
                  The scenario is the text that the results keep, with the settings of their \
                  command line. Exit codes: 0 the\n\
                  same bytes, 1 other ones.")]
pub(super) struct ReproduceArgs {
    /// Results folder of a run, or its results.json
    #[arg(value_name = "RESULTS")]
    results: PathBuf,
    /// Folder of the files that the scenario names [default: that of the results, else the current
    /// one]
    #[arg(long, value_name = "DIR")]
    inputs: Option<PathBuf>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    threads: Option<u16>,
    /// No progress
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(args: &ReproduceArgs) -> Result<Exit, CliError> {
    let path = results_file(&args.results)?;
    let there = read(&path)?;
    let doing = format!("read {}", path.display());
    let bytes = std::fs::read(&path).map_err(CliError::io(doing))?;
    let made = &there.provenance;
    let engine = Engine::from_name(&made.engine).ok_or_else(|| {
        let why = format!("provenance.engine is {:?}, which is no engine", made.engine);
        CliError::Asked(format!("{}: {why}", path.display()))
    })?;
    let name =
        made.inputs.first().map_or_else(|| "scenario".to_owned(), |input| input.file.clone());
    let folder = args.inputs.clone().unwrap_or_else(|| inputs_of(&path, &there));
    let source = Source::Saved { name, text: there.scenario_text.clone(), folder };
    let scenario = scenario::read(&source, &made.overrides).map_err(|refusal| {
        if made.inputs.len() > 1 {
            tell(
                "its files are looked for beside the results, then here; --inputs names another \
                  folder",
            );
        }
        CliError::Refused(vec![refusal])
    })?;
    let session = Session::begin(pool(args.threads)?, !args.quiet)?;
    let work = Run::new(scenario.clone(), engine).work(Part::WHOLE);
    let done = session
        .run(work, "replicates", |bar| complete(&scenario, engine, |done| bar.set_position(done)));
    let now = done.findings;
    let again = results_json(&now)?;
    if again == bytes {
        let count = words::count(bytes.len() as u64);
        print(format!("{}: reproduced, {count} bytes, all the same\n", path.display()))?;
        return Ok(Exit::Done);
    }
    let lines = not_reproduced((&there, &bytes), (&now, &again));
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    print(format!("{}: NOT reproduced\n{lines}", path.display()))?;
    Ok(Exit::Failed)
}

/// The folder of the files named by a scenario.
///
/// It is the folder of the results if they are there, otherwise the current one.
fn inputs_of(results: &Path, there: &Findings) -> PathBuf {
    let beside = results.parent().unwrap_or(Path::new("")).to_owned();
    let named = there.provenance.inputs.get(1);
    if named.is_some_and(|input| beside.join(&input.file).exists()) {
        beside
    } else {
        PathBuf::new()
    }
}
