//! `curves.csv`: every curve as a tidy table, one number in each row.

use crate::report::ReportError;
use crate::report::output::{CsvWriter, csv};
use crate::results::{Curve, Findings};

/// The column names.
const HEADER: [&str; 5] = ["alternative", "time_days", "quantity", "kind", "value"];

/// Formats the bytes of `curves.csv`.
///
/// Quantities by group or cause are named like `casualties_by_group/adults`.
///
/// # Errors
/// Where a curve has more or fewer values than there are times, or one that is not finite.
pub fn curves_csv(findings: &Findings) -> Result<Vec<u8>, ReportError> {
    csv(|table| {
        table.write_record(HEADER)?;
        let times: Vec<String> = findings.times_days.iter().map(f64::to_string).collect();
        for alternative in &findings.alternatives {
            for (quantity, entry) in &alternative.curves {
                for (part, curve) in entry.parts() {
                    let part = part.map_or_else(String::new, |part| format!("/{part}"));
                    let quantity = format!("{}{part}", quantity.name());
                    write(table, &times, &alternative.name, &quantity, curve)?;
                }
            }
        }
        Ok(())
    })
}

/// Writes the rows of one curve.
fn write(
    table: &mut CsvWriter,
    times: &[String],
    alternative: &str,
    quantity: &str,
    curve: &Curve,
) -> Result<(), ReportError> {
    let (prediction_interval, uncertainty_interval) =
        (curve.prediction_interval.as_ref(), curve.uncertainty_interval.as_ref());
    let columns = [
        ("mean", Some(&curve.mean)),
        ("prediction_low", prediction_interval.map(|interval| &interval.low)),
        ("prediction_high", prediction_interval.map(|interval| &interval.high)),
        ("uncertainty_low", uncertainty_interval.map(|interval| &interval.low)),
        ("uncertainty_high", uncertainty_interval.map(|interval| &interval.high)),
    ];
    for (kind, values) in columns {
        let Some(values) = values else { continue };
        if values.len() != times.len() {
            let at = format!("{alternative}: {quantity} {kind}");
            let found = format!("{} values", values.len());
            return Err(ReportError::merge_error(at, found, times.len().to_string()));
        }
        for (time, value) in times.iter().zip(values) {
            if !value.is_finite() {
                return Err(ReportError::NotFinite {
                    at: format!("{alternative}: {quantity} {kind} at {time} d"),
                });
            }
            table.write_record([alternative, time, quantity, kind, &value.to_string()])?;
        }
    }
    // medians exist only where the findings give one beside the mean
    for (time, median) in times.iter().zip(&curve.median) {
        if let Some(median) = median {
            table.write_record([alternative, time, quantity, "median", &median.to_string()])?;
        }
    }
    Ok(())
}
