//! `inertness charts`: the charts of a run that is done, drawn anew from its results. All are drawn
//! before the first is written.

use super::args::{ChartFormat, ChartsArgs};
use super::output::print;
use super::results::{free, read, results_file};
use super::{CliError, Exit};
use crate::report::{Drawing, Layout, ReportError, charts, png, replace};
use std::path::{Path, PathBuf};

pub(super) fn draw(args: &ChartsArgs) -> Result<Exit, CliError> {
    let results = results_file(&args.results)?;
    let findings = read(&results)?;
    let folder = args.out.clone().unwrap_or_else(|| results.with_file_name("charts"));
    let mut files = vec![];
    let mut drawn = vec![];
    for &layout in &args.layout {
        for drawing in charts(&findings, layout.into()).map_err(ReportError::from)? {
            if args.only.is_empty() || args.only.iter().any(|name| name == drawing.name) {
                render(&drawing, &folder, &args.format, &mut files)?;
                drawn.push(drawing.name);
            }
        }
    }
    if let Some(missing) = args.only.iter().find(|name| !drawn.contains(&name.as_str())) {
        return Err(CliError::NothingToDraw { chart: missing.clone() });
    }
    for (path, _) in &files {
        free(path, args.out.is_some(), args.force)?;
    }
    for (path, bytes) in &files {
        let place = path.parent().unwrap_or(&folder);
        let failed =
            |source| CliError::Io { doing: format!("make the folder {}", place.display()), source };
        std::fs::create_dir_all(place).map_err(failed)?;
        replace(path, bytes)?;
    }
    let said: String =
        files.iter().map(|(path, _)| format!("chart    {}\n", path.display())).collect();
    print(said.as_bytes())?;
    Ok(Exit::Done)
}

/// A drawing in each format, beside the path that it goes to: narrow ones have a folder of their
/// own.
fn render(
    drawing: &Drawing,
    folder: &Path,
    formats: &[ChartFormat],
    files: &mut Vec<(PathBuf, Vec<u8>)>,
) -> Result<(), CliError> {
    let folder = match drawing.layout {
        Layout::Wide => folder.to_owned(),
        Layout::Narrow => folder.join(Layout::Narrow.name()),
    };
    for format in formats {
        let (end, bytes) = match format {
            ChartFormat::Svg => ("svg", drawing.svg.clone().into_bytes()),
            ChartFormat::Png => ("png", png(drawing).map_err(ReportError::from)?),
        };
        files.push((folder.join(format!("{}.{end}", drawing.name)), bytes));
    }
    Ok(())
}
