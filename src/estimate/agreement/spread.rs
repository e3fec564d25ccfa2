//! The spread of a count over fields, of two engines that live fields.
//!
//! No engine works spreads out, so they are held against each other: the mean square around the expected value, with the
//! error that the fields' own fourth moments give it, and Bernstein's allowance for the largest square seen. It is the
//! one comparison whose error is itself sampled.

use crate::engine::Histogram;

/// The mean square of fields around an expected value, and how uncertain it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    /// The mean square.
    pub(super) mean: f64,
    /// Variance of it.
    variance: f64,
    /// The largest square of a field, over the number of fields.
    largest: f64,
}

impl Spread {
    /// Of the fields of several parameter draws, each with its expected value.
    pub(super) fn of<'a>(fields: impl Iterator<Item = (&'a Histogram, f64)>) -> Self {
        let (mut count, mut sum, mut squares, mut largest) = (0.0, 0.0, 0.0, 0.0_f64);
        for (histogram, expected) in fields {
            for (value, seen) in histogram.cells() {
                let square = (value - expected) * (value - expected);
                count += seen as f64;
                sum += seen as f64 * square;
                squares += seen as f64 * square * square;
                largest = largest.max(square);
            }
        }
        let mean = sum / count;
        Self { mean, variance: (squares / count - mean * mean).max(0.0) / count, largest: largest / count }
    }

    /// How far apart luck may bring two, but for a probability of e^−level; the more so, the fewer fields have any
    /// event at all.
    pub(super) fn allowed(&self, other: &Self, level: f64) -> f64 {
        let c = 2.0 * self.largest.max(other.largest) * level;
        c + (c * c + 2.0 * (self.variance + other.variance) * level).sqrt()
    }
}
