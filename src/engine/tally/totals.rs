//! Results of all replicates of a run.

use super::count::{CountOfDraw, CountTally};
use super::equal_counts::EqualCounts;
use super::events::{Column, Columns};
use super::histogram::Histogram;
use super::mann_whitney::RankOutcome;
use super::partial::{Difference, PartialTally};
use crate::engine::run_spec::{Job, ParameterDraw};
use std::sync::Arc;

/// Tally of all replicates of a run.
#[derive(Clone, Debug)]
pub struct Tally {
    partial: PartialTally,
    draws: Arc<[ParameterDraw]>,
}

impl Tally {
    /// The tally from the partial tally with all replicates of a run.
    pub fn of(job: &Job<'_>, partial: PartialTally) -> Self {
        let plan = job.plan;
        assert_eq!(partial.total_replicates(), 0..plan.total_replicates(), "all replicates are in");
        Self { partial, draws: Arc::clone(&job.draws) }
    }

    /// Order of the counts.
    pub const fn columns(&self) -> Columns {
        self.partial.columns
    }

    /// Replicates of all draws.
    pub fn total_replicates(&self) -> u64 {
        self.partial.total_replicates().end
    }

    /// Replicates of each draw.
    pub const fn replicates(&self) -> u32 {
        self.partial.replicates
    }

    /// Parameter draws, in order.
    pub fn draws(&self) -> &[ParameterDraw] {
        &self.draws
    }

    fn count(&self, alternative: usize, column: Column) -> &CountTally {
        let (alternative, columns) =
            (&self.partial.alternatives[alternative], self.partial.columns);
        let equal_counts = EqualCounts { columns, slept: alternative.slept };
        &alternative.counts[columns.index(equal_counts.counted_as(column))]
    }

    fn of_draw(&self, alternative: usize, column: Column, draw: usize) -> &CountOfDraw {
        &self.count(alternative, column).draws.finished()[draw]
    }

    /// Mean of a count over a draw's replicates, at each time.
    pub fn draw_means(&self, alternative: usize, column: Column, draw: usize) -> &[f64] {
        &self.of_draw(alternative, column, draw).means
    }

    /// Sample variance of a count in a draw, at a report time. `None` where a draw has a single
    /// replicate.
    pub fn draw_variance(
        &self,
        alternative: usize,
        column: Column,
        draw: usize,
        report: usize,
    ) -> Option<f64> {
        self.of_draw(alternative, column, draw).variance(self.replicates(), report)
    }

    /// Share of a draw's replicates with a casualty so far. One value for each time.
    pub fn draw_any_casualty(&self, alternative: usize, draw: usize) -> &[f64] {
        &self.partial.alternatives[alternative].any_casualty.finished()[draw]
    }

    /// Probabilities of fewer and of equal casualties than the baseline's. They compare a replicate
    /// of the alternative with another of the baseline. For a draw and a report time; `None` where
    /// a draw has a single replicate.
    pub fn fewer_and_equal(
        &self,
        alternative: usize,
        draw: usize,
        report: usize,
    ) -> Option<RankOutcome> {
        self.partial.alternatives[alternative].rank_comparisons.finished()[draw][report]
    }

    /// Histogram of a count over all replicates, at a time.
    pub fn histogram(&self, alternative: usize, column: Column, time: usize) -> &Histogram {
        &self.count(alternative, column).histograms[time]
    }

    /// Histogram of expected casualties per day over all replicates, at a time.
    pub fn casualties_per_day(&self, alternative: usize, time: usize) -> &Histogram {
        &self.partial.alternatives[alternative].casualties_per_day[time]
    }

    /// Histogram of individual risk per year over all replicates, at a time.
    pub fn individual_risk_per_year(&self, alternative: usize, time: usize) -> &Histogram {
        &self.partial.alternatives[alternative].individual_risk_per_year[time]
    }

    /// Sum and sum of squares of a count, at a report time. They are over all replicates.
    pub fn moments(&self, alternative: usize, column: Column, report: usize) -> (u128, u128) {
        let draws =
            self.count(alternative, column).draws.finished().iter().map(|draw| draw.report[report]);
        draws.fold((0, 0), |all, draw| (all.0 + draw.0, all.1 + draw.1))
    }

    /// Casualties averted against the baseline, at a report time. They are the baseline's less the
    /// alternative's in the same replicate.
    pub fn difference(&self, alternative: usize, report: usize) -> Difference {
        self.partial.alternatives[alternative].differences[report]
    }
}
