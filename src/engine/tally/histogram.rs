//! Histogram of values, with cells fine enough for quantiles.
//!
//! A cell is the first eight significant bits of a value. Integers up to 255 have a cell each;
//! larger values share cells of relative width 1/128. The minimum and the maximum are exact.
//! Histograms of parts merge into the histogram of the whole.

use serde::{Deserialize, Serialize};

/// A histogram of values of 0 or more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    /// Cell of the first count, where there is any.
    pub(super) first: u32,
    pub(super) counts: Vec<u64>,
    pub(super) zeros: u64,
    /// Minimum and maximum above 0, as bits. Bits have the order of the values. Both are 0 while
    /// there is none.
    pub(super) least: u64,
    pub(super) greatest: u64,
}

/// Kind of the values in a histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Integers.
    Whole,
    /// Any numbers of 0 or more.
    Any,
}

/// Dropped bits of a double. The first seven after the leading one are kept.
const DROPPED_BITS: u32 = 45;

/// Cell of a value above 0.
fn cell_of(value: f64) -> u32 {
    (value.to_bits() >> DROPPED_BITS) as u32
}

/// Smallest value of a cell.
fn value_of(cell: u32) -> f64 {
    f64::from_bits(u64::from(cell) << DROPPED_BITS)
}

impl Histogram {
    /// Adds an integer.
    #[inline]
    pub(crate) fn add_count(&mut self, count: u64) {
        // a signed number becomes a float in one instruction
        self.add(count.cast_signed() as f64);
    }

    /// Adds a value. Values below 0 and NaN do not occur, and would count as 0.
    #[inline]
    pub fn add(&mut self, value: f64) {
        if value > 0.0 {
            self.reaches(value.to_bits(), value.to_bits());
            let cell = cell_of(value);
            match (cell as usize).checked_sub(self.first as usize) {
                Some(index) if index < self.counts.len() => self.counts[index] += 1,
                _ => self.add_cell(cell, 1),
            }
        } else {
            self.zeros += 1;
        }
    }

    /// Extends the minimum and maximum, as bits.
    #[inline]
    fn reaches(&mut self, least: u64, greatest: u64) {
        // 0, for no value yet, wraps round to the maximum of all
        self.least = (self.least.wrapping_sub(1)).min(least - 1) + 1;
        self.greatest = self.greatest.max(greatest);
    }

    /// Adds a number of zeros.
    pub(crate) const fn add_absent(&mut self, values: u64) {
        self.zeros += values;
    }

    fn add_cell(&mut self, cell: u32, count: u64) {
        if self.counts.is_empty() {
            self.first = cell;
        }
        if cell < self.first {
            let more = (self.first - cell) as usize;
            self.counts.splice(0..0, std::iter::repeat_n(0, more));
            self.first = cell;
        }
        let index = (cell - self.first) as usize;
        if index >= self.counts.len() {
            self.counts.resize(index + 1, 0);
        }
        self.counts[index] += count;
    }

    /// Merges another histogram.
    pub fn merge(&mut self, other: &Self) {
        self.zeros += other.zeros;
        if other.least > 0 {
            self.reaches(other.least, other.greatest);
        }
        for (cell, &count) in (other.first..).zip(&other.counts) {
            if count > 0 {
                self.add_cell(cell, count);
            }
        }
    }

    /// Smallest value of each occupied cell and its count, in increasing order.
    pub fn cells(&self) -> impl Iterator<Item = (f64, u64)> + '_ {
        let zeros = (self.zeros > 0).then_some((0.0, self.zeros));
        let rest = (self.first..).zip(&self.counts).filter(|&(_, &count)| count > 0);
        zeros.into_iter().chain(rest.map(|(cell, &count)| (value_of(cell), count)))
    }

    /// Number of values.
    pub fn total(&self) -> u64 {
        self.zeros + self.counts.iter().sum::<u64>()
    }

    /// Bounds of the value of a rank, from 1. `None` where there are fewer values.
    fn at_rank(&self, expected: u64, values: Values) -> Option<[f64; 2]> {
        let mut passed = 0;
        let (value, _) = self.cells().find(|&(_, count)| {
            passed += count;
            passed >= expected
        })?;
        if value == 0.0 {
            return Some([0.0, 0.0]);
        }
        let next = value_of(cell_of(value) + 1);
        let last = match values {
            Values::Whole => next.ceil() - 1.0,
            Values::Any => next,
        };
        let within =
            |value: f64| value.clamp(f64::from_bits(self.least), f64::from_bits(self.greatest));
        Some([within(value), within(last)])
    }

    /// Interval between the values of two ranks, from 1. It is a little wider where cells are wide.
    /// An end is `None` where its rank is.
    pub fn between(&self, ranks: [Option<u64>; 2], values: Values) -> [Option<f64>; 2] {
        let end = |side: usize| Some(self.at_rank(ranks[side]?, values)?[side]);
        [end(0), end(1)]
    }

    /// Prediction interval for a next value, distribution-free.
    ///
    /// The next value is outside with probability at most `below` and 1 − `above`, if values are
    /// independent and numerous enough. The ends are the values of rank p (n + 1), rounded down and
    /// up. `None` without values.
    pub fn interval(&self, below: f64, above: f64, values: Values) -> Option<[f64; 2]> {
        let next = (self.total() + 1) as f64;
        let [low, high] = [(below * next).floor(), (above * next).ceil()]
            .map(|rank| (rank as u64).clamp(1, self.total().max(1)));
        Some([self.at_rank(low, values)?[0], self.at_rank(high, values)?[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Histogram {
        let mut histogram = Histogram::default();
        values.iter().for_each(|&value| histogram.add(value));
        histogram
    }

    #[test]
    fn whole_numbers_to_255_have_a_cell_each_and_larger_ones_are_within_a_128th() {
        for count in 0..=255_u32 {
            let value = f64::from(count);
            assert_eq!(of(&[value]).cells().collect::<Vec<_>>(), [(value, 1)]);
        }
        for value in [256.0, 1000.0, 123_456_789.0, 1e10, 3.3e-9] {
            let (cell, _) = of(&[value]).cells().next().unwrap();
            assert!(cell <= value && value < cell * (1.0 + 1.0 / 128.0), "{value} in {cell}");
        }
    }

    #[test]
    fn parts_merge_in_any_order_into_the_whole() {
        let (a, b, c) = (of(&[0.0, 3.0, 900.0]), of(&[2.0, 2.0, 1e-3]), of(&[1e7]));
        let merged = |parts: [&Histogram; 3]| {
            let mut whole = Histogram::default();
            parts.iter().for_each(|part| whole.merge(part));
            whole
        };
        let whole = of(&[0.0, 3.0, 900.0, 2.0, 2.0, 1e-3, 1e7]);
        assert_eq!(merged([&a, &b, &c]), whole);
        assert_eq!(merged([&c, &a, &b]), whole);
        assert_eq!(merged([&a, &Histogram::default(), &Histogram::default()]), a);
    }

    #[test]
    fn a_interval_of_large_numbers_holds_what_it_should_and_ends_within_what_was_seen() {
        let values: Vec<f64> = (0..=100).map(|k| 999_999_900.0 + f64::from(k)).collect();
        assert_eq!(
            of(&values).interval(0.05, 0.95, Values::Whole),
            Some([999_999_900.0, 1_000_000_000.0])
        );
        let values: Vec<f64> = (1..=1000).map(|k| 1000.0 * f64::from(k)).collect();
        let [low, high] = of(&values).interval(0.05, 0.95, Values::Whole).unwrap();
        assert!((49_500.0..=50_000.0).contains(&low), "{low}");
        assert!((950_000.0..=958_000.0).contains(&high), "{high}");
        // all in one cell, above an integer
        let rates: Vec<f64> = (0..100).map(|k| 1.0 + 1e-5 * f64::from(k)).collect();
        let [low, high] = of(&rates).interval(0.05, 0.95, Values::Any).unwrap();
        assert!(low <= rates[4] && high >= rates[94] && high <= rates[99], "{low} {high}");
    }

    #[test]
    fn quantiles_are_those_of_the_sorted_values() {
        let histogram = of(&[5.0, 1.0, 0.0, 3.0]);
        assert_eq!(histogram.interval(0.05, 0.95, Values::Whole), Some([0.0, 5.0]));
        // ranks 0.3 · 5 and 0.5 · 5: the first and the third
        assert_eq!(histogram.interval(0.3, 0.5, Values::Whole), Some([0.0, 3.0]));
        assert_eq!(Histogram::default().interval(0.05, 0.95, Values::Whole), None);
    }
}
