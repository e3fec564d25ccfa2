//! Checkpoints of long work, so that it can be resumed.

use crate::cli::CliError;
use crate::cli::session::{deferring_interrupts, says_how_to_go_on, stop, tell};
use crate::store::{self, FileFault, PartLabel};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Least time between checkpoints: absolute, and as a multiple of writing time.
const PAUSE: Duration = Duration::from_secs(1);
const TIMES: u32 = 20;

/// The checkpoint of a run, or of a part of it.
#[derive(Debug)]
pub(super) struct Checkpoint {
    label: PartLabel,
    path: Option<PathBuf>,
    next: Instant,
    /// Checkpoints left before stopping like Ctrl-C; 0 stops before the first.
    ///
    /// It is for tests, from `INERTNESS_STOP_AFTER`.
    stop_after: Option<u32>,
    has_warned: bool,
}

impl Checkpoint {
    /// A checkpoint in a hidden file; none is written without a folder.
    ///
    /// The folder may not exist yet.
    pub(super) fn new(
        label: PartLabel,
        folder: Option<&Path>,
        name: &str,
    ) -> Result<Self, CliError> {
        let path = folder.map(|folder| folder.join(format!(".{name}.unfinished")));
        let limit = std::env::var("INERTNESS_STOP_AFTER").ok();
        let count = |limit: String| {
            let why = "expected a count, such as 3, or nothing";
            limit
                .parse()
                .map_err(|_| CliError::asked(format!("INERTNESS_STOP_AFTER={limit}: {why}")))
        };
        let stop_after = limit.map(count).transpose()?;
        Ok(Self { label, path, next: Instant::now() + PAUSE, stop_after, has_warned: false })
    }

    /// Whether an interrupted run has left a checkpoint.
    pub(super) fn is_there(&self) -> bool {
        self.path.as_ref().is_some_and(|path| path.exists())
    }

    /// The label of the work.
    pub(super) const fn label(&self) -> &PartLabel {
        &self.label
    }

    /// Reads the checkpoint of an interrupted run of the same work.
    ///
    /// With `force`, one that is not requested or cannot be used is ignored.
    ///
    /// `is_sound` tells whether its content may be a beginning of the work.
    pub(super) fn left<T: DeserializeOwned>(
        &self,
        resume: bool,
        force: bool,
        is_sound: impl Fn(&T) -> bool,
    ) -> Result<Option<T>, CliError> {
        let Some(path) = self.path.as_ref().filter(|path| path.exists()) else { return Ok(None) };
        match if resume { self.read(path, is_sound) } else { Err(unasked(path)) } {
            Err(_) if force => Ok(None),
            left => left.map(Some).map_err(CliError::PartsDoNotFit),
        }
    }

    /// Reads the checkpoint if its label matches.
    fn read<T: DeserializeOwned>(
        &self,
        path: &Path,
        is_sound: impl Fn(&T) -> bool,
    ) -> Result<T, String> {
        let anew = |fault: FileFault| format!("{fault}; begin anew with --force");
        let (label, left) = store::read(path).map_err(anew)?;
        if label.is_of_the_same(&self.label) {
            let damaged = || anew(FileFault::Damaged { path: path.to_owned() });
            return if is_sound(&left) { Ok(left) } else { Err(damaged()) };
        }
        let part = |label: &PartLabel| format!("{}/{}", label.number, label.of);
        let (there, now) = (part(&label), part(&self.label));
        let (what, found, expected) = label.differs(&self.label).unwrap_or(("part", &there, &now));
        Err(format!(
            "{}: an interrupted run has left this, whose {what} is {found}, and now it is \
             {expected}; run again what was interrupted, or begin anew with --force",
            path.display()
        ))
    }

    /// Writes a checkpoint if one is due.
    ///
    /// A failure does not stop the work.
    pub(super) fn keep(&mut self, so_far: &impl Serialize) {
        let started = Instant::now();
        let is_due = started >= self.next || self.stop_after.is_some();
        let Some(path) = self.path.as_ref().filter(|_| is_due) else { return };
        if self.stop_after == Some(0) {
            stop();
        }
        let kept = deferring_interrupts(|| {
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
        self.next = Instant::now() + PAUSE.max(started.elapsed() * TIMES);
    }

    /// Removes the checkpoint after the result is written.
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
