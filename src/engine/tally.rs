//! What all fields came to: sums, squares and histograms of integers, kept by draw where draws differ.
//!
//! Fields are taken in in order, each count for itself, so that memory does not grow with fields and no result
//! depends on who lived them. Memory does grow with parameter draws: their expected values are what the epistemic
//! bands are made of.

use super::contest::Contest;
use super::field::{Column, Columns};
use super::histogram::Histogram;
use super::tables::Tables;
use super::zeros::{Zeros, span};
use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::Point;
use rayon::prelude::*;
use std::ops::Range;

/// The counts of one field, for each arm: `counts[column * times + time]`.
#[derive(Clone, Debug)]
pub(super) struct FieldCounts {
    pub(super) draw: u32,
    pub(super) field: u32,
    pub(super) arms: Vec<Vec<u64>>,
}

/// What all fields came to.
#[derive(Clone, Debug)]
pub struct Tally {
    columns: Columns,
    times: usize,
    report: Vec<usize>,
    baseline: usize,
    replicates: u32,
    arms: Vec<ArmTally>,
    /// Differences of casualties, baseline less arm, of the same field: at each report time, for each arm.
    differences: Vec<Vec<Difference>>,
    /// Casualties of the fields of the draw at work, against the baseline's: for each arm, at each report time.
    contests: Vec<Vec<Contest>>,
    /// Probabilities of fewer and of as many casualties of the finished draws: for each arm, draw after draw, at each
    /// report time.
    outcomes: Vec<Vec<Option<(f64, f64)>>>,
    draws: Vec<DrawFacts>,
}

/// A parameter draw that is done.
#[derive(Clone, Debug)]
pub struct DrawFacts {
    /// Its coordinates.
    pub point: Point,
    /// Its study.
    pub study: Study,
}

#[derive(Clone, Debug)]
struct ArmTally {
    counts: Vec<CountTally>,
    casualties_per_day: Vec<Histogram>,
    individual_risk_per_year: Vec<Histogram>,
    casualties: CasualtyTally,
}

/// One count of one arm.
#[derive(Clone, Debug)]
struct CountTally {
    /// Sum over the fields of the draw at work, at each time.
    sum: Vec<u128>,
    /// Mean over the fields of each finished draw, draw after draw, at each time.
    means: Vec<f64>,
    /// All fields of all draws, at each time.
    histograms: Vec<Histogram>,
    /// Sum and sum of squares over all fields, at each report time.
    report: Vec<(u128, u128)>,
    /// Fields whose count is 0 before its first and after its last value, not yet in the histograms.
    zeros: Zeros,
}

/// What is kept of casualties beside their count.
#[derive(Clone, Debug)]
struct CasualtyTally {
    /// Fields of the draw at work with a casualty, at each time.
    any: Vec<u64>,
    /// Share of the fields of each finished draw with a casualty, draw after draw, at each time.
    shares: Vec<f64>,
}

/// Sum and sum of squares of a difference over all fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Sum.
    pub sum: i128,
    /// Sum of squares.
    pub squares: u128,
}

impl Tally {
    pub(super) fn new(plan: &Plan, grid: &TimeGrid, columns: Columns) -> Self {
        let (times, reports) = (grid.len(), grid.report().len());
        let histograms = |count| vec![Histogram::default(); count];
        let count = || CountTally {
            sum: vec![0; times],
            means: Vec::new(),
            histograms: histograms(times),
            report: vec![(0, 0); reports],
            zeros: Zeros::new(times),
        };
        let arm = || ArmTally {
            counts: (0..columns.count()).map(|_| count()).collect(),
            casualties_per_day: histograms(times),
            individual_risk_per_year: histograms(times),
            casualties: CasualtyTally { any: vec![0; times], shares: Vec::new() },
        };
        Self {
            columns,
            times,
            report: grid.report().to_vec(),
            baseline: plan.baseline,
            replicates: plan.replicates,
            arms: plan.arms.iter().map(|_| arm()).collect(),
            differences: vec![vec![Difference::default(); reports]; plan.arms.len()],
            contests: vec![vec![Contest::default(); reports]; plan.arms.len()],
            outcomes: vec![Vec::new(); plan.arms.len()],
            draws: Vec::new(),
        }
    }

    /// Takes in the fields of a round, in order. Each arm, and each count of it, is a task of its own.
    pub(super) fn absorb<'t>(&mut self, fields: &[FieldCounts], tables: impl Fn(u32) -> &'t Tables + Sync) {
        let (times, columns) = (self.times, self.columns);
        let (report, replicates) = (&self.report, self.replicates);
        let row = |column: usize| column * times..(column + 1) * times;
        self.arms.par_iter_mut().enumerate().for_each(|(arm, tally)| {
            let ArmTally { counts, casualties_per_day, individual_risk_per_year, casualties } = tally;
            let functional = columns.index(Column::Functional);
            let hurt = columns.index(Column::Casualties);
            rayon::join(
                || {
                    counts.par_iter_mut().enumerate().for_each(|(column, count)| {
                        for field in fields {
                            count.absorb(&field.arms[arm][row(column)], report);
                            if field.is_last_of(replicates) {
                                count.finish_draw(replicates);
                            }
                        }
                        count.zeros.settle([&mut count.histograms[..]]);
                    });
                },
                || {
                    let mut zeros = Zeros::new(times);
                    for field in fields {
                        let factors = &tables(field.draw).arms[arm];
                        let mines = &field.arms[arm][row(functional)];
                        let span = span(mines);
                        zeros.all_but(&span);
                        absorb_rate(casualties_per_day, &factors.casualties_per_day, mines, span.clone());
                        absorb_rate(individual_risk_per_year, &factors.individual_risk_per_year, mines, span);
                        casualties.absorb(&field.arms[arm][row(hurt)]);
                        if field.is_last_of(replicates) {
                            casualties.finish_draw(replicates);
                        }
                    }
                    zeros.settle([&mut casualties_per_day[..], &mut individual_risk_per_year[..]]);
                },
            );
        });
        for field in fields {
            self.absorb_differences(field);
        }
    }

    fn absorb_differences(&mut self, field: &FieldCounts) {
        let start = self.columns.index(Column::Casualties) * self.times;
        for (arm, differences) in self.differences.iter_mut().enumerate() {
            for (difference, &at) in differences.iter_mut().zip(&self.report) {
                let count = |arm: usize| i128::from(field.arms[arm][start + at]);
                let averted = count(self.baseline) - count(arm);
                difference.sum += averted;
                difference.squares += (averted * averted).unsigned_abs();
            }
        }
        for (arm, contests) in self.contests.iter_mut().enumerate() {
            for (contest, &at) in contests.iter_mut().zip(&self.report) {
                contest.absorb(field.arms[arm][start + at], field.arms[self.baseline][start + at]);
            }
            if field.is_last_of(self.replicates) {
                self.outcomes[arm]
                    .extend(contests.iter_mut().map(|contest| std::mem::take(contest).outcome()));
            }
        }
    }

    /// Whether that draw is the next to be finished.
    pub(super) const fn awaits(&self, draw: u32) -> bool {
        self.draws.len() == draw as usize
    }

    /// Keeps what a finished draw was.
    pub(super) fn finish_draw(&mut self, point: Point, study: Study) {
        self.draws.push(DrawFacts { point, study });
    }

    /// Where each count stands.
    pub const fn columns(&self) -> Columns {
        self.columns
    }

    /// Fields of all draws.
    pub fn fields(&self) -> u64 {
        self.draws.len() as u64 * u64::from(self.replicates)
    }

    /// Fields of each draw.
    pub const fn replicates(&self) -> u32 {
        self.replicates
    }

    /// The parameter draws, in order.
    pub fn draws(&self) -> &[DrawFacts] {
        &self.draws
    }

    /// Mean of a count over the fields of a draw, at each time.
    pub fn draw_means(&self, arm: usize, column: Column, draw: usize) -> &[f64] {
        &self.arms[arm].counts[self.columns.index(column)].means[draw * self.times..(draw + 1) * self.times]
    }

    /// Share of the fields of a draw with a casualty so far, at each time.
    pub fn draw_any_casualty(&self, arm: usize, draw: usize) -> &[f64] {
        &self.arms[arm].casualties.shares[draw * self.times..(draw + 1) * self.times]
    }

    /// Probabilities that a field of an arm has fewer casualties than, and as many as, another field of the baseline,
    /// in a draw, at a report time; none where a draw has a single field.
    pub fn fewer_and_equal(&self, arm: usize, draw: usize, report: usize) -> Option<(f64, f64)> {
        self.outcomes[arm][draw * self.report.len() + report]
    }

    /// A count of all fields of all draws, at a time.
    pub fn histogram(&self, arm: usize, column: Column, time: usize) -> &Histogram {
        &self.arms[arm].counts[self.columns.index(column)].histograms[time]
    }

    /// Expected casualties per day of all fields of all draws, at a time.
    pub fn casualties_per_day(&self, arm: usize, time: usize) -> &Histogram {
        &self.arms[arm].casualties_per_day[time]
    }

    /// Individual risk per year of all fields of all draws, at a time.
    pub fn individual_risk_per_year(&self, arm: usize, time: usize) -> &Histogram {
        &self.arms[arm].individual_risk_per_year[time]
    }

    /// Sum and sum of squares of a count over all fields, at a report time.
    pub fn moments(&self, arm: usize, column: Column, report: usize) -> (u128, u128) {
        self.arms[arm].counts[self.columns.index(column)].report[report]
    }

    /// Casualties of the baseline less those of an arm in the same field, at a report time.
    pub fn difference(&self, arm: usize, report: usize) -> Difference {
        self.differences[arm][report]
    }
}

impl FieldCounts {
    const fn is_last_of(&self, replicates: u32) -> bool {
        self.field + 1 == replicates
    }
}

impl CountTally {
    fn absorb(&mut self, counts: &[u64], report: &[usize]) {
        let span = span(counts);
        self.zeros.all_but(&span);
        let (sums, histograms) = (&mut self.sum[span.clone()], &mut self.histograms[span.clone()]);
        for ((sum, histogram), &count) in sums.iter_mut().zip(histograms).zip(&counts[span]) {
            *sum += u128::from(count);
            histogram.add(count as f64);
        }
        for ((sum, squares), &at) in self.report.iter_mut().zip(report) {
            let count = u128::from(counts[at]);
            *sum += count;
            *squares += count * count;
        }
    }

    fn finish_draw(&mut self, replicates: u32) {
        for sum in &mut self.sum {
            self.means.push(*sum as f64 / f64::from(replicates));
            *sum = 0;
        }
    }
}

impl CasualtyTally {
    fn absorb(&mut self, counts: &[u64]) {
        // casualties so far do not fall
        let first = counts.partition_point(|&count| count == 0);
        for (any, &count) in self.any[first..].iter_mut().zip(&counts[first..]) {
            *any += u64::from(count > 0);
        }
    }

    fn finish_draw(&mut self, replicates: u32) {
        for any in &mut self.any {
            self.shares.push(*any as f64 / f64::from(replicates));
            *any = 0;
        }
    }
}

/// Counts a rate: so much for each functional mine, where there is any.
fn absorb_rate(histograms: &mut [Histogram], factors: &[f64], functional: &[u64], span: Range<usize>) {
    let factors = &factors[span.clone()];
    let functional = &functional[span.clone()];
    for ((histogram, factor), &mines) in histograms[span].iter_mut().zip(factors).zip(functional) {
        histogram.add(factor * mines as f64);
    }
}
