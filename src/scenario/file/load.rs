//! Reads a file as text. It checks size, encoding and permission.

use super::built_in::Source;
use crate::question::InputFile;
use crate::scenario::diagnostics::fault::FaultKind;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The greatest size of a scenario file, bytes.
const LARGEST: u64 = 1_000_000;

/// A scenario's text, and the folder of the files it names.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) text: Arc<str>,
    pub(crate) file: InputFile,
    /// The folder of the file; none for a built-in scenario.
    pub(crate) folder: Option<PathBuf>,
}

/// The text of a scenario.
pub(crate) fn load(source: &Source) -> Result<Loaded, FaultKind> {
    match source {
        Source::BuiltIn(scenario) => {
            let file = input_file(scenario.name, scenario.text.as_bytes());
            Ok(Loaded { file, text: scenario.text.into(), folder: None })
        }
        Source::Saved { name, text, folder } => Ok(Loaded {
            file: input_file(name, text.as_bytes()),
            text: text.as_str().into(),
            folder: Some(folder.clone()),
        }),
        Source::File(path) => {
            let bytes = bytes_of(path, LARGEST)?;
            let file = input_file(&file_name(path), &bytes);
            let text = text_of(bytes)?;
            if text.trim().is_empty() {
                return Err(FaultKind::Empty);
            }
            Ok(Loaded {
                text: text.into(),
                file,
                folder: Some(path.parent().unwrap_or(Path::new("")).to_owned()),
            })
        }
    }
}

/// Reads a file of at most `limit` bytes. A larger one is refused before it is read.
pub(crate) fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, FaultKind> {
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => FaultKind::NoSuchFile,
        _ => FaultKind::Unreadable { reason: error.to_string().to_lowercase() },
    };
    let about = std::fs::metadata(path).map_err(refused)?;
    if about.is_dir() {
        return Err(FaultKind::Folder);
    }
    // a pipe or a device may have no end, or nobody who writes to it
    if !about.is_file() {
        return Err(FaultKind::NoRegularFile);
    }
    if about.len() > limit {
        return Err(FaultKind::TooBig { bytes: about.len(), limit });
    }
    let mut bytes = Vec::new();
    // it may grow while it is read
    File::open(path).map_err(refused)?.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= limit => Ok(bytes),
        _ => Err(FaultKind::TooBig { bytes: limit + 1, limit }),
    }
}

/// Bytes as text.
pub(crate) fn text_of(bytes: Vec<u8>) -> Result<String, FaultKind> {
    // UTF-16 begins with a byte order mark, or has a zero in every letter of English
    let is_utf16 = matches!(bytes.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..])
        || matches!(bytes.as_slice(), [_, 0, ..]);
    if is_utf16 {
        return Err(FaultKind::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..offset].iter().filter(|&&byte| byte == b'\n').count();
        FaultKind::NotUtf8 { offset, line }
    })
}

/// A file as named in provenance.
pub fn input_file(name: &str, bytes: &[u8]) -> InputFile {
    let mut sha256 = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(sha256, "{byte:02x}").expect("writing into memory does not fail");
    }
    InputFile { file: name.to_owned(), sha256 }
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
