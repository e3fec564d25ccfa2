//! What stands around the work of a command: Ctrl-C, warnings, the pool, a bar, files, printing.

use super::args::Shape;
use super::output::{in_colour, print, tell};
use super::progress::{Progress, bar};
use super::written::write;
use super::{CliError, Exit, interrupt};
use crate::report::{Files, Rows, font_has};
use crate::scenario::{Scenario, Warning};
use rayon::ThreadPool;
use std::path::{Path, PathBuf};

/// A command at work.
#[derive(Debug)]
pub(super) struct Session {
    pool: ThreadPool,
    shows_progress: bool,
}

impl Session {
    /// From here on Ctrl-C leaves no half-written result.
    pub(super) fn begin(pool: ThreadPool, shows_progress: bool) -> Result<Self, CliError> {
        interrupt::listen()?;
        Ok(Self { pool, shows_progress })
    }

    /// The threads that work.
    pub(super) const fn pool(&self) -> &ThreadPool {
        &self.pool
    }

    /// Runs a job in the pool, with a bar over so many items.
    pub(super) fn run<T: Send>(
        &self,
        items: u64,
        what: &'static str,
        job: impl FnOnce(&Progress) -> T + Send,
    ) -> T {
        let bar = bar(items, what, self.shows_progress);
        let found = self.pool.install(|| job(&bar));
        bar.finish_and_clear();
        found
    }
}

/// Tells what is odd about a scenario.
pub(super) fn warn(scenario: &Scenario) {
    warn_of(&scenario.warnings(&font_has));
}

/// Tells these warnings.
pub(super) fn warn_of(warnings: &[Warning]) {
    for warning in warnings {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
}

/// Writes a result into its folder, if it has one, and prints it.
pub(super) fn deliver(
    found: &impl Files,
    out: Option<&Path>,
    shape: Shape,
    rows: Rows,
) -> Result<Exit, CliError> {
    let printed = rendered(found, shape, rows)?;
    let written = out.map(|out| write(out, found)).transpose()?.unwrap_or_default();
    print(&printed)?;
    if shape == Shape::Text {
        print_paths(&written)?;
    }
    Ok(Exit::Done)
}

/// What is printed of a result.
pub(super) fn rendered(found: &impl Files, shape: Shape, rows: Rows) -> Result<Vec<u8>, CliError> {
    Ok(match shape {
        Shape::Text => found.text(rows).into_bytes(),
        Shape::Json => found.json()?,
        Shape::Csv => found.csv()?,
    })
}

/// Prints the files that were written, a blank line before them.
pub(super) fn print_paths(written: &[PathBuf]) -> Result<(), CliError> {
    let lines: String = written.iter().map(|path| format!("{}\n", path.display())).collect();
    if lines.is_empty() { Ok(()) } else { print(format!("\n{lines}").as_bytes()) }
}
