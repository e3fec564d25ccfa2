//! The answers as a table for a spreadsheet.

use super::{counted_in, verdict};
use crate::estimate::KnownAnswers;
use crate::report::ReportError;

/// The bytes of a table: a row for each number, then one for each that is left out, whose verdict
/// says so.
///
/// # Errors
/// Where the table cannot be written.
pub fn known_answers_csv(found: &KnownAnswers) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    table.write_record([
        "about",
        "case",
        "source",
        "published",
        "ours",
        "distance",
        "unit",
        "allowed",
        "verdict",
        "why",
    ])?;
    for answer in &found.answers {
        table.write_record([
            answer.about,
            &answer.case,
            answer.source,
            &answer.published,
            &answer.ours.to_string(),
            &answer.distance.to_string(),
            counted_in(answer.unit),
            &answer.allowed.to_string(),
            verdict(answer.agrees),
            "",
        ])?;
    }
    for left in &found.left_out {
        table
            .write_record([left.about, left.case, "", "", "", "", "", "", "left out", left.why])?;
    }
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}
