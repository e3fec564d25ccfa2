//! One count of one arm, over all fields: its sums, means and histograms; and what is kept of casualties beside it.

use super::histogram::Histogram;
use super::zeros::{Zeros, span};
use std::ops::Range;

/// One count of one arm.
#[derive(Clone, Debug)]
pub(super) struct CountTally {
    /// Sum over the fields of the draw at work, at each time.
    pub(super) sum: Vec<u128>,
    /// Mean over the fields of each finished draw, draw after draw, at each time.
    pub(super) means: Vec<f64>,
    /// All fields of all draws, at each time.
    pub(super) histograms: Vec<Histogram>,
    /// Sum and sum of squares over all fields, at each report time.
    pub(super) report: Vec<(u128, u128)>,
    /// Variance of the fields of each finished draw of several, draw after draw, at each report time; from whole numbers, as
    /// the means are.
    pub(super) variances: Vec<f64>,
    /// What the sums at report times were before the draw at work.
    before: Vec<(u128, u128)>,
    /// Fields whose count is 0 before its first and after its last value, not yet in the histograms.
    pub(super) zeros: Zeros,
}

/// What is kept of casualties beside their count.
#[derive(Clone, Debug)]
pub(super) struct CasualtyTally {
    /// Fields of the draw at work with a casualty, at each time.
    pub(super) any: Vec<u64>,
    /// Share of the fields of each finished draw with a casualty, draw after draw, at each time.
    pub(super) shares: Vec<f64>,
}

impl CountTally {
    pub(super) fn new(times: usize, reports: usize) -> Self {
        Self {
            sum: vec![0; times],
            means: Vec::new(),
            histograms: vec![Histogram::default(); times],
            report: vec![(0, 0); reports],
            variances: Vec::new(),
            before: vec![(0, 0); reports],
            zeros: Zeros::new(times),
        }
    }

    pub(super) fn absorb(&mut self, counts: &[u64], report: &[usize]) {
        let span = span(counts);
        self.zeros.all_but(&span);
        let (sums, histograms) = (&mut self.sum[span.clone()], &mut self.histograms[span.clone()]);
        for ((sum, histogram), &count) in sums.iter_mut().zip(histograms).zip(&counts[span]) {
            *sum += u128::from(count);
            histogram.add_count(count);
        }
        for ((sum, squares), &at) in self.report.iter_mut().zip(report) {
            let count = u128::from(counts[at]);
            *sum += count;
            *squares += count * count;
        }
    }

    pub(super) fn finish_draw(&mut self, replicates: u32) {
        for sum in &mut self.sum {
            self.means.push(*sum as f64 / f64::from(replicates));
            *sum = 0;
        }
        for (&(sum, squares), before) in self.report.iter().zip(&mut self.before) {
            self.variances.extend(variance(replicates, sum - before.0, squares - before.1));
            *before = (sum, squares);
        }
    }
}

/// Variance of so many counts about their own mean, by their sum and the sum of their squares; none of a single one.
fn variance(number: u32, sum: u128, squares: u128) -> Option<f64> {
    let n = u128::from(number);
    // whole numbers, so that the difference is taken without cancellation
    let spread = n.saturating_mul(squares).saturating_sub(sum.saturating_mul(sum)) as f64;
    (number > 1).then(|| spread / (f64::from(number) * f64::from(number - 1)))
}

impl CasualtyTally {
    pub(super) fn absorb(&mut self, counts: &[u64]) {
        // casualties so far do not fall
        let first = counts.partition_point(|&count| count == 0);
        for (any, &count) in self.any[first..].iter_mut().zip(&counts[first..]) {
            *any += u64::from(count > 0);
        }
    }

    pub(super) fn finish_draw(&mut self, replicates: u32) {
        for any in &mut self.any {
            self.shares.push(*any as f64 / f64::from(replicates));
            *any = 0;
        }
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
            tally.finish_draw(2);
        }
        assert_eq!(tally.variances, [2.0, 0.0, 8.0]);
        assert_eq!(variance(1, 3, 9), None);
    }
}
