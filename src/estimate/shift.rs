//! Two results side by side: what went in differently, and which numbers moved, by more than their error or not.

use super::{ArmFindings, AtTime, Entry, Estimate, Findings, half_of_95};
use crate::question::{Assumption, Engines};
use serde::Serialize;

/// What went into two results differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key's path, or what else it is.
    pub what: String,
    /// What it was; none where it was not there.
    pub before: Option<String>,
    /// What it is now; none where it is gone.
    pub after: Option<String>,
}

/// A number that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// The arm.
    pub arm: String,
    /// The quantity.
    pub quantity: &'static str,
    /// The group or cause, of one that has several values.
    pub part: Option<String>,
    /// The time, as the first result writes it.
    pub time: String,
    /// What it was.
    pub before: f64,
    /// What it is now.
    pub after: f64,
    /// Half of the 95 % Monte Carlo interval of the difference, were both results independent: those that share their luck or
    /// their draws are closer than that. 0 where neither number has an error.
    pub error: f64,
}

impl Shift {
    /// Whether it moved by more than its error.
    pub fn is_beyond(&self) -> bool {
        (self.after - self.before).abs() > self.error
    }
}

/// Two results side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shifts {
    /// What went in differently.
    pub changes: Vec<Change>,
    /// Numbers that are not what they were, in the order of the results.
    pub shifts: Vec<Shift>,
    /// Numbers that are exactly what they were.
    pub same: u64,
    /// Arms and times that only one of the results has.
    pub unmatched: Vec<String>,
}

/// Holds the second result against the first.
pub fn shifts(before: &Findings, after: &Findings) -> Shifts {
    let mut found = Shifts { changes: changes(before, after), shifts: vec![], same: 0, unmatched: vec![] };
    let halves = [before, after].map(|findings| half_of_95(findings.provenance.draws));
    for arm in &before.arms {
        match after.arms.iter().find(|other| other.name == arm.name) {
            Some(other) => of_arm(arm, other, halves, &mut found),
            None => found.unmatched.push(format!("the arm {:?}, in the first alone", arm.name)),
        }
    }
    let new = after.arms.iter().filter(|arm| !before.arms.iter().any(|other| other.name == arm.name));
    found.unmatched.extend(new.map(|arm| format!("the arm {:?}, in the second alone", arm.name)));
    found
}

/// Which engine made which numbers; nothing in results that do not say it.
fn engines(made: Option<&Engines>) -> String {
    made.map_or_else(String::new, |made| {
        let fields = made.fields.as_deref().unwrap_or("none");
        format!("expected values {}, fields {fields}", made.expected_values)
    })
}

fn changes(before: &Findings, after: &Findings) -> Vec<Change> {
    let made = |findings: &Findings| {
        let made = &findings.provenance;
        let inputs = made.inputs.iter().map(|input| format!("{} (SHA-256 {})", input.file, input.sha256));
        [
            ("version", made.version.clone()),
            ("inputs", inputs.collect::<Vec<_>>().join(", ")),
            ("engine", made.engine.clone()),
            ("engines of the numbers", engines(made.engines.as_ref())),
            ("seed", made.seed.to_string()),
            ("draws", made.draws.to_string()),
            ("replicates", made.replicates.to_string()),
            ("generator", made.generator.clone()),
        ]
    };
    let provenance = made(before).into_iter().zip(made(after)).filter(|(one, other)| one.1 != other.1);
    let mut changes: Vec<Change> = provenance
        .map(|((what, before), (_, after))| Change {
            what: what.to_owned(),
            before: Some(before),
            after: Some(after),
        })
        .collect();
    let value = |of: &[Assumption], path: &str| {
        of.iter().find(|assumption| assumption.path == path).map(|assumption| assumption.value.clone())
    };
    let paths = before.assumptions.iter().map(|assumption| &assumption.path);
    let new = after.assumptions.iter().map(|assumption| &assumption.path);
    let new = new.filter(|path| value(&before.assumptions, path).is_none());
    for path in paths.chain(new) {
        let (was, is) = (value(&before.assumptions, path), value(&after.assumptions, path));
        if was != is {
            changes.push(Change { what: path.clone(), before: was, after: is });
        }
    }
    changes
}

/// `halves`: half of the 95 % interval of either, in standard errors.
fn of_arm(before: &ArmFindings, after: &ArmFindings, halves: [f64; 2], found: &mut Shifts) {
    for at in &before.at {
        match after.at.iter().find(|other| other.days == at.days) {
            Some(other) => of_time(&before.name, [at, other], halves, found),
            None => found.unmatched.push(format!("{} of {:?}, in the first alone", at.time, before.name)),
        }
    }
    let new = after.at.iter().filter(|at| !before.at.iter().any(|other| other.days == at.days));
    found.unmatched.extend(new.map(|at| format!("{} of {:?}, in the second alone", at.time, after.name)));
}

fn of_time(arm: &str, [before, after]: [&AtTime; 2], halves: [f64; 2], found: &mut Shifts) {
    let mut compare = |quantity: &'static str, part: Option<&str>, one: &Estimate, other: &Estimate| {
        if one.mean == other.mean {
            found.same += 1;
            return;
        }
        let [a, b] =
            [(one, halves[0]), (other, halves[1])].map(|(of, half)| half * of.std_error.unwrap_or(0.0));
        found.shifts.push(Shift {
            arm: arm.to_owned(),
            quantity,
            part: part.map(str::to_owned),
            time: before.time.clone(),
            before: one.mean,
            after: other.mean,
            error: (a * a + b * b).sqrt(),
        });
    };
    let mut alone: Vec<(&'static str, Option<&str>, &str)> = vec![];
    for (quantity, entry) in &before.quantities {
        let name = quantity.name();
        match (entry, after.quantities.get(quantity)) {
            (Entry::Whole(one), Some(Entry::Whole(other))) => compare(name, None, one, other),
            (Entry::ByName(ones), Some(Entry::ByName(others))) => {
                for (part, one) in ones {
                    match others.get(part) {
                        Some(other) => compare(name, Some(part), one, other),
                        None => alone.push((name, Some(part), "first")),
                    }
                }
                let new = others.keys().filter(|part| !ones.contains_key(*part));
                alone.extend(new.map(|part| (name, Some(part.as_str()), "second")));
            }
            (Entry::Whole(_), Some(Entry::ByName(_)))
            | (Entry::ByName(_), Some(Entry::Whole(_)) | None)
            | (Entry::Whole(_), None) => alone.push((name, None, "first")),
        }
    }
    let new = after.quantities.keys().filter(|quantity| !before.quantities.contains_key(*quantity));
    alone.extend(new.map(|quantity| (quantity.name(), None, "second")));
    found.unmatched.extend(alone.into_iter().map(|(name, part, side)| {
        let part = part.map_or_else(String::new, |part| format!(" of {part:?}"));
        format!("{name}{part} at {} of {arm:?}, in the {side} alone", before.time)
    }));
}
