//! How much evidence a figure needs: as text, as JSON, as a table.
//!
//! In: an [`Answer`](crate::estimate::Answer). Out: text in which a figure is supported or not,
//! never met or kept; JSON with every digit; CSV for a spreadsheet. The chart is in
//! `chart::operating`.

mod csv;
mod figures;
mod text;

pub(crate) use figures::{command, figure, in_words, observed_said, percent_of, plan_said};

use super::Rows;
use super::output::{Files, Output, Table};
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

impl Output for Answer {
    fn text(&self, _rows: Rows) -> String {
        text::text(self)
    }

    fn document(&self) -> impl Serialize {
        Document {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            command: figures::command(self),
            reliability_is: RELIABILITY,
            answer: self,
        }
    }
}

impl Files for Answer {
    const NAME: &'static str = "evidence";
    const CHARTS: &'static [&'static str] = &[];

    fn rows(&self, table: &mut Table) -> Result<(), ::csv::Error> {
        csv::rows(self, table)
    }
}
