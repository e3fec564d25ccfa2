//! `inertness areas`: a scenario for each of many areas.

use super::args::{AreasArgs, AreasFormat, MergeArgs};
use super::goal::{Goal, Wish};
use super::output::{print, tell};
use super::part::label_of;
use super::part_bodies::joined;
use super::results::free;
use super::run::said;
use super::session::{Session, print_paths, warn_of};
use super::sources::read_one;
use super::written::write_all;
use super::{CliError, Exit, interrupt};
use crate::campaign::{AreaRuns, Asked, read_map, read_table};
use crate::estimate::{AreaTable, Areas};
use crate::question::Part;
use crate::question::quoted_word;
use crate::report::{
    Output as _, Rows, areas_clash, areas_csv, areas_geojson, font_has, words, writable,
};
use crate::scenario::input_file;
use crate::store::Label;
use std::path::{Path, PathBuf};

/// The kind of its parts.
pub(super) const AREAS: &str = "areas";
/// Faults of areas that are told, at most.
const FAULTS: usize = 10;
/// What is written.
const FILES: [&str; 3] = ["areas.json", "areas.csv", "areas.geojson"];

pub(super) fn of_each(args: &AreasArgs) -> Result<Exit, CliError> {
    let (_, template) = read_one(&args.scenario, &args.settings.overrides())?;
    let between = args.from.zip(args.until).map(|(from, until)| [from, until]);
    if between.is_some_and(|[from, until]| from >= until) {
        return Err(CliError::Asked("--until: wanted a date after that of --from".to_owned()));
    }
    if args.parts.part.is_some() && args.format != AreasFormat::Text {
        let why =
            "--part writes a part file: --format is of results, which `inertness merge` makes";
        return Err(CliError::Asked(why.to_owned()));
    }
    let bytes = std::fs::read(&args.areas)
        .map_err(|why| CliError::Asked(format!("cannot read {}: {why}", args.areas.display())))?;
    for (at, (field, _)) in args.column.iter().enumerate() {
        if args.column[..at].iter().any(|(other, _)| other == field) {
            return Err(CliError::Asked(format!(
                "--column: found {field} twice, wanted one name for it"
            )));
        }
    }
    // some programs begin a text with a mark that says it is one
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).to_vec();
    let is_map = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let file =
        if is_map { read_map(&bytes, &args.column) } else { read_table(&bytes, &args.column) }
            .map_err(|faults| refused(&args.areas, &faults))?;
    if args.format == AreasFormat::Geojson && !is_map {
        return Err(CliError::Asked(
            "--format geojson: the areas came as a table, without shapes".to_owned(),
        ));
    }
    if args.hxl && is_map && args.format != AreasFormat::Csv {
        return Err(CliError::Asked(
            "--hxl: hashtags are of tables, and the areas came as a map".to_owned(),
        ));
    }
    let name =
        args.areas.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let input = input_file(&name, &bytes);
    let warnings = template.warnings(&font_has);
    let pool = args.settings.pool()?;
    let asked = Asked { kind: args.kind.clone(), between };
    let runs = pool
        .install(|| AreaRuns::new(template, file, input, asked))
        .map_err(|faults| refused(&args.areas, &faults))?;
    let cost = runs.cost();
    for note in notes(&runs, args) {
        tell(&note);
    }
    if args.dry_run {
        let (areas, draws) = (words::count(cost.areas), words::count(cost.draws));
        let threads = pool.current_num_threads();
        let time = said(cost.estimate(threads));
        let plural = if cost.areas == 1 { "area" } else { "areas" };
        let text = format!(
            "{areas} {plural}, {draws} parameter draws in all: {time} on {threads} threads. \
             Nothing was run.\n"
        );
        print(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    let part = args.parts.part.unwrap_or(Part::WHOLE);
    let begun = runs.begun();
    if let Some(name) = areas_clash(&begun) {
        let path = args.areas.display();
        return Err(CliError::Asked(format!(
            "{path}: the column `{name}` is one that is written, and would be lost: call it \
             something else"
        )));
    }
    let label = label(&begun, cost.areas, args, part);
    let name =
        args.areas.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let wish =
        Wish { out: args.out.as_deref(), name: &name, parts: &args.parts, force: args.force };
    let Some((mut goal, left)) = Goal::new(wish, label, may_take)? else { return Ok(Exit::Done) };
    let session = Session::begin(pool, true)?;
    warn_of(&warnings);
    let range = part.of_items(cost.areas);
    let areas = session.run(range.end - range.start, "areas", |bar| {
        let mut areas: Areas = left.unwrap_or(begun);
        runs.go_on(range.start as usize..range.end as usize, &mut areas, &mut |areas| {
            bar.set_position(areas.rows.len() as u64);
            goal.keep(|| areas);
        });
        areas
    });
    goal.reach(areas, false, |areas| show(args.out.as_deref(), args.format, args.hxl, &areas))?;
    Ok(Exit::Done)
}

/// What a person should know before the areas are run: what the scenario says for them, what nobody
/// reads, what looks wrong.
fn notes(runs: &AreaRuns, args: &AreasArgs) -> Vec<String> {
    let all = runs.cost().areas;
    let said = runs.said();
    let partly = said.iter().filter(|(_, count)| *count < all);
    let partly: Vec<String> = partly
        .map(|(field, said)| {
            format!("{field} in {} of {}", words::count(all - said), words::count(all))
        })
        .collect();
    let mut notes = vec![];
    if !partly.is_empty() {
        notes.push(format!(
            "note: taken from the scenario, where areas do not say it: {}",
            partly.join(", ")
        ));
    }
    let begun = runs.begun();
    let unread: Vec<String> = unread(&begun).into_iter().map(|name| column(name, &said)).collect();
    if !unread.is_empty() {
        notes.push(format!(
            "note: columns that are written back and not read: {}",
            unread.join(", ")
        ));
    }
    let crowded = runs.crowded();
    if !crowded.is_empty() {
        let named = args.column.iter().find(|(field, _)| field == "area_m2");
        notes.push(format!(
            "warning: {} of {} areas have less than 10 m² for each mine ({}{}): is {} in square \
             metres?",
            words::count(crowded.len() as u64),
            words::count(all),
            crowded.iter().take(3).copied().collect::<Vec<_>>().join(", "),
            if crowded.len() > 3 { " …" } else { "" },
            named.map_or("area_m2", |(_, name)| name.as_str()),
        ));
    }
    notes
}

/// Columns that are no field.
fn unread(begun: &Areas) -> Vec<&str> {
    match &begun.table {
        AreaTable::Csv { columns, fields, .. } => {
            let named = columns.iter().zip(fields).filter(|(_, field)| field.is_none());
            named.map(|(name, _)| name.as_str()).collect()
        }
        AreaTable::GeoJson { .. } => vec![],
    }
}

/// A column that is not read; with the option that would read it, if its name has that of a field
/// that no area says.
fn column(name: &str, said: &[(&'static str, u64)]) -> String {
    let is_like = |field: &str| name.to_lowercase().contains(field.trim_end_matches("_m2"));
    match said.iter().find(|(field, count)| *count == 0 && is_like(field)) {
        Some((field, _)) => {
            format!(
                "{name} (--column {} reads it as {field})",
                quoted_word(&format!("{field}={name}"))
            )
        }
        None => name.to_owned(),
    }
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
fn label(begun: &Areas, count: u64, args: &AreasArgs, part: Part) -> Label {
    let made = &begun.made;
    let mut facts = vec![("version".to_owned(), made.version.clone())];
    for input in &made.inputs {
        facts.push((format!("file {}", input.file), format!("of SHA-256 {:.16}…", input.sha256)));
    }
    let columns: Vec<String> =
        args.column.iter().map(|(field, name)| format!("{field}={name}")).collect();
    let of_all = [
        ("list of settings", made.overrides.join(" ")),
        (
            "time that is looked at",
            made.between
                .clone()
                .map_or_else(|| "the horizon".to_owned(), |dates| dates.join(" to ")),
        ),
        ("kind of areas that name none", args.kind.clone().unwrap_or_default()),
        ("list of columns", columns.join(" ")),
        (HASHTAGS, if args.hxl { WANTED } else { "as it was" }.to_owned()),
        (COUNT, count.to_string()),
    ];
    facts.extend(of_all.map(|(what, value)| (what.to_owned(), value)));
    label_of(AREAS, facts, part)
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
    let count = |part: &Areas| part.rows.len() as u64;
    let areas =
        joined(label, files, COUNT, count, |whole: &mut Areas, part| whole.rows.extend(part.rows))?;
    if let Some(out) = &args.out {
        may_take(out, args.force)?;
    }
    let hxl = label.fact(HASHTAGS) == Some(WANTED);
    interrupt::listen()?;
    match &args.out {
        Some(out) if args.quiet => drop(write(out, hxl, &areas)?),
        None if args.quiet => {}
        out => show(out.as_deref(), AreasFormat::Text, hxl, &areas)?,
    }
    Ok(Exit::Done)
}

/// Facts: how many areas there are, and whether a row of hashtags was asked for.
const COUNT: &str = "number of areas";
const HASHTAGS: &str = "row of hashtags";
const WANTED: &str = "wanted";

/// Writes and prints what came of it.
fn show(out: Option<&Path>, format: AreasFormat, hxl: bool, areas: &Areas) -> Result<(), CliError> {
    let written = out.map(|out| write(out, hxl, areas)).transpose()?.unwrap_or_default();
    match format {
        AreasFormat::Json => print(&areas.json()?),
        AreasFormat::Csv => print(&areas_csv(areas, hxl)?),
        AreasFormat::Geojson => print(&areas_geojson(areas)?.unwrap_or_default()),
        AreasFormat::Text => {
            print(areas.text(Rows::Worst).as_bytes())?;
            print_paths(&written)
        }
    }
}

/// Writes all, rendered before the first file is written.
fn write(out: &Path, hxl: bool, areas: &Areas) -> Result<Vec<PathBuf>, CliError> {
    let rows = match areas_geojson(areas)? {
        Some(map) => (out.join(FILES[2]), map),
        None => (out.join(FILES[1]), areas_csv(areas, hxl)?),
    };
    let files = vec![rows, (out.join(FILES[0]), areas.json()?)];
    write_all(out, FILES.map(|name| out.join(name)), files)
}
