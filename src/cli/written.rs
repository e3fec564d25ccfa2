//! Files of a command into its folder: those of an earlier time that are not made again go, the others are each written whole.

use super::CliError;
use crate::report::replace;
use std::path::{Path, PathBuf};

/// Writes files into a folder and takes away those of `known` that are none of them.
pub(super) fn write_all(
    out: &Path,
    known: impl IntoIterator<Item = PathBuf>,
    files: Vec<(PathBuf, Vec<u8>)>,
) -> Result<Vec<PathBuf>, CliError> {
    let failed = |path: &Path, verb: &str| {
        let doing = format!("{verb} {}", path.display());
        move |source| CliError::Io { doing, source }
    };
    for path in known {
        if path.exists() && !files.iter().any(|(written, _)| *written == path) {
            std::fs::remove_file(&path).map_err(failed(&path, "remove"))?;
        }
    }
    for (path, bytes) in &files {
        let folder = path.parent().unwrap_or(out);
        std::fs::create_dir_all(folder).map_err(failed(folder, "make the folder"))?;
        replace(path, bytes)?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}
