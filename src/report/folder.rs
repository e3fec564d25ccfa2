//! A run's outputs in a folder: looked at before the run, rendered and written after it.

use super::chart::{Drawing, Layout, charts};
use super::files::{CHARTS, Contents, ENDINGS, chart_bytes, chart_path, io_error, writable, write};
use super::{ReportError, curves_csv, draws_csv, html, results_json};
use crate::question::InputFile;
use crate::results::{DrawTable, Findings};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file that says whose results a folder holds.
pub const RESULTS: &str = "results.json";
/// The page for people.
pub const REPORT: &str = "report.html";
/// The parameter draws, one by one.
pub const DRAWS: &str = "draws.csv";
/// The courses in time.
const CURVES: &str = "curves.csv";
/// Names that a run writes at the top of the folder.
const FILES: [&str; 4] = [RESULTS, REPORT, CURVES, DRAWS];

/// A folder that is to take a run's outputs.
#[derive(Clone, Debug)]
pub struct OutputFolder {
    path: PathBuf,
    with_charts: bool,
}

impl OutputFolder {
    /// The folder, with charts in it or without.
    pub fn new(path: &Path, with_charts: bool) -> Self {
        Self { path: path.to_owned(), with_charts }
    }

    /// Looks at the folder, if there is one, and tries that it can be made and written to: all
    /// before a long run starts, and without a trace. Results of the same scenario, by its title
    /// and the name of its file, may be overwritten; anything else asks for `force`, which writes
    /// over what has our names. What is removed is charts of an earlier run that this one does not
    /// draw, all of them where it writes none.
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

    /// Where results and charts are, a line each.
    pub fn places(&self, files: &Contents) -> String {
        let mut text = format!("results  {}\n", self.path.join(RESULTS).display());
        text += &format!("report   {}\n", self.path.join(REPORT).display());
        let is_chart = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "png");
        for chart in files.iter().map(|(path, _)| path).filter(is_chart) {
            text += &format!("chart    {}\n", chart.display());
        }
        text
    }

    /// Everything that a run has to show, in the order in which it is written.
    ///
    /// # Errors
    /// Where something cannot be drawn or said in JSON.
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

    /// Writes it, and returns the files; an earlier `results.json` goes first and the new one comes
    /// last, so that a folder with it is complete and of one run.
    ///
    /// # Errors
    /// Where something cannot be taken away or written.
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
            // of no use when it is empty; what is in it otherwise is not ours
            let _ = fs::remove_dir(&charts);
        }
        Ok(written)
    }
}

/// Every chart of a run that there may be.
fn drawn_in(charts: &Path) -> impl Iterator<Item = PathBuf> {
    let of = |layout| Drawing::NAMES.into_iter().map(move |name| (layout, name));
    Layout::ALL.into_iter().flat_map(of).flat_map(move |(layout, name)| {
        ENDINGS.map(|ending| chart_path(charts, layout, name, ending))
    })
}

/// Refuses a folder that holds another scenario's results or a file of somebody else.
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
            let (found, wanted) =
                (format!("{:?} ({of})", there.title), format!("{title:?} ({file})"));
            return Err(ReportError::OtherScenario { path: path.to_owned(), found, wanted });
        }
    }
    refuse_foreign(path, &|name| name == CHARTS || FILES.contains(&name), "")?;
    let charts = path.join(CHARTS);
    let drawn = |name: &str| {
        name == Layout::Narrow.name() || drawn_in(&charts).any(|path| path == charts.join(name))
    };
    if charts.is_dir() { refuse_foreign(&charts, &drawn, &format!("{CHARTS}/")) } else { Ok(()) }
}

/// Refuses a folder with a name in it that is not ours; names that begin with a dot are nobody's
/// business.
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

/// All that is asked of the file that is there.
#[derive(serde::Deserialize)]
struct Titled {
    title: String,
    provenance: Made,
}

/// What it says of how it was made.
#[derive(serde::Deserialize)]
struct Made {
    inputs: Vec<InputFile>,
}
