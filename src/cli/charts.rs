//! `inertness charts`: the charts of a run that is done, drawn anew from its results. All are drawn
//! before the first is written.

use super::args::{ChartFormat, ChartsArgs};
use super::output::print;
use super::results::{free, read, results_file};
use super::written::{Contents, write_all};
use super::{CliError, Exit};
use crate::report::{Drawing, Layout, charts, png};
use std::path::Path;

pub(super) fn draw(args: &ChartsArgs) -> Result<Exit, CliError> {
    let results = results_file(&args.results)?;
    let findings = read(&results)?;
    let folder = args.out.clone().unwrap_or_else(|| results.with_file_name("charts"));
    let mut files = vec![];
    let mut drawn = vec![];
    for &layout in &args.layout {
        for drawing in charts(&findings, layout.into())? {
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
    let written = write_all(&folder, [], files)?;
    let said: String =
        written.iter().map(|path| format!("chart    {}\n", path.display())).collect();
    print(said.as_bytes())?;
    Ok(Exit::Done)
}

/// A drawing in each format, beside the path that it goes to: narrow ones have a folder of their
/// own.
fn render(
    drawing: &Drawing,
    folder: &Path,
    formats: &[ChartFormat],
    files: &mut Contents,
) -> Result<(), CliError> {
    let folder = match drawing.layout {
        Layout::Wide => folder.to_owned(),
        Layout::Narrow => folder.join(Layout::Narrow.name()),
    };
    for format in formats {
        let (end, bytes) = match format {
            ChartFormat::Svg => ("svg", drawing.svg.clone().into_bytes()),
            ChartFormat::Png => ("png", png(drawing)?),
        };
        files.push((folder.join(format!("{}.{end}", drawing.name)), bytes));
    }
    Ok(())
}
