//! Forms of a result: text, JSON, a table, charts.

use super::{Drawing, Layout, ReportError, finite};
use serde::Serialize;

/// Which rows of a long table are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Of each quantity of each arm the worst, and every one that does not agree.
    Worst,
    /// All of them.
    All,
}

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
    /// What their names end in, in the order in which they are written.
    const TABLES: &'static [&'static str] = &["json", "csv"];
    /// What the charts of a target are called.
    const CHARTS: &'static [&'static str] = &[];

    /// Writes its table: a head, then tidy rows; a number that there is not is an empty cell.
    ///
    /// # Errors
    /// Where a row cannot be written.
    fn rows(&self, table: &mut Table) -> Result<(), ReportError>;

    /// How many targets have charts of their own.
    fn targets(&self) -> usize {
        1
    }

    /// The charts of a target, where there is something to show.
    ///
    /// # Errors
    /// Where a chart cannot be drawn.
    fn charts(&self, _target: usize, _layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(vec![])
    }

    /// The bytes of its table.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn csv(&self) -> Result<Vec<u8>, ReportError> {
        csv(|table| self.rows(table))
    }

    /// The bytes of its table of that ending; none where it has none.
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

/// The bytes of a table.
pub(crate) fn csv(
    write: impl FnOnce(&mut Table) -> Result<(), ReportError>,
) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    write(&mut table)?;
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}

/// A number, or an empty cell.
pub(crate) fn cell(number: Option<impl ToString>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
