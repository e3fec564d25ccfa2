//! A part of a long run as a file: looked for before it is made, kept while it grows, written when
//! it is done.

use super::args::{PartArgs, typed};
use super::kept::Kept;
use super::output::{print, tell};
use super::{CliError, interrupt};
use crate::question::Part;
use crate::store::{self, Label};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Where parts go if nothing is said.
pub(super) const PARTS: &str = "parts";

/// A part that is to be made.
#[derive(Debug)]
pub(super) struct PartFile {
    path: PathBuf,
    label: Label,
    kept: Kept,
}

/// A label of a part that is made by the command that was typed.
pub(super) fn label_of(kind: &str, facts: Vec<(String, String)>, part: Part) -> Label {
    let (number, of) = (part.number(), part.of());
    let given_in = std::env::current_dir().unwrap_or_default();
    Label { kind: kind.to_owned(), facts, number, of, command: typed(), given_in }
}

/// How a part is called.
pub(super) fn part_name(name: &str, part: Part) -> String {
    format!("{name}.{}-of-{}", part.number(), part.of())
}

impl PartFile {
    /// A part of what is called `name`, in a folder; none where it is there already and may stay.
    pub(super) fn to_make(
        folder: &Path,
        name: &str,
        part: Part,
        label: Label,
        args: &PartArgs,
        force: bool,
    ) -> Result<Option<Self>, CliError> {
        let name = part_name(name, part);
        let path = folder.join(format!("{name}.part"));
        if path.exists() && !force {
            if !args.resume {
                return Err(CliError::PartIsThere { path });
            }
            match store::check(&path) {
                Ok(there) if there.is_of_the_same(&label) => {
                    tell(&format!("{}: is there already", path.display()));
                    return Ok(None);
                }
                Ok(there) => {
                    let path = path.display();
                    return Err(CliError::PartsDoNotFit(match there.differs(&label) {
                        Some((what, found, wanted)) => format!(
                            "{path}: its {what} is {found}, and now it is {wanted}; --force makes \
                             it again"
                        ),
                        None => format!(
                            "{path}: is another part than its name says; --force makes it again"
                        ),
                    }));
                }
                Err(fault) => tell(&format!("{fault}; it is made again")),
            }
        }
        // the folder is made and stays: other tasks may be about to write in it
        let unwritable =
            |source| CliError::Io { doing: format!("write in {}", folder.display()), source };
        std::fs::create_dir_all(folder).map_err(unwritable)?;
        tempfile::Builder::new().prefix(".probe-").tempfile_in(folder).map_err(unwritable)?;
        let kept = Kept::new(label.clone(), Some(folder), &name);
        Ok(Some(Self { path, label, kept }))
    }

    /// What is kept of it while it grows.
    pub(super) const fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The same, to keep more.
    pub(super) const fn kept_mut(&mut self) -> &mut Kept {
        &mut self.kept
    }

    /// Writes it.
    pub(super) fn finish(&self, body: &impl Serialize, quiet: bool) -> Result<(), CliError> {
        interrupt::undisturbed(|| {
            store::keep(&self.path, &self.label, body)?;
            self.kept.clear();
            Ok::<(), CliError>(())
        })?;
        if quiet { Ok(()) } else { print(format!("part     {}\n", self.path.display()).as_bytes()) }
    }
}
