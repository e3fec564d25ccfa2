//! Writer of a row of a CSV table.

use super::ReportError;
use super::output::Table;
use std::fmt::Display;

/// Writes a row, every cell as it is displayed.
pub(crate) fn record(table: &mut Table, cells: &[&dyn Display]) -> Result<(), ReportError> {
    Ok(table.write_record(cells.iter().map(ToString::to_string))?)
}
