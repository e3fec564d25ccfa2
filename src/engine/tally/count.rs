//! Tally of one count of one alternative: sums, means and histograms.
//!
//! A tally of replicates with a casualty is here too.

use super::absences::{Absences, span};
use super::by_draw::{ByDraw, DrawAccumulator};
use super::histogram::Histogram;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Tally of one count of one alternative.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CountTally {
    /// Histogram over all replicates of all draws, at each time.
    pub(crate) histograms: Vec<Histogram>,
    pub(crate) draws: ByDraw<CountSums>,
    /// Zeros outside the span of values, not yet in the histograms.
    pub(crate) zeros: Absences,
}

/// Sums of a count over replicates of a draw.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CountSums {
    /// Sum at each time.
    pub(super) at: Vec<u128>,
    /// Sum and sum of squares at each report time.
    pub(super) report: Vec<(u128, u128)>,
}

/// Result of a count in a draw.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CountOfDraw {
    /// Mean over its replicates, at each time.
    pub(crate) means: Vec<f64>,
    /// Sum and sum of squares over its replicates, at each report time.
    pub(crate) report: Vec<(u128, u128)>,
}

/// Number of replicates with a casualty so far, at each time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AnyCasualty(pub(super) Vec<u64>);

impl CountTally {
    pub(crate) fn new(times: usize, reports: usize) -> Self {
        Self {
            histograms: vec![Histogram::default(); times],
            draws: ByDraw::new(CountSums { at: vec![0; times], report: vec![(0, 0); reports] }),
            zeros: Absences::new(times),
        }
    }

    pub(crate) fn absorb(&mut self, counts: &[u64], report: &[usize]) {
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

    /// Appends the same count of the next partial tally.
    pub(crate) fn append(&mut self, next: Self, whole: bool, replicates: u32) {
        merge(&mut self.histograms, &next.histograms);
        self.draws.append(next.draws, whole, replicates);
    }
}

/// Merges histograms of the same times.
pub(crate) fn merge(histograms: &mut [Histogram], others: &[Histogram]) {
    histograms.iter_mut().zip(others).for_each(|(histogram, other)| histogram.merge(other));
}

impl DrawAccumulator for CountSums {
    type Finished = CountOfDraw;

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

    fn finish(self, replicates: u32) -> CountOfDraw {
        let means = self.at.iter().map(|&sum| sum as f64 / f64::from(replicates)).collect();
        CountOfDraw { means, report: self.report }
    }
}

impl CountOfDraw {
    /// Sample variance over the draw's replicates, at a report time. `None` for a single replicate.
    pub(crate) fn variance(&self, replicates: u32, report: usize) -> Option<f64> {
        let (n, (sum, squares)) = (u128::from(replicates), self.report[report]);
        // integers, so that the difference has no cancellation
        let spread = n.saturating_mul(squares).saturating_sub(sum.saturating_mul(sum)) as f64;
        (replicates > 1).then(|| spread / (f64::from(replicates) * f64::from(replicates - 1)))
    }
}

impl AnyCasualty {
    pub(crate) fn new(times: usize) -> Self {
        Self(vec![0; times])
    }

    pub(crate) fn absorb(&mut self, counts: &[u64]) {
        // cumulative casualties never decrease
        let first = counts.partition_point(|&count| count == 0);
        for (any, &count) in self.0[first..].iter_mut().zip(&counts[first..]) {
            *any += u64::from(count > 0);
        }
    }
}

impl DrawAccumulator for AnyCasualty {
    /// Share of the draw's replicates, at each time.
    type Finished = Vec<f64>;

    fn fresh(&self) -> Self {
        Self::new(self.0.len())
    }

    fn add(&mut self, later: &Self) {
        self.0.iter_mut().zip(&later.0).for_each(|(any, more)| *any += more);
    }

    fn finish(self, replicates: u32) -> Vec<f64> {
        self.0.iter().map(|&any| any as f64 / f64::from(replicates)).collect()
    }
}

/// Adds a rate to histograms: a factor times the functional mines.
pub(crate) fn absorb_rate(
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
        for total_replicates in [[1, 3], [2, 2], [5, 9]] {
            total_replicates.iter().for_each(|&count| tally.absorb(&[count], &[0]));
            tally.draws.leave(true, 2);
        }
        let variances: Vec<_> =
            tally.draws.finished().iter().map(|draw| draw.variance(2, 0)).collect();
        assert_eq!(variances, [Some(2.0), Some(0.0), Some(8.0)]);
        assert_eq!(tally.draws.finished()[0].variance(1, 0), None);
    }
}
