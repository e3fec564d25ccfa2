//! Standard output and standard error.

use super::CliError;
use std::io::Write as _;

/// Writes to standard output, all of it or an error; never panics when the reader has gone.
pub(super) fn print(bytes: &[u8]) -> Result<(), CliError> {
    let failed = |source| CliError::Io { doing: "write to standard output", source };
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(failed)
}

/// Tells the person something that is no result. That nobody listens is no reason to stop.
pub(super) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
