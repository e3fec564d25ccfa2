//! Where a run's numbers come from: fields that were lived, expected values that were worked out,
//! or both.

use crate::engine::{Column, Expected, ParameterDraw, Tally};

/// The numbers of a run. Expected values come from quadrature where there are several parameter
/// draws, because means of few fields would widen every epistemic band by luck, or where no field
/// was lived; else they are means of fields.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    fields: Option<&'a Tally>,
    expected: Option<&'a Expected>,
}

impl<'a> Numbers<'a> {
    /// Fields alone.
    pub const fn of_fields(fields: &'a Tally) -> Self {
        Self { fields: Some(fields), expected: None }
    }

    /// Expected values alone.
    pub const fn expected(expected: &'a Expected) -> Self {
        Self { fields: None, expected: Some(expected) }
    }

    /// Both, of the same draws.
    pub const fn of_both(fields: &'a Tally, expected: &'a Expected) -> Self {
        Self { fields: Some(fields), expected: Some(expected) }
    }

    /// The fields, where any were lived.
    pub(super) const fn fields(self) -> Option<&'a Tally> {
        self.fields
    }

    /// The fields, where expected values are means of them.
    pub(super) fn sampled(self) -> Option<&'a Tally> {
        self.fields.filter(|_| self.worked_out().is_none())
    }

    /// Expected values without sampling error, where they are what is reported.
    fn worked_out(self) -> Option<&'a Expected> {
        self.expected.filter(|expected| expected.draws().len() > 1 || self.fields.is_none())
    }

    /// The parameter draws, in order.
    pub(super) fn draws(self) -> &'a [ParameterDraw] {
        match (self.fields, self.expected) {
            (Some(fields), _) => fields.draws(),
            (None, Some(expected)) => expected.draws(),
            (None, None) => &[],
        }
    }

    /// The expected count of a draw, at each time.
    pub(super) fn draw_means(self, arm: usize, column: Column, draw: usize) -> &'a [f64] {
        match (self.worked_out(), self.fields) {
            (Some(expected), _) => expected.draw_means(arm, column, draw),
            (None, Some(fields)) => fields.draw_means(arm, column, draw),
            (None, None) => &[],
        }
    }

    /// The probability of a casualty so far of a draw, at each time.
    pub(super) fn draw_any_casualty(self, arm: usize, draw: usize) -> &'a [f64] {
        match (self.worked_out(), self.fields) {
            (Some(expected), _) => expected.draw_any_casualty(arm, draw),
            (None, Some(fields)) => fields.draw_any_casualty(arm, draw),
            (None, None) => &[],
        }
    }

    /// The best known expected count of functional mines of a draw, at each time: the risk that is
    /// compared with criteria should not waver with luck.
    pub(super) fn functional(self, arm: usize, draw: usize) -> &'a [f64] {
        match self.expected {
            Some(expected) => expected.draw_means(arm, Column::Functional, draw),
            None => self.draw_means(arm, Column::Functional, draw),
        }
    }
}
