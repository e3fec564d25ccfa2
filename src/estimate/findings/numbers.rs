//! The numbers of a run: simulated replicates, computed expected values, or both.

use crate::engine::{Column, Expected, ParameterDraw, Tally};

/// The numbers of a run. Expected values come from quadrature with several parameter draws: means
/// of few replicates would widen every uncertainty interval by chance. They also come from
/// quadrature where no replicate was simulated. Else they are means of the tally.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    /// The tally, where replicates were simulated.
    pub tally: Option<&'a Tally>,
    /// The computed expected values, if any; with a tally, of the same draws.
    pub expected: Option<&'a Expected>,
}

impl<'a> Numbers<'a> {
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
        self.tally.map(Tally::draws).or(self.expected.map(Expected::draws)).unwrap_or_default()
    }

    /// The expected count of a draw, at each time.
    pub(crate) fn draw_means(self, alternative: usize, column: Column, draw: usize) -> &'a [f64] {
        let expected = self.worked_out().map(|of| of.draw_means(alternative, column, draw));
        let sampled = || Some(self.tally?.draw_means(alternative, column, draw));
        expected.or_else(sampled).unwrap_or_default()
    }

    /// The probability of at least one casualty so far in a draw. It is given at each time.
    pub(crate) fn draw_any_casualty(self, alternative: usize, draw: usize) -> &'a [f64] {
        let expected = self.worked_out().map(|of| of.draw_any_casualty(alternative, draw));
        let sampled = || Some(self.tally?.draw_any_casualty(alternative, draw));
        expected.or_else(sampled).unwrap_or_default()
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
