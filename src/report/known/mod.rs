//! Published answers and ours: as text, as JSON, as a table.
//!
//! In: [`KnownAnswers`](crate::estimate::KnownAnswers). Out: every number with its source, what was
//! published, ours to as many digits, how far it is off, in what and how far it may be, and a
//! verdict; then what is left out, with why.

mod csv;
mod text;

pub use csv::known_answers_csv;
pub use text::known_answers_text;

use super::ReportError;
use crate::estimate::{DistanceUnit, KnownAnswers};
use serde::Serialize;

/// What JSON says beside the answers.
#[derive(Serialize)]
struct Document<'a> {
    program: &'static str,
    version: &'static str,
    /// How to get them again.
    command: &'static str,
    agrees: bool,
    #[serde(flatten)]
    found: &'a KnownAnswers,
}

/// The answers as JSON, indented, with a newline at the end.
///
/// # Errors
/// Where a number cannot be said in JSON.
pub fn known_answers_json(found: &KnownAnswers) -> Result<Vec<u8>, ReportError> {
    let document = Document {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        command: "inertness known-answers --json",
        agrees: found.hold(),
        found,
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What a distance is counted in, in words.
const fn counted_in(unit: DistanceUnit) -> &'static str {
    match unit {
        DistanceUnit::LastDigit => "units of the last digit",
        DistanceUnit::StatedError => "errors that the source states of itself",
        DistanceUnit::StandardError => "standard errors of ours",
    }
}

/// Agrees, or not.
const fn verdict(agrees: bool) -> &'static str {
    if agrees { "agrees" } else { "DIFFERS" }
}
