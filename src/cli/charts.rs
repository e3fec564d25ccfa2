//! `inertness charts`: redraws the charts of a run from its results.
//!
//! All are drawn before the first is written.

use super::args::ChartsArgs;
use super::results::{read, results_file};
use super::session::{deferring_interrupts, print, refuse_existing};
use super::{CliError, Exit};
use crate::report::{charts, files};

pub(super) fn run(args: &ChartsArgs) -> Result<Exit, CliError> {
    let results = results_file(&args.results)?;
    let findings = read(&results)?;
    let folder = args.out.clone().unwrap_or_else(|| results.with_file_name(files::CHARTS));
    let mut contents = vec![];
    let mut drawn = vec![];
    for &layout in &args.layout {
        for drawing in charts(&findings, layout.into())? {
            if args.only.is_empty() || args.only.iter().any(|name| name == drawing.name) {
                for ending in args.format.iter().map(|format| format.ending()) {
                    let path = files::chart_path(&folder, drawing.layout, drawing.name, ending);
                    contents.push((path, files::chart_bytes(&drawing, ending)?));
                }
                drawn.push(drawing.name);
            }
        }
    }
    if let Some(missing) = args.only.iter().find(|name| !drawn.contains(&name.as_str())) {
        let why = "the results hold nothing to show in this chart";
        return Err(CliError::Asked(format!("--only {missing}: {why}")));
    }
    // the charts beside the results belong to the run
    let may = args.force || args.out.is_none();
    contents.iter().try_for_each(|(path, _)| refuse_existing(path, may))?;
    let written = deferring_interrupts(|| files::write(contents, []))?;
    print(written.iter().map(|path| format!("chart    {}\n", path.display())).collect::<String>())?;
    Ok(Exit::Done)
}
