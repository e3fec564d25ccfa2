//! How much evidence a figure needs: as text, as JSON, as a table.
//!
//! In: an [`Answer`](crate::estimate::Answer). Out: text in which a figure is supported or not,
//! never met or kept; JSON with every digit; CSV for a spreadsheet. The chart is in
//! `chart::operating`.

mod csv;
mod figures;
mod text;

pub use csv::evidence_csv;
pub(crate) use figures::{command, figure, in_words, observed_said, percent_of, plan_said};
pub use text::evidence_text;

use super::ReportError;
use crate::estimate::Answer;
use serde::Serialize;

/// What JSON says beside the answer.
#[derive(Serialize)]
struct Document<'a> {
    program: &'static str,
    version: &'static str,
    /// How to get it again.
    command: String,
    reliability_is: &'static str,
    #[serde(flatten)]
    answer: &'a Answer,
}

/// What reliability is here, in a sentence.
pub(crate) const RELIABILITY: &str = "Reliability is the probability that an item is inert by the \
                                      day claimed for it; an exception is an item that is not.";

/// The answer as JSON, indented, with a newline at the end.
///
/// # Errors
/// Where a number cannot be said in JSON.
pub fn evidence_json(answer: &Answer) -> Result<Vec<u8>, ReportError> {
    let document = Document {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        command: figures::command(answer),
        reliability_is: RELIABILITY,
        answer,
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}
