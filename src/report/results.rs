//! `results.json`, the interface for other programs: out, and in again.

use super::{ReportError, finite};
use crate::estimate::Findings;

/// The format this program writes and reads.
const FORMAT: u32 = 1;

/// The bytes of `results.json`: indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite: JSON has none such, and `null` would read as "nothing".
pub fn results_json(findings: &Findings) -> Result<Vec<u8>, ReportError> {
    finite::check(findings).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(findings)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The findings in the bytes of a `results.json`.
///
/// # Errors
/// Where the bytes are not one, or one of another format.
pub fn read(bytes: &[u8]) -> Result<Findings, ReportError> {
    let header: Header = serde_json::from_slice(bytes)?;
    if header.format != FORMAT {
        return Err(ReportError::Format { found: header.format, wanted: FORMAT });
    }
    Ok(serde_json::from_slice(bytes)?)
}

/// What every format of the file begins with.
#[derive(serde::Deserialize)]
struct Header {
    format: u32,
}
