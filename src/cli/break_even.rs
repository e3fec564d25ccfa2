//! `inertness break-even`: at which value of one disputed number is an arm as bad as the baseline?

use super::args::{BreakEvenArgs, Shape};
use super::asked::{arm_named, casualties_at_horizon, of_harm};
use super::output::{in_colour, print, tell};
use super::results::free;
use super::sources::{read_all, sources};
use super::written::{drawn, folders, may_write, write_all};
use super::{CliError, Exit, interrupt, progress};
use crate::campaign::{Disputed, DisputedFault, break_even};
use crate::estimate::BreakEven;
use crate::report::{
    self, break_even_charts, break_even_csv, break_even_json, break_even_summary, writable,
};
use std::path::{Path, PathBuf};

pub(super) fn where_even(args: &BreakEvenArgs) -> Result<Exit, CliError> {
    let overrides = args.settings.overrides();
    let scenarios = read_all(sources(std::slice::from_ref(&args.scenario))?, &overrides)?;
    let [(named, scenario)] = scenarios.as_slice() else {
        return Err(CliError::OneScenario(scenarios.len()));
    };
    let plan = scenario.plan();
    let target = args.of.clone().unwrap_or_else(|| casualties_at_horizon(plan));
    of_harm(&target, plan, &named.name)?;
    let arm = args.arm.as_ref().map(|name| arm_named(plan, name)).transpose()?;
    let sweep = Disputed::new(scenario, &args.key, args.range, arm, &target)?;
    if let Some(out) = &args.out {
        for path in may_write(out, &TABLES, &NAMES, 1) {
            free(&path, true, args.force)?;
        }
        writable(&folders(out).each_ref().map(PathBuf::as_path))?;
    }
    let pool = args.settings.pool()?;
    interrupt::listen()?;
    for warning in scenario.warnings(&report::font_has) {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
    let bar = progress::bar_of(u64::from(sweep.draws()), "draws", true);
    let found = pool.install(|| break_even(&sweep, |done| bar.set_position(done)));
    bar.finish_and_clear();
    let written = match &args.out {
        Some(out) => interrupt::undisturbed(|| write(out, &found))?,
        None => vec![],
    };
    match if args.json { Shape::Json } else { args.format } {
        Shape::Json => print(&break_even_json(&found)?)?,
        Shape::Csv => print(&break_even_csv(&found)?)?,
        Shape::Text => {
            print(break_even_summary(&found).as_bytes())?;
            let said: Vec<String> =
                written.iter().map(|path| format!("{}\n", path.display())).collect();
            if !said.is_empty() {
                print(format!("\n{}", said.concat()).as_bytes())?;
            }
        }
    }
    Ok(Exit::Done)
}

/// The tables.
const TABLES: [&str; 2] = ["break-even.json", "break-even.csv"];
/// The charts.
const NAMES: [&str; 2] = ["break-even", "ladder"];

/// Writes all, rendered before the first file is written; a chart of an earlier run that is not
/// drawn now is removed.
fn write(out: &Path, found: &BreakEven) -> Result<Vec<PathBuf>, CliError> {
    let mut files: Vec<(PathBuf, Vec<u8>)> = vec![
        (out.join("break-even.json"), break_even_json(found)?),
        (out.join("break-even.csv"), break_even_csv(found)?),
    ];
    files.extend(drawn(out, 0, |layout| break_even_charts(found, layout))?);
    write_all(out, may_write(out, &TABLES, &NAMES, 1), files)
}

impl From<DisputedFault> for CliError {
    fn from(fault: DisputedFault) -> Self {
        Self::Asked(fault.to_string())
    }
}
