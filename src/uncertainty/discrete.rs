//! Discrete distributions: a few values, each with a probability.

/// The most values of a discrete distribution.
pub const MOST_VALUES: usize = 8;

/// Values of a discrete distribution, increasing, with their cumulative probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Discrete {
    count: usize,
    values: [f64; MOST_VALUES],
    up_to: [f64; MOST_VALUES],
}

impl Discrete {
    /// Takes 1 to [`MOST_VALUES`] values, each followed by its weight; none for another number.
    pub fn new(values_and_weights: &[f64]) -> Option<Self> {
        let pairs = values_and_weights.chunks_exact(2);
        if !(1..=MOST_VALUES).contains(&pairs.len()) || !pairs.remainder().is_empty() {
            return None;
        }
        let whole: f64 = pairs.clone().map(|pair| pair[1]).sum();
        let mut discrete = Self { count: 0, values: [0.0; MOST_VALUES], up_to: [0.0; MOST_VALUES] };
        let mut sum = 0.0;
        for pair in pairs {
            sum += pair[1];
            discrete.values[discrete.count] = pair[0];
            discrete.up_to[discrete.count] = sum / whole;
            discrete.count += 1;
        }
        Some(discrete)
    }

    /// The values.
    pub(super) fn values(&self) -> &[f64] {
        &self.values[..self.count]
    }

    /// Minimum and maximum.
    pub(super) const fn support(&self) -> [f64; 2] {
        [self.values[0], self.values[self.count - 1]]
    }

    /// Whether the values increase and every weight is above 0.
    pub(super) fn is_ordered(&self) -> bool {
        let increases = |numbers: &[f64]| numbers.windows(2).all(|pair| pair[0] < pair[1]);
        let [values, up_to] = [&self.values, &self.up_to].map(|numbers| &numbers[..self.count]);
        increases(values) && increases(up_to) && up_to.first().is_some_and(|&first| first > 0.0)
    }

    /// The p-quantile, for p in (0, 1).
    pub(super) fn quantile(&self, p: f64) -> f64 {
        let last = self.count - 1;
        self.values[self.up_to[..last].partition_point(|&up_to| up_to <= p)]
    }

    /// Probability of a value of at most x.
    pub(super) fn cdf(&self, x: f64) -> f64 {
        let within = self.values[..self.count].partition_point(|&value| value <= x);
        if within == 0 { 0.0 } else { self.up_to[within - 1] }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Distribution, Truncated};
    use super::*;

    #[test]
    fn a_discrete_distribution_takes_each_value_with_its_weight() {
        let discrete =
            Distribution::Discrete(Discrete::new(&[0.0, 1.0, 0.1, 2.0, 0.5, 1.0]).unwrap());
        let drawn: Vec<f64> =
            (0..8).map(|k| discrete.quantile((f64::from(k) + 0.5) / 8.0)).collect();
        assert_eq!(drawn, [0.0, 0.0, 0.1, 0.1, 0.1, 0.1, 0.5, 0.5]);
        assert_eq!([-1.0, 0.0, 0.3, 0.5].map(|x| discrete.cdf(x)), [0.0, 0.25, 0.75, 1.0]);
        assert!((Truncated::new(discrete, 0.0, 1.0).inside() - 1.0).abs() < 1e-15);
        assert!((Truncated::new(discrete, 0.05, 1.0).inside() - 0.75).abs() < 1e-15);
        assert_eq!([&[][..], &[1.0; 18], &[1.0, 1.0, 2.0]].map(Discrete::new), [None; 3]);
        for wrong in [&[1.0, 1.0, 1.0, 1.0][..], &[1.0, 0.0, 2.0, 1.0], &[1.0, f64::NAN]] {
            let fault = Distribution::Discrete(Discrete::new(wrong).unwrap()).checked();
            assert!(fault.is_err(), "{wrong:?}");
        }
    }
}
