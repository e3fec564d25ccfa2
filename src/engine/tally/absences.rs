//! Counts of 0, added for ranges of times at once.
//!
//! Many counts of a replicate are 0 for most of the time: nothing has happened yet, or no mine is
//! left. Only the times between go into the histograms one by one.

use super::histogram::Histogram;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Range from the first count that is not 0 to the last.
pub(crate) fn span(counts: &[u64]) -> Range<usize> {
    let first = counts.iter().position(|&count| count > 0).unwrap_or(0);
    first..counts.iter().rposition(|&count| count > 0).map_or(first, |last| last + 1)
}

/// Number of replicates with a count of 0 at each time. It is stored as changes from one time to
/// the next, so that the cost of adding a range is constant.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Absences(pub(super) Vec<i64>);

impl Absences {
    pub(crate) fn new(times: usize) -> Self {
        Self(vec![0; times + 1])
    }

    /// Adds a replicate with a count of 0 at all times outside `span`.
    pub(crate) fn all_but(&mut self, span: &Range<usize>) {
        self.0[0] += 1;
        self.0[span.start] -= 1;
        self.0[span.end] += 1;
    }

    /// Adds the zeros to histograms, one for each time, and resets.
    pub(crate) fn finish<const KINDS: usize>(&mut self, mut histograms: [&mut [Histogram]; KINDS]) {
        let mut total_replicates = 0;
        for (time, change) in self.0.iter_mut().enumerate() {
            total_replicates += std::mem::take(change);
            for histogram in histograms.iter_mut().filter_map(|histograms| histograms.get_mut(time))
            {
                histogram.add_absent(total_replicates.unsigned_abs());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn histograms_end_as_if_every_zero_had_been_counted_for_itself() {
        let total_replicates: [[u64; 5]; 4] =
            [[0, 0, 3, 0, 1], [0; 5], [2, 1, 1, 1, 1], [0, 4, 0, 0, 0]];
        let mut expected = vec![Histogram::default(); 5];
        let (mut found, mut zeros) = (expected.clone(), Absences::new(5));
        for replicate in &total_replicates {
            expected
                .iter_mut()
                .zip(replicate)
                .for_each(|(histogram, &count)| histogram.add(count as f64));
            let span = span(replicate);
            zeros.all_but(&span);
            for time in span {
                found[time].add(replicate[time] as f64);
            }
        }
        zeros.finish([&mut found[..]]);
        assert_eq!(found, expected);
        zeros.finish([&mut found[..]]);
        assert_eq!(found, expected, "what is settled is settled");
    }
}
