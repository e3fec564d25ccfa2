//! Rows of a CSV table.

use crate::report::ReportError;
use crate::report::output::CsvWriter;
use std::fmt::Display;

/// Writes a row, with every cell as it is displayed.
pub(crate) fn record(table: &mut CsvWriter, cells: &[&dyn Display]) -> Result<(), ReportError> {
    Ok(table.write_record(cells.iter().map(ToString::to_string))?)
}
