//! What a long run keeps on disk while it runs, so that an interrupted one can go on.

use crate::cli::CliError;
use crate::cli::session::{says_how_to_go_on, stop, tell, undisturbed};
use crate::store::{self, Label};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// At least so long passes between two times that something is kept, and so many times as long as
/// keeping it takes.
const PAUSE: Duration = Duration::from_secs(1);
const TIMES: u32 = 20;

/// What is kept of one run, or one part of it.
#[derive(Debug)]
pub(super) struct Checkpoint {
    label: Label,
    path: Option<PathBuf>,
    next: Instant,
    /// Times to keep something before stopping as Ctrl-C does, 0 to stop before the first: for
    /// tests, from `INERTNESS_STOP_AFTER`.
    stop_after: Option<u32>,
    has_warned: bool,
}

impl Checkpoint {
    /// In a file that begins with a dot, in a folder that may not be there yet; nowhere without
    /// one.
    pub(super) fn new(label: Label, folder: Option<&Path>, name: &str) -> Result<Self, CliError> {
        let path = folder.map(|folder| folder.join(format!(".{name}.unfinished")));
        let limit = std::env::var("INERTNESS_STOP_AFTER").ok();
        let count = |limit: String| {
            let why = "wanted a count, such as 3, or nothing";
            limit
                .parse()
                .map_err(|_| CliError::asked(format!("INERTNESS_STOP_AFTER={limit}: {why}")))
        };
        let stop_after = limit.map(count).transpose()?;
        Ok(Self { label, path, next: Instant::now() + PAUSE, stop_after, has_warned: false })
    }

    /// Whether an interrupted run has left something.
    pub(super) fn is_there(&self) -> bool {
        self.path.as_ref().is_some_and(|path| path.exists())
    }

    /// Of what it is.
    pub(super) const fn label(&self) -> &Label {
        &self.label
    }

    /// What an interrupted run of the same has left; with `force` nothing where it is not asked for
    /// or cannot be used.
    pub(super) fn left<T: DeserializeOwned>(
        &self,
        resume: bool,
        force: bool,
    ) -> Result<Option<T>, CliError> {
        let Some(path) = self.path.as_ref().filter(|path| path.exists()) else { return Ok(None) };
        match if resume { self.read(path) } else { Err(unasked(path)) } {
            Err(_) if force => Ok(None),
            left => left.map(Some).map_err(CliError::PartsDoNotFit),
        }
    }

    /// What is kept, if it is of the same.
    fn read<T: DeserializeOwned>(&self, path: &Path) -> Result<T, String> {
        let (label, left) =
            store::read(path).map_err(|fault| format!("{fault}; begin anew with --force"))?;
        if label.is_of_the_same(&self.label) {
            return Ok(left);
        }
        let part = |label: &Label| format!("{}/{}", label.number, label.of);
        let (there, now) = (part(&label), part(&self.label));
        let (what, found, wanted) = label.differs(&self.label).unwrap_or(("part", &there, &now));
        Err(format!(
            "{}: an interrupted run has left this, whose {what} is {found}, and now it is \
             {wanted}; run again what was interrupted, or begin anew with --force",
            path.display()
        ))
    }

    /// Keeps what has come of it so far, where it is time to. That it cannot be kept is no reason
    /// to stop.
    pub(super) fn keep(&mut self, so_far: &impl Serialize) {
        let begun = Instant::now();
        let is_due = begun >= self.next || self.stop_after.is_some();
        let Some(path) = self.path.as_ref().filter(|_| is_due) else { return };
        if self.stop_after == Some(0) {
            stop();
        }
        let kept = undisturbed(|| {
            let folder = path.parent().unwrap_or(Path::new(""));
            std::fs::create_dir_all(folder).map_err(|fault| fault.to_string())?;
            store::keep(path, &self.label, so_far).map_err(|fault| fault.to_string())
        });
        match kept {
            Ok(()) => {
                says_how_to_go_on();
                self.stop_after = self.stop_after.map(|times| times.saturating_sub(1));
                if self.stop_after == Some(0) {
                    stop();
                }
            }
            Err(fault) if !self.has_warned => {
                tell(&format!("warning: nothing is kept for --resume: {fault}"));
                self.has_warned = true;
            }
            Err(_) => {}
        }
        self.next = Instant::now() + PAUSE.max(begun.elapsed() * TIMES);
    }

    /// The result is written: what was kept is needed no more.
    pub(super) fn clear(&self) {
        if let Some(path) = &self.path {
            store::forget(path);
        }
    }
}

fn unasked(path: &Path) -> String {
    format!(
        "{}: an interrupted run has left this; --resume goes on with it, --force begins anew",
        path.display()
    )
}
