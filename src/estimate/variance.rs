//! The variance of what a single field shows, in two parts: what is not known of the parameters, and luck.

use super::bands::mean;
use serde::{Deserialize, Serialize};

/// The variance of a count in single fields, split: what it would be if every field had the luck of the average, and what
/// chance adds on average.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VarianceSplit {
    /// Variance of the expected value over what is not known of the parameters; corrected for the noise of means of few
    /// fields where expected values are such means, and then 0 where that noise hides it.
    pub unknown: f64,
    /// Variance of single fields of one parameter draw, on average over draws.
    pub luck: f64,
}

/// Sums over the fields of several draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    /// Mean of the fields of each draw.
    pub(super) means: &'a [f64],
    /// Fields of each draw.
    pub(super) replicates: u32,
    /// Sum of squares over all fields.
    pub(super) squares: u128,
}

impl VarianceSplit {
    /// The split; `expected` are expected values without sampling error, where they are known. None with fewer than two draws
    /// or fields in each.
    ///
    /// Within a draw, luck = Σ (x − x̄)² / (n − 1); between draws, the variance of means of n fields is that of the expected
    /// values plus luck / n, which is taken off.
    pub(super) fn of(counted: Counted<'_>, expected: Option<&[f64]>) -> Option<Self> {
        let (n, draws) = (f64::from(counted.replicates), counted.means.len() as f64);
        if n < 2.0 || draws < 2.0 {
            return None;
        }
        // the sums of a draw are whole numbers, so that the difference is taken without cancellation
        let sum = |mean: &f64| (mean * n).round() as u128;
        let sums = counted
            .means
            .iter()
            .map(|mean| sum(mean).saturating_mul(sum(mean)))
            .fold(0, u128::saturating_add);
        let within =
            u128::from(counted.replicates).saturating_mul(counted.squares).saturating_sub(sums) as f64 / n;
        let between = |values: &[f64]| {
            let centre = mean(values.iter().copied());
            values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>() / (draws - 1.0)
        };
        let luck = within / (draws * (n - 1.0));
        let unknown = match expected {
            Some(values) => between(values),
            None => (between(counted.means) - luck / n).max(0.0),
        };
        Some(Self { unknown, luck })
    }

    /// The part of the whole that is not known; none where nothing varies.
    pub fn unknown_part(self) -> Option<f64> {
        let whole = self.unknown + self.luck;
        (whole > 0.0).then(|| self.unknown / whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_draws_of_two_fields_on_paper() {
        // fields 1, 3 | 2, 2 | 5, 9: means 2, 2, 7; within 2, 0, 8; between means 25/3
        let counted = Counted { means: &[2.0, 2.0, 7.0], replicates: 2, squares: 124 };
        let split = VarianceSplit::of(counted, None).unwrap();
        assert!((split.luck - 10.0 / 3.0).abs() < 1e-12, "{split:?}");
        assert!((split.unknown - (25.0 / 3.0 - 5.0 / 3.0)).abs() < 1e-12, "{split:?}");
        let known = VarianceSplit::of(counted, Some(&[2.0, 2.0, 2.0])).unwrap();
        assert_eq!((known.unknown, known.unknown_part()), (0.0, Some(0.0)));
        let single = Counted { means: &[2.0], replicates: 2, squares: 10 };
        assert_eq!(VarianceSplit::of(single, None), None);
    }
}
