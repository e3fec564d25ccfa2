//! Compares two results: changed inputs and shifted numbers.

use super::RunRecord;
use super::findings::precision::NONE_SEEN;
use super::pairing::Paired;
use crate::question::{Assumption, Engines, Provenance, Quantity};
use crate::results::{
    AlternativeFindings, AtTime, Change, Comparison, DrawTable, Estimate, Findings, HALF_OF_95,
    Pairing, Shift, Shifts,
};

/// Compares the second result with the first.
pub fn shifts(before: RunRecord<'_>, after: RunRecord<'_>) -> Shifts {
    let changes = changes(before.findings, after.findings);
    let changed: Vec<&str> = changes.iter().map(|change| change.what.as_str()).collect();
    let compared = Pairing::of(before, after, &changed);
    let tables =
        before.draws.zip(after.draws).filter(|_| matches!(compared, Pairing::Paired { .. }));
    let mut found = Shifts { changes, compared, shifts: vec![], same: 0, unmatched: vec![] };
    let runs = [before, after].map(|run| &run.findings.provenance);
    let tables = tables.map(|(one, other)| [one, other]);
    Comparing { tables, runs, found: &mut found }.whole(before.findings, after.findings);
    found.shifts.sort_by(|one, other| other.size().total_cmp(&one.size()));
    found
}

/// The engine of each kind of number. Empty for results that do not name it.
fn engines(made: Option<&Engines>) -> String {
    made.map_or_else(String::new, |made| {
        let replicates = made.replicates.as_deref().unwrap_or("none");
        format!("expected values {}, replicates {replicates}", made.expected_values)
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
    let mut changes: Vec<Change> = vec![];
    let mut change = |what: &str, before: Option<String>, after: Option<String>| {
        if before != after {
            changes.push(Change { what: what.to_owned(), before, after });
        }
    };
    for ((what, before), (_, after)) in made(before).into_iter().zip(made(after)) {
        change(what, Some(before), Some(after));
    }
    let value = |assumption: Option<&Assumption>| assumption.map(|of| of.value.clone());
    let same_key = |a: &Assumption, b: &Assumption| a.path == b.path;
    for [one, other] in side_by_side(&before.assumptions, &after.assumptions, same_key) {
        let path = one.or(other).map_or("", |assumption| &assumption.path);
        change(path, value(one), value(other));
    }
    changes
}

/// A number of one result.
struct ShiftedNumber {
    mean: f64,
    /// Half of its 95 % interval; none where its error is unknown.
    half: Option<f64>,
    /// The value of three events in all replicates. Scatter may fail to show them. It is 0 for an
    /// expected value.
    three_events: f64,
    /// Its values in the draws, where results are paired.
    draws: Option<Vec<f64>>,
}

/// The location of a number in a result.
#[derive(Clone, Copy)]
struct Location<'a> {
    alternative: &'a str,
    quantity: &'static str,
    part: Option<&'a str>,
    time: &'a str,
}

/// The comparison of two results, in progress.
struct Comparing<'a> {
    /// The tables of draws of both, where results are paired.
    tables: Option<[&'a DrawTable; 2]>,
    /// The provenance of both.
    runs: [&'a Provenance; 2],
    found: &'a mut Shifts,
}

/// Matches the entries of two lists. The order is that of the first, then come the new entries of
/// the second.
fn side_by_side<'a, T>(
    before: &'a [T],
    after: &'a [T],
    are_same: impl Fn(&T, &T) -> bool,
) -> Vec<[Option<&'a T>; 2]> {
    let other = |one: &T| after.iter().find(|other| are_same(one, other));
    let is_new = |other: &&T| !before.iter().any(|one| are_same(one, other));
    let new = after.iter().filter(is_new).map(|other| [None, Some(other)]);
    before.iter().map(|one| [Some(one), other(one)]).chain(new).collect()
}

impl Comparing<'_> {
    fn whole(&mut self, before: &Findings, after: &Findings) {
        let same_name = |a: &AlternativeFindings, b: &AlternativeFindings| a.name == b.name;
        for pair in side_by_side(&before.alternatives, &after.alternatives, same_name) {
            let named = |of: &AlternativeFindings| format!("the alternative {:?}", of.name);
            let Some([one, other]) = self.both(pair, named) else { continue };
            for pair in side_by_side(&one.at, &other.at, |a, b| a.days == b.days) {
                let named = |at: &AtTime| format!("{} of {:?}", at.time, one.name);
                if let Some([before, after]) = self.both(pair, named) {
                    self.time(&one.name, before, after);
                }
            }
        }
        for one in &before.comparison {
            let is_same = |other: &&Comparison| {
                (&one.alternative, &one.baseline) == (&other.alternative, &other.baseline)
            };
            let named = |of: &Comparison| format!("{:?} against {:?}", of.alternative, of.baseline);
            let pair = [Some(one), after.comparison.iter().find(is_same)];
            if let Some([one, other]) = self.both(pair, named) {
                self.averted(one, other);
            }
        }
    }

    /// The entries of both results; notes one that only one of the results has.
    fn both<'a, T>(
        &mut self,
        pair: [Option<&'a T>; 2],
        named: impl Fn(&T) -> String,
    ) -> Option<[&'a T; 2]> {
        if let [Some(one), Some(other)] = pair {
            return Some([one, other]);
        }
        for (one, side) in pair.into_iter().zip(["first", "second"]) {
            let what = one.map(|one| format!("{}, in the {side} alone", named(one)));
            self.found.unmatched.extend(what);
        }
        None
    }

    /// The values of a number in the draws of one side, where results are paired.
    fn draws(&self, side: usize, output: &str) -> Option<Vec<f64>> {
        self.tables?[side].values_of(output)
    }

    fn time(&mut self, alternative: &str, before: &AtTime, after: &AtTime) {
        let [ones, others] = [before, after].map(AtTime::numbers);
        for pair in side_by_side(&ones, &others, |a, b| (a.0, a.1) == (b.0, b.1)) {
            let named = |of: &(Quantity, Option<&str>, _)| named(of.0, of.1, before, alternative);
            let Some([one, other]) = self.both(pair, named) else { continue };
            let (quantity, part, _) = *one;
            let [one, other] = [(0, one.2, before), (1, other.2, after)].map(|(side, of, at)| {
                let three_events = self.three_events(side) * per_mine(quantity, of, at);
                ShiftedNumber {
                    mean: of.mean,
                    half: self.half(side, of.std_error, of.interval),
                    three_events: of.upper_limit_95.unwrap_or(three_events),
                    draws: self
                        .draws(side, &DrawTable::output(alternative, quantity, &at.time, part)),
                }
            });
            let (quantity, time) = (quantity.name(), before.time.as_str());
            self.number(Location { alternative, quantity, part, time }, one, other);
        }
    }

    /// Compares casualties averted. In a draw, these are the casualties of the baseline less those
    /// of the alternative.
    fn averted(&mut self, before: &Comparison, after: &Comparison) {
        for at in &before.at {
            let Some(other) = after.at.iter().find(|other| other.days == at.days) else { continue };
            let [one, other] = [(0, at), (1, other)].map(|(side, at): (usize, _)| {
                let averted = at.casualties_averted;
                let casualties = |of: &str| {
                    self.draws(side, &DrawTable::output(of, Quantity::Casualties, &at.time, None))
                };
                let draws = casualties(&before.baseline).zip(casualties(&before.alternative));
                ShiftedNumber {
                    mean: averted.mean,
                    half: self.half(side, averted.std_error, averted.interval),
                    three_events: self.three_events(side),
                    draws: draws.map(|(baseline, own)| {
                        baseline.iter().zip(own).map(|(baseline, own)| baseline - own).collect()
                    }),
                }
            });
            let (alternative, time) = (before.alternative.as_str(), at.time.as_str());
            let quantity = "casualties_averted";
            self.number(Location { alternative, quantity, part: None, time }, one, other);
        }
    }

    /// Half of the 95 % interval of a number of one side.
    fn half(&self, side: usize, std_error: Option<f64>, interval: Option<[f64; 2]>) -> Option<f64> {
        let made = self.runs[side];
        if made.draws > 1 {
            return interval.map(|[low, high]| 0.5 * (high - low));
        }
        // an expected value of a single draw has no error
        let certain = made.draws == 1 && !made.means_are_sampled();
        std_error.map(|error| HALF_OF_95 * error).or(certain.then_some(0.0))
    }

    /// The value of three events over all replicates of one side. 0 for expected values.
    fn three_events(&self, side: usize) -> f64 {
        let made = self.runs[side];
        if made.means_are_sampled() {
            NONE_SEEN / made.total_replicates().max(1) as f64
        } else {
            0.0
        }
    }

    fn number(&mut self, place: Location<'_>, before: ShiftedNumber, after: ShiftedNumber) {
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
            alternative: place.alternative.to_owned(),
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

/// The contribution of one functional mine to a rate or a risk. 1 for a count.
fn per_mine(quantity: Quantity, estimate: &Estimate, at: &AtTime) -> f64 {
    match (quantity, at.whole(Quantity::Functional)) {
        (Quantity::CasualtyRatePerDay | Quantity::IndividualRiskPerYear, Some(mines))
            if mines.mean > 0.0 =>
        {
            estimate.mean / mines.mean
        }
        _ => 1.0,
    }
}

/// The name of a number in text.
fn named(quantity: Quantity, part: Option<&str>, at: &AtTime, alternative: &str) -> String {
    let part = part.map_or_else(String::new, |part| format!(" of {part:?}"));
    format!("{}{part} at {} of {alternative:?}", quantity.name(), at.time)
}
