//! `inertness areas`: a scenario for each of many areas.

use super::args::{AreasArgs, AreasFormat, MergeArgs, typed};
use super::kept::Kept;
use super::merge::bodies;
use super::output::{in_colour, print, tell};
use super::part::{PARTS, PartFile};
use super::results::free;
use super::run::said;
use super::sources::{read_all, sources};
use super::written::write_all;
use super::{CliError, Exit, interrupt, progress};
use crate::campaign::{AreaRuns, Asked, read_map, read_table};
use crate::estimate::Areas;
use crate::question::Part;
use crate::report::{self, areas_csv, areas_geojson, areas_json, areas_summary, words, writable};
use crate::scenario::input_file;
use crate::store::Label;
use std::path::{Path, PathBuf};

/// The kind of its parts.
pub(super) const AREAS: &str = "areas";
/// Faults of areas that are told, at most.
const FAULTS: usize = 10;
/// What is written.
const FILES: [&str; 3] = ["areas.json", "areas.csv", "areas.geojson"];

/// What the command is to leave.
enum Goal {
    Part(PartFile),
    Results(Kept),
}

pub(super) fn of_each(args: &AreasArgs) -> Result<Exit, CliError> {
    let overrides = args.settings.overrides();
    let mut scenarios = read_all(sources(std::slice::from_ref(&args.scenario))?, &overrides)?;
    let (Some((named, template)), true) = (scenarios.pop(), scenarios.is_empty()) else {
        return Err(CliError::OneScenario(scenarios.len() + 1));
    };
    let between = args.from.zip(args.until).map(|(from, until)| [from, until]);
    if between.is_some_and(|[from, until]| from >= until) {
        return Err(CliError::Asked("--until: wanted a date after that of --from".to_owned()));
    }
    if args.parts.part.is_some() && args.format != AreasFormat::Text {
        let why = "--part writes a part file: --format is of results, which `inertness merge` makes";
        return Err(CliError::Asked(why.to_owned()));
    }
    let bytes = std::fs::read(&args.areas)
        .map_err(|why| CliError::Asked(format!("cannot read {}: {why}", args.areas.display())))?;
    let is_map = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let file = if is_map { read_map(&bytes, &args.column) } else { read_table(&bytes, &args.column) }
        .map_err(|faults| refused(&args.areas, &faults))?;
    if args.format == AreasFormat::Geojson && !is_map {
        return Err(CliError::Asked(
            "--format geojson: the areas came as a table, without shapes".to_owned(),
        ));
    }
    let name = args.areas.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let input = input_file(&name, &bytes);
    let warnings = template.warnings(&report::font_has);
    let pool = args.settings.pool()?;
    let asked = Asked { kind: args.kind.clone(), between };
    let runs = pool
        .install(|| AreaRuns::new(&named.source, &overrides, template, file, input, asked))
        .map_err(|faults| refused(&args.areas, &faults))?;
    let cost = runs.cost();
    if args.dry_run {
        let (areas, draws) = (words::count(cost.areas), words::count(cost.draws));
        let threads = pool.current_num_threads();
        let time = said(cost.estimate(threads));
        let text = format!(
            "{areas} areas, {draws} parameter draws in all: {time} on {threads} threads. Nothing was run.\n"
        );
        print(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    let part = args.parts.part.unwrap_or(Part::WHOLE);
    let begun = runs.begun();
    let label = label(&begun, args, part);
    let name = args.areas.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let mut goal = match (&args.out, args.parts.part) {
        (out, Some(part)) => {
            let unsaid = Path::new(PARTS).join(&name);
            let folder = out.as_deref().unwrap_or(&unsaid);
            match PartFile::to_make(folder, &name, part, label, &args.parts, args.force)? {
                None => return Ok(Exit::Done),
                Some(file) => Goal::Part(file),
            }
        }
        (out, None) => {
            if let Some(out) = out {
                may_take(out, args.force)?;
            }
            Goal::Results(Kept::new(label, out.as_deref(), &name))
        }
    };
    interrupt::listen()?;
    for warning in warnings {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
    let kept = match &mut goal {
        Goal::Part(file) => file.kept(),
        Goal::Results(kept) => kept,
    };
    let range = part.of_items(cost.areas);
    let mut areas: Areas = kept.left(args.parts.resume, args.force)?.unwrap_or(begun);
    let bar = progress::bar_of(range.end - range.start, "areas", true);
    let shown = |areas: &Areas| {
        bar.set_position(areas.rows.len() as u64);
        kept.keep(areas);
    };
    pool.install(|| runs.go_on(range.start as usize..range.end as usize, &mut areas, shown))
        .map_err(|fault| refused(&args.areas, &[fault]))?;
    bar.finish_and_clear();
    match goal {
        Goal::Part(file) => file.finish(&areas, false)?,
        Goal::Results(kept) => {
            show(args.out.as_deref(), args.format, args.hxl, &areas)?;
            kept.clear();
        }
    }
    Ok(Exit::Done)
}

/// The first faults, and how many more there are.
fn refused<T: std::fmt::Display>(path: &Path, faults: &[T]) -> CliError {
    let mut said: Vec<String> =
        faults.iter().take(FAULTS).map(|fault| format!("{}: {fault}", path.display())).collect();
    if faults.len() > FAULTS {
        said.push(format!("and {} more faults", words::count((faults.len() - FAULTS) as u64)));
    }
    CliError::Asked(said.join("\n"))
}

/// The label of a part of the areas.
fn label(begun: &Areas, args: &AreasArgs, part: Part) -> Label {
    let made = &begun.made;
    let mut facts = vec![("version".to_owned(), made.version.clone())];
    for input in &made.inputs {
        facts.push((format!("file {}", input.file), format!("of SHA-256 {:.16}…", input.sha256)));
    }
    let columns: Vec<String> = args.column.iter().map(|(field, name)| format!("{field}={name}")).collect();
    let of_all = [
        ("list of settings", made.overrides.join(" ")),
        (
            "time that is looked at",
            made.between.clone().map_or_else(|| "the horizon".to_owned(), |dates| dates.join(" to ")),
        ),
        ("kind of areas that name none", args.kind.clone().unwrap_or_default()),
        ("list of columns", columns.join(" ")),
        ("row of hashtags", if args.hxl { "wanted" } else { "as it was" }.to_owned()),
    ];
    facts.extend(of_all.map(|(what, value)| (what.to_owned(), value)));
    Label { kind: AREAS.to_owned(), facts, number: part.number(), of: part.of(), command: typed() }
}

/// Refuses a folder that may not be written in, before anything runs.
fn may_take(out: &Path, force: bool) -> Result<(), CliError> {
    for name in FILES {
        free(&out.join(name), true, force)?;
    }
    Ok(writable(&[out])?)
}

/// Puts parts of areas together.
pub(super) fn merge(args: &MergeArgs, label: &Label, files: &[PathBuf]) -> Result<Exit, CliError> {
    let mut whole: Option<Areas> = None;
    for part in bodies::<Areas>(label, files) {
        let part = part?;
        match &mut whole {
            None => whole = Some(part),
            Some(whole) => whole.rows.extend(part.rows),
        }
    }
    let areas = whole.ok_or_else(|| CliError::PartsDoNotFit("no part".to_owned()))?;
    if let Some(out) = &args.out {
        may_take(out, args.force)?;
    }
    let hxl = label.facts.iter().any(|(what, value)| what == "row of hashtags" && value == "wanted");
    interrupt::listen()?;
    show(args.out.as_deref(), AreasFormat::Text, hxl, &areas)?;
    Ok(Exit::Done)
}

/// Writes and prints what came of it.
fn show(out: Option<&Path>, format: AreasFormat, hxl: bool, areas: &Areas) -> Result<(), CliError> {
    let map = areas_geojson(areas)?;
    let mut written = vec![];
    if let Some(out) = out {
        let rows = match &map {
            Some(map) => (out.join(FILES[2]), map.clone()),
            None => (out.join(FILES[1]), areas_csv(areas, hxl)?),
        };
        let files = vec![rows, (out.join(FILES[0]), areas_json(areas)?)];
        written = interrupt::undisturbed(|| write_all(out, FILES.map(|name| out.join(name)), files))?;
    }
    match format {
        AreasFormat::Json => print(&areas_json(areas)?),
        AreasFormat::Csv => print(&areas_csv(areas, hxl)?),
        AreasFormat::Geojson => print(&map.unwrap_or_default()),
        AreasFormat::Text => {
            print(areas_summary(areas).as_bytes())?;
            let said: Vec<String> = written.iter().map(|path| format!("{}\n", path.display())).collect();
            if said.is_empty() { Ok(()) } else { print(format!("\n{}", said.concat()).as_bytes()) }
        }
    }
}
