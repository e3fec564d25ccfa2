//! `results.json`, the interface for other programs: out, and in again.

use super::ReportError;
use super::output::json;
use crate::results::{AtTime, Curve, Entry, Findings};

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
    if header.format != Findings::FORMAT {
        let (found, wanted) = (header.format, Findings::FORMAT);
        return Err(ReportError::Format { found, wanted });
    }
    let findings: Findings = serde_json::from_slice(bytes)?;
    check_consistency(&findings).map(|()| findings)
}

/// Refuses what in a file does not fit together, as where it was changed by hand.
fn check_consistency(findings: &Findings) -> Result<(), ReportError> {
    let must = |fits: bool, at: &str, found: String, wanted: &str| {
        if fits { Ok(()) } else { Err(ReportError::misfit(at, found, wanted)) }
    };
    let Findings { arms, times_days, risk_criteria, .. } = findings;
    let program = &findings.provenance.program;
    let is_ours = program == env!("CARGO_PKG_NAME");
    must(is_ours, "provenance.program", format!("\"{program}\""), "\"inertness\"")?;
    let first = arms.first().ok_or_else(|| ReportError::misfit("arms", "none", "at least one"))?;
    must(
        !times_days.is_empty() && times_days.len() == findings.temperature_c.len(),
        "times_days",
        format!("{} times", times_days.len()),
        "as many times as temperatures",
    )?;
    must(!risk_criteria.is_empty(), "risk_criteria", "none".to_owned(), "at least one")?;
    let days = |at: &[AtTime]| at.iter().map(|at| at.days).collect::<Vec<f64>>();
    let names = || risk_criteria.iter().map(|criterion| &criterion.name);
    for (number, arm) in arms.iter().enumerate() {
        must(
            days(&arm.at) == days(&first.at),
            &format!("arms[{number}].at"),
            format!("{} times", arm.at.len()),
            "the times of the first arm",
        )?;
        must(
            names().eq(arm.time_to_criterion.keys())
                && names().eq(arm.land.hectare_years_until_criterion.keys()),
            &format!("arms[{number}].time_to_criterion"),
            format!("{} times", arm.time_to_criterion.len()),
            "one for each of the risk criteria, and so of its land",
        )?;
        let length = |curve: &Curve| curve.mean.len() == times_days.len();
        must(
            arm.curves.values().all(|entry| match entry {
                Entry::Whole(curve) => length(curve),
                Entry::ByName(curves) => curves.values().all(length),
            }),
            &format!("arms[{number}].curves"),
            "a curve of another length".to_owned(),
            "one value for each time",
        )?;
    }
    for (number, with) in findings.comparison.iter().enumerate() {
        for name in [&with.arm, &with.baseline] {
            must(
                arms.iter().any(|arm| arm.name == *name),
                &format!("comparison[{number}]"),
                format!("\"{name}\""),
                "the name of an arm",
            )?;
        }
    }
    Ok(())
}

/// What every format of the file begins with.
#[derive(serde::Deserialize)]
struct Header {
    format: u32,
}
