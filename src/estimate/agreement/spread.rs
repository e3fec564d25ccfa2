//! The variance of a count over replicates, compared between two engines.
//!
//! No engine computes variances without sampling, so the samplers are compared with each other. The
//! statistic is the mean square around the expected value. Its error comes from the fourth moments
//! of both engines' replicates, pooled as of one distribution. Six times the largest square seen
//! stands in for the greatest possible. It is the one comparison whose error is itself sampled.

use super::tail::exponent;
use crate::engine::Histogram;

/// Squared deviations of replicates from an expected value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SpreadTest {
    histograms: f64,
    sum: f64,
    squares: f64,
    largest: f64,
}

impl SpreadTest {
    /// The squares of several parameter draws, each with its own expected value.
    pub(super) fn of<'a>(histograms: impl Iterator<Item = (&'a Histogram, f64)>) -> Self {
        let mut all = Self::default();
        for (histogram, expected) in histograms {
            for (value, seen) in histogram.cells() {
                let square = (value - expected) * (value - expected);
                all.histograms += seen as f64;
                all.sum += seen as f64 * square;
                all.squares += seen as f64 * square * square;
                all.largest = all.largest.max(square);
            }
        }
        all
    }

    /// The mean square.
    pub(super) fn mean(&self) -> f64 {
        self.sum / self.histograms
    }

    /// The exponent D of the difference of two mean squares.
    pub(super) fn exponent(&self, other: &Self) -> f64 {
        let histograms = self.histograms + other.histograms;
        let mean = (self.sum + other.sum) / histograms;
        // an engine with few replicates may have missed what the other saw; equal squares differ by
        // rounding: the least variance is that of one replicate at the largest
        let largest = self.largest.max(other.largest);
        let of_one = (self.squares + other.squares) / histograms - mean * mean;
        let of_one = of_one.max(largest * largest / histograms);
        let variance = of_one / self.histograms + of_one / other.histograms;
        let most = 6.0 * largest / self.histograms.min(other.histograms);
        exponent((self.mean() - other.mean()).abs(), variance, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Replicates of which `events` have one event.
    fn rare(histograms: u32, events: u32) -> SpreadTest {
        let mut histogram = Histogram::default();
        (0..histograms)
            .for_each(|replicate| histogram.add(f64::from(u8::from(replicate < events))));
        SpreadTest::of([(&histogram, 0.008)].into_iter())
    }

    /// Here only rounding separates the two engines.
    #[test]
    fn counts_that_are_all_the_same_agree() {
        for (count, expected) in [(0.0, 1e-9), (400.0, 399.999_9), (3.0, 3.000_000_01)] {
            let of = |histograms: u32| {
                let mut histogram = Histogram::default();
                (0..histograms).for_each(|_| histogram.add(count));
                SpreadTest::of([(&histogram, expected); 3].into_iter())
            };
            for histograms in [7, 49, 1_000, 40_003] {
                let found = of(histograms).exponent(&of(311));
                assert!(found < 1e-9, "{count} for {expected}, {histograms} replicates: {found}");
            }
        }
    }

    #[test]
    fn few_replicates_may_miss_what_many_saw_and_many_may_not() {
        const LEVEL: f64 = 24.0;
        // eight events expected and none seen
        assert!(rare(40_000, 320).exponent(&rare(1_000, 0)) < 0.7 * LEVEL);
        assert!(rare(40_000, 320).exponent(&rare(40_000, 0)) > LEVEL);
    }
}
