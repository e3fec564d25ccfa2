//! The environment of a command: Ctrl-C, warnings, threads, progress, files, printing.

mod interrupt;
mod progress;
mod terminal;

use super::args::Shape;
use super::{CliError, Exit};
use crate::report::{Files, Rows, files, font_has};
use crate::scenario::{Scenario, Warning};
pub(super) use interrupt::{deferring_interrupts, says_how_to_go_on, stop};
pub(super) use progress::Progress;
use rayon::ThreadPool;
use std::path::{Path, PathBuf};
pub use terminal::in_colour;
pub(super) use terminal::{print, tell};

/// The session of a command.
#[derive(Debug)]
pub(super) struct Session {
    pool: ThreadPool,
    shows_progress: bool,
}

impl Session {
    /// Begins a session; from here on Ctrl-C leaves no half-written result.
    pub(super) fn begin(pool: ThreadPool, shows_progress: bool) -> Result<Self, CliError> {
        interrupt::listen()?;
        Ok(Self { pool, shows_progress })
    }

    /// The number of threads.
    pub(super) fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Runs a short job in the pool, without progress.
    pub(super) fn install<T: Send>(&self, job: impl FnOnce() -> T + Send) -> T {
        self.pool.install(job)
    }

    /// Runs a job in the pool, with progress over its items.
    pub(super) fn run<T: Send>(
        &self,
        items: u64,
        what: &'static str,
        job: impl FnOnce(&Progress) -> T + Send,
    ) -> T {
        let bar = progress::bar(items, what, self.shows_progress);
        let found = self.pool.install(|| job(&bar));
        bar.finish_and_clear();
        found
    }
}

/// Prints the warnings of a scenario.
pub(super) fn warn(scenario: &Scenario) {
    warn_of(&scenario.warnings(&font_has));
}

/// Prints warnings.
pub(super) fn warn_of(warnings: &[Warning]) {
    for warning in warnings {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
}

/// Refuses to overwrite an existing file without `force`.
pub(super) fn refuse_existing(path: &Path, force: bool) -> Result<(), CliError> {
    if !force && path.exists() {
        let path = path.display();
        let why = format!("{path}: there is such a file already; --force writes over it");
        return Err(CliError::Asked(why));
    }
    Ok(())
}

/// Refuses a folder in which a result may not be written.
///
/// It is called before anything runs. The result has charts for this many targets.
pub(super) fn check_output_folder<F: Files>(
    out: Option<&Path>,
    targets: usize,
    force: bool,
) -> Result<(), CliError> {
    let Some(out) = out else { return Ok(()) };
    files::may_write::<F>(out, targets).iter().try_for_each(|path| refuse_existing(path, force))?;
    Ok(files::can_take::<F>(out)?)
}

/// Writes a result into its folder, if any, and prints it.
///
/// Everything is rendered before anything is written.
pub(super) fn deliver<F: Files>(
    found: &F,
    out: Option<&Path>,
    shape: Shape,
) -> Result<Exit, CliError> {
    let printed = rendered(found, shape, Rows::Worst)?;
    let mut written = vec![];
    if let Some(out) = out {
        let contents = files::rendered(out, found)?;
        let known = files::may_be_there::<F>(out, found.targets());
        written = deferring_interrupts(|| files::write(contents, known))?;
    }
    print(&printed)?;
    if shape == Shape::Text { print_paths(&written).map(|()| Exit::Done) } else { Ok(Exit::Done) }
}

/// Renders a result for printing.
pub(super) fn rendered(found: &impl Files, shape: Shape, rows: Rows) -> Result<Vec<u8>, CliError> {
    Ok(match shape {
        Shape::Text => found.text(rows).into_bytes(),
        Shape::Json => found.json()?,
        Shape::Csv => found.csv()?,
        Shape::Geojson => found.table("geojson")?.unwrap_or_default(),
        Shape::Nothing => vec![],
    })
}

/// Prints the paths of written files after a blank line.
fn print_paths(written: &[PathBuf]) -> Result<(), CliError> {
    let lines: String = written.iter().map(|path| format!("{}\n", path.display())).collect();
    if lines.is_empty() { Ok(()) } else { print(format!("\n{lines}")) }
}
