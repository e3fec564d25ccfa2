//! Computes the medians and intervals over draws of a break-even result.

use super::grid;
use crate::estimate::error::intervals::{quantile_of_sorted, uncertainty_interval};
use crate::results::{BreakEven, Spread};

impl BreakEven {
    /// Whether a value is an even step, not a named figure.
    pub fn is_step(&self, value: f64) -> bool {
        grid(&self.range, []).contains(&value)
    }
}

impl Spread {
    /// The median and interval of the values of draws, at least one.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self {
            median: quantile_of_sorted(&values, 0.5),
            uncertainty_interval: uncertainty_interval(values),
        }
    }
}
