//! One count of one arm, over all fields: its sums, means and histograms; and what is kept of
//! casualties beside it.

use super::by_draw::{ByDraw, OfDraw};
use super::histogram::Histogram;
use super::zeros::{Zeros, span};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One count of one arm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CountTally {
    /// All fields of all draws, at each time.
    pub(super) histograms: Vec<Histogram>,
    pub(super) draws: ByDraw<CountSums>,
    /// Fields whose count is 0 before its first and after its last value, not yet in the
    /// histograms.
    pub(super) zeros: Zeros,
}

/// Sums of a count over fields of a draw.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CountSums {
    /// At each time.
    at: Vec<u128>,
    /// At each report time, with the sum of squares.
    report: Vec<(u128, u128)>,
}

/// What a count came to in a draw.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CountOfDraw {
    /// Mean over its fields, at each time.
    pub(super) means: Vec<f64>,
    /// Sum and sum of squares over its fields, at each report time.
    pub(super) report: Vec<(u128, u128)>,
}

/// Fields of a draw with a casualty so far, at each time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct AnyCasualty(Vec<u64>);

impl CountTally {
    pub(super) fn new(times: usize, reports: usize) -> Self {
        Self {
            histograms: vec![Histogram::default(); times],
            draws: ByDraw::new(CountSums { at: vec![0; times], report: vec![(0, 0); reports] }),
            zeros: Zeros::new(times),
        }
    }

    pub(super) fn absorb(&mut self, counts: &[u64], report: &[usize]) {
        let span = span(counts);
        self.zeros.all_but(&span);
        let sums = &mut self.draws.open;
        let (at, histograms) = (&mut sums.at[span.clone()], &mut self.histograms[span.clone()]);
        for ((sum, histogram), &count) in at.iter_mut().zip(histograms).zip(&counts[span]) {
            *sum += u128::from(count);
            histogram.add_count(count);
        }
        for ((sum, squares), &at) in sums.report.iter_mut().zip(report) {
            let count = u128::from(counts[at]);
            *sum += count;
            *squares += count * count;
        }
    }

    /// Takes in the same count of the piece that follows.
    pub(super) fn append(&mut self, next: Self, whole: bool, replicates: u32) {
        merge(&mut self.histograms, &next.histograms);
        self.draws.append(next.draws, whole, replicates);
    }
}

/// Takes in histograms of the same times.
pub(super) fn merge(histograms: &mut [Histogram], others: &[Histogram]) {
    histograms.iter_mut().zip(others).for_each(|(histogram, other)| histogram.merge(other));
}

impl OfDraw for CountSums {
    type Settled = CountOfDraw;

    fn fresh(&self) -> Self {
        Self { at: vec![0; self.at.len()], report: vec![(0, 0); self.report.len()] }
    }

    fn add(&mut self, later: &Self) {
        self.at.iter_mut().zip(&later.at).for_each(|(sum, more)| *sum += more);
        for ((sum, squares), more) in self.report.iter_mut().zip(&later.report) {
            *sum += more.0;
            *squares += more.1;
        }
    }

    fn settle(self, replicates: u32) -> CountOfDraw {
        let means = self.at.iter().map(|&sum| sum as f64 / f64::from(replicates)).collect();
        CountOfDraw { means, report: self.report }
    }
}

impl CountOfDraw {
    /// Variance over so many fields of the draw about their own mean, at a report time; none of a
    /// single one.
    pub(super) fn variance(&self, replicates: u32, report: usize) -> Option<f64> {
        let (n, (sum, squares)) = (u128::from(replicates), self.report[report]);
        // whole numbers, so that the difference is taken without cancellation
        let spread = n.saturating_mul(squares).saturating_sub(sum.saturating_mul(sum)) as f64;
        (replicates > 1).then(|| spread / (f64::from(replicates) * f64::from(replicates - 1)))
    }
}

impl AnyCasualty {
    pub(super) fn new(times: usize) -> Self {
        Self(vec![0; times])
    }

    pub(super) fn absorb(&mut self, counts: &[u64]) {
        // casualties so far do not fall
        let first = counts.partition_point(|&count| count == 0);
        for (any, &count) in self.0[first..].iter_mut().zip(&counts[first..]) {
            *any += u64::from(count > 0);
        }
    }
}

impl OfDraw for AnyCasualty {
    /// The share of the draw's fields, at each time.
    type Settled = Vec<f64>;

    fn fresh(&self) -> Self {
        Self::new(self.0.len())
    }

    fn add(&mut self, later: &Self) {
        self.0.iter_mut().zip(&later.0).for_each(|(any, more)| *any += more);
    }

    fn settle(self, replicates: u32) -> Vec<f64> {
        self.0.iter().map(|&any| any as f64 / f64::from(replicates)).collect()
    }
}

/// Counts a rate: so much for each functional mine, where there is any.
pub(super) fn absorb_rate(
    histograms: &mut [Histogram],
    factors: &[f64],
    functional: &[u64],
    span: Range<usize>,
) {
    let factors = &factors[span.clone()];
    let functional = &functional[span.clone()];
    for ((histogram, factor), &mines) in histograms[span].iter_mut().zip(factors).zip(functional) {
        histogram.add(factor * mines as f64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variance_of_each_draw_is_its_own() {
        let mut tally = CountTally::new(1, 1);
        for fields in [[1, 3], [2, 2], [5, 9]] {
            fields.iter().for_each(|&count| tally.absorb(&[count], &[0]));
            tally.draws.leave(true, 2);
        }
        let variances: Vec<_> =
            tally.draws.settled().iter().map(|draw| draw.variance(2, 0)).collect();
        assert_eq!(variances, [Some(2.0), Some(0.0), Some(8.0)]);
        assert_eq!(tally.draws.settled()[0].variance(1, 0), None);
    }
}
