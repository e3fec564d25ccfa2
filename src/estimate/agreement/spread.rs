//! The spread of a count over fields, of two engines that live fields.
//!
//! No engine works spreads out, so they are held against each other: the mean square around the
//! expected value, with the error that the fourth moments of the fields of both together give it,
//! as if they were of one law, and with six times the largest square seen for the most there is. It
//! is the one comparison whose error is itself sampled.

use super::tail::exponent;
use crate::engine::Histogram;

/// Squares of fields around an expected value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    fields: f64,
    sum: f64,
    squares: f64,
    largest: f64,
}

impl Spread {
    /// Of the fields of several parameter draws, each with its expected value.
    pub(super) fn of<'a>(fields: impl Iterator<Item = (&'a Histogram, f64)>) -> Self {
        let mut all = Self::default();
        for (histogram, expected) in fields {
            for (value, seen) in histogram.cells() {
                let square = (value - expected) * (value - expected);
                all.fields += seen as f64;
                all.sum += seen as f64 * square;
                all.squares += seen as f64 * square * square;
                all.largest = all.largest.max(square);
            }
        }
        all
    }

    /// The mean square.
    pub(super) fn mean(&self) -> f64 {
        self.sum / self.fields
    }

    /// D of two that are so far apart.
    pub(super) fn exponent(&self, other: &Self) -> f64 {
        let fields = self.fields + other.fields;
        let mean = (self.sum + other.sum) / fields;
        // an engine that lived few fields may have missed what the other saw; and squares that are
        // all alike differ by rounding, so that one field at the largest is the least there is
        let largest = self.largest.max(other.largest);
        let of_one = (self.squares + other.squares) / fields - mean * mean;
        let of_one = of_one.max(largest * largest / fields);
        let variance = of_one / self.fields + of_one / other.fields;
        let most = 6.0 * largest / self.fields.min(other.fields);
        exponent((self.mean() - other.mean()).abs(), variance, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields of which so many have one event.
    fn rare(fields: u32, events: u32) -> Spread {
        let mut histogram = Histogram::default();
        (0..fields).for_each(|field| histogram.add(f64::from(u8::from(field < events))));
        Spread::of([(&histogram, 0.008)].into_iter())
    }

    /// Rounding alone tells the two apart.
    #[test]
    fn counts_that_are_all_the_same_agree() {
        for (count, expected) in [(0.0, 1e-9), (400.0, 399.999_9), (3.0, 3.000_000_01)] {
            let of = |fields: u32| {
                let mut histogram = Histogram::default();
                (0..fields).for_each(|_| histogram.add(count));
                Spread::of([(&histogram, expected); 3].into_iter())
            };
            for fields in [7, 49, 1_000, 40_003] {
                let found = of(fields).exponent(&of(311));
                assert!(found < 1e-9, "{count} for {expected}, {fields} fields: {found}");
            }
        }
    }

    #[test]
    fn few_fields_may_miss_what_many_saw_and_many_may_not() {
        const LEVEL: f64 = 24.0;
        // eight events expected and none seen
        assert!(rare(40_000, 320).exponent(&rare(1_000, 0)) < 0.7 * LEVEL);
        assert!(rare(40_000, 320).exponent(&rare(40_000, 0)) > LEVEL);
    }
}
