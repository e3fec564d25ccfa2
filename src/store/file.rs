//! The file of a part, with checksums.
//!
//! The first line has the format and the checksum of the label. Then come the label, in one line of
//! JSON, the results, and the checksum of the whole file.

use super::PartLabel;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The start of the first line. The checksum of the label follows, in hexadecimal.
const FIRST: &str = "inertness part 1 ";
/// Bytes of the checksum at the end.
const SUM: usize = 32;

/// The reason why a part file is not read or written.
#[derive(Debug, Error)]
pub enum FileFault {
    /// An error of the system.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// The operation.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A file that is not a part.
    #[error("{}: is no part of a run", path.display())]
    NoPart {
        /// The file.
        path: PathBuf,
    },
    /// A file that differs from what was written.
    #[error("{}: is damaged or cut short: its checksum is not that of its bytes", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// Content of another type than the expected one.
    #[error("{}: cannot be said in bytes or read from them: {source}", path.display())]
    Body {
        /// The file.
        path: PathBuf,
        /// The error of the decoder or encoder.
        source: postcard::Error,
    },
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileFault {
    let path = path.to_owned();
    move |source| FileFault::Io { doing, path, source }
}

/// The prefix of the temporary name under which a file is written.
fn beside(path: &Path) -> String {
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    format!(".{}.", name.trim_start_matches('.'))
}

/// Removes a file, and the temporary files of interrupted writes.
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

/// Writes a part atomically. The file is written under a temporary name and renamed. So it is whole
/// or absent, and replaces an older one.
///
/// # Errors
/// [`FileFault`] where the system does not let it be written.
pub fn keep(path: &Path, label: &PartLabel, body: &impl Serialize) -> Result<(), FileFault> {
    let label = serde_json::to_string(label).expect("a label is text");
    let bytes = format!("{FIRST}{}\n{label}\n", hexadecimal(label.as_bytes())).into_bytes();
    let unsaid = |source| FileFault::Body { path: path.to_owned(), source };
    let mut bytes = postcard::to_extend(body, bytes).map_err(unsaid)?;
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // a temporary name of its own: two writers of the same part do not share a file
    let named = tempfile::Builder::new().prefix(&beside(path)).suffix(".new").tempfile_in(folder);
    let mut file = named.map_err(failed("write", path))?;
    // synced to disk before the rename: after a crash there is the old file or this one
    let written = file.write_all(&bytes).and_then(|()| file.as_file().sync_all());
    written
        .and_then(|()| file.persist(path).map_err(|fault| fault.error))
        .map_err(failed("write", path))?;
    Ok(())
}

/// Reads the label alone, without checking the rest of the file.
///
/// # Errors
/// [`FileFault`] where the file does not exist or is not a part.
pub fn read_label(path: &Path) -> Result<PartLabel, FileFault> {
    head(path, BufReader::new(File::open(path).map_err(failed("read", path))?))
        .map(|(label, _)| label)
}

/// The label, and the position of its end, in bytes.
fn head(path: &Path, mut from: impl BufRead) -> Result<(PartLabel, usize), FileFault> {
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
    let label: PartLabel = serde_json::from_slice(said).map_err(|_| damaged())?;
    label.part().map(|_| (label, ends)).ok_or_else(damaged)
}

/// The checksum of the JSON form of a value, as text.
pub fn digest(of: &impl Serialize) -> String {
    hexadecimal(&serde_json::to_vec(of).expect("what is asked is text"))
}

/// A checksum as text.
fn hexadecimal(of: &[u8]) -> String {
    Sha256::digest(of).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads the label of a file with an intact checksum.
///
/// # Errors
/// [`FileFault`] where the file does not exist, is not a part, or is not as written.
pub fn check(path: &Path) -> Result<PartLabel, FileFault> {
    whole(path).map(|(label, ..)| label)
}

/// Reads a part.
///
/// # Errors
/// As for [`check`], and where the content has another type than the expected one.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<(PartLabel, T), FileFault> {
    let (label, bytes, body) = whole(path)?;
    let unread = |source| FileFault::Body { path: path.to_owned(), source };
    Ok((label, postcard::from_bytes(&bytes[body]).map_err(unread)?))
}

/// The label, the bytes, and the range of the results in them.
fn whole(path: &Path) -> Result<(PartLabel, Vec<u8>, Range<usize>), FileFault> {
    let bytes = fs::read(path).map_err(failed("read", path))?;
    let (label, begins) = head(path, &bytes[..])?;
    let damaged = || FileFault::Damaged { path: path.to_owned() };
    let ends = bytes.len().checked_sub(SUM).filter(|&ends| ends >= begins).ok_or_else(damaged)?;
    let is_as_written = Sha256::digest(&bytes[..ends])[..] == bytes[ends..];
    if is_as_written { Ok((label, bytes, begins..ends)) } else { Err(damaged()) }
}

impl FileFault {
    /// Whether the file differs from what was written.
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

    fn label() -> PartLabel {
        let facts = vec![("seed".to_owned(), "4".to_owned())];
        let command = ["inertness", "run", "default"].map(str::to_owned).to_vec();
        PartLabel { kind: "run".into(), facts, number: 2, of: 3, command, given_in: PathBuf::new() }
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
