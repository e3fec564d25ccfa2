//! Assumptions: every input number, grouped by its table.

use crate::question::Assumption;
use crate::report::wording::words::quoted;
use crate::results::Findings;
use serde::Serialize;

/// A group of inputs from one table.
#[derive(Debug, Serialize)]
pub(super) struct AssumptionGroup<'a> {
    /// The heading of the group.
    pub(super) title: String,
    /// The common prefix of their keys.
    pub(super) under: String,
    pub(super) rows: Vec<AssumedNumber<'a>>,
}

/// One input number, or several under one key.
#[derive(Debug, Serialize)]
pub(super) struct AssumedNumber<'a> {
    /// The rest of the key, split where a line may break.
    pub(super) key: Vec<&'a str>,
    pub(super) value: &'a str,
    pub(super) source: &'a str,
}

/// The text for a number without a source.
const UNSAID: &str = "no source given";

/// All input numbers, in the order of the file.
pub(super) fn groups(findings: &Findings) -> Vec<AssumptionGroup<'_>> {
    let mut groups: Vec<AssumptionGroup<'_>> = Vec::new();
    for assumption in &findings.assumptions {
        let under = match assumption.number {
            Some(number) => format!("{}[{number}]", assumption.table),
            None => assumption.table.clone(),
        };
        if groups.last().is_none_or(|group| group.under != under) {
            groups.push(AssumptionGroup {
                title: title(findings, assumption),
                under,
                rows: Vec::new(),
            });
        }
        // results of older versions hold the whole path only
        let key = if assumption.key.is_empty() { &assumption.path } else { &assumption.key };
        if let Some(group) = groups.last_mut() {
            let source = assumption.source.as_deref().unwrap_or(UNSAID);
            group.rows.push(AssumedNumber { key: parts(key), value: &assumption.value, source });
        }
    }
    groups
}

/// Splits a key into parts between which a line may break.
pub(super) fn parts(key: &str) -> Vec<&str> {
    key.split_inclusive(['.', '_']).collect()
}

/// The heading for the keys of a table.
fn title(findings: &Findings, assumption: &Assumption) -> String {
    let (table, number) = (assumption.table.as_str(), assumption.number);
    match table {
        "simulation" => "Size of the run".to_owned(),
        "site" => "Site and climate".to_owned(),
        "civilians" => "Civilians".to_owned(),
        "risk_reduction" => "Risk reduction".to_owned(),
        "clearance" => "Clearance".to_owned(),
        "land" => "The land".to_owned(),
        "alternative" => number
            .and_then(|at| findings.alternatives.get(at))
            .map_or_else(|| table.to_owned(), |alternative| quoted(&alternative.name)),
        "claim" => format!("Claim {}", number.map_or(1, |at| at + 1)),
        _ => table.to_owned(),
    }
}
