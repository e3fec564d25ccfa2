//! Two results side by side, in words and as JSON.

use super::lines::wrapped;
use super::table::WIDE;
use super::words::{count, short};
use super::{ReportError, finite};
use crate::estimate::{Change, Shift, Shifts};

/// Rows that are listed unless all are asked for.
const MOST: usize = 40;

/// The bytes of the comparison as JSON, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn diff_json(found: &Shifts) -> Result<Vec<u8>, ReportError> {
    finite::check(found).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(found)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The comparison as plain text: what went in differently, then what moved by more than its error; with `all` everything that
/// moved, in full.
pub fn diff_text(found: &Shifts, all: bool) -> String {
    let mut lines = vec!["Changed in what went in:".to_owned()];
    if found.changes.is_empty() {
        lines.push("  nothing".to_owned());
    }
    lines.extend(found.changes.iter().flat_map(change_said));
    lines.extend(found.unmatched.iter().map(|what| format!("  not compared: {what}")));
    let (beyond, within): (Vec<&Shift>, Vec<&Shift>) =
        found.shifts.iter().partition(|shift| shift.is_beyond());
    lines.push(String::new());
    lines.extend(listed("Moved by more than their error", &beyond, all));
    if all {
        lines.push(String::new());
        lines.extend(listed("Moved within their error", &within, all));
    }
    lines.push(String::new());
    let said = format!(
        "{} numbers moved by more than their 95 % Monte Carlo error, {} by less, {} are the same. The error is that of independent \
         results: those that share their luck differ by less.",
        count(beyond.len() as u64),
        count(within.len() as u64),
        count(found.same)
    );
    lines.extend(wrapped(&said, WIDE));
    lines.join("\n") + "\n"
}

fn change_said(change: &Change) -> Vec<String> {
    let said = match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{}: {before} → {after}", change.what),
        (Some(before), None) => format!("{}: {before} → left out", change.what),
        (None, Some(after)) => format!("{}: left out → {after}", change.what),
        (None, None) => change.what.clone(),
    };
    wrapped(&said, WIDE - 2).into_iter().map(|line| format!("  {line}")).collect()
}

fn listed(heading: &str, shifts: &[&Shift], all: bool) -> Vec<String> {
    let mut lines = vec![format!("{heading}:")];
    if shifts.is_empty() {
        lines.push("  nothing".to_owned());
    }
    let shown = if all { shifts.len() } else { shifts.len().min(MOST) };
    let mut arm = "";
    for shift in &shifts[..shown] {
        if shift.arm != arm {
            arm = &shift.arm;
            lines.push(format!("  {arm:?}"));
        }
        let part = shift.part.as_ref().map_or_else(String::new, |part| format!("/{part}"));
        let name = format!("{}{part}@{}", shift.quantity, shift.time);
        let error =
            if shift.error > 0.0 { format!(" (error {})", short(shift.error)) } else { String::new() };
        let [before, after] = apart([shift.before, shift.after]);
        lines.push(format!("    {name:<44}  {before} → {after}{error}"));
    }
    if shown < shifts.len() {
        lines.push(format!("    … and {} more; --all lists them", count((shifts.len() - shown) as u64)));
    }
    lines
}

/// Two numbers in as many figures as tell them apart.
fn apart(values: [f64; 2]) -> [String; 2] {
    let said = |figures| values.map(|value| super::words::number_to(value, figures));
    if short(values[0]) != short(values[1]) {
        return values.map(short);
    }
    (3..=12)
        .map(said)
        .find(|[one, other]| one != other)
        .unwrap_or_else(|| values.map(|value| value.to_string()))
}
