//! Computes the medians and intervals over draws of a break-even result.

use super::grid;
use crate::estimate::bands::{epistemic, quantile_of_sorted};
use crate::results::{BreakEven, Spread};

impl BreakEven {
    /// Whether a value is an even step along the range, rather than one that is there for its name.
    pub fn is_step(&self, value: f64) -> bool {
        grid(&self.range, []).contains(&value)
    }
}

impl Spread {
    /// Of the values of draws, at least one.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self { median: quantile_of_sorted(&values, 0.5), epistemic: epistemic(values) }
    }
}
