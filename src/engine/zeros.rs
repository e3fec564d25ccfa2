//! Counts of 0, counted in one go.
//!
//! Many counts of a field are 0 for most of the time: nothing has happened yet, or no mine is left.
//! Only the stretch between goes into the histograms time by time.

use super::histogram::Histogram;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// From the first count that is not 0 to behind the last.
pub(super) fn span(counts: &[u64]) -> Range<usize> {
    let first = counts.iter().position(|&count| count > 0).unwrap_or(0);
    first..counts.iter().rposition(|&count| count > 0).map_or(first, |last| last + 1)
}

/// Fields without a count at each time, as changes from one time to the next: adding one costs the
/// same however long.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Zeros(Vec<i64>);

impl Zeros {
    pub(super) fn new(times: usize) -> Self {
        Self(vec![0; times + 1])
    }

    /// One more field without a count at all times but these.
    pub(super) fn all_but(&mut self, span: &Range<usize>) {
        self.0[0] += 1;
        self.0[span.start] -= 1;
        self.0[span.end] += 1;
    }

    /// Counts them in histograms, one for each time, and begins anew.
    pub(super) fn settle<const KINDS: usize>(&mut self, mut histograms: [&mut [Histogram]; KINDS]) {
        let mut fields = 0;
        for (time, change) in self.0.iter_mut().enumerate() {
            fields += std::mem::take(change);
            for histogram in histograms.iter_mut().filter_map(|histograms| histograms.get_mut(time))
            {
                histogram.add_zeros(fields.unsigned_abs());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn histograms_end_as_if_every_zero_had_been_counted_for_itself() {
        let fields: [[u64; 5]; 4] = [[0, 0, 3, 0, 1], [0; 5], [2, 1, 1, 1, 1], [0, 4, 0, 0, 0]];
        let mut wanted = vec![Histogram::default(); 5];
        let (mut found, mut zeros) = (wanted.clone(), Zeros::new(5));
        for field in &fields {
            wanted
                .iter_mut()
                .zip(field)
                .for_each(|(histogram, &count)| histogram.add(count as f64));
            let span = span(field);
            zeros.all_but(&span);
            for time in span {
                found[time].add(field[time] as f64);
            }
        }
        zeros.settle([&mut found[..]]);
        assert_eq!(found, wanted);
        zeros.settle([&mut found[..]]);
        assert_eq!(found, wanted, "what is settled is settled");
    }
}
