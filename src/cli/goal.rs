//! What a long command is to leave, results or a part of them: looked at before it runs, kept while
//! it runs, written after.

use super::CliError;
use super::args::PartArgs;
use super::kept::Kept;
use super::part::{PARTS, PartFile};
use crate::question::Part;
use crate::store::Label;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// What a long command is to leave.
#[derive(Debug)]
pub(super) enum Goal {
    /// A part.
    Part(PartFile),
    /// Results, or a table that is only printed.
    Results(Kept),
}

/// What is known of the command before it runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
    /// Where to, if anything is written.
    pub(super) out: Option<&'a Path>,
    /// What the results are called.
    pub(super) name: &'a str,
    pub(super) parts: &'a PartArgs,
    pub(super) force: bool,
}

impl Goal {
    /// Looked at before anything runs: a bad path fails in the first second. With what an
    /// interrupted run has left; none where a part is there already and may stay. `free` refuses a
    /// folder that may not be written in, unless it is told that it may.
    pub(super) fn new<T: DeserializeOwned>(
        wish: Wish<'_>,
        label: Label,
        free: impl FnOnce(&Path, bool) -> Result<(), CliError>,
    ) -> Result<Option<(Self, Option<T>)>, CliError> {
        let Wish { out, name, parts, force } = wish;
        let goal = match (out, parts.part) {
            (_, Some(part)) => {
                let unsaid = Path::new(PARTS).join(name);
                let folder = out.unwrap_or(&unsaid);
                match PartFile::to_make(folder, name, part, label, parts, force)? {
                    None => return Ok(None),
                    Some(file) => Self::Part(file),
                }
            }
            (None, None) if parts.resume => {
                let why = "--resume goes on from what is kept in --out, and no --out is named";
                return Err(CliError::Asked(why.to_owned()));
            }
            (out, None) => Self::Results(Kept::new(label, out, name)),
        };
        let left = goal.kept().left(parts.resume, force)?;
        if let (Self::Results(kept), Some(out)) = (&goal, out) {
            // what was cut off while it was written is there in part
            free(out, force || (parts.resume && kept.is_there()))?;
        }
        Ok(Some((goal, left)))
    }

    const fn kept(&self) -> &Kept {
        match self {
            Self::Part(file) => file.kept(),
            Self::Results(kept) => kept,
        }
    }

    /// Keeps what has come of it so far, where it is time to.
    pub(super) fn keep<T: Serialize>(&mut self, so_far: impl FnOnce() -> T) {
        match self {
            Self::Part(file) => file.kept_mut().keep(so_far),
            Self::Results(kept) => kept.keep(so_far),
        }
    }

    /// Which part is made.
    pub(super) fn part(parts: &PartArgs) -> Part {
        parts.part.unwrap_or(Part::WHOLE)
    }

    /// Writes the part; or shows the results, after which what was kept goes.
    pub(super) fn reach<B: Serialize, R>(
        self,
        body: B,
        quiet: bool,
        show: impl FnOnce(B) -> Result<R, CliError>,
    ) -> Result<Option<R>, CliError> {
        match self {
            Self::Part(file) => file.finish(&body, quiet).map(|()| None),
            Self::Results(kept) => {
                let shown = show(body)?;
                kept.clear();
                Ok(Some(shown))
            }
        }
    }
}
