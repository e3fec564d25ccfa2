//! A piece of a run: what a stretch of its fields came to, as sums, squares and histograms of whole
//! numbers.
//!
//! Fields are taken in in order, each count for itself, so that memory does not grow with fields
//! and no result depends on who lived them. Pieces that follow each other append to the piece of
//! both stretches: however a run is cut, all its pieces come to the same. Memory does grow with
//! parameter draws: their expected values are what the epistemic bands are made of.

use super::by_draw::ByDraw;
use super::contest::{Contest, Contests};
use super::counting::{AnyCasualty, CountTally, absorb_rate, merge};
use super::field::{Column, Columns};
use super::histogram::Histogram;
use super::in_order::in_order;
use super::job::Job;
use super::rates::Rates;
use super::twins::Twins;
use super::zeros::{Zeros, span};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The counts of one field, for each arm: `counts[column * times + time]`.
#[derive(Clone, Debug)]
pub(super) struct FieldCounts {
    pub(super) draw: u32,
    pub(super) field: u32,
    pub(super) arms: Vec<Vec<u64>>,
}

/// What a stretch of the fields of all draws, one draw after another, came to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Piece {
    pub(super) columns: Columns,
    pub(super) times: usize,
    report: Vec<usize>,
    baseline: usize,
    pub(super) replicates: u32,
    fields: Range<u64>,
    pub(super) arms: Vec<ArmPiece>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ArmPiece {
    pub(super) counts: Vec<CountTally>,
    /// Whether a mine was ever dormant: until then those able to function are the functional ones,
    /// and counted as such.
    pub(super) slept: bool,
    pub(super) casualties_per_day: Vec<Histogram>,
    pub(super) individual_risk_per_year: Vec<Histogram>,
    pub(super) any_casualty: ByDraw<AnyCasualty>,
    /// Differences of casualties, baseline less arm, of the same field: at each report time.
    pub(super) differences: Vec<Difference>,
    /// Casualties against the baseline's, at each report time.
    pub(super) contests: ByDraw<Contests>,
}

/// Sum and sum of squares of a difference over all fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Sum.
    pub sum: i128,
    /// Sum of squares.
    pub squares: u128,
}

/// A task that adds up numbers of an arm.
enum Task<'a> {
    /// The count of a column.
    Count(usize, &'a mut CountTally),
    /// Casualties a day, risk a year, and whether there was any casualty.
    Rates(&'a mut Vec<Histogram>, &'a mut Vec<Histogram>, &'a mut ByDraw<AnyCasualty>),
}

impl Piece {
    /// A piece that begins with that field, counted from the first of the first draw, and has none
    /// yet. Within a draw it begins with one of an even number, so that couples of fields stay
    /// together.
    pub fn begun(job: &Job<'_>, first: u64) -> Self {
        let columns = Columns { groups: job.plan.groups.len() };
        let (times, reports) = (job.grid.len(), job.grid.report().len());
        let arm = || ArmPiece {
            counts: vec![CountTally::new(times, reports); columns.count()],
            slept: false,
            casualties_per_day: vec![Histogram::default(); times],
            individual_risk_per_year: vec![Histogram::default(); times],
            any_casualty: ByDraw::new(AnyCasualty::new(times)),
            differences: vec![Difference::default(); reports],
            contests: ByDraw::new(Contests(vec![Contest::default(); reports])),
        };
        Self {
            columns,
            times,
            report: job.grid.report().to_vec(),
            baseline: job.plan.baseline,
            replicates: job.plan.replicates,
            fields: first..first,
            arms: job.plan.arms.iter().map(|_| arm()).collect(),
        }
    }

    /// The fields that are in, counted from the first of the first draw.
    pub fn fields(&self) -> Range<u64> {
        self.fields.clone()
    }

    /// Takes in the fields of a round, in order. Each arm, and each count of it, is a task of its
    /// own.
    pub(super) fn absorb<'t>(
        &mut self,
        fields: &[FieldCounts],
        rates_of: impl Fn(u32, usize) -> &'t Rates + Sync,
    ) {
        let (times, columns) = (self.times, self.columns);
        let (report, replicates, start) = (&self.report, self.replicates, self.fields.start);
        let row = |column: usize| column * times..(column + 1) * times;
        in_order(self.arms.iter_mut().enumerate(), |(arm, tally)| {
            let dormant = columns.index(Column::Dormant);
            let sleeps =
                |field: &FieldCounts| field.arms[arm][row(dormant)].iter().any(|&mines| mines > 0);
            if !tally.slept && fields.iter().any(sleeps) {
                tally.sleep(columns);
            }
            let twins = Twins { columns, slept: tally.slept };
            let ArmPiece {
                counts, casualties_per_day, individual_risk_per_year, any_casualty, ..
            } = tally;
            let functional = columns.index(Column::Functional);
            let hurt = columns.index(Column::Casualties);
            let counts = counts.iter_mut().enumerate().filter(|&(column, _)| !twins.is_one(column));
            let rates = std::iter::once(Task::Rates(
                casualties_per_day,
                individual_risk_per_year,
                any_casualty,
            ));
            let tasks = counts.map(|(column, count)| Task::Count(column, count)).chain(rates);
            in_order(tasks, |task| match task {
                Task::Count(column, count) => {
                    for field in fields {
                        count.absorb(&field.arms[arm][row(column)], report);
                        if field.is_last_of(replicates) {
                            count.draws.leave(field.began_after(start, replicates), replicates);
                        }
                    }
                    count.zeros.settle([&mut count.histograms[..]]);
                }
                Task::Rates(casualties_per_day, individual_risk_per_year, any_casualty) => {
                    let mut zeros = Zeros::new(times);
                    for field in fields {
                        let factors = rates_of(field.draw, arm);
                        let mines = &field.arms[arm][row(functional)];
                        let span = span(mines);
                        zeros.all_but(&span);
                        absorb_rate(
                            casualties_per_day,
                            &factors.casualties_per_day,
                            mines,
                            span.clone(),
                        );
                        absorb_rate(
                            individual_risk_per_year,
                            &factors.individual_risk_per_year,
                            mines,
                            span,
                        );
                        any_casualty.open.absorb(&field.arms[arm][row(hurt)]);
                        if field.is_last_of(replicates) {
                            any_casualty.leave(field.began_after(start, replicates), replicates);
                        }
                    }
                    zeros.settle([&mut casualties_per_day[..], &mut individual_risk_per_year[..]]);
                }
            });
        });
        for field in fields {
            self.compare(field);
        }
        self.fields.end += fields.len() as u64;
    }

    /// The casualties of each arm against those of the baseline.
    fn compare(&mut self, field: &FieldCounts) {
        let start = self.columns.index(Column::Casualties) * self.times;
        for (arm, tally) in self.arms.iter_mut().enumerate() {
            let (own, baseline) = (&field.arms[arm][start..], &field.arms[self.baseline][start..]);
            for ((difference, contest), &at) in
                tally.differences.iter_mut().zip(&mut tally.contests.open.0).zip(&self.report)
            {
                let averted = i128::from(baseline[at]) - i128::from(own[at]);
                difference.sum += averted;
                difference.squares += (averted * averted).unsigned_abs();
                contest.absorb(field.field, own[at], baseline[at]);
            }
            if field.is_last_of(self.replicates) {
                tally
                    .contests
                    .leave(field.began_after(self.fields.start, self.replicates), self.replicates);
            }
        }
    }

    /// Takes in the piece that follows: its first field comes after the last of this one.
    pub fn append(&mut self, next: Self) {
        assert_eq!(self.fields.end, next.fields.start, "pieces follow each other");
        let replicates = self.replicates;
        let draw = self.fields.end / u64::from(replicates);
        let whole = self.fields.start <= draw * u64::from(replicates);
        for (arm, next) in self.arms.iter_mut().zip(next.arms) {
            arm.append(next, self.columns, whole, replicates);
        }
        self.fields.end = next.fields.end;
    }
}

impl ArmPiece {
    /// From here on those able to function are counted for themselves.
    fn sleep(&mut self, columns: Columns) {
        self.slept = true;
        self.counts[columns.index(Column::AbleToFunction)] =
            self.counts[columns.index(Column::Functional)].clone();
    }

    fn append(&mut self, mut next: Self, columns: Columns, whole: bool, replicates: u32) {
        match (self.slept, next.slept) {
            (false, true) => self.sleep(columns),
            (true, false) => next.sleep(columns),
            (false, false) | (true, true) => {}
        }
        let twins = Twins { columns, slept: self.slept };
        for (column, (count, next)) in self.counts.iter_mut().zip(next.counts).enumerate() {
            if !twins.is_one(column) {
                count.append(next, whole, replicates);
            }
        }
        merge(&mut self.casualties_per_day, &next.casualties_per_day);
        merge(&mut self.individual_risk_per_year, &next.individual_risk_per_year);
        self.any_casualty.append(next.any_casualty, whole, replicates);
        self.contests.append(next.contests, whole, replicates);
        for (difference, next) in self.differences.iter_mut().zip(&next.differences) {
            difference.sum += next.sum;
            difference.squares += next.squares;
        }
    }
}

impl FieldCounts {
    const fn is_last_of(&self, replicates: u32) -> bool {
        self.field + 1 == replicates
    }

    /// Whether a piece that begins with `start` has the first field of this one's draw.
    const fn began_after(&self, start: u64, replicates: u32) -> bool {
        start <= self.draw as u64 * replicates as u64
    }
}
