//! Merging of parts into one run, and the errors that prevent it.

use super::{FileFault, PartLabel};
use crate::question::quoted_word;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The reason why files are not the parts of one run. Each error names the next command.
#[derive(Debug, Error)]
pub enum MergeError {
    /// No part found.
    #[error(
        "{folders}: found no part of a run (a file that ends in .part); `inertness run SCENARIO \
         --part 1/10 --out DIR` writes one"
    )]
    NoParts {
        /// The searched folders.
        folders: String,
    },
    /// A part that was not read.
    #[error("{fault}; make it again: {next}")]
    Unread {
        /// The fault of the file.
        fault: FileFault,
        /// The next command.
        next: String,
    },
    /// A part of another run.
    #[error("{}: {what} is {found}, but {expected} in {}; \
             {next}", path.display(), reference.display())]
    OfAnother {
        /// The file.
        path: PathBuf,
        /// The fact that differs.
        what: String,
        /// Its value in this file.
        found: String,
        /// Its value in the others.
        expected: String,
        /// The file it is compared with.
        reference: PathBuf,
        /// The next command or action.
        next: String,
    },
    /// A part with another number of parts.
    #[error("{}: is part {number} of {of}, but {} is one of {expected}; \
             {next}", path.display(), reference.display())]
    OtherCut {
        /// The file.
        path: PathBuf,
        /// The number of the part.
        number: u32,
        /// The number of parts.
        of: u32,
        /// The number of parts of the others.
        expected: u32,
        /// The file it is compared with.
        reference: PathBuf,
        /// The next command.
        next: String,
    },
    /// A duplicate part.
    #[error("part {number} of {of} is there twice: {} and {}; take one away: rm \
             {}", first.display(), second.display(), quoted_word(&spare.display().to_string()))]
    Twice {
        /// The number of the part.
        number: u32,
        /// The number of parts.
        of: u32,
        /// The first file.
        first: PathBuf,
        /// The second file.
        second: PathBuf,
        /// The file to remove.
        spare: PathBuf,
    },
    /// Missing parts.
    #[error("{} of {of}: missing; run {next}", which(.missing))]
    Missing {
        /// The numbers of the missing parts.
        missing: Vec<u32>,
        /// The number of parts.
        of: u32,
        /// The next command.
        next: String,
    },
}

/// The most missing parts named in an error.
const NAMED: usize = 10;

/// The text `part 3` or `parts 1, 4 and 5`.
fn which(missing: &[u32]) -> String {
    let named: Vec<String> = missing.iter().take(NAMED).map(u32::to_string).collect();
    let more = missing.len() - named.len();
    match named.as_slice() {
        [one] => format!("part {one}"),
        all if more > 0 => format!("parts {} and {more} more", all.join(", ")),
        [rest @ .., last] => format!("parts {} and {last}", rest.join(", ")),
        [] => "no part".to_owned(),
    }
}

impl MergeError {
    /// The error of a damaged part. The next command follows from the label of another part and the
    /// file's own name.
    pub fn damaged(path: &Path, fault: FileFault, other: Option<&PartLabel>) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let number = name.rsplit('.').next().and_then(|end| end.split_once("-of-")?.0.parse().ok());
        let next = match other.zip(number) {
            Some((label, number)) => {
                let folder = folder_of(path).display().to_string();
                format!("{} --force", label.command_for(number, &folder))
            }
            None => "inertness run SCENARIO --part PART/OF --out DIR --force".to_owned(),
        };
        Self::Unread { fault, next }
    }
}

/// The files of a run's parts in order, and their label. The label is theirs except for the number.
///
/// # Errors
/// [`MergeError`] where they are not the parts of one run, or not all of them. The run is the one
/// that most of the files belong to.
pub fn together(
    files: Vec<(PathBuf, PartLabel)>,
) -> Result<(PartLabel, Vec<PathBuf>), Box<MergeError>> {
    let alike = |label: &PartLabel| {
        let is_steady_kind =
            |other: &PartLabel| other.of == label.of && other.differs(label).is_none();
        files.iter().filter(|(_, other)| is_steady_kind(other)).count()
    };
    let first = files.iter().max_by_key(|(path, label)| {
        (alike(label), std::cmp::Reverse((label.number, path.clone())))
    });
    let (reference, label) =
        first.cloned().ok_or_else(|| MergeError::NoParts { folders: "nothing".to_owned() })?;
    let mut parts: Vec<Option<PathBuf>> = vec![None; label.of as usize];
    for (path, other) in files {
        if let Some((what, found, expected)) = other.differs(&label) {
            let [what, found, expected] = [what, found, expected].map(str::to_owned);
            let next = next(&path, &other, &reference, &label);
            return Err(Box::new(MergeError::OfAnother {
                path,
                what,
                found,
                expected,
                reference,
                next,
            }));
        }
        let (number, of) = (other.number, other.of);
        if of != label.of {
            let (expected, next) = (label.of, next(&path, &other, &reference, &label));
            return Err(Box::new(MergeError::OtherCut {
                path,
                number,
                of,
                expected,
                reference,
                next,
            }));
        }
        match &mut parts[number as usize - 1] {
            Some(first) => {
                // of a damaged and an intact file, the damaged one goes
                let is_damaged = super::check(first).is_err() && super::check(&path).is_ok();
                let spare = if is_damaged { first.clone() } else { path.clone() };
                return Err(Box::new(MergeError::Twice {
                    number,
                    of,
                    first: first.clone(),
                    second: path,
                    spare,
                }));
            }
            place => *place = Some(path),
        }
    }
    let missing: Vec<u32> =
        (1..).zip(&parts).filter(|(_, part)| part.is_none()).map(|(part, _)| part).collect();
    if let Some(&first) = missing.first() {
        let folder = folder_of(&reference).display().to_string();
        let next = format!("{} --resume", label.command_for(first, &folder));
        return Err(Box::new(MergeError::Missing { missing, of: label.of, next }));
    }
    Ok((label, parts.into_iter().flatten().collect()))
}

/// The next command for a refused file. It makes the part again, if the command of the others
/// writes this very file; else the file has to go.
fn next(path: &Path, refused: &PartLabel, reference: &Path, label: &PartLabel) -> String {
    let name = |path: &Path| {
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    let numbered = |number: u32| format!(".{number}-of-{}.part", label.of);
    let own = name(reference).replace(&numbered(label.number), &numbered(refused.number));
    if refused.of == label.of && name(path) == own {
        let command = label.command_for(refused.number, &folder_of(path).display().to_string());
        let is_file = |what: &str| what == "scenario" || what.contains("file ");
        let with = match refused.differs(label) {
            Some((what, ..)) if is_file(what) => ", with the file as the other parts have it",
            _ => "",
        };
        format!("make it again{with}: {command} --force")
    } else {
        format!("take it away: rm {}", quoted_word(&path.display().to_string()))
    }
}

/// The folder of a file.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn label(number: u32, of: u32) -> PartLabel {
        let facts = [
            ("version", "0.1.0"),
            ("scenario", "default (SHA-256 ab…)"),
            ("engine", "auto"),
            ("seed", "4"),
        ];
        let facts = facts.map(|(what, value)| (what.to_owned(), value.to_owned())).to_vec();
        let command = ["inertness", "run", "default", "--set", "alternative[0].return_delay=9d"]
            .map(str::to_owned);
        PartLabel {
            kind: "run".into(),
            facts,
            number,
            of,
            command: command.to_vec(),
            given_in: std::env::current_dir().unwrap(),
        }
    }

    /// Parts of a run, named by their numbers.
    fn files(parts: &[(u32, u32)]) -> Vec<(PathBuf, PartLabel)> {
        let path = |number, of| Path::new("parts").join(format!("default.{number}-of-{of}.part"));
        parts.iter().map(|&(number, of)| (path(number, of), label(number, of))).collect()
    }

    fn refused(files: Vec<(PathBuf, PartLabel)>) -> String {
        together(files).unwrap_err().to_string()
    }

    /// The error where the second of two parts differs in a fact.
    fn other(what: &str, value: &str) -> String {
        let mut files = files(&[(1, 2), (2, 2)]);
        let facts = &mut files[1].1.facts;
        facts.iter_mut().find(|(name, _)| name == what).unwrap().1 = value.to_owned();
        refused(files)
    }

    #[test]
    fn parts_are_put_in_order() {
        let (_, order) = together(files(&[(3, 3), (1, 3), (2, 3)])).unwrap();
        assert_eq!(
            order,
            files(&[(1, 3), (2, 3), (3, 3)]).into_iter().map(|(path, _)| path).collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_missing_or_there_twice_is_named_with_what_to_run() {
        assert_eq!(
            refused(files(&[(1, 3), (3, 3)])),
            "part 2 of 3: missing; run inertness run default --set \
             'alternative[0].return_delay=9d' --part 2/3 --out parts --resume"
        );
        let many = refused(files(&[(20, 20)]));
        assert!(
            many.starts_with("parts 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 9 more of 20: missing;"),
            "{many}"
        );
        assert!(refused(files(&[(4, 4), (2, 4)])).starts_with("parts 1 and 3 of 4: missing;"));
        let mut twice = files(&[(1, 2), (2, 2), (2, 2)]);
        twice[2].0 = PathBuf::from("more/it's.part");
        assert_eq!(
            refused(twice),
            "part 2 of 2 is there twice: parts/default.2-of-2.part and more/it's.part; take one \
             away: rm 'more/it'\\''s.part'"
        );
    }

    #[test]
    fn what_differs_is_named_with_what_to_run() {
        let next = "make it again: inertness run default --set 'alternative[0].return_delay=9d' \
                    --part 2/2 --out parts --force";
        for (what, value, was) in
            [("version", "0.2.0", "0.1.0"), ("engine", "cohort", "auto"), ("seed", "5", "4")]
        {
            assert_eq!(
                other(what, value),
                format!(
                    "parts/default.2-of-2.part: {what} is {value}, but {was} in \
                     parts/default.1-of-2.part; {next}"
                )
            );
        }
        let said = other("scenario", "default (SHA-256 cd…)");
        assert!(
            said.contains(
                "; make it again, with the file as the other parts have it: inertness run "
            ),
            "{said}"
        );
        // an input file that only one of them has
        let mut files = files(&[(1, 2), (2, 2)]);
        files[1].1.facts.push(("input file a.csv".into(), "(SHA-256 12…)".into()));
        let said = refused(files);
        assert!(
            said.contains(
                "input file a.csv is (SHA-256 12…), but none in parts/default.1-of-2.part"
            ),
            "{said}"
        );
        let mut files = super::tests::files(&[(1, 2), (2, 2)]);
        files[1].1.kind = "sweep".into();
        assert!(refused(files).contains("command is sweep, but run in"));
    }

    #[test]
    fn parts_of_another_cut_are_refused() {
        assert_eq!(
            refused(files(&[(1, 2), (2, 3)])),
            "parts/default.2-of-3.part: is part 2 of 3, but parts/default.1-of-2.part is one of 2; \
             take it away: rm parts/default.2-of-3.part"
        );
    }
}
