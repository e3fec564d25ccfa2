//! Variance of single replicates, split into parameter uncertainty and chance.

use crate::estimate::error::intervals::mean;
use crate::results::VarianceSplit;

/// Moments of the replicates of several draws.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sampled<'a> {
    /// Mean of the replicates of each draw.
    pub(crate) means: &'a [f64],
    /// Variance of the replicates of each draw about their mean.
    pub(crate) variances: &'a [f64],
    /// Number of replicates of each draw.
    pub(crate) replicates: u32,
}

impl VarianceSplit {
    /// Splits the variance. `expected` are expected values without sampling error, where these are
    /// known. None with fewer than two draws, or fewer than two replicates in each.
    ///
    /// Within a draw, chance = Σ (x − x̄)² / (n − 1). Between draws, the variance of means of n
    /// replicates is that of the expected values plus chance / n, which is subtracted.
    pub(crate) fn of(sampled: Sampled<'_>, expected: Option<&[f64]>) -> Option<Self> {
        let (n, draws) = (f64::from(sampled.replicates), sampled.means.len() as f64);
        if n < 2.0 || draws < 2.0 {
            return None;
        }
        let between = |values: &[f64]| {
            let centre = mean(values.iter().copied());
            values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>()
                / (draws - 1.0)
        };
        let chance = mean(sampled.variances.iter().copied());
        let parameters = match expected {
            Some(values) => between(values),
            None => (between(sampled.means) - chance / n).max(0.0),
        };
        Some(Self { parameters, chance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_draws_of_two_replicates_on_paper() {
        // replicates 1, 3 | 2, 2 | 5, 9: means 2, 2, 7; within 2, 0, 8; between means 25/3
        let sampled =
            Sampled { means: &[2.0, 2.0, 7.0], variances: &[2.0, 0.0, 8.0], replicates: 2 };
        let split = VarianceSplit::of(sampled, None).unwrap();
        assert!((split.chance - 10.0 / 3.0).abs() < 1e-12, "{split:?}");
        assert!((split.parameters - (25.0 / 3.0 - 5.0 / 3.0)).abs() < 1e-12, "{split:?}");
        let known = VarianceSplit::of(sampled, Some(&[2.0, 2.0, 2.0])).unwrap();
        assert_eq!((known.parameters, known.parameter_part()), (0.0, Some(0.0)));
        let single = Sampled { means: &[2.0], variances: &[2.0], replicates: 2 };
        assert_eq!(VarianceSplit::of(single, None), None);
    }
}
