//! Output formats of a result: text, JSON, a table, charts.

use super::tables::finite;
use super::{Drawing, Layout, ReportError};
use serde::Serialize;
use std::fmt::Display;

/// The rows of a long table that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// The worst for each quantity and alternative, and all that disagree.
    Worst,
    /// All rows.
    All,
}

/// Whether an item has the largest deviation among similar ones.
///
/// Of several such items it is the first.
pub(crate) fn is_worst<T>(
    all: &[T],
    at: usize,
    is_same: impl Fn(&T) -> bool,
    far: impl Fn(&T) -> f64,
) -> bool {
    let own = far(&all[at]);
    let is_further = |(place, other): (usize, &T)| {
        is_same(other) && (far(other) > own || (far(other) == own && place < at))
    };
    !all.iter().enumerate().any(is_further)
}

/// A table being written.
pub type CsvWriter = csv::Writer<Vec<u8>>;

/// A result that can be printed.
pub trait Output {
    /// Plain text with the given rows of a long table.
    ///
    /// It has at most 100 columns where names allow, and a newline at the end.
    fn text(&self, rows: Rows) -> String;

    /// The content of its JSON.
    fn document(&self) -> impl Serialize;

    /// Formats its JSON, indented, with a newline at the end.
    ///
    /// # Errors
    /// Where a number is not finite: JSON has no such number, and `null` would read as "no value".
    fn json(&self) -> Result<Vec<u8>, ReportError> {
        json(&self.document())
    }
}

/// A result with a table and files: `NAME.json`, `NAME.csv` and charts.
pub trait Files: Output {
    /// The name of its tables.
    const NAME: &'static str;
    /// The file name extensions of its tables, in writing order.
    const TABLES: &'static [&'static str] = &["json", "csv"];
    /// The names of the charts of a target.
    const CHARTS: &'static [&'static str] = &[];

    /// Writes its table: a head, then tidy rows. A missing number is an empty cell.
    ///
    /// # Errors
    /// Where a row cannot be written.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError>;

    /// The number of targets with charts of their own.
    fn targets(&self) -> usize {
        1
    }

    /// The charts of a target; empty where there is nothing to show.
    ///
    /// # Errors
    /// Where a chart cannot be drawn.
    fn charts(&self, _target: usize, _layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(vec![])
    }

    /// Formats the bytes of its CSV table.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn csv(&self) -> Result<Vec<u8>, ReportError> {
        csv(|table| self.rows(table))
    }

    /// Formats the bytes of its table with that extension, if any.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn table(&self, ending: &str) -> Result<Option<Vec<u8>>, ReportError> {
        if ending == "json" { self.json().map(Some) } else { self.csv().map(Some) }
    }
}

/// Formats a document as JSON, indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn json(document: &impl Serialize) -> Result<Vec<u8>, ReportError> {
    finite::check(document).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Formats the bytes of a CSV table.
pub(crate) fn csv(
    write: impl FnOnce(&mut CsvWriter) -> Result<(), ReportError>,
) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    write(&mut table)?;
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}

/// Formats a number, or an empty cell.
pub(crate) fn cell(number: Option<impl ToString>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// The ends of an interval, if any.
pub(crate) fn ends(interval: Option<[f64; 2]>) -> [Option<f64>; 2] {
    interval.map_or([None; 2], |ends| ends.map(Some))
}

/// Writes a row of a table, with every cell as it is displayed.
pub(crate) fn record(table: &mut CsvWriter, cells: &[&dyn Display]) -> Result<(), ReportError> {
    Ok(table.write_record(cells.iter().map(ToString::to_string))?)
}
