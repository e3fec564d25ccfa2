//! `inertness areas`: runs a scenario for each of many areas.

use super::args::{AreasArgs, AreasFormat};
use super::cost::areas_text;
use super::parts::{AreasWork, Task};
use super::session::{Session, deliver, print, tell, warn_of};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::jobs::{AreaRuns, Asked, read_areas};
use crate::report::{AreaNotes, areas_clash, font_has};
use crate::results::AreaTable;
use std::ffi::OsStr;

/// Most faults of areas that are reported.
const FAULTS: usize = 10;

pub(super) fn run(args: &AreasArgs) -> Result<Exit, CliError> {
    let (_, template) = read_one(&args.scenario, &args.settings.overrides())?;
    let between = args.from.zip(args.until).map(|(from, until)| [from, until]);
    if between.is_some_and(|[from, until]| from >= until) {
        return Err(CliError::asked("--until: expected a date after that of --from"));
    }
    args.parts.refuse("--format is", args.format != AreasFormat::Text)?;
    let path = args.areas.display();
    let place = format!("{path}: ");
    let bytes = std::fs::read(&args.areas)
        .map_err(|why| CliError::Asked(format!("cannot read {path}: {why}")))?;
    for (at, (attribute, _)) in args.column.iter().enumerate() {
        if args.column[..at].iter().any(|(other, _)| other == attribute) {
            let why = format!("--column: found {attribute} twice, expected one name for it");
            return Err(CliError::Asked(why));
        }
    }
    let text = |name: Option<&OsStr>| name.unwrap_or_default().to_string_lossy().into_owned();
    let (file, input) = read_areas(&text(args.areas.file_name()), &bytes, &args.column)
        .map_err(|faults| CliError::first_of(&faults, FAULTS, &place, "faults"))?;
    let is_map = matches!(file.table, AreaTable::GeoJson { .. });
    if args.format == AreasFormat::Geojson && !is_map {
        let why = "--format geojson: the areas came as a table, without shapes";
        return Err(CliError::asked(why));
    }
    if args.hxl && is_map && args.format != AreasFormat::Csv {
        let why = "--hxl: hashtags are of tables, and the areas came as a map";
        return Err(CliError::asked(why));
    }
    let warnings = template.warnings(&font_has);
    let pool = args.settings.pool()?;
    let asked = Asked { kind: args.kind.clone(), between, hashtags: args.hxl };
    let runs = pool
        .install(|| AreaRuns::new(template, file, input, asked))
        .map_err(|faults| CliError::first_of(&faults, FAULTS, &place, "faults"))?;
    let (cost, started) = (runs.cost(), runs.started());
    let notes = AreaNotes {
        started: &started,
        all: cost.areas,
        said: runs.given(),
        crowded: runs.crowded(),
        cleared_before: runs.cleared_before(),
        named: &args.column,
    };
    notes.lines().iter().for_each(|note| tell(note));
    if args.dry_run {
        print(areas_text(cost, pool.current_num_threads()))?;
        return Ok(Exit::Done);
    }
    if let Some(name) = areas_clash(&started) {
        return Err(CliError::Asked(format!(
            "{path}: the column `{name}` is one that is written, and would be lost: call it \
             something else"
        )));
    }
    let (name, out) = (text(args.areas.file_stem()), args.out.as_deref());
    let work = AreasWork { runs, args };
    let task = Task::open(&work, &name, out, &args.parts, args.force)?;
    let Some(task) = task else { return Ok(Exit::Done) };
    let session = Session::begin(pool, true)?;
    warn_of(&warnings);
    task.carry_out(&session, false, |areas| deliver(&areas, out, args.format.into()))?;
    Ok(Exit::Done)
}
