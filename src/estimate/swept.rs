//! Computes the summary of a number over parameter draws.

use super::error::intervals::{HIGH, LOW, beside, mean, quantile_of_sorted};
use super::error::standard_error::{error_over_draws, interval_over_draws};
use crate::results::DrawSummary;

impl DrawSummary {
    /// The summary of the expected values of draws, in their order. At least one.
    pub fn of(mut values: Vec<f64>) -> Self {
        let mean = mean(values.iter().copied());
        let (std_error, interval) = (error_over_draws(&values), interval_over_draws(&values));
        values.sort_by(f64::total_cmp);
        let sorted = Some(values.as_slice()).filter(|sorted| sorted.len() > 1);
        let uncertainty_interval =
            sorted.map(|sorted| [LOW, HIGH].map(|p| quantile_of_sorted(sorted, p)));
        let median = sorted.and_then(|sorted| beside(mean, sorted));
        Self { mean, std_error, interval, uncertainty_interval, median }
    }
}
