//! `curves.csv`: every curve as a tidy table, one number a row.

use super::ReportError;
use super::output::{Table, csv};
use crate::results::{Curve, Entry, Findings};

/// The columns.
const HEADER: [&str; 5] = ["arm", "time_days", "quantity", "kind", "value"];

/// The bytes of `curves.csv`. Quantities by group or cause are named as
/// `casualties_by_group/adults`.
///
/// # Errors
/// Where a curve has more or fewer values than there are times, or one that is not finite.
pub fn curves_csv(findings: &Findings) -> Result<Vec<u8>, ReportError> {
    csv(|table| {
        table.write_record(HEADER)?;
        let times: Vec<String> = findings.times_days.iter().map(f64::to_string).collect();
        for arm in &findings.arms {
            for (quantity, entry) in &arm.curves {
                match entry {
                    Entry::Whole(curve) => write(table, &times, &arm.name, quantity.name(), curve)?,
                    Entry::ByName(curves) => {
                        for (name, curve) in curves {
                            write(
                                table,
                                &times,
                                &arm.name,
                                &format!("{}/{name}", quantity.name()),
                                curve,
                            )?;
                        }
                    }
                }
            }
        }
        Ok(())
    })
}

/// The rows of one curve.
fn write(
    table: &mut Table,
    times: &[String],
    arm: &str,
    quantity: &str,
    curve: &Curve,
) -> Result<(), ReportError> {
    let (prediction, epistemic) = (curve.prediction.as_ref(), curve.epistemic.as_ref());
    let columns = [
        ("mean", Some(&curve.mean)),
        ("prediction_low", prediction.map(|band| &band.low)),
        ("prediction_high", prediction.map(|band| &band.high)),
        ("epistemic_low", epistemic.map(|band| &band.low)),
        ("epistemic_high", epistemic.map(|band| &band.high)),
    ];
    for (kind, values) in columns {
        let Some(values) = values else { continue };
        if values.len() != times.len() {
            let at = format!("{arm}: {quantity} {kind}");
            let found = format!("{} values", values.len());
            return Err(ReportError::misfit(at, found, times.len().to_string()));
        }
        for (time, value) in times.iter().zip(values) {
            if !value.is_finite() {
                return Err(ReportError::NotFinite {
                    at: format!("{arm}: {quantity} {kind} at {time} d"),
                });
            }
            table.write_record([arm, time, quantity, kind, &value.to_string()])?;
        }
    }
    // where it stands beside the mean
    for (time, median) in times.iter().zip(&curve.median) {
        if let Some(median) = median {
            table.write_record([arm, time, quantity, "median", &median.to_string()])?;
        }
    }
    Ok(())
}
