//! Two results side by side: what went in differently, and which numbers moved.

use super::pairing::Paired;
use super::precision::NONE_SEEN;
use super::{
    ArmFindings, AtTime, Comparison, DrawTable, Estimate, Findings, HALF_OF_95, Pairing, RunRecord,
};
use crate::question::{Assumption, Engines, Quantity};
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
    /// The quantity; `casualties_averted` is against the baseline.
    pub quantity: &'static str,
    /// The group or cause, of one that has several values.
    pub part: Option<String>,
    /// The time, as the first result writes it.
    pub time: String,
    /// What it was.
    pub before: f64,
    /// What it is now.
    pub after: f64,
    /// The second less the first, over the size of the first; none where that is 0.
    pub relative: Option<f64>,
    /// Half of the 95 % interval of the difference: of the paired differences over draws, else were
    /// both results independent. With what three events in all fields of a sampled result would
    /// make. None where it is not known, 0 where neither number has an error.
    pub error: Option<f64>,
    /// Whether it moved: by more than its error, which must be known, or at all where both are
    /// expected values on the same draws.
    pub moved: bool,
    /// Share of the draws in which it rose; none where results are compared unpaired.
    pub rose: Option<f64>,
    /// Share of the draws in which it fell, likewise.
    pub fell: Option<f64>,
}

impl Shift {
    /// Size for sorting: the difference over the greater of both numbers.
    pub fn size(&self) -> f64 {
        (self.after - self.before).abs() / self.before.abs().max(self.after.abs())
    }
}

/// Two results side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shifts {
    /// What went in differently.
    pub changes: Vec<Change>,
    /// How numbers were compared.
    pub compared: Pairing,
    /// Numbers that are not what they were, those that moved most first.
    pub shifts: Vec<Shift>,
    /// Numbers that are what they were.
    pub same: u64,
    /// Arms and times that only one of the results has.
    pub unmatched: Vec<String>,
}

/// Holds the second result against the first.
pub fn shifts(before: RunRecord<'_>, after: RunRecord<'_>) -> Shifts {
    let changes = changes(before.findings, after.findings);
    let changed: Vec<&str> = changes.iter().map(|change| change.what.as_str()).collect();
    let compared = Pairing::of(before, after, &changed);
    let tables =
        before.draws.zip(after.draws).filter(|_| matches!(compared, Pairing::Paired { .. }));
    let mut found = Shifts { changes, compared, shifts: vec![], same: 0, unmatched: vec![] };
    let certain = [before, after].map(|run| {
        run.findings.provenance.draws == 1 && !run.findings.provenance.means_are_sampled()
    });
    let three_events = [before, after].map(|run| {
        let made = &run.findings.provenance;
        if made.means_are_sampled() { NONE_SEEN / made.fields().max(1) as f64 } else { 0.0 }
    });
    let several = [before, after].map(|run| run.findings.provenance.draws > 1);
    let tables = tables.map(|(one, other)| [one, other]);
    Comparing { tables, certain, three_events, several, found: &mut found }
        .whole(before.findings, after.findings);
    found.shifts.sort_by(|one, other| other.size().total_cmp(&one.size()));
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
        let inputs =
            made.inputs.iter().map(|input| format!("{} (SHA-256 {})", input.file, input.sha256));
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
    let provenance =
        made(before).into_iter().zip(made(after)).filter(|(one, other)| one.1 != other.1);
    let mut changes: Vec<Change> = provenance
        .map(|((what, before), (_, after))| Change {
            what: what.to_owned(),
            before: Some(before),
            after: Some(after),
        })
        .collect();
    let value = |of: &[Assumption], path: &str| {
        of.iter()
            .find(|assumption| assumption.path == path)
            .map(|assumption| assumption.value.clone())
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

/// A number of one result.
struct Number {
    mean: f64,
    /// Half of its 95 % interval; none where its error is not known.
    half: Option<f64>,
    /// What three events in all fields would make of it, which scatter may fail to show; 0 of an
    /// expected value.
    three_events: f64,
    /// Its values in the draws, where results are paired.
    draws: Option<Vec<f64>>,
}

/// Where a number stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    arm: &'a str,
    quantity: &'static str,
    part: Option<&'a str>,
    time: &'a str,
}

/// Two results while they are compared.
struct Comparing<'a> {
    /// The draws of both, where results are paired.
    tables: Option<[&'a DrawTable; 2]>,
    /// Whether each has a single draw, and expected values of it.
    certain: [bool; 2],
    /// What three events are over all fields of each; 0 where its values are expected ones.
    three_events: [f64; 2],
    /// Whether each has several draws.
    several: [bool; 2],
    found: &'a mut Shifts,
}

impl Comparing<'_> {
    fn whole(&mut self, before: &Findings, after: &Findings) {
        for arm in &before.arms {
            match after.arms.iter().find(|other| other.name == arm.name) {
                Some(other) => self.arm(arm, other),
                None => self.alone(format!("the arm {:?}", arm.name), "first"),
            }
        }
        let new =
            after.arms.iter().filter(|arm| !before.arms.iter().any(|other| other.name == arm.name));
        new.for_each(|arm| self.alone(format!("the arm {:?}", arm.name), "second"));
        for with in &before.comparison {
            let pair = (&with.arm, &with.baseline);
            match after.comparison.iter().find(|other| (&other.arm, &other.baseline) == pair) {
                Some(other) => self.averted(with, other),
                None => self.alone(format!("{:?} against {:?}", with.arm, with.baseline), "first"),
            }
        }
    }

    fn alone(&mut self, what: String, side: &str) {
        self.found.unmatched.push(format!("{what}, in the {side} alone"));
    }

    fn arm(&mut self, before: &ArmFindings, after: &ArmFindings) {
        for at in &before.at {
            match after.at.iter().find(|other| other.days == at.days) {
                Some(other) => self.time(&before.name, at, other),
                None => self.alone(format!("{} of {:?}", at.time, before.name), "first"),
            }
        }
        let new = after.at.iter().filter(|at| !before.at.iter().any(|other| other.days == at.days));
        new.for_each(|at| self.alone(format!("{} of {:?}", at.time, after.name), "second"));
    }

    fn time(&mut self, arm: &str, before: &AtTime, after: &AtTime) {
        let [ones, others] = [before, after].map(AtTime::numbers);
        for &(quantity, part, estimate) in &ones {
            let at = others.iter().find(|(other, name, _)| (*other, *name) == (quantity, part));
            let Some((.., other)) = at else {
                self.alone(named(quantity, part, before, arm), "first");
                continue;
            };
            let pair = [(estimate, before), (*other, after)];
            let tables = self.tables;
            let [one, other] = [0, 1].map(|side: usize| {
                let (estimate, at) = pair[side];
                let name = DrawTable::output(arm, quantity, &at.time, part);
                let draws = tables.and_then(|tables| tables[side].values_of(&name));
                let three_events = self.three_events[side] * per_mine(quantity, estimate, at);
                let three_events = estimate.none_seen_upper_bound.unwrap_or(three_events);
                let half = self.half(side, estimate.std_error, estimate.interval);
                Number { mean: estimate.mean, half, three_events, draws }
            });
            self.number(
                Place { arm, quantity: quantity.name(), part, time: &before.time },
                one,
                other,
            );
        }
        for &(quantity, part, _) in &others {
            if !ones.iter().any(|(other, name, _)| (*other, *name) == (quantity, part)) {
                self.alone(named(quantity, part, before, arm), "second");
            }
        }
    }

    /// Casualties averted: of a draw, those of the baseline less those of the arm.
    fn averted(&mut self, before: &Comparison, after: &Comparison) {
        for at in &before.at {
            let Some(other) = after.at.iter().find(|other| other.days == at.days) else { continue };
            let tables = self.tables;
            let [one, other] = [(0, at), (1, other)].map(|(side, at): (usize, _)| {
                let averted = at.casualties_averted;
                let of = |table: &DrawTable, arm: &str| {
                    table.values_of(&DrawTable::output(arm, Quantity::Casualties, &at.time, None))
                };
                let draws = tables.and_then(|tables| {
                    let (arm, baseline) =
                        (of(tables[side], &before.arm)?, of(tables[side], &before.baseline)?);
                    Some(baseline.iter().zip(arm).map(|(baseline, arm)| baseline - arm).collect())
                });
                let three_events = self.three_events[side];
                let half = self.half(side, averted.std_error, averted.interval);
                Number { mean: averted.mean, half, three_events, draws }
            });
            let place = Place {
                arm: &before.arm,
                quantity: "casualties_averted",
                part: None,
                time: &at.time,
            };
            self.number(place, one, other);
        }
    }

    /// Half of the 95 % interval of a number of one side.
    fn half(&self, side: usize, std_error: Option<f64>, interval: Option<[f64; 2]>) -> Option<f64> {
        if self.several[side] {
            return interval.map(|[low, high]| 0.5 * (high - low));
        }
        // an expected value of the only draw has no error
        std_error.map(|error| HALF_OF_95 * error).or(self.certain[side].then_some(0.0))
    }

    fn number(&mut self, place: Place<'_>, before: Number, after: Number) {
        let difference = after.mean - before.mean;
        let exact = matches!(self.found.compared, Pairing::Paired { exact: true, .. });
        let paired = before.draws.as_ref().zip(after.draws.as_ref());
        let paired = paired.map(|(before, after)| (Paired::of(before, after), before.len() as f64));
        let (error, is_same) = match paired {
            Some((paired, _)) => (paired.error, paired.rose + paired.fell == 0),
            None => {
                let both = before.half.zip(after.half);
                (both.map(|(a, b)| (a * a + b * b).sqrt()), difference == 0.0)
            }
        };
        let error = error.map(|error| {
            let squares = [error, before.three_events, after.three_events].map(|part| part * part);
            squares.iter().sum::<f64>().sqrt()
        });
        if is_same {
            self.found.same += 1;
            return;
        }
        self.found.shifts.push(Shift {
            arm: place.arm.to_owned(),
            quantity: place.quantity,
            part: place.part.map(str::to_owned),
            time: place.time.to_owned(),
            before: before.mean,
            after: after.mean,
            relative: (before.mean != 0.0).then(|| difference / before.mean.abs()),
            error,
            moved: exact || error.is_some_and(|error| difference.abs() > error),
            rose: paired.map(|(paired, draws)| paired.rose as f64 / draws),
            fell: paired.map(|(paired, draws)| paired.fell as f64 / draws),
        });
    }
}

/// What one functional mine is of a rate or a risk; 1 of a count.
fn per_mine(quantity: Quantity, estimate: &Estimate, at: &AtTime) -> f64 {
    let functional = at.quantities.get(&Quantity::Functional).and_then(|entry| entry.whole());
    match (quantity, functional) {
        (Quantity::CasualtyRatePerDay | Quantity::IndividualRiskPerYear, Some(mines))
            if mines.mean > 0.0 =>
        {
            estimate.mean / mines.mean
        }
        _ => 1.0,
    }
}

/// A number in words.
fn named(quantity: Quantity, part: Option<&str>, at: &AtTime, arm: &str) -> String {
    let part = part.map_or_else(String::new, |part| format!(" of {part:?}"));
    format!("{}{part} at {} of {arm:?}", quantity.name(), at.time)
}
