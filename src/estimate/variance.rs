//! The variance of what a single field shows, in two parts: what is not known of the parameters,
//! and luck.

use super::bands::mean;
use crate::results::VarianceSplit;

/// The fields of several draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lived<'a> {
    /// Mean of the fields of each draw.
    pub(super) means: &'a [f64],
    /// Variance of the fields of each draw about their mean.
    pub(super) variances: &'a [f64],
    /// Fields of each draw.
    pub(super) replicates: u32,
}

impl VarianceSplit {
    /// The split; `expected` are expected values without sampling error, where they are known. None
    /// with fewer than two draws or fields in each.
    ///
    /// Within a draw, luck = Σ (x − x̄)² / (n − 1); between draws, the variance of means of n
    /// fields is that of the expected values plus luck / n, which is taken off.
    pub(super) fn of(lived: Lived<'_>, expected: Option<&[f64]>) -> Option<Self> {
        let (n, draws) = (f64::from(lived.replicates), lived.means.len() as f64);
        if n < 2.0 || draws < 2.0 {
            return None;
        }
        let between = |values: &[f64]| {
            let centre = mean(values.iter().copied());
            values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>()
                / (draws - 1.0)
        };
        let luck = mean(lived.variances.iter().copied());
        let unknown = match expected {
            Some(values) => between(values),
            None => (between(lived.means) - luck / n).max(0.0),
        };
        Some(Self { unknown, luck })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_draws_of_two_fields_on_paper() {
        // fields 1, 3 | 2, 2 | 5, 9: means 2, 2, 7; within 2, 0, 8; between means 25/3
        let lived = Lived { means: &[2.0, 2.0, 7.0], variances: &[2.0, 0.0, 8.0], replicates: 2 };
        let split = VarianceSplit::of(lived, None).unwrap();
        assert!((split.luck - 10.0 / 3.0).abs() < 1e-12, "{split:?}");
        assert!((split.unknown - (25.0 / 3.0 - 5.0 / 3.0)).abs() < 1e-12, "{split:?}");
        let known = VarianceSplit::of(lived, Some(&[2.0, 2.0, 2.0])).unwrap();
        assert_eq!((known.unknown, known.unknown_part()), (0.0, Some(0.0)));
        let single = Lived { means: &[2.0], variances: &[2.0], replicates: 2 };
        assert_eq!(VarianceSplit::of(single, None), None);
    }
}
