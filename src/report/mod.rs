//! What a run found, as files, text and charts.
//!
//! In: [`Findings`](crate::results::Findings), fresh from a run or read from `results.json`. Out:
//! the bytes of `results.json`, `curves.csv` and `draws.csv`; the summary for the terminal, and how
//! a run stands to an aim, whether engines agree and known answers come out, how much evidence
//! a figure needs, which unknowns matter, where harm breaks even, and what is claimed; charts as
//! SVG and PNG; the report, as a page of HTML or Markdown; a folder with all of it. How numbers are
//! said is in [`words`], by the rules of `docs/words.md`. Everything is rendered in memory first,
//! so that a file is written whole or not at all. This room must never compute a result: what it
//! shows stands in the findings, or is the sum or the quotient of two numbers that do. It never
//! reads a scenario, the clock or the system's fonts.

mod able;
mod agreed;
mod aimed;
mod aligned;
mod areas;
mod break_even;
mod chart;
mod claims;
mod curves_csv;
mod draws;
mod draws_csv;
mod error;
mod evidence;
pub mod files;
mod finite;
mod focus;
mod folder;
mod frequency;
mod ground;
mod json_diff;
mod known;
mod limits;
pub mod lines;
mod made;
mod output;
mod page;
mod ratio;
mod record;
mod reproduced;
mod results;
mod said;
mod sensitivity;
mod sentences;
mod shifts;
mod summary;
mod swept;
mod table;
mod text;
mod topic;
pub mod words;
mod worst;

pub use agreed::{agreement_summary, agreement_table, scaled_down};
pub use aimed::{aimed, missed};
pub use areas::{AreaNotes, areas_clash};
pub use chart::{ChartError, Drawing, Layout, charts, font_has, operating_characteristic, png};
pub use claims::Verdicts;
pub use curves_csv::curves_csv;
pub use draws_csv::{draws_csv, read_draws};
pub use error::ReportError;
pub use folder::{DRAWS, OutputFolder, REPORT, RESULTS};
pub use output::{Files, Output, Rows, Table, json};
pub use page::{html, markdown};
pub use reproduced::not_reproduced;
pub use results::{read, results_json};
pub use summary::summary;

#[cfg(test)]
mod tests;
