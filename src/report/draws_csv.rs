//! `draws.csv`: one row per parameter draw, its inputs and its expected outputs, so that others can redo the statistics.

use super::ReportError;
use crate::estimate::DrawTable;

/// The bytes of `draws.csv`: `draw` (counted from 0), the inputs, the outputs.
///
/// # Errors
/// Where a row has more or fewer values than there are names, or one that is not finite.
pub fn draws_csv(draws: &DrawTable) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    let names = draws.inputs.iter().chain(&draws.outputs).map(String::as_str);
    table.write_record(std::iter::once("draw").chain(names))?;
    for (draw, (inputs, outputs)) in draws.rows.iter().enumerate() {
        if inputs.len() != draws.inputs.len() || outputs.len() != draws.outputs.len() {
            return Err(ReportError::Misfit {
                at: format!("draw {draw}"),
                found: format!("{} inputs and {} outputs", inputs.len(), outputs.len()),
                wanted: format!("{} and {}", draws.inputs.len(), draws.outputs.len()),
            });
        }
        if !inputs.iter().chain(outputs).all(|value| value.is_finite()) {
            return Err(ReportError::NotFinite { at: format!("draw {draw}") });
        }
        let values = inputs.iter().chain(outputs).map(f64::to_string);
        table.write_record(std::iter::once(draw.to_string()).chain(values))?;
    }
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}
