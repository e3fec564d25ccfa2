//! A part as a file: a line that says what it is and the checksum of its label, the label in one
//! line of JSON, what it came to, and the checksum of all of it.

use super::Label;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// How the first line begins; the checksum of the label follows, in hexadecimal.
const FIRST: &str = "inertness part 1 ";
/// Bytes of the checksum at the end.
const SUM: usize = 32;

/// Why a part file is not read or written.
#[derive(Debug, Error)]
pub enum FileFault {
    /// The system says no.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another file.
    #[error("{}: is no part of a run", path.display())]
    NoPart {
        /// The file.
        path: PathBuf,
    },
    /// Not what was written.
    #[error("{}: is damaged or cut short: its checksum is not that of its bytes", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// What is in it does not fit what is read.
    #[error("{}: cannot be said in bytes or read from them: {source}", path.display())]
    Body {
        /// The file.
        path: PathBuf,
        /// What does not.
        source: postcard::Error,
    },
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileFault {
    let path = path.to_owned();
    move |source| FileFault::Io { doing, path, source }
}

/// How names begin under which a file is written before it has its own.
fn beside(path: &Path) -> String {
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    format!(".{}.", name.trim_start_matches('.'))
}

/// Takes away a file, and what was left where writing it was cut off.
pub fn forget(path: &Path) {
    let _ = fs::remove_file(path);
    let entries = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&beside(path)) && name.ends_with(".new") {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes a part. The file is there whole or not at all, and replaces one that was: it is written
/// beside, and renamed.
///
/// # Errors
/// [`FileFault`] where the system does not let it be written.
pub fn keep(path: &Path, label: &Label, body: &impl Serialize) -> Result<(), FileFault> {
    let label = serde_json::to_string(label).expect("a label is text");
    let bytes = format!("{FIRST}{}\n{label}\n", hexadecimal(label.as_bytes())).into_bytes();
    let unsaid = |source| FileFault::Body { path: path.to_owned(), source };
    let mut bytes = postcard::to_extend(body, bytes).map_err(unsaid)?;
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // a name of its own: two that write the same part at once do not write into one file
    let named = tempfile::Builder::new().prefix(&beside(path)).suffix(".new").tempfile_in(folder);
    let mut file = named.map_err(failed("write", path))?;
    // on disk before it has its name: a machine that stops leaves the file before or this one
    let written = file.write_all(&bytes).and_then(|()| file.as_file().sync_all());
    written
        .and_then(|()| file.persist(path).map_err(|fault| fault.error))
        .map_err(failed("write", path))?;
    Ok(())
}

/// The label alone, of a file whose bytes are not looked at any further.
///
/// # Errors
/// [`FileFault`] where the file is not there or is no part.
pub fn read_label(path: &Path) -> Result<Label, FileFault> {
    head(path, BufReader::new(File::open(path).map_err(failed("read", path))?))
        .map(|(label, _)| label)
}

/// The label, and how many bytes of the file it ends at.
fn head(path: &Path, mut from: impl BufRead) -> Result<(Label, usize), FileFault> {
    let damaged = || FileFault::Damaged { path: path.to_owned() };
    let (mut first, mut label) = (Vec::new(), Vec::new());
    from.read_until(b'\n', &mut first).map_err(failed("read", path))?;
    let Some(sum) = first.strip_prefix(FIRST.as_bytes()) else {
        let cut = FIRST.as_bytes().starts_with(&first);
        return Err(if cut { damaged() } else { FileFault::NoPart { path: path.to_owned() } });
    };
    from.read_until(b'\n', &mut label).map_err(failed("read", path))?;
    let said = label.strip_suffix(b"\n").ok_or_else(damaged)?;
    if sum.strip_suffix(b"\n") != Some(hexadecimal(said).as_bytes()) {
        return Err(damaged());
    }
    let ends = first.len() + label.len();
    let label: Label = serde_json::from_slice(said).map_err(|_| damaged())?;
    label.part().map(|_| (label, ends)).ok_or_else(damaged)
}

/// The checksum of anything that can be said in JSON, as text.
pub fn digest(of: &impl Serialize) -> String {
    hexadecimal(&serde_json::to_vec(of).expect("what is asked is text"))
}

/// A checksum as text.
fn hexadecimal(of: &[u8]) -> String {
    Sha256::digest(of).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The label, of a file whose bytes are those that were written.
///
/// # Errors
/// [`FileFault`] where the file is not there, is no part, or is not as it was written.
pub fn check(path: &Path) -> Result<Label, FileFault> {
    whole(path).map(|(label, ..)| label)
}

/// A part.
///
/// # Errors
/// As [`check`] has, and where something else is in the file than what is read.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<(Label, T), FileFault> {
    let (label, bytes, body) = whole(path)?;
    let unread = |source| FileFault::Body { path: path.to_owned(), source };
    Ok((label, postcard::from_bytes(&bytes[body]).map_err(unread)?))
}

/// The label, the bytes, and where in them stands what the part came to.
fn whole(path: &Path) -> Result<(Label, Vec<u8>, Range<usize>), FileFault> {
    let bytes = fs::read(path).map_err(failed("read", path))?;
    let (label, begins) = head(path, &bytes[..])?;
    let damaged = || FileFault::Damaged { path: path.to_owned() };
    let ends = bytes.len().checked_sub(SUM).filter(|&ends| ends >= begins).ok_or_else(damaged)?;
    let is_as_written = Sha256::digest(&bytes[..ends])[..] == bytes[ends..];
    if is_as_written { Ok((label, bytes, begins..ends)) } else { Err(damaged()) }
}

impl FileFault {
    /// Whether the file is not what was once written.
    pub const fn is_damage(&self) -> bool {
        match self {
            Self::Damaged { .. } | Self::Body { .. } | Self::NoPart { .. } => true,
            Self::Io { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label() -> Label {
        let facts = vec![("seed".to_owned(), "4".to_owned())];
        let command = ["inertness", "run", "default"].map(str::to_owned).to_vec();
        Label { kind: "run".into(), facts, number: 2, of: 3, command, given_in: PathBuf::new() }
    }

    #[test]
    fn a_part_is_read_as_it_was_written_and_no_byte_of_it_may_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.part");
        let body =
            (vec![0.1, f64::MIN_POSITIVE, -0.0], u128::MAX, Some("text\nof two lines".to_owned()));
        keep(&path, &label(), &body).unwrap();
        let (found, again): (_, (Vec<f64>, u128, Option<String>)) = read(&path).unwrap();
        assert_eq!((found, again), (label(), body));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        let bytes = fs::read(&path).unwrap();
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 4;
            fs::write(&path, &other).unwrap();
            assert!(
                read::<(Vec<f64>, u128, Option<String>)>(&path).unwrap_err().is_damage(),
                "byte {at}"
            );
            fs::write(&path, &bytes[..at]).unwrap();
            assert!(
                read::<(Vec<f64>, u128, Option<String>)>(&path).unwrap_err().is_damage(),
                "cut at {at}"
            );
        }
    }

    #[test]
    fn what_is_no_part_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.part");
        fs::write(&path, "format = 1\n").unwrap();
        assert!(matches!(read_label(&path), Err(FileFault::NoPart { .. })));
        fs::write(&path, "").unwrap();
        assert!(matches!(read_label(&path), Err(FileFault::Damaged { .. })));
        assert!(matches!(read_label(&folder.path().join("b")), Err(FileFault::Io { .. })));
    }
}
