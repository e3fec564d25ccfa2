//! `sensitivity.json` and `sensitivity.csv`, the interface for other programs.

use crate::estimate::{Index, Sensitivity};
use crate::report::{ReportError, finite};

/// The columns.
const HEADER: [&str; 14] = [
    "target",
    "arm",
    "key",
    "law",
    "first",
    "first_low",
    "first_high",
    "total",
    "total_low",
    "total_high",
    "key_at_5_percent",
    "key_at_95_percent",
    "target_at_5_percent",
    "target_at_95_percent",
];

/// The bytes of `sensitivity.json`: indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn sensitivity_json(found: &Sensitivity) -> Result<Vec<u8>, ReportError> {
    finite::check(found).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(found)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The bytes of `sensitivity.csv`: a row for each target, arm and key; indices are empty where the
/// target does not vary. Quantiles of durations are in days.
///
/// # Errors
/// Where the table cannot be written.
pub fn sensitivity_csv(found: &Sensitivity) -> Result<Vec<u8>, ReportError> {
    let mut table = csv::Writer::from_writer(vec![]);
    table.write_record(HEADER)?;
    for target in &found.targets {
        for arm in &target.arms {
            for key in &arm.keys {
                let names = [&target.target, &arm.arm, &key.key, &key.law].map(Clone::clone);
                let indices = [key.first, key.total].map(columns).concat();
                let [low, high] = key.moved_to;
                let moved = [low, high, key.at_low, key.at_high].map(|value| value.to_string());
                table.write_record(names.iter().chain(&indices).chain(&moved))?;
            }
        }
    }
    table.into_inner().map_err(|fault| ReportError::Csv(fault.into_error().into()))
}

fn columns(index: Option<Index>) -> [String; 3] {
    index.map_or_else(Default::default, |Index { value, interval: [low, high] }| {
        [value, low, high].map(|value| value.to_string())
    })
}
