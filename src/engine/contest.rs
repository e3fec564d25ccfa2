//! Fields of an arm against fields of the baseline: which has fewer casualties?
//!
//! A field of an arm and the same field of the baseline share their luck, so that pair is left out: the question is of
//! independent fields. Counts are kept one by one, since cells would make near results equal.

use std::collections::BTreeMap;

/// How many fields had how many casualties, of an arm and of the baseline, in one parameter draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Contest {
    own: BTreeMap<u64, u64>,
    baseline: BTreeMap<u64, u64>,
    /// Same fields in which the arm had fewer, and as many.
    same_fewer: u64,
    same_equal: u64,
    fields: u64,
}

impl Contest {
    /// Takes in the casualties of one field.
    pub(super) fn absorb(&mut self, own: u64, baseline: u64) {
        *self.own.entry(own).or_default() += 1;
        *self.baseline.entry(baseline).or_default() += 1;
        self.same_fewer += u64::from(own < baseline);
        self.same_equal += u64::from(own == baseline);
        self.fields += 1;
    }

    /// Probabilities that a field of the arm has fewer casualties than, and as many as, another field of the baseline;
    /// none with a single field.
    pub(super) fn outcome(self) -> Option<(f64, f64)> {
        let fields = u128::from(self.fields);
        let pairs = (fields * fields.saturating_sub(1)) as f64;
        let (mut below, mut fewer, mut equal) = (0_u128, 0_u128, 0_u128);
        let mut own = self.own.iter().peekable();
        for (casualties, &count) in &self.baseline {
            while let Some((_, &fields)) = own.next_if(|&(fewer, _)| fewer < casualties) {
                below += u128::from(fields);
            }
            fewer += below * u128::from(count);
            equal += u128::from(self.own.get(casualties).copied().unwrap_or(0)) * u128::from(count);
        }
        fewer -= u128::from(self.same_fewer);
        equal -= u128::from(self.same_equal);
        (pairs > 0.0).then(|| (fewer as f64 / pairs, equal as f64 / pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(u64, u64)]) -> Option<(f64, f64)> {
        let mut contest = Contest::default();
        pairs.iter().for_each(|&(own, baseline)| contest.absorb(own, baseline));
        contest.outcome()
    }

    #[test]
    fn all_pairs_of_different_fields_are_counted() {
        // fields (0, 0), (1, 1), (1, 2): of the six pairs of different fields, 0 < 1, 0 < 2, 1 < 2 and 1 = 1
        let (fewer, equal) = of(&[(0, 0), (1, 1), (1, 2)]).unwrap();
        assert!((fewer - 3.0 / 6.0).abs() < 1e-15 && (equal - 1.0 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn shared_luck_makes_no_field_equal_to_itself() {
        assert_eq!(of(&[(3, 3), (4, 4)]), Some((0.5, 0.0)));
        assert_eq!(of(&[(3, 3)]), None, "a single field has no other to be held against");
    }

    #[test]
    fn counts_in_the_thousands_are_told_apart() {
        assert_eq!(of(&[(1000, 1001), (1001, 1002)]), Some((0.5, 0.5)));
    }
}
