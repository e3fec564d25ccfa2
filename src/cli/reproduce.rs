//! `inertness reproduce`: runs again what results say they came from, and compares bytes.

use super::args::{pool, threads};
use super::output::{print, tell};
use super::results::{read, results_file};
use super::session::Session;
use super::{CliError, Exit};
use crate::campaign::{Run, complete};
use crate::estimate::Findings;
use crate::question::{Engine, Part};
use crate::report::{Differs, differs, results_json, words};
use crate::scenario::{self, Source};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness reproduce results/default\n\n\
                  The scenario is the text that the results keep, with the settings of their \
                  command line. Exit codes: 0 the\n\
                  same bytes, 1 other ones.")]
pub(super) struct ReproduceArgs {
    /// A folder with the results of a run, or its results.json
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

/// Places where results differ that are told, at most.
const TOLD: usize = 10;

pub(super) fn reproduce(args: &ReproduceArgs) -> Result<Exit, CliError> {
    let path = results_file(&args.results)?;
    let there = read(&path)?;
    let bytes = std::fs::read(&path)
        .map_err(|source| CliError::Io { doing: format!("read {}", path.display()), source })?;
    let made = &there.provenance;
    let refused = |why: String| CliError::NoResults { path: path.clone(), why };
    let engine = Engine::from_name(&made.engine).ok_or_else(|| {
        refused(format!("provenance.engine is {:?}, which is no engine", made.engine))
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
    let work = Run::new(&scenario, engine).work(Part::WHOLE);
    let done = session
        .run(work, "fields", |bar| complete(&scenario, engine, |done| bar.set_position(done)));
    let now = done.findings;
    let again = results_json(&now)?;
    if again == bytes {
        let count = words::count(bytes.len() as u64);
        print(format!("{}: reproduced, {count} bytes, all the same\n", path.display()).as_bytes())?;
        return Ok(Exit::Done);
    }
    print(told(&path, &there, &now, &bytes, &again).as_bytes())?;
    Ok(Exit::Failed)
}

/// Where the files are that a scenario names: beside the results, where they are there, else here.
fn inputs_of(results: &Path, there: &Findings) -> PathBuf {
    let beside = results.parent().unwrap_or(Path::new("")).to_owned();
    let named = there.provenance.inputs.get(1);
    if named.is_some_and(|input| beside.join(&input.file).exists()) {
        beside
    } else {
        PathBuf::new()
    }
}

/// What differs: what decides the bytes first, then the numbers.
fn told(path: &Path, there: &Findings, now: &Findings, bytes: &[u8], again: &[u8]) -> String {
    let mut lines = vec![format!("{}: NOT reproduced", path.display())];
    let (was, is) = (&there.provenance, &now.provenance);
    if was.version != is.version {
        lines.push(format!("  version: made by {}, this is {}", was.version, is.version));
    }
    if was.generator != is.generator {
        lines.push("  random numbers: of another generator or design".to_owned());
    }
    for (old, new) in was.inputs.iter().zip(&is.inputs).filter(|(old, new)| old != new) {
        lines
            .push(format!("  input {}: SHA-256 {} then, {} now", old.file, old.sha256, new.sha256));
    }
    if was.engines != is.engines {
        lines.push("  engine: numbers came from other engines".to_owned());
    }
    let documents = [bytes, again].map(serde_json::from_slice::<serde_json::Value>);
    let [Ok(before), Ok(after)] = documents else { return lines.join("\n") + "\n" };
    let all = differs(&before, &after);
    if all.is_empty() {
        lines.push(
            "  the same numbers, written in other bytes: the file was changed after it was made"
                .to_owned(),
        );
    }
    let place = |Differs { at, before, after }: &Differs| {
        let said = |value: &Option<serde_json::Value>| {
            value.as_ref().map_or_else(
                || "nothing".to_owned(),
                |value| {
                    let text = value.to_string();
                    if text.chars().count() > 60 { "something else".to_owned() } else { text }
                },
            )
        };
        format!("  {at}: {} there, {} now", said(before), said(after))
    };
    lines.extend(all.iter().take(TOLD).map(place));
    if all.len() > TOLD {
        lines.push(format!("  and {} more places", words::count((all.len() - TOLD) as u64)));
    }
    lines.join("\n") + "\n"
}
