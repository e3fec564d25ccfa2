//! Files of a result into its folder: those of an earlier time that are not made again go, the
//! others are each written whole.

use super::results::free;
use super::{CliError, interrupt};
use crate::report::{Files, Layout, png, replace, writable};
use std::path::{Path, PathBuf};

/// Files with what they hold.
pub(super) type Contents = Vec<(PathBuf, Vec<u8>)>;

/// Refuses a folder that a result with charts of so many targets may not be written in, before
/// anything runs.
pub(super) fn may_take<F: Files>(out: &Path, targets: usize, force: bool) -> Result<(), CliError> {
    for path in may_write::<F>(out, targets) {
        free(&path, true, force)?;
    }
    Ok(writable(&folders(out).each_ref().map(PathBuf::as_path))?)
}

/// Writes the tables and the charts of a result, rendered before the first file is written.
pub(super) fn write<F: Files>(out: &Path, found: &F) -> Result<Vec<PathBuf>, CliError> {
    let [json, csv] = tables::<F>(out);
    let mut files: Contents = vec![(json, found.json()?), (csv, found.csv()?)];
    for target in 0..found.targets() {
        for layout in Layout::ALL {
            for drawing in found.charts(target, layout)? {
                let path = |end| chart_path(out, layout, drawing.name, target, end);
                files.push((path("png"), png(&drawing)?));
                files.push((path("svg"), drawing.svg.into_bytes()));
            }
        }
    }
    let drawn_before = |target: &usize| charts::<F>(out, *target).any(|path| path.exists());
    let earlier = (found.targets()..).take_while(drawn_before).count();
    write_all(out, may_write::<F>(out, found.targets() + earlier), files)
}

/// Writes files into a folder and takes away those of `known` that are none of them.
pub(super) fn write_all(
    out: &Path,
    known: impl IntoIterator<Item = PathBuf>,
    files: Contents,
) -> Result<Vec<PathBuf>, CliError> {
    let failed = |path: &Path, verb: &str| {
        let doing = format!("{verb} {}", path.display());
        move |source| CliError::Io { doing, source }
    };
    interrupt::undisturbed(|| {
        for path in known {
            if path.exists() && !files.iter().any(|(written, _)| *written == path) {
                std::fs::remove_file(&path).map_err(failed(&path, "remove"))?;
            }
        }
        for (path, bytes) in &files {
            let folder = path.parent().unwrap_or(out);
            std::fs::create_dir_all(folder).map_err(failed(folder, "make the folder"))?;
            replace(path, bytes)?;
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    })
}

/// The folder of the charts.
const FOLDER: &str = "charts";

/// The folders that a command writes in.
fn folders(out: &Path) -> [PathBuf; 3] {
    [out.to_owned(), out.join(FOLDER), out.join(FOLDER).join(Layout::Narrow.name())]
}

/// Where a chart goes: those of the first target have their plain names, narrow ones a folder of
/// their own.
fn chart_path(out: &Path, layout: Layout, name: &str, target: usize, end: &str) -> PathBuf {
    let [_, wide, narrow] = folders(out);
    let folder = match layout {
        Layout::Wide => wide,
        Layout::Narrow => narrow,
    };
    let number = if target == 0 { String::new() } else { format!("-{}", target + 1) };
    folder.join(format!("{name}{number}.{end}"))
}

fn tables<F: Files>(out: &Path) -> [PathBuf; 2] {
    ["json", "csv"].map(|end| out.join(format!("{}.{end}", F::NAME)))
}

/// Every chart of a target that may be written.
fn charts<F: Files>(out: &Path, target: usize) -> impl Iterator<Item = PathBuf> {
    let of = move |layout| F::CHARTS.iter().map(move |name| (layout, *name));
    Layout::ALL.into_iter().flat_map(of).flat_map(move |(layout, name)| {
        ["svg", "png"].map(|end| chart_path(out, layout, name, target, end))
    })
}

/// Every file that may be written: tables, and charts of so many targets in both layouts.
fn may_write<F: Files>(out: &Path, targets: usize) -> Vec<PathBuf> {
    tables::<F>(out).into_iter().chain((0..targets).flat_map(|at| charts::<F>(out, at))).collect()
}
