//! `sweep.json` and `sweep.csv`, the interface for other programs.

use crate::estimate::Swept;
use crate::report::{ReportError, finite};

/// The columns after those of the keys.
const HEADER: [&str; 11] = [
    "draws",
    "arm",
    "quantity",
    "part",
    "time_days",
    "mean",
    "std_error",
    "epistemic_low",
    "epistemic_high",
    "median",
    "seed",
];

/// The bytes of `sweep.json`: indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn sweep_json(found: &Swept) -> Result<Vec<u8>, ReportError> {
    finite::check(found).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(found)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The bytes of `sweep.csv`, tidy: a row for each point, arm and number, the keys as the first
/// columns.
///
/// # Errors
/// Where the table cannot be written.
pub fn sweep_csv(found: &Swept) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    table.write_record(found.keys.iter().map(String::as_str).chain(HEADER))?;
    let text = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    for point in &found.points {
        for arm in &point.arms {
            for (target, number) in found.targets.iter().zip(&arm.numbers) {
                let [low, high] =
                    [0, 1].map(|end| text(number.epistemic.map(|ends: [f64; 2]| ends[end])));
                let values = point.values.iter().map(|value| value.written.clone());
                let row = values.chain([
                    point.draws.to_string(),
                    arm.arm.clone(),
                    target.quantity.name().to_owned(),
                    target.part.clone().unwrap_or_default(),
                    target.days.to_string(),
                    number.mean.to_string(),
                    text(number.std_error),
                    low,
                    high,
                    text(number.median),
                    point.seed.to_string(),
                ]);
                table.write_record(row)?;
            }
        }
    }
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}
