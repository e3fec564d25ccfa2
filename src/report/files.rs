//! Files of a result in a folder: names and atomic writes.

use super::chart::png;
use super::chart::{ChartError, Drawing, Layout};
use super::{Files, ReportError};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Files with their contents.
pub type Contents = Vec<(PathBuf, Vec<u8>)>;

/// The folder of the charts.
pub const CHARTS: &str = "charts";
/// File name extensions of charts.
pub(super) const ENDINGS: [&str; 2] = ["png", "svg"];

/// The path of a chart; narrow charts have a subfolder.
pub fn chart_path(charts: &Path, layout: Layout, name: &str, ending: &str) -> PathBuf {
    let folder = match layout {
        Layout::Wide => charts.to_owned(),
        Layout::Narrow => charts.join(Layout::Narrow.name()),
    };
    folder.join(format!("{name}.{ending}"))
}

/// Renders a chart as PNG for the extension `png`, otherwise as SVG.
///
/// # Errors
/// Where the chart cannot be painted.
pub fn chart_bytes(drawing: &Drawing, ending: &str) -> Result<Vec<u8>, ChartError> {
    if ending == "png" { png(drawing) } else { Ok(drawing.svg.clone().into_bytes()) }
}

/// Renders the tables and charts of a result.
///
/// # Errors
/// Where a chart cannot be drawn or a number cannot be written as JSON.
pub fn rendered<F: Files>(out: &Path, found: &F) -> Result<Contents, ReportError> {
    let mut files = vec![];
    for ending in F::TABLES {
        files.extend(found.table(ending)?.map(|bytes| (table_path::<F>(out, ending), bytes)));
    }
    for target in 0..found.targets() {
        for layout in Layout::ALL {
            for drawing in found.charts(target, layout)? {
                for ending in ENDINGS {
                    let path = path_of_target(out, layout, drawing.name, target, ending);
                    files.push((path, chart_bytes(&drawing, ending)?));
                }
            }
        }
    }
    Ok(files)
}

/// All files that may be written for a result.
///
/// The tables come first, the JSON before the others, then the charts of each target.
pub fn may_write<F: Files>(out: &Path, targets: usize) -> Vec<PathBuf> {
    let mut endings = F::TABLES.to_vec();
    endings.sort_by_key(|ending| *ending != "json");
    let tables = endings.into_iter().map(|ending| table_path::<F>(out, ending));
    tables.chain((0..targets).flat_map(|at| of_target::<F>(out, at))).collect()
}

/// All files that may exist for a result.
///
/// They include charts of further targets from earlier runs.
pub fn may_be_there<F: Files>(out: &Path, targets: usize) -> Vec<PathBuf> {
    let is_there = |target: &usize| of_target::<F>(out, *target).any(|path| path.exists());
    may_write::<F>(out, targets + (targets..).take_while(is_there).count())
}

/// Checks that the folders of a result can be written to.
///
/// Leaves no trace.
///
/// # Errors
/// Where a folder cannot be written to.
pub fn can_take<F: Files>(out: &Path) -> Result<(), ReportError> {
    let charts = out.join(CHARTS);
    let narrow = charts.join(Layout::Narrow.name());
    let folders = [out, &charts, &narrow];
    writable(if F::CHARTS.is_empty() { &folders[..1] } else { &folders })
}

fn table_path<F: Files>(out: &Path, ending: &str) -> PathBuf {
    out.join(format!("{}.{ending}", F::NAME))
}

/// All charts that may be written for a target.
fn of_target<F: Files>(out: &Path, target: usize) -> impl Iterator<Item = PathBuf> {
    let of = move |layout| F::CHARTS.iter().map(move |name| (layout, *name));
    Layout::ALL.into_iter().flat_map(of).flat_map(move |(layout, name)| {
        ENDINGS.map(|ending| path_of_target(out, layout, name, target, ending))
    })
}

/// The path of a chart, numbered from the second target on.
fn path_of_target(out: &Path, layout: Layout, name: &str, target: usize, ending: &str) -> PathBuf {
    let number = if target == 0 { String::new() } else { format!("-{}", target + 1) };
    chart_path(&out.join(CHARTS), layout, &format!("{name}{number}"), ending)
}

/// Writes files atomically and removes outdated ones first.
///
/// Removes those of `known` that are not among `files`. Each file is written whole or not at all.
/// Returns the paths of the files.
///
/// # Errors
/// Where a file cannot be removed or written.
pub fn write(
    files: Contents,
    known: impl IntoIterator<Item = PathBuf>,
) -> Result<Vec<PathBuf>, ReportError> {
    for path in known {
        if path.exists() && !files.iter().any(|(written, _)| *written == path) {
            fs::remove_file(&path).map_err(io_error("remove", &path))?;
        }
    }
    for (path, bytes) in &files {
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(io_error("make the folder", folder))?;
        replace(path, bytes)?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Checks that nested folders can be made and written to.
///
/// Leaves no trace.
///
/// # Errors
/// Where a folder cannot be made or written to.
pub fn writable(folders: &[&Path]) -> Result<(), ReportError> {
    let deepest = folders.last().into_iter();
    let missing: Vec<&Path> = deepest
        .flat_map(|folder| folder.ancestors())
        .take_while(|folder| !folder.exists())
        .collect();
    let tried = folders.iter().try_for_each(|folder| try_to_write_in(folder));
    for folder in missing {
        // deepest first; a folder that is not empty is kept, since others have used it
        let _ = fs::remove_dir(folder);
    }
    tried
}

/// Makes a folder if missing, and a temporary file in it.
fn try_to_write_in(folder: &Path) -> Result<(), ReportError> {
    fs::create_dir_all(folder).map_err(io_error("make the folder", folder))?;
    let probe = tempfile::Builder::new().prefix(".probe-").tempfile_in(folder);
    probe.map(drop).map_err(io_error("write in", folder))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// Where the file cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    renamed(folder, path, bytes).map_err(io_error("write", path))
}

/// Writes a file under a temporary name, then renames it.
fn renamed(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".writing-");
    // a temporary file is readable by its owner only; a result needs the usual permissions
    #[cfg(unix)]
    builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|fault| fault.error)?;
    Ok(())
}

/// Converts an I/O error, with the attempted action and its path.
pub(super) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ReportError {
    let path = path.to_owned();
    move |source| ReportError::Io { action, path, source }
}
