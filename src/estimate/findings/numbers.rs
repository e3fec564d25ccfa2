//! The numbers of a run: simulated replicates, computed expected values, or both.

use crate::engine::{Column, Expected, ParameterDraw, Tally};

/// The numbers of a run. Expected values come from quadrature with several parameter draws: means
/// of few replicates would widen every uncertainty interval by chance. They also come from
/// quadrature where no replicate was simulated. Else they are means of the tally.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    tally: Option<&'a Tally>,
    expected: Option<&'a Expected>,
}

impl<'a> Numbers<'a> {
    /// Replicates alone.
    pub const fn of_tally(tally: &'a Tally) -> Self {
        Self { tally: Some(tally), expected: None }
    }

    /// Expected values alone.
    pub const fn expected(expected: &'a Expected) -> Self {
        Self { tally: None, expected: Some(expected) }
    }

    /// Both, of the same draws.
    pub const fn of_both(tally: &'a Tally, expected: &'a Expected) -> Self {
        Self { tally: Some(tally), expected: Some(expected) }
    }

    /// The tally, where replicates were simulated.
    pub(crate) const fn tally(self) -> Option<&'a Tally> {
        self.tally
    }

    /// The tally, where expected values are its means.
    pub(crate) fn sampled(self) -> Option<&'a Tally> {
        self.tally.filter(|_| self.worked_out().is_none())
    }

    /// Expected values without sampling error, where these are reported.
    fn worked_out(self) -> Option<&'a Expected> {
        self.expected.filter(|expected| expected.draws().len() > 1 || self.tally.is_none())
    }

    /// The parameter draws, in order.
    pub(crate) fn draws(self) -> &'a [ParameterDraw] {
        match (self.tally, self.expected) {
            (Some(tally), _) => tally.draws(),
            (None, Some(expected)) => expected.draws(),
            (None, None) => &[],
        }
    }

    /// The expected count of a draw, at each time.
    pub(crate) fn draw_means(self, alternative: usize, column: Column, draw: usize) -> &'a [f64] {
        match (self.worked_out(), self.tally) {
            (Some(expected), _) => expected.draw_means(alternative, column, draw),
            (None, Some(tally)) => tally.draw_means(alternative, column, draw),
            (None, None) => &[],
        }
    }

    /// The probability of at least one casualty so far in a draw. It is given at each time.
    pub(crate) fn draw_any_casualty(self, alternative: usize, draw: usize) -> &'a [f64] {
        match (self.worked_out(), self.tally) {
            (Some(expected), _) => expected.draw_any_casualty(alternative, draw),
            (None, Some(tally)) => tally.draw_any_casualty(alternative, draw),
            (None, None) => &[],
        }
    }

    /// The best known expected functional mines of a draw, at each time. The risk compared with
    /// criteria should not scatter by chance.
    pub(crate) fn functional(self, alternative: usize, draw: usize) -> &'a [f64] {
        match self.expected {
            Some(expected) => expected.draw_means(alternative, Column::Functional, draw),
            None => self.draw_means(alternative, Column::Functional, draw),
        }
    }
}
