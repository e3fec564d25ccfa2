//! Files of a command into its folder: those of an earlier time that are not made again go, the
//! others are each written whole.

use super::CliError;
use crate::report::{ChartError, Drawing, Layout, ReportError, png, replace};
use std::path::{Path, PathBuf};

/// Writes files into a folder and takes away those of `known` that are none of them.
pub(super) fn write_all(
    out: &Path,
    known: impl IntoIterator<Item = PathBuf>,
    files: Vec<(PathBuf, Vec<u8>)>,
) -> Result<Vec<PathBuf>, CliError> {
    let failed = |path: &Path, verb: &str| {
        let doing = format!("{verb} {}", path.display());
        move |source| CliError::Io { doing, source }
    };
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
}

/// Charts of one number, drawn in every layout, as files.
pub(super) fn drawn(
    out: &Path,
    number: usize,
    draw: impl Fn(Layout) -> Result<Vec<Drawing>, ChartError>,
) -> Result<Vec<(PathBuf, Vec<u8>)>, ReportError> {
    let mut files = vec![];
    for layout in Layout::ALL {
        for drawing in draw(layout)? {
            let path = |end| chart_path(out, layout, drawing.name, number, end);
            files.push((path("png"), png(&drawing)?));
            files.push((path("svg"), drawing.svg.into_bytes()));
        }
    }
    Ok(files)
}

/// The folder of the charts.
const CHARTS: &str = "charts";

/// The folders that a command writes in.
pub(super) fn folders(out: &Path) -> [PathBuf; 3] {
    [out.to_owned(), out.join(CHARTS), out.join(CHARTS).join(Layout::Narrow.name())]
}

/// Where a chart goes: those of the first number have their plain names, narrow ones a folder of
/// their own.
pub(super) fn chart_path(
    out: &Path,
    layout: Layout,
    name: &str,
    number: usize,
    end: &str,
) -> PathBuf {
    let [_, wide, narrow] = folders(out);
    let folder = match layout {
        Layout::Wide => wide,
        Layout::Narrow => narrow,
    };
    let number = if number == 0 { String::new() } else { format!("-{}", number + 1) };
    folder.join(format!("{name}{number}.{end}"))
}

/// Every file that may be written: tables, and charts of so many numbers in both layouts.
pub(super) fn may_write(
    out: &Path,
    tables: &[&str],
    charts: &[&str],
    numbers: usize,
) -> Vec<PathBuf> {
    let of_chart = |layout, name, number| {
        ["svg", "png"].into_iter().map(move |end| chart_path(out, layout, name, number, end))
    };
    let of_number = |number| {
        let both = Layout::ALL
            .into_iter()
            .flat_map(|layout| charts.iter().map(move |name| (layout, *name)));
        both.flat_map(|(layout, name)| of_chart(layout, name, number)).collect::<Vec<_>>()
    };
    tables.iter().map(|name| out.join(name)).chain((0..numbers).flat_map(of_number)).collect()
}

/// The same, with charts of more numbers that an earlier time left.
pub(super) fn ever_written(
    out: &Path,
    tables: &[&str],
    charts: &[&str],
    numbers: usize,
) -> Vec<PathBuf> {
    let is_drawn = |&number: &usize| {
        let of_layout =
            |layout| charts.iter().map(move |name| chart_path(out, layout, name, number, "svg"));
        Layout::ALL.into_iter().flat_map(of_layout).any(|path| path.exists())
    };
    let earlier = (numbers..).take_while(is_drawn).count();
    may_write(out, tables, charts, numbers + earlier)
}
