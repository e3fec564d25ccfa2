//! `results.json`, the interface to other programs: writing and reading.

use super::finite::beyond;
use crate::report::ReportError;
use crate::report::output::json;
use crate::results::{AtTime, Curve, Entry, Findings};

/// The greatest number that results may hold: areas, values and casualties multiply to less.
const MOST: f64 = 1e40;
/// The longest horizon, days.
const LONGEST_DAYS: f64 = 365_250.0;

/// Formats the bytes of `results.json`: indented, with a newline at the end.
///
/// # Errors
/// Where a number is not finite: JSON has no such number, and `null` would read as "no value".
pub fn results_json(findings: &Findings) -> Result<Vec<u8>, ReportError> {
    json(findings)
}

/// Reads findings from the bytes of a `results.json`.
///
/// # Errors
/// Where the bytes are no such file, or have another format.
pub fn read(bytes: &[u8]) -> Result<Findings, ReportError> {
    let header: Header = serde_json::from_slice(bytes)?;
    if header.format != Findings::FORMAT {
        let (found, expected) = (header.format, Findings::FORMAT);
        return Err(ReportError::Format { found, expected });
    }
    let findings: Findings = serde_json::from_slice(bytes)?;
    check_consistency(&findings).map(|()| findings)
}

/// Refuses inconsistent findings, as from a file changed by hand.
fn check_consistency(findings: &Findings) -> Result<(), ReportError> {
    let must = |fits: bool, at: &str, found: String, expected: &str| {
        if fits { Ok(()) } else { Err(ReportError::merge_error(at, found, expected)) }
    };
    let Findings { alternatives, times_days, risk_criteria, .. } = findings;
    let program = &findings.provenance.program;
    let is_ours = program == env!("CARGO_PKG_NAME");
    must(is_ours, "provenance.program", format!("\"{program}\""), "\"inertness\"")?;
    let first = alternatives
        .first()
        .ok_or_else(|| ReportError::merge_error("alternatives", "none", "at least one"))?;
    must(
        !times_days.is_empty() && times_days.len() == findings.temperature_c.len(),
        "times_days",
        format!("{} times", times_days.len()),
        "as many times as temperatures",
    )?;
    must(!risk_criteria.is_empty(), "risk_criteria", "none".to_owned(), "at least one")?;
    if let Some(at) = beyond(findings, MOST) {
        let found = "a number beyond 1e40".to_owned();
        return Err(ReportError::merge_error(at, found, "one that a run could find"));
    }
    must(
        times_days.windows(2).all(|pair| pair[0] < pair[1])
            && times_days[0] >= 0.0
            && times_days[times_days.len() - 1] <= LONGEST_DAYS,
        "times_days",
        format!("{} to {}", times_days[0], times_days[times_days.len() - 1]),
        "times that increase, from 0 to 1,000 y",
    )?;
    let days = |at: &[AtTime]| at.iter().map(|at| at.days).collect::<Vec<f64>>();
    let names = || risk_criteria.iter().map(|criterion| &criterion.name);
    for (number, alternative) in alternatives.iter().enumerate() {
        must(
            days(&alternative.at) == days(&first.at),
            &format!("alternatives[{number}].at"),
            format!("{} times", alternative.at.len()),
            "the times of the first alternative",
        )?;
        must(
            names().eq(alternative.time_to_criterion.keys())
                && names().eq(alternative.land.blocked_hectare_years_until_criterion.keys()),
            &format!("alternatives[{number}].time_to_criterion"),
            format!("{} times", alternative.time_to_criterion.len()),
            "one for each of the risk criteria, and so of its land",
        )?;
        let length = |curve: &Curve| curve.mean.len() == times_days.len();
        must(
            alternative.curves.values().flat_map(Entry::parts).all(|(_, curve)| length(curve)),
            &format!("alternatives[{number}].curves"),
            "a curve of another length".to_owned(),
            "one value for each time",
        )?;
    }
    for (number, with) in findings.comparison.iter().enumerate() {
        for name in [&with.alternative, &with.baseline] {
            must(
                alternatives.iter().any(|alternative| alternative.name == *name),
                &format!("comparison[{number}]"),
                format!("\"{name}\""),
                "the name of an alternative",
            )?;
        }
    }
    Ok(())
}

/// The fields common to every format of the file.
#[derive(serde::Deserialize)]
struct Header {
    format: u32,
}
