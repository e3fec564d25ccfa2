//! What stands in the parts of a run, a sweep or areas, in order.

use super::CliError;
use crate::question::Part;
use crate::store::{self, FileFault, Label, Misfit};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// What to run where a part is damaged, by the label of another and its own name.
pub(super) fn refused(path: &Path, fault: FileFault, other: Option<&Label>) -> CliError {
    if !fault.is_damage() {
        return fault.into();
    }
    let name =
        path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let number = name.rsplit('.').next().and_then(|end| end.split_once("-of-")?.0.parse().ok());
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let next = match (other, number) {
        (Some(label), Some(number)) => {
            format!("{} --force", label.command_for(number, &folder.display().to_string()))
        }
        _ => "inertness run SCENARIO --part PART/OF --out DIR --force".to_owned(),
    };
    Misfit::Unread { fault, next }.into()
}

/// The parts in order, each read when its turn comes; a damaged one is refused with what to run.
pub(super) fn bodies<'a, T: DeserializeOwned + 'a>(
    label: &'a Label,
    files: &'a [PathBuf],
) -> impl Iterator<Item = Result<(Part, &'a Path, T), CliError>> + 'a {
    (1..).zip(files).map(|(number, path)| {
        let part = Part::new(number, label.of).expect("the parts were counted");
        let read = store::read::<T>(path).map(|(_, body)| (part, path.as_path(), body));
        read.map_err(|fault| refused(path, fault, Some(label)))
    })
}

/// A part whose label is not of what is in it.
pub(super) fn not_as_labelled(path: &Path, label: &Label) -> CliError {
    refused(path, FileFault::Damaged { path: path.to_owned() }, Some(label))
}

/// The parts of rows, one after another, each with as many as its share of those that the label
/// counts.
pub(super) fn joined<T: DeserializeOwned>(
    label: &Label,
    files: &[PathBuf],
    count: &str,
    rows: impl Fn(&T) -> u64,
    join: impl Fn(&mut T, T),
) -> Result<T, CliError> {
    let all: u64 = label.fact(count).and_then(|count| count.parse().ok()).unwrap_or(0);
    let mut whole: Option<T> = None;
    for body in bodies::<T>(label, files) {
        let (part, path, body) = body?;
        let share = part.of_items(all);
        if rows(&body) != share.end - share.start {
            return Err(not_as_labelled(path, label));
        }
        match &mut whole {
            None => whole = Some(body),
            Some(whole) => join(whole, body),
        }
    }
    Ok(whole.expect("a run has a part"))
}
