//! `inertness merge`: parts of a run, a sweep or areas, put together.

use super::areas::{self, AREAS};
use super::args::{MergeArgs, pool};
use super::part_bodies::{bodies, not_as_labelled, refused};
use super::run_part::{RUN, RunPart, label};
use super::session::Session;
use super::sweep::{self, SWEEP};
use super::{CliError, Exit, interrupt, run};
use crate::campaign::Run;
use crate::question::Part;
use crate::report::OutputFolder;
use crate::scenario;
use crate::store::{self, Label, Misfit, together};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) fn merge(args: &MergeArgs) -> Result<Exit, CliError> {
    let files = labelled(part_files(&args.from)?)?;
    if files.is_empty() {
        let folders: Vec<String> =
            args.from.iter().map(|path| path.display().to_string()).collect();
        return Err(Misfit::NoParts { folders: folders.join(", ") }.into());
    }
    let (label, files) = together(files)?;
    let version = label.fact("version").unwrap_or("none");
    if version != env!("CARGO_PKG_VERSION") {
        return Err(CliError::PartsDoNotFit(format!(
            "the parts were made by version {version}, and this is {}; merge them with that \
             version, or make them again: {}",
            env!("CARGO_PKG_VERSION"),
            label.command_for(1, "DIR")
        )));
    }
    match label.kind.as_str() {
        RUN => of_run(args, &label, &files),
        kind @ (AREAS | SWEEP) if args.no_charts => Err(CliError::Asked(format!(
            "--no-charts: these are parts of {}, and only the charts of a run can be left out",
            if kind == SWEEP { "a sweep" } else { "areas" }
        ))),
        AREAS => areas::merge(args, &label, &files),
        SWEEP => sweep::merge(args, &label, &files),
        other => Err(CliError::PartsDoNotFit(format!(
            "parts of {other:?} are none that this version knows"
        ))),
    }
}

/// Every part file that is named, and those in folders that are, by name.
fn part_files(named: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut files = vec![];
    for path in named {
        if !path.exists() {
            return Err(CliError::Asked(format!("{}: no such folder or file", path.display())));
        }
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let failed =
            |source| CliError::Io { doing: format!("read the folder {}", path.display()), source };
        let mut inside = vec![];
        for entry in std::fs::read_dir(path).map_err(failed)? {
            inside.push(entry.map_err(failed)?.path());
        }
        inside.retain(|path| path.extension().is_some_and(|ending| ending == "part"));
        inside.sort();
        files.extend(inside);
    }
    // a file that is named in two ways is one file
    let mut seen = BTreeSet::new();
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(files)
}

/// The files with what they say they are.
fn labelled(files: Vec<PathBuf>) -> Result<Vec<(PathBuf, Label)>, CliError> {
    let (mut good, mut bad) = (vec![], None);
    for path in files {
        match store::read_label(&path) {
            Ok(label) => good.push((path, label)),
            Err(fault) => bad = bad.or(Some((path, fault))),
        }
    }
    match bad {
        None => Ok(good),
        Some((path, fault)) => Err(refused(&path, fault, good.first().map(|(_, label)| label))),
    }
}

fn of_run(args: &MergeArgs, label_of_all: &Label, files: &[PathBuf]) -> Result<Exit, CliError> {
    let mut parts = bodies::<RunPart>(label_of_all, files);
    let (part, path, RunPart { of: saved, mut piece }) = parts.next().expect("a run has a part")?;
    let source = saved.source(args.inputs.as_deref());
    let scenario = scenario::read(&source, &saved.overrides)
        .map_err(|refusal| CliError::Refused(vec![refusal]))?;
    let engine = saved
        .engine()
        .ok_or_else(|| CliError::PartsDoNotFit("an engine that is none".to_owned()))?;
    let run = Run::new(&scenario, engine);
    let now = label(&run, Part::WHOLE);
    if let Some((what, found, wanted)) = now.differs(label_of_all) {
        return Err(CliError::PartsDoNotFit(format!(
            "the {what} is now {found}, and was {wanted} when the parts were made; --inputs names \
             the folder of the files as they were"
        )));
    }
    let out = args.out.clone().unwrap_or_else(|| Path::new(run::RESULTS).join(&saved.name));
    let file = scenario.files().first().map_or("", |file| file.file.as_str());
    let folder =
        OutputFolder::open(&out, &scenario.plan().title, file, args.force, !args.no_charts)?;
    if !run.has_all_of(part, &piece) {
        return Err(not_as_labelled(path, label_of_all));
    }
    for next in parts {
        let (part, path, next) = next?;
        if !run.has_all_of(part, &next.piece) {
            return Err(not_as_labelled(path, label_of_all));
        }
        piece.append(next.piece);
    }
    let session = Session::begin(pool(args.threads)?, false)?;
    let outcome = session.pool().install(|| run.complete(piece));
    let written = interrupt::undisturbed(|| folder.write(&outcome.findings, &outcome.draws))?;
    run::told(&saved.name, &outcome, Some((&folder, &written)), args.quiet)?;
    Ok(Exit::Done)
}
