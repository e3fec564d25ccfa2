//! Partial tally of a run: consecutive replicates as sums, squares and histograms.
//!
//! Replicates are added in order, each count by itself. So memory does not grow with replicates,
//! and no result depends on the thread that simulated them. A partial tally appends the next one.
//! All cuts of a run give the same total. Memory does grow with parameter draws, because their
//! expected values determine the uncertainty intervals.

use super::absences::{Absences, span};
use super::by_draw::ByDraw;
use super::count::{AnyCasualty, CountTally, absorb_rate, merge};
use super::equal_counts::EqualCounts;
use super::events::{Column, Columns};
use super::histogram::Histogram;
use super::mann_whitney::{RankComparison, RankComparisons};
use super::rates::Rates;
use crate::engine::parallel::in_order;
use crate::engine::run_spec::Job;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Counts of one replicate, for each alternative: `counts[column * times + time]`.
#[derive(Clone, Debug)]
pub(crate) struct ReplicateCounts {
    pub(crate) draw: u32,
    pub(crate) replicate: u32,
    pub(crate) alternatives: Vec<Vec<u64>>,
}

/// Tally of consecutive replicates, in the order of draws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartialTally {
    pub(crate) columns: Columns,
    pub(crate) times: usize,
    pub(super) report: Vec<usize>,
    pub(super) baseline: usize,
    pub(crate) replicates: u32,
    pub(super) total_replicates: Range<u64>,
    pub(crate) alternatives: Vec<PartialAlternativeTally>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PartialAlternativeTally {
    pub(crate) counts: Vec<CountTally>,
    /// Whether a mine was ever dormant. Until then the mines able to function are the functional
    /// ones, and share their tally.
    pub(crate) slept: bool,
    pub(crate) casualties_per_day: Vec<Histogram>,
    pub(crate) individual_risk_per_year: Vec<Histogram>,
    pub(crate) any_casualty: ByDraw<AnyCasualty>,
    /// Differences of casualties at each report time. They are the baseline's less the
    /// alternative's in the same replicate.
    pub(crate) differences: Vec<Difference>,
    /// Casualties compared with the baseline's, at each report time.
    pub(crate) rank_comparisons: ByDraw<RankComparisons>,
}

/// Sum and sum of squares of a difference over all replicates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Sum.
    pub sum: i128,
    /// Sum of squares.
    pub squares: u128,
}

/// A task that adds numbers of an alternative.
enum CountTask<'a> {
    /// The count of a column.
    Count(usize, &'a mut CountTally),
    /// Casualties a day, risk a year, and whether there was any casualty.
    Rates(&'a mut Vec<Histogram>, &'a mut Vec<Histogram>, &'a mut ByDraw<AnyCasualty>),
}

impl PartialTally {
    /// An empty partial tally that begins with replicate `first`. It is counted from the first of
    /// the first draw. Within a draw, it must begin with an even number, so that couples of
    /// replicates stay together.
    pub fn started(job: &Job<'_>, first: u64) -> Self {
        let columns = Columns { groups: job.plan.groups.len() };
        let (times, reports) = (job.grid.len(), job.grid.report().len());
        let alternative = || PartialAlternativeTally {
            counts: vec![CountTally::new(times, reports); columns.count()],
            slept: false,
            casualties_per_day: vec![Histogram::default(); times],
            individual_risk_per_year: vec![Histogram::default(); times],
            any_casualty: ByDraw::new(AnyCasualty::new(times)),
            differences: vec![Difference::default(); reports],
            rank_comparisons: ByDraw::new(RankComparisons(vec![
                RankComparison::default();
                reports
            ])),
        };
        Self {
            columns,
            times,
            report: job.grid.report().to_vec(),
            baseline: job.plan.baseline,
            replicates: job.plan.replicates,
            total_replicates: first..first,
            alternatives: job.plan.alternatives.iter().map(|_| alternative()).collect(),
        }
    }

    /// Range of the added replicates. They are counted from the first of the first draw.
    pub fn total_replicates(&self) -> Range<u64> {
        self.total_replicates.clone()
    }

    /// Adds the replicates of a chunk, in order. Each count of each alternative is a task of its
    /// own.
    pub(crate) fn absorb<'t>(
        &mut self,
        total_replicates: &[ReplicateCounts],
        rates_of: impl Fn(u32, usize) -> &'t Rates + Sync,
    ) {
        let (times, columns) = (self.times, self.columns);
        let (report, replicates, start) =
            (&self.report, self.replicates, self.total_replicates.start);
        let row = |column: usize| column * times..(column + 1) * times;
        in_order(self.alternatives.iter_mut().enumerate(), |(alternative, tally)| {
            let dormant = columns.index(Column::Dormant);
            let sleeps = |replicate: &ReplicateCounts| {
                replicate.alternatives[alternative][row(dormant)].iter().any(|&mines| mines > 0)
            };
            if !tally.slept && total_replicates.iter().any(sleeps) {
                tally.sleep(columns);
            }
            let equal_counts = EqualCounts { columns, slept: tally.slept };
            let PartialAlternativeTally {
                counts,
                casualties_per_day,
                individual_risk_per_year,
                any_casualty,
                ..
            } = tally;
            let functional = columns.index(Column::Functional);
            let add_casualties = columns.index(Column::Casualties);
            let counts =
                counts.iter_mut().enumerate().filter(|&(column, _)| !equal_counts.is_one(column));
            let rates = std::iter::once(CountTask::Rates(
                casualties_per_day,
                individual_risk_per_year,
                any_casualty,
            ));
            let tasks = counts.map(|(column, count)| CountTask::Count(column, count)).chain(rates);
            in_order(tasks, |task| match task {
                CountTask::Count(column, count) => {
                    for replicate in total_replicates {
                        count.absorb(&replicate.alternatives[alternative][row(column)], report);
                        if replicate.is_last_of(replicates) {
                            count.draws.leave(replicate.began_after(start, replicates), replicates);
                        }
                    }
                    count.zeros.finish([&mut count.histograms[..]]);
                }
                CountTask::Rates(casualties_per_day, individual_risk_per_year, any_casualty) => {
                    let mut zeros = Absences::new(times);
                    for replicate in total_replicates {
                        let factors = rates_of(replicate.draw, alternative);
                        let mines = &replicate.alternatives[alternative][row(functional)];
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
                        any_casualty
                            .open
                            .absorb(&replicate.alternatives[alternative][row(add_casualties)]);
                        if replicate.is_last_of(replicates) {
                            any_casualty
                                .leave(replicate.began_after(start, replicates), replicates);
                        }
                    }
                    zeros.finish([&mut casualties_per_day[..], &mut individual_risk_per_year[..]]);
                }
            });
        });
        for replicate in total_replicates {
            self.compare(replicate);
        }
        self.total_replicates.end += total_replicates.len() as u64;
    }

    /// Compares the casualties of each alternative with those of the baseline.
    fn compare(&mut self, replicate: &ReplicateCounts) {
        let start = self.columns.index(Column::Casualties) * self.times;
        for (alternative, tally) in self.alternatives.iter_mut().enumerate() {
            let (own, baseline) = (
                &replicate.alternatives[alternative][start..],
                &replicate.alternatives[self.baseline][start..],
            );
            for ((difference, rank_comparison), &at) in tally
                .differences
                .iter_mut()
                .zip(&mut tally.rank_comparisons.open.0)
                .zip(&self.report)
            {
                let averted = i128::from(baseline[at]) - i128::from(own[at]);
                difference.sum += averted;
                difference.squares += (averted * averted).unsigned_abs();
                rank_comparison.absorb(replicate.replicate, own[at], baseline[at]);
            }
            if replicate.is_last_of(self.replicates) {
                tally.rank_comparisons.leave(
                    replicate.began_after(self.total_replicates.start, self.replicates),
                    self.replicates,
                );
            }
        }
    }

    /// Appends the next partial tally, which begins after the last replicate.
    pub fn append(&mut self, next: Self) {
        assert_eq!(
            self.total_replicates.end, next.total_replicates.start,
            "pieces follow each other"
        );
        let replicates = self.replicates;
        let draw = self.total_replicates.end / u64::from(replicates);
        let whole = self.total_replicates.start <= draw * u64::from(replicates);
        for (alternative, next) in self.alternatives.iter_mut().zip(next.alternatives) {
            alternative.append(next, self.columns, whole, replicates);
        }
        self.total_replicates.end = next.total_replicates.end;
    }
}

impl PartialAlternativeTally {
    /// Starts a separate tally of the mines able to function.
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
        let equal_counts = EqualCounts { columns, slept: self.slept };
        for (column, (count, next)) in self.counts.iter_mut().zip(next.counts).enumerate() {
            if !equal_counts.is_one(column) {
                count.append(next, whole, replicates);
            }
        }
        merge(&mut self.casualties_per_day, &next.casualties_per_day);
        merge(&mut self.individual_risk_per_year, &next.individual_risk_per_year);
        self.any_casualty.append(next.any_casualty, whole, replicates);
        self.rank_comparisons.append(next.rank_comparisons, whole, replicates);
        for (difference, next) in self.differences.iter_mut().zip(&next.differences) {
            difference.sum += next.sum;
            difference.squares += next.squares;
        }
    }
}

impl ReplicateCounts {
    const fn is_last_of(&self, replicates: u32) -> bool {
        self.replicate + 1 == replicates
    }

    /// Whether a partial tally has the first replicate of this one's draw. The partial tally begins
    /// with `start`.
    const fn began_after(&self, start: u64, replicates: u32) -> bool {
        start <= self.draw as u64 * replicates as u64
    }
}
