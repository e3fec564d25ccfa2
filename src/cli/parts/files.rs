//! Part files: found by path, identified by labels, read in order.

use super::work::PartBody;
use crate::cli::CliError;
use crate::question::Part;
use crate::store::{self, FileFault, MergeError, PartLabel, together};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// All parts of one run, in order.
pub(crate) struct Parts {
    /// The label they share.
    pub(crate) label: PartLabel,
    files: Vec<PathBuf>,
}

/// The named part files, and those in named folders, by name.
pub(crate) fn named(named: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut files = vec![];
    for path in named {
        if !path.exists() {
            return Err(CliError::Asked(format!("{}: no such folder or file", path.display())));
        }
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let failed = || CliError::io(format!("read the folder {}", path.display()));
        let mut inside = vec![];
        for entry in std::fs::read_dir(path).map_err(failed())? {
            inside.push(entry.map_err(failed())?.path());
        }
        inside.retain(|path| path.extension().is_some_and(|ending| ending == "part"));
        inside.sort();
        files.extend(inside);
    }
    // a file named in two ways is one file
    let mut seen = BTreeSet::new();
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(files)
}

impl Parts {
    /// The parts of one run, by their labels.
    ///
    /// It is an error if they are of several runs, or incomplete.
    pub(crate) fn of(files: Vec<PathBuf>) -> Result<Self, CliError> {
        let (mut good, mut bad) = (vec![], None);
        for path in files {
            match store::read_label(&path) {
                Ok(label) => good.push((path, label)),
                Err(fault) => bad = bad.or(Some((path, fault))),
            }
        }
        if let Some((path, fault)) = bad {
            return Err(refused(&path, fault, good.first().map(|(_, label)| label)));
        }
        let (label, files) = together(good)?;
        Ok(Self { label, files })
    }

    /// Merges all parts, reading them one at a time.
    ///
    /// `whole` checks the destination when the first part is read.
    pub(crate) fn joined<B: PartBody>(
        &self,
        whole: impl Fn(&B) -> Result<B::Whole, CliError>,
    ) -> Result<(B, B::Whole), CliError> {
        let refused = |path: &Path, fault| refused(path, fault, Some(&self.label));
        let mut bodies = (1..).zip(&self.files).map(|(number, path)| {
            let part = Part::new(number, self.label.of).expect("the parts were counted");
            let read = store::read::<B>(path).map(|(_, body)| (part, path, body));
            read.map_err(|fault| refused(path, fault))
        });
        let (part, path, mut joined) = bodies.next().expect("a run has a part")?;
        let whole = whole(&joined)?;
        let checked = |part, path: &PathBuf, body: &B| match body.has_all_of(part, &whole) {
            true => Ok(()),
            false => Err(refused(path, FileFault::Damaged { path: path.clone() })),
        };
        checked(part, path, &joined)?;
        for next in bodies {
            let (part, path, next) = next?;
            checked(part, path, &next)?;
            joined.append(next);
        }
        Ok((joined, whole))
    }
}

/// The error for an unreadable file.
fn refused(path: &Path, fault: FileFault, other: Option<&PartLabel>) -> CliError {
    if fault.is_damage() { MergeError::damaged(path, fault, other).into() } else { fault.into() }
}
