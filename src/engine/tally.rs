//! What all fields came to, for those who read it.

use super::contest::Outcome;
use super::counting::{CountOfDraw, CountTally};
use super::field::{Column, Columns};
use super::histogram::Histogram;
use super::job::{Job, ParameterDraw};
use super::piece::{Difference, Piece};
use super::twins::Twins;
use std::sync::Arc;

/// What all fields came to.
#[derive(Clone, Debug)]
pub struct Tally {
    piece: Piece,
    draws: Arc<[ParameterDraw]>,
}

impl Tally {
    /// Of the piece that has all fields of a run.
    pub fn of(job: &Job<'_>, piece: Piece) -> Self {
        let plan = job.plan;
        assert_eq!(piece.fields(), 0..plan.fields(), "all fields are in");
        Self { piece, draws: Arc::clone(&job.draws) }
    }

    /// Where each count stands.
    pub const fn columns(&self) -> Columns {
        self.piece.columns
    }

    /// Fields of all draws.
    pub fn fields(&self) -> u64 {
        self.piece.fields().end
    }

    /// Fields of each draw.
    pub const fn replicates(&self) -> u32 {
        self.piece.replicates
    }

    /// The parameter draws, in order.
    pub fn draws(&self) -> &[ParameterDraw] {
        &self.draws
    }

    fn count(&self, arm: usize, column: Column) -> &CountTally {
        let (arm, columns) = (&self.piece.arms[arm], self.piece.columns);
        let twins = Twins { columns, slept: arm.slept };
        &arm.counts[columns.index(twins.counted_as(column))]
    }

    fn of_draw(&self, arm: usize, column: Column, draw: usize) -> &CountOfDraw {
        &self.count(arm, column).draws.settled()[draw]
    }

    /// Mean of a count over the fields of a draw, at each time.
    pub fn draw_means(&self, arm: usize, column: Column, draw: usize) -> &[f64] {
        &self.of_draw(arm, column, draw).means
    }

    /// Variance of a count over the fields of a draw, at a report time; none where a draw has a
    /// single field.
    pub fn draw_variance(
        &self,
        arm: usize,
        column: Column,
        draw: usize,
        report: usize,
    ) -> Option<f64> {
        self.of_draw(arm, column, draw).variance(self.replicates(), report)
    }

    /// Share of the fields of a draw with a casualty so far, at each time.
    pub fn draw_any_casualty(&self, arm: usize, draw: usize) -> &[f64] {
        &self.piece.arms[arm].any_casualty.settled()[draw]
    }

    /// Probabilities that a field of an arm has fewer casualties than, and as many as, another
    /// field of the baseline, in a draw, at a report time; none where a draw has a single field.
    pub fn fewer_and_equal(&self, arm: usize, draw: usize, report: usize) -> Option<Outcome> {
        self.piece.arms[arm].contests.settled()[draw][report]
    }

    /// A count of all fields of all draws, at a time.
    pub fn histogram(&self, arm: usize, column: Column, time: usize) -> &Histogram {
        &self.count(arm, column).histograms[time]
    }

    /// Expected casualties per day of all fields of all draws, at a time.
    pub fn casualties_per_day(&self, arm: usize, time: usize) -> &Histogram {
        &self.piece.arms[arm].casualties_per_day[time]
    }

    /// Individual risk per year of all fields of all draws, at a time.
    pub fn individual_risk_per_year(&self, arm: usize, time: usize) -> &Histogram {
        &self.piece.arms[arm].individual_risk_per_year[time]
    }

    /// Sum and sum of squares of a count over all fields, at a report time.
    pub fn moments(&self, arm: usize, column: Column, report: usize) -> (u128, u128) {
        let draws = self.count(arm, column).draws.settled().iter().map(|draw| draw.report[report]);
        draws.fold((0, 0), |all, draw| (all.0 + draw.0, all.1 + draw.1))
    }

    /// Casualties of the baseline less those of an arm in the same field, at a report time.
    pub fn difference(&self, arm: usize, report: usize) -> Difference {
        self.piece.arms[arm].differences[report]
    }
}
