//! Findings as files, text and charts.
//!
//! The input is [`Findings`](crate::results::Findings), fresh from a run or read from
//! `results.json`. The outputs are:
//! - the bytes of `results.json`, `curves.csv` and `draws.csv`;
//! - the summary for the terminal;
//! - verdicts on precision aims, agreement of engines, benchmarks and claims;
//! - evidence for a figure, key drivers and the break-even point;
//! - charts as SVG and PNG;
//! - the report as a page of HTML or Markdown;
//! - a folder with all of it.
//!
//! Numbers are formatted in [`words`], by the rules of `docs/words.md`. Everything is rendered in
//! memory first, so that a file is written whole or not at all.
//!
//! This folder must never compute a result: it shows findings, or the sum or quotient of two of
//! them. It never reads a scenario, the clock or the system's fonts.

mod analysis;
mod chart;
mod error;
pub mod files;
mod folder;
mod output;
mod page;
mod tables;
mod text;
mod wording;

pub use analysis::areas::{AreaNotes, areas_clash};
pub use chart::png;
pub use chart::{ChartError, Drawing, Layout, charts, font_has, operating_characteristic};
pub use error::ReportError;
pub use folder::{DRAWS, OutputFolder, REPORT, RESULTS};
pub use output::{CsvWriter, Files, Output, Rows, json};
pub use page::{html, markdown};
pub use tables::curves_csv::curves_csv;
pub use tables::draws_csv::{draws_csv, read_draws};
pub use tables::results::{read, results_json};
pub use text::agreement::{agreement_summary, agreement_table, scaled_down};
pub use text::aims::{aimed, missed};
pub use text::claims::Verdicts;
pub use text::lines;
pub use text::reproduced::not_reproduced;
pub use text::summary::summary;
pub use wording::words;

#[cfg(test)]
mod tests;
