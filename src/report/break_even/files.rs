//! `break-even.json` and `break-even.csv`, the interface for other programs.

use crate::estimate::{BreakEven, Spread};
use crate::report::{ReportError, finite};

/// The columns.
const HEADER: [&str; 15] = [
    "value",
    "ratio",
    "ratio_low",
    "ratio_high",
    "arm",
    "arm_low",
    "arm_high",
    "baseline",
    "baseline_low",
    "baseline_high",
    "able_to_function",
    "able_to_function_low",
    "able_to_function_high",
    "draws_with_more",
    "figure",
];

/// The bytes of `break-even.json`: indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn break_even_json(found: &BreakEven) -> Result<Vec<u8>, ReportError> {
    finite::check(found).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(found)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The bytes of `break-even.csv`: a row for each value of the range, medians over draws and the
/// ends of their 90 % bands.
///
/// # Errors
/// Where the table cannot be written.
pub fn break_even_csv(found: &BreakEven) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    table.write_record(HEADER)?;
    for at in &found.values {
        let spreads =
            [at.ratio, Some(at.arm), Some(at.baseline), Some(at.able_to_function)].map(columns);
        let figure = found.figures.iter().find(|figure| figure.value == at.value);
        let figure = figure.map_or_else(String::new, |figure| figure.what.clone());
        let row = std::iter::once(at.value.to_string())
            .chain(spreads.concat())
            .chain([at.more.to_string(), figure]);
        table.write_record(row)?;
    }
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}

/// The median and the ends of its band, empty where there are none.
fn columns(spread: Option<Spread>) -> [String; 3] {
    let text = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let ends = spread.and_then(|spread| spread.epistemic);
    [spread.map(|spread| spread.median), ends.map(|[low, _]| low), ends.map(|[_, high]| high)]
        .map(text)
}
