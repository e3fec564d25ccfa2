//! Part files: found where they are named, known by their labels, and read in order.

use super::work::Body;
use crate::cli::CliError;
use crate::question::Part;
use crate::store::{self, FileFault, Label, Misfit, together};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// All parts of one run, in order.
pub(in crate::cli) struct Parts {
    /// What they are of.
    pub(in crate::cli) label: Label,
    files: Vec<PathBuf>,
}

/// Every part file that is named, and those in folders that are, by name.
pub(in crate::cli) fn named(named: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
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
    // a file that is named in two ways is one file
    let mut seen = BTreeSet::new();
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(files)
}

impl Parts {
    /// The parts of one run, by their labels; refused where they are not, or not all of them.
    pub(in crate::cli) fn of(files: Vec<PathBuf>) -> Result<Self, CliError> {
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

    /// What all of them come to, each read when its turn comes; where that goes is looked at when
    /// the first is read.
    pub(in crate::cli) fn joined<B: Body>(
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

/// A file that is not read.
fn refused(path: &Path, fault: FileFault, other: Option<&Label>) -> CliError {
    if fault.is_damage() { Misfit::damaged(path, fault, other).into() } else { fault.into() }
}
