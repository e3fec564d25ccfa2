//! The output folder of a run: checks, rendering and writing.

use super::chart::{Drawing, Layout, charts};
use super::files::{CHARTS, Contents, ENDINGS, chart_bytes, chart_path, io_error, writable, write};
use super::{ReportError, html, results_json};
use super::{curves_csv, draws_csv};
use crate::question::InputFile;
use crate::results::{DrawTable, Findings};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The results; the file identifies the scenario of a folder.
pub const RESULTS: &str = "results.json";
/// The HTML report.
pub const REPORT: &str = "report.html";
/// The table of parameter draws.
pub const DRAWS: &str = "draws.csv";
/// The table of curves over time.
const CURVES: &str = "curves.csv";
/// File names that a run writes at the top of the folder.
const FILES: [&str; 4] = [RESULTS, REPORT, CURVES, DRAWS];

/// The output folder of a run.
#[derive(Clone, Debug)]
pub struct OutputFolder {
    path: PathBuf,
    with_charts: bool,
}

impl OutputFolder {
    /// The folder, with or without charts.
    pub fn new(path: &Path, with_charts: bool) -> Self {
        Self { path: path.to_owned(), with_charts }
    }

    /// Checks before a long run that the folder may take its outputs.
    ///
    /// The folder must be writable; the check leaves no trace. Results of the same scenario, by
    /// title and file name, may be overwritten. Anything else needs `force`, which overwrites files
    /// with the names of outputs. Only charts of an earlier run are removed: those that this run
    /// does not draw.
    ///
    /// # Errors
    /// Where the folder holds another scenario's results or a file that no run wrote, or cannot be
    /// written to.
    pub fn may_take(&self, title: &str, file: &str, force: bool) -> Result<(), ReportError> {
        let path = &self.path;
        if path.exists() && !path.is_dir() {
            return Err(ReportError::NotAFolder { path: path.clone() });
        }
        if path.is_dir() && !force {
            refuse_what_is_not_ours(path, title, file)?;
        }
        let charts = path.join(CHARTS);
        if self.with_charts || charts.is_dir() {
            writable(&[path, &charts])
        } else {
            writable(&[path])
        }
    }

    /// The paths of results, report and charts, one per line.
    pub fn listing(&self, files: &Contents) -> String {
        let mut text = format!("results  {}\n", self.path.join(RESULTS).display());
        text += &format!("report   {}\n", self.path.join(REPORT).display());
        let is_chart = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "png");
        for chart in files.iter().map(|(path, _)| path).filter(is_chart) {
            text += &format!("chart    {}\n", chart.display());
        }
        text
    }

    /// Renders all outputs of a run, in writing order.
    ///
    /// # Errors
    /// Where a chart cannot be drawn or a number cannot be written as JSON.
    pub fn rendered(
        &self,
        findings: &Findings,
        draws: &DrawTable,
    ) -> Result<Contents, ReportError> {
        let mut files: Contents = vec![];
        let drawings = if self.with_charts { charts(findings, Layout::Wide)? } else { vec![] };
        for drawing in &drawings {
            for ending in ENDINGS {
                let path = chart_path(&self.path.join(CHARTS), Layout::Wide, drawing.name, ending);
                files.push((path, chart_bytes(drawing, ending)?));
            }
        }
        let mut add = |name: &str, bytes| files.push((self.path.join(name), bytes));
        add(CURVES, curves_csv(findings)?);
        add(DRAWS, draws_csv(draws)?);
        add(REPORT, html(findings)?.into_bytes());
        add(RESULTS, results_json(findings)?);
        Ok(files)
    }

    /// Writes the files and returns their paths.
    ///
    /// An earlier `results.json` is removed first and the new one is written last. A folder with it
    /// is therefore complete and from one run.
    ///
    /// # Errors
    /// Where a file cannot be removed or written.
    pub fn write(&self, files: Contents) -> Result<Vec<PathBuf>, ReportError> {
        let results = self.path.join(RESULTS);
        match fs::remove_file(&results) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
                return Err(io_error("replace", &results)(fault));
            }
            _ => {}
        }
        let charts = self.path.join(CHARTS);
        let written = write(files, drawn_in(&charts))?;
        if !self.with_charts {
            // removes the folder if empty; other files in it are kept
            let _ = fs::remove_dir(&charts);
        }
        Ok(written)
    }
}

/// The paths of all charts that a run may have.
fn drawn_in(charts: &Path) -> impl Iterator<Item = PathBuf> {
    let of = |layout| Drawing::NAMES.into_iter().map(move |name| (layout, name));
    Layout::ALL.into_iter().flat_map(of).flat_map(move |(layout, name)| {
        ENDINGS.map(|ending| chart_path(charts, layout, name, ending))
    })
}

/// Refuses a folder with another scenario's results or a foreign file.
fn refuse_what_is_not_ours(path: &Path, title: &str, file: &str) -> Result<(), ReportError> {
    let results = path.join(RESULTS);
    if results.exists() {
        let bytes = fs::read(&results).map_err(io_error("read", &results))?;
        let there: Titled = serde_json::from_slice(&bytes).map_err(|fault| {
            ReportError::UnreadableResults { path: path.to_owned(), fault: fault.to_string() }
        })?;
        let of =
            there.provenance.inputs.into_iter().next().map_or_else(String::new, |input| input.file);
        let name = |file: &str| Path::new(file).file_name().map(ToOwned::to_owned);
        if there.title != title || name(&of) != name(file) {
            let (found, expected) =
                (format!("{:?} ({of})", there.title), format!("{title:?} ({file})"));
            return Err(ReportError::OtherScenario { path: path.to_owned(), found, expected });
        }
    }
    refuse_foreign(path, &|name| name == CHARTS || FILES.contains(&name), "")?;
    let charts = path.join(CHARTS);
    let drawn = |name: &str| {
        name == Layout::Narrow.name() || drawn_in(&charts).any(|path| path == charts.join(name))
    };
    if charts.is_dir() { refuse_foreign(&charts, &drawn, &format!("{CHARTS}/")) } else { Ok(()) }
}

/// Refuses a folder with a foreign file name.
///
/// Names that begin with a dot are ignored.
fn refuse_foreign(
    path: &Path,
    ours: &dyn Fn(&str) -> bool,
    under: &str,
) -> Result<(), ReportError> {
    let mut foreign = vec![];
    for entry in fs::read_dir(path).map_err(io_error("read the folder", path))? {
        let name = entry.map_err(io_error("read the folder", path))?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') && !ours(&name) {
            foreign.push(format!("{under}{name}"));
        }
    }
    match foreign.into_iter().min() {
        Some(found) => Err(ReportError::ForeignFile { path: path.to_owned(), found }),
        None => Ok(()),
    }
}

/// The parts of an existing `results.json` that identify its scenario.
#[derive(serde::Deserialize)]
struct Titled {
    title: String,
    provenance: Made,
}

/// The input files in its provenance.
#[derive(serde::Deserialize)]
struct Made {
    inputs: Vec<InputFile>,
}
