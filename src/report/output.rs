//! What a result of a command can be told as: text, JSON, a table, charts.

use super::{ChartError, Drawing, Layout, ReportError, Rows, finite};
use serde::Serialize;

/// A table that is being written.
pub type Table = csv::Writer<Vec<u8>>;

/// A result that can be printed.
pub trait Output {
    /// Plain text of at most 100 columns where names allow, with a newline at the end; of a long
    /// table these rows.
    fn text(&self, rows: Rows) -> String;

    /// What its JSON holds.
    fn document(&self) -> impl Serialize;

    /// Its JSON, indented, with a newline at the end.
    ///
    /// # Errors
    /// Where a number is not finite: JSON has none such, and `null` would read as "nothing".
    fn json(&self) -> Result<Vec<u8>, ReportError> {
        json(&self.document())
    }
}

/// A result that is also a table, and files in a folder: `NAME.json`, `NAME.csv` and charts.
pub trait Files: Output {
    /// What its tables are called.
    const NAME: &'static str;
    /// What the charts of a number are called.
    const CHARTS: &'static [&'static str];

    /// Writes its table: a head, then tidy rows; a number that there is not is an empty cell.
    ///
    /// # Errors
    /// Where a row cannot be written.
    fn rows(&self, table: &mut Table) -> Result<(), csv::Error>;

    /// How many numbers have charts of their own.
    fn numbers(&self) -> usize {
        1
    }

    /// The charts of a number, where there is something to show.
    ///
    /// # Errors
    /// Where a chart cannot be drawn.
    fn charts(&self, _number: usize, _layout: Layout) -> Result<Vec<Drawing>, ChartError> {
        Ok(vec![])
    }

    /// The bytes of its table.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn csv(&self) -> Result<Vec<u8>, ReportError> {
        csv(|table| self.rows(table))
    }
}

/// Anything as JSON, indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn json(document: &impl Serialize) -> Result<Vec<u8>, ReportError> {
    finite::check(document).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A table that is written so.
pub(crate) fn csv(
    write: impl FnOnce(&mut Table) -> Result<(), csv::Error>,
) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    write(&mut table)?;
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}

/// A number, or an empty cell.
pub(crate) fn cell(number: Option<impl ToString>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
