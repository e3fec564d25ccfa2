//! What a command does around its work: it listens for Ctrl-C, tells warnings, runs the pool with a
//! bar, writes and prints.

use super::args::Shape;
use super::output::{in_colour, print, tell};
use super::progress::{Progress, bar_of};
use super::written::write;
use super::{CliError, Exit, interrupt};
use crate::report::{Files, Output, Rows, font_has};
use crate::scenario::{Scenario, Warning};
use rayon::ThreadPool;
use std::path::{Path, PathBuf};

/// A command at work.
#[derive(Debug)]
pub(super) struct Session {
    pool: ThreadPool,
}

impl Session {
    /// From here on Ctrl-C leaves no half-written result.
    pub(super) fn begin(pool: ThreadPool) -> Result<Self, CliError> {
        interrupt::listen()?;
        Ok(Self { pool })
    }

    /// The threads that work.
    pub(super) const fn pool(&self) -> &ThreadPool {
        &self.pool
    }

    /// Does so much work, of something that is counted, and shows how far it is.
    pub(super) fn run<T: Send>(
        &self,
        work: u64,
        what: &'static str,
        job: impl FnOnce(&Progress) -> T + Send,
    ) -> T {
        self.run_shown(work, what, true, job)
    }

    /// The same, which shows nothing to who wants it quiet.
    pub(super) fn run_shown<T: Send>(
        &self,
        work: u64,
        what: &'static str,
        shown: bool,
        job: impl FnOnce(&Progress) -> T + Send,
    ) -> T {
        let bar = bar_of(work, what, shown);
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

/// Writes a result into its folder, where it is to have one, and prints it.
pub(super) fn deliver<F: Files>(
    found: &F,
    out: Option<&Path>,
    shape: Shape,
) -> Result<Exit, CliError> {
    let written = out.map(|out| write(out, found)).transpose()?.unwrap_or_default();
    match shape {
        Shape::Json => print(&found.json()?)?,
        Shape::Csv => print(&found.csv()?)?,
        Shape::Text => told(found, &written)?,
    }
    Ok(Exit::Done)
}

/// Prints a result as text, then the files that were written.
pub(super) fn told(found: &impl Output, written: &[PathBuf]) -> Result<(), CliError> {
    let mut text = found.text(Rows::Worst);
    if !written.is_empty() {
        text.push('\n');
    }
    text.extend(written.iter().map(|path| format!("{}\n", path.display())));
    print(text.as_bytes())
}
