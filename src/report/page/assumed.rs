//! What was assumed: every number that went in, by what it belongs to.

use crate::question::Assumption;
use crate::report::words::quoted;
use crate::results::Findings;
use serde::Serialize;

/// The numbers that belong together.
#[derive(Debug, Serialize)]
pub(super) struct Group<'a> {
    /// What they are of.
    pub(super) title: String,
    /// What all their keys begin with.
    pub(super) under: String,
    pub(super) rows: Vec<Assumed<'a>>,
}

/// One number, or several under a key.
#[derive(Debug, Serialize)]
pub(super) struct Assumed<'a> {
    /// What follows the group's part of the key, in pieces between which a line may end.
    pub(super) key: Vec<&'a str>,
    pub(super) value: &'a str,
    pub(super) source: &'a str,
}

/// What is said of a number whose source nobody wrote down.
const UNSAID: &str = "no source given";

/// Every number that went in, in the order of the file.
pub(super) fn groups(findings: &Findings) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for assumption in &findings.assumptions {
        let under = match assumption.number {
            Some(number) => format!("{}[{number}]", assumption.table),
            None => assumption.table.clone(),
        };
        if groups.last().is_none_or(|group| group.under != under) {
            groups.push(Group { title: title(findings, assumption), under, rows: Vec::new() });
        }
        // files of older versions have the whole path alone
        let key = if assumption.key.is_empty() { &assumption.path } else { &assumption.key };
        if let Some(group) = groups.last_mut() {
            let source = assumption.source.as_deref().unwrap_or(UNSAID);
            group.rows.push(Assumed { key: pieces(key), value: &assumption.value, source });
        }
    }
    groups
}

/// A key in pieces between which a line may end.
pub(super) fn pieces(key: &str) -> Vec<&str> {
    key.split_inclusive(['.', '_']).collect()
}

/// What the keys of a table are of.
fn title(findings: &Findings, assumption: &Assumption) -> String {
    let (table, number) = (assumption.table.as_str(), assumption.number);
    match table {
        "simulation" => "How much is run".to_owned(),
        "site" => "The place and its climate".to_owned(),
        "civilians" => "The people who live there".to_owned(),
        "mitigation" => "What keeps people from mines".to_owned(),
        "clearance" => "Clearance".to_owned(),
        "land" => "The land".to_owned(),
        "arm" => number
            .and_then(|at| findings.arms.get(at))
            .map_or_else(|| table.to_owned(), |arm| quoted(&arm.name)),
        "claim" => format!("Claim {}", number.map_or(1, |at| at + 1)),
        _ => table.to_owned(),
    }
}
