//! What all fields came to: sums, squares and histograms of integers, kept by draw where draws differ.
//!
//! Fields are taken in in order, each count for itself, so that memory does not grow with fields and no result
//! depends on who lived them. Memory does grow with parameter draws: their expected values are what the epistemic
//! bands are made of.

use super::contest::{Contest, Outcome};
use super::counting::{CasualtyTally, CountTally, absorb_rate};
use super::field::{Column, Columns};
use super::histogram::Histogram;
use super::rates::Rates;
use super::twins::Twins;
use super::zeros::{Zeros, span};
use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::Point;
use rayon::prelude::*;

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
    /// Which had fewer casualties in the finished draws: for each arm, draw after draw, at each report time.
    outcomes: Vec<Vec<Option<Outcome>>>,
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
    /// Whether a mine was ever dormant: until then those able to function are the functional ones, and counted as such.
    slept: bool,
    casualties_per_day: Vec<Histogram>,
    individual_risk_per_year: Vec<Histogram>,
    casualties: CasualtyTally,
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
        let arm = || ArmTally {
            counts: vec![CountTally::new(times, reports); columns.count()],
            slept: false,
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
    pub(super) fn absorb<'t>(
        &mut self,
        fields: &[FieldCounts],
        rates: impl Fn(u32, usize) -> &'t Rates + Sync,
    ) {
        let (times, columns) = (self.times, self.columns);
        let (report, replicates) = (&self.report, self.replicates);
        let row = |column: usize| column * times..(column + 1) * times;
        self.arms.par_iter_mut().enumerate().for_each(|(arm, tally)| {
            let dormant = columns.index(Column::Dormant);
            let sleeps = |field: &FieldCounts| field.arms[arm][row(dormant)].iter().any(|&mines| mines > 0);
            if !tally.slept && fields.iter().any(sleeps) {
                tally.slept = true;
                tally.counts[columns.index(Column::AbleToFunction)] =
                    tally.counts[columns.index(Column::Functional)].clone();
            }
            let twins = Twins { columns, slept: tally.slept };
            let ArmTally { counts, casualties_per_day, individual_risk_per_year, casualties, .. } = tally;
            let functional = columns.index(Column::Functional);
            let hurt = columns.index(Column::Casualties);
            rayon::join(
                || {
                    let counts = counts.par_iter_mut().enumerate();
                    counts.filter(|&(column, _)| !twins.is_one(column)).for_each(|(column, count)| {
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
                        let factors = rates(field.draw, arm);
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

    fn count(&self, arm: usize, column: Column) -> &CountTally {
        let ArmTally { counts, slept, .. } = &self.arms[arm];
        let twins = Twins { columns: self.columns, slept: *slept };
        &counts[self.columns.index(twins.counted_as(column))]
    }

    /// Mean of a count over the fields of a draw, at each time.
    pub fn draw_means(&self, arm: usize, column: Column, draw: usize) -> &[f64] {
        &self.count(arm, column).means[draw * self.times..(draw + 1) * self.times]
    }

    /// Variance of a count over the fields of a draw, at a report time; none where a draw has a single field.
    pub fn draw_variance(&self, arm: usize, column: Column, draw: usize, report: usize) -> Option<f64> {
        self.count(arm, column).variances.get(draw * self.report.len() + report).copied()
    }

    /// Share of the fields of a draw with a casualty so far, at each time.
    pub fn draw_any_casualty(&self, arm: usize, draw: usize) -> &[f64] {
        &self.arms[arm].casualties.shares[draw * self.times..(draw + 1) * self.times]
    }

    /// Probabilities that a field of an arm has fewer casualties than, and as many as, another field of the baseline,
    /// in a draw, at a report time; none where a draw has a single field.
    pub fn fewer_and_equal(&self, arm: usize, draw: usize, report: usize) -> Option<Outcome> {
        self.outcomes[arm][draw * self.report.len() + report]
    }

    /// A count of all fields of all draws, at a time.
    pub fn histogram(&self, arm: usize, column: Column, time: usize) -> &Histogram {
        &self.count(arm, column).histograms[time]
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
        self.count(arm, column).report[report]
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
