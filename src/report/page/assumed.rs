//! What was assumed: every number that went in, by what it belongs to.

use crate::estimate::Findings;
use crate::question::Assumption;
use crate::report::words::quoted;
use serde::Serialize;

/// The numbers that belong together.
#[derive(Debug, Serialize)]
pub(super) struct Group<'a> {
    /// What they are of.
    pub(super) title: String,
    /// What all their keys begin with.
    pub(super) under: &'a str,
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
        let (under, key) = split(assumption);
        if groups.last().is_none_or(|group| group.under != under) {
            groups.push(Group { title: title(findings, under), under, rows: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            let source = assumption.source.as_deref().unwrap_or(UNSAID);
            group.rows.push(Assumed { key: pieces(key), value: &assumption.value, source });
        }
    }
    groups
}

/// The first part of a key, with its number where it is one of several, and the rest.
fn split(assumption: &Assumption) -> (&str, &str) {
    assumption.path.split_once('.').unwrap_or(("", &assumption.path))
}

/// A key in pieces between which a line may end.
pub(super) fn pieces(key: &str) -> Vec<&str> {
    key.split_inclusive(['.', '_']).collect()
}

/// What the keys under a part are of.
fn title(findings: &Findings, under: &str) -> String {
    let (name, number) = match under.split_once('[') {
        Some((name, number)) => (name, number.trim_end_matches(']').parse().ok()),
        None => (under, None::<usize>),
    };
    match name {
        "simulation" => "How much is run".to_owned(),
        "site" => "The place and its climate".to_owned(),
        "civilians" => "The people who live there".to_owned(),
        "mitigation" => "What keeps people from mines".to_owned(),
        "clearance" => "Clearance".to_owned(),
        "land" => "The land".to_owned(),
        "arm" => number
            .and_then(|at| findings.arms.get(at))
            .map_or_else(|| under.to_owned(), |arm| quoted(&arm.name)),
        "claim" => format!("Claim {}", number.map_or(1, |at| at + 1)),
        _ => under.to_owned(),
    }
}
