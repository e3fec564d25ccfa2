//! A run's outputs in a folder: looked at before the run, written after it, each file whole or not
//! at all.

use super::chart::{Drawing, Layout, charts, png};
use super::{ReportError, curves_csv, draws_csv, html, results_json};
use crate::estimate::{DrawTable, Findings};
use crate::question::InputFile;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file that says whose results a folder holds.
pub const RESULTS: &str = "results.json";
/// The page for people.
pub const REPORT: &str = "report.html";
/// The parameter draws, one by one.
pub const DRAWS: &str = "draws.csv";
/// Names that a run writes at the top of the folder.
const FILES: [&str; 4] = [RESULTS, REPORT, "curves.csv", DRAWS];
/// The folder of the charts.
const CHARTS: &str = "charts";

/// A folder that is ready to take a run's outputs.
#[derive(Clone, Debug)]
pub struct OutputFolder {
    path: PathBuf,
    with_charts: bool,
}

impl OutputFolder {
    /// Looks at the folder, if there is one, and tries that it can be made and written to: all
    /// before a long run starts, and without a trace. Results of the same scenario, by its title
    /// and the name of its file, may be overwritten; anything else asks for `force`, which writes
    /// over what has our names. What is removed is charts of an earlier run that this one does not
    /// draw, all of them where it writes none.
    ///
    /// # Errors
    /// Where the folder holds another scenario's results or a file that no run wrote, or cannot be
    /// written to.
    pub fn open(
        path: &Path,
        title: &str,
        file: &str,
        force: bool,
        with_charts: bool,
    ) -> Result<Self, ReportError> {
        if path.exists() && !path.is_dir() {
            return Err(ReportError::NotAFolder { path: path.to_owned() });
        }
        if path.is_dir() && !force {
            refuse_what_is_not_ours(path, title, file)?;
        }
        let charts = path.join(CHARTS);
        let folders: &[&Path] =
            if with_charts || charts.is_dir() { &[path, &charts] } else { &[path] };
        writable(folders).map(|()| Self { path: path.to_owned(), with_charts })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes everything a run has to show, and returns the files in the order written; an earlier
    /// `results.json` goes first and the new one comes last, so that a folder with it is complete
    /// and of one run.
    ///
    /// # Errors
    /// Where something cannot be drawn, said in JSON, or written. All is rendered before the first
    /// file is written.
    pub fn write(
        &self,
        findings: &Findings,
        draws: &DrawTable,
    ) -> Result<Vec<PathBuf>, ReportError> {
        let mut files: Vec<(PathBuf, Vec<u8>)> = vec![];
        let drawings = if self.with_charts { charts(findings, Layout::Wide)? } else { vec![] };
        for drawing in drawings {
            let Drawing { name, svg, .. } = &drawing;
            files.push((self.path.join(CHARTS).join(format!("{name}.png")), png(&drawing)?));
            files.push((
                self.path.join(CHARTS).join(format!("{name}.svg")),
                svg.clone().into_bytes(),
            ));
        }
        files.push((self.path.join("curves.csv"), curves_csv(findings)?));
        files.push((self.path.join(DRAWS), draws_csv(draws)?));
        files.push((self.path.join(REPORT), html(findings)?.into_bytes()));
        files.push((self.path.join(RESULTS), results_json(findings)?));
        let charts = self.path.join(CHARTS);
        let deepest = if self.with_charts { &charts } else { &self.path };
        fs::create_dir_all(deepest).map_err(io_error("make the folder", deepest))?;
        let results = self.path.join(RESULTS);
        match fs::remove_file(&results) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
                Err(io_error("replace", &results)(fault))?
            }
            _ => {}
        }
        remove_others(&charts, &files)?;
        if !self.with_charts {
            // of no use when it is empty; what is in it otherwise is not ours
            let _ = fs::remove_dir(&charts);
        }
        for (path, bytes) in &files {
            replace(path, bytes)?;
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }
}

/// Tries that folders, each inside the one before, can be made and written to, and leaves no trace.
///
/// # Errors
/// Where one cannot.
pub fn writable(folders: &[&Path]) -> Result<(), ReportError> {
    let deepest = folders.last().into_iter();
    let missing: Vec<&Path> = deepest
        .flat_map(|folder| folder.ancestors())
        .take_while(|folder| !folder.exists())
        .collect();
    let tried = folders.iter().try_for_each(|folder| try_to_write_in(folder));
    for folder in missing {
        // deepest first; what is not empty is no longer ours to remove
        let _ = fs::remove_dir(folder);
    }
    tried
}

/// Makes a folder if it is not there, and a file in it that is gone again.
fn try_to_write_in(folder: &Path) -> Result<(), ReportError> {
    fs::create_dir_all(folder).map_err(io_error("make the folder", folder))?;
    let probe = tempfile::Builder::new().prefix(".probe-").tempfile_in(folder);
    probe.map(drop).map_err(io_error("write in", folder))
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
    let drawn = |name: &str| {
        name == Layout::Narrow.name()
            || Drawing::NAMES
                .iter()
                .any(|of| [".svg", ".png"].iter().any(|end| name == format!("{of}{end}")))
    };
    refuse_foreign(path, &|name| name == CHARTS || FILES.contains(&name), "")?;
    let charts = path.join(CHARTS);
    if charts.is_dir() { refuse_foreign(&charts, &drawn, "charts/") } else { Ok(()) }
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

/// Removes charts of an earlier run that this one does not write.
fn remove_others(charts: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), ReportError> {
    for folder in [charts.to_owned(), charts.join(Layout::Narrow.name())] {
        for name in
            Drawing::NAMES.iter().flat_map(|name| [format!("{name}.svg"), format!("{name}.png")])
        {
            let path = folder.join(name);
            if path.exists() && !files.iter().any(|(written, _)| *written == path) {
                fs::remove_file(&path).map_err(io_error("remove", &path))?;
            }
        }
    }
    Ok(())
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

/// Writes a file whole or not at all.
///
/// # Errors
/// Where it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    renamed(folder, path, bytes).map_err(io_error("write", path))
}

/// Writes a file under a temporary name beside its own, then renames it.
fn renamed(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".writing-");
    // a temporary file is its owner's alone; a result is as readable as any other file
    #[cfg(unix)]
    builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|fault| fault.error)?;
    Ok(())
}

/// Says what was tried, and on what.
fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ReportError {
    let path = path.to_owned();
    move |source| ReportError::Io { action, path, source }
}
