//! `results.json`, the interface for other programs: out, and in again.

use super::ReportError;
use super::output::json;
use crate::estimate::{AtTime, Curve, Entry, Findings};

/// The format this program writes and reads.
const FORMAT: u32 = 2;

/// The bytes of `results.json`: indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite: JSON has none such, and `null` would read as "nothing".
pub fn results_json(findings: &Findings) -> Result<Vec<u8>, ReportError> {
    json(findings)
}

/// The findings in the bytes of a `results.json`.
///
/// # Errors
/// Where the bytes are not one, or one of another format.
pub fn read(bytes: &[u8]) -> Result<Findings, ReportError> {
    let header: Header = serde_json::from_slice(bytes)?;
    if header.format != FORMAT {
        return Err(ReportError::Format { found: header.format, wanted: FORMAT });
    }
    let findings: Findings = serde_json::from_slice(bytes)?;
    match misfit(&findings) {
        Some(fault) => Err(fault),
        None => Ok(findings),
    }
}

/// What in a file does not fit together, as where it was changed by hand.
fn misfit(findings: &Findings) -> Option<ReportError> {
    let wrong = |at: &str, found: String, wanted: &str| {
        Some(ReportError::Misfit { at: at.to_owned(), found, wanted: wanted.to_owned() })
    };
    let made_by = &findings.provenance.program;
    if made_by != env!("CARGO_PKG_NAME") {
        return wrong("provenance.program", format!("\"{made_by}\""), "\"inertness\"");
    }
    let Some(first) = findings.arms.first() else {
        return wrong("arms", "none".to_owned(), "at least one");
    };
    if findings.times_days.is_empty() || findings.times_days.len() != findings.temperature_c.len() {
        return wrong(
            "times_days",
            format!("{} times", findings.times_days.len()),
            "as many times as temperatures",
        );
    }
    if findings.risk_criteria.is_empty() {
        return wrong("risk_criteria", "none".to_owned(), "at least one");
    }
    let times = |at: &[AtTime]| at.iter().map(|at| at.days).collect::<Vec<f64>>();
    for (number, arm) in findings.arms.iter().enumerate() {
        if times(&arm.at) != times(&first.at) {
            return wrong(
                &format!("arms[{number}].at"),
                format!("{} times", arm.at.len()),
                "the times of the first arm",
            );
        }
        let names = || findings.risk_criteria.iter().map(|criterion| &criterion.name);
        if !names().eq(arm.time_to_criterion.keys())
            || !names().eq(arm.land.hectare_years_until_criterion.keys())
        {
            return wrong(
                &format!("arms[{number}].time_to_criterion"),
                format!("{} times", arm.time_to_criterion.len()),
                "one for each of the risk criteria, and so of its land",
            );
        }
        let length = |curve: &Curve| curve.mean.len() == findings.times_days.len();
        let fits = arm.curves.values().all(|entry| match entry {
            Entry::Whole(curve) => length(curve),
            Entry::ByName(curves) => curves.values().all(length),
        });
        if !fits {
            return wrong(
                &format!("arms[{number}].curves"),
                "a curve of another length".to_owned(),
                "one value for each time",
            );
        }
    }
    let known = |name: &String| findings.arms.iter().any(|arm| arm.name == *name);
    for (number, with) in findings.comparison.iter().enumerate() {
        if let Some(name) = [&with.arm, &with.baseline].into_iter().find(|name| !known(name)) {
            return wrong(
                &format!("comparison[{number}]"),
                format!("\"{name}\""),
                "the name of an arm",
            );
        }
    }
    None
}

/// What every format of the file begins with.
#[derive(serde::Deserialize)]
struct Header {
    format: u32,
}
