//! Acceptance sampling plans: the sample size at which a figure is supported.
//!
//! At most K failures among n items support a figure p with confidence C under one condition. A
//! source that only just fails the figure shows at most K in at most 1 − C of all such
//! observations:
//!
//! ```text
//! unlimited source   Σ_{k ≤ K} C(n, k) p^k (1 − p)^(n − k)              ≤ 1 − C
//! finite lot of N    Σ_{k ≤ K} C(D, k) C(N − D, n − k) / C(N, n)       ≤ 1 − C,    D = ⌊N p⌋ + 1
//! ```
//!
//! Of a lot, the figure allows ⌊N p⌋ items to fail, the whole part taken in decimals. The nearest
//! lot that fails the figure has one more, and the plan must discriminate against that lot. For
//! example, of 1,000 items and at most 1 in 1,000 it has two, and 777 must be observed.
//!
//! *Limits:* items are identically distributed and independent, and those of a lot are drawn at
//! random. Nobody observes a mine for 30 years, so p holds for the conditions of the test.

use crate::numeric::{Binomial, Hypergeometric, whole_part_of_share};
use crate::results::{Confidence, EvidenceFault, Figure, MOST_ITEMS, TestPlan};

/// Relative tolerance of equality to 1 − C, for float rounding.
const ROUNDING: f64 = 1e-12;

impl TestPlan {
    /// The operating characteristic: the probability of acceptance. Items fail with probability
    /// `p`; of a lot, the whole part of that share fails.
    pub fn acceptance(&self, p: f64) -> f64 {
        match self.lot {
            None => Binomial { items: self.items, probability: p }.at_most(self.allowed),
            Some(lot) => self.acceptance_of(lot, whole_part_of_share(lot, p)),
        }
    }

    /// The probability of acceptance of a lot with `failing` failures.
    pub fn acceptance_of(&self, lot: u64, failing: u64) -> f64 {
        Hypergeometric { lot, marked: failing, drawn: self.items }.at_most(self.allowed)
    }

    /// The failures that a figure allows in the lot. None without a lot.
    pub fn allowed_of_lot(&self, figure: Figure) -> Option<u64> {
        self.lot.map(|lot| just_too_many(figure, lot) - 1)
    }

    /// Whether the plan supports a figure.
    fn supports(&self, figure: Figure, confidence: Confidence) -> bool {
        let passed = match self.lot {
            None => self.acceptance(figure.failure()),
            Some(lot) => self.acceptance_of(lot, just_too_many(figure, lot)),
        };
        passed <= confidence.doubt() * (1.0 + ROUNDING)
    }
}

/// The fewest failures with which a lot misses a figure.
fn just_too_many(figure: Figure, lot: u64) -> u64 {
    whole_part_of_share(lot, figure.failure()) + 1
}

/// The smallest plan that supports a figure with `allowed` failures allowed. The source is
/// unlimited or a lot.
///
/// # Errors
/// Where no sample size supports the figure, or more than [`MOST_ITEMS`] would be needed.
pub fn test_plans(
    figure: Figure,
    confidence: Confidence,
    allowed: u64,
    lot: Option<u64>,
) -> Result<TestPlan, EvidenceFault> {
    let plan = |items| TestPlan { items, allowed, lot };
    let most = lot.unwrap_or(MOST_ITEMS);
    if most > MOST_ITEMS || allowed >= MOST_ITEMS {
        return Err(EvidenceFault::TooMany);
    }
    if let Some(lot) = lot {
        let few = just_too_many(figure, lot.max(1)) - 1;
        if lot == 0 {
            return Err(EvidenceFault::EmptyLot);
        }
        if allowed > few {
            return Err(EvidenceFault::TooManyAllowed { allowed, lot, few });
        }
    }
    // at this size the mean at the figure is the allowed failures plus one, which half of all tests
    // exceed: never too large a start
    let guess = ((allowed + 1) as f64 / figure.failure()).min(most as f64) as u64;
    let items = least(allowed, guess, most, |items| plan(items).supports(figure, confidence));
    items.map(plan).ok_or(EvidenceFault::TooMany)
}

/// The least count above `low` for which a monotone condition holds. The search starts at `guess`.
/// None where the condition fails even at `most`.
pub(super) fn least(
    mut low: u64,
    guess: u64,
    most: u64,
    holds: impl Fn(u64) -> bool,
) -> Option<u64> {
    let mut high = guess;
    while !holds(high) {
        if high == most {
            return None;
        }
        (low, high) = (high, high.saturating_mul(2).min(most));
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figure(p: f64) -> Figure {
        Figure::of_claim(p).unwrap()
    }

    fn reliability(r: f64) -> Figure {
        Figure::of_reliability(r).unwrap()
    }

    fn confidence(level: f64) -> Confidence {
        Confidence::new(level).unwrap()
    }

    fn items(figure: Figure, level: f64, allowed: u64) -> u64 {
        test_plans(figure, confidence(level), allowed, None).unwrap().items
    }

    #[test]
    fn published_plans_are_met_to_the_item() {
        let of_thousand: Vec<u64> =
            (0..=4).map(|allowed| items(reliability(0.999), 0.95, allowed)).collect();
        assert_eq!(of_thousand, [2995, 4742, 6294, 7752, 9151]);
        assert_eq!(items(reliability(0.80), 0.90, 0), 11);
        assert_eq!([0.90, 0.95].map(|level| items(reliability(0.90), level, 0)), [22, 29]);
        assert_eq!(items(figure(6e-6), 0.95, 0), 499_288);
        let lot = test_plans(reliability(0.999), confidence(0.95), 0, Some(1000)).unwrap();
        assert_eq!(lot.items, 777);
    }

    #[test]
    fn a_lot_that_must_be_without_failure_needs_more_than_one_that_may_have_one() {
        // of 999 items at 1 in 1,000 none may fail: the rejected lot has one failure, and the plan
        // takes all but a twentieth of the lot
        let strict = test_plans(reliability(0.999), confidence(0.95), 0, Some(999)).unwrap();
        assert_eq!(strict.items, 950);
        let small = test_plans(reliability(0.999), confidence(0.95), 0, Some(10)).unwrap();
        assert_eq!(small.items, 10, "the whole lot");
    }

    #[test]
    fn what_is_just_enough_in_decimals_is_enough() {
        assert_eq!(items(figure(0.5), 0.75, 0), 2, "0.5 · 0.5 is 1 − 0.75");
        assert_eq!(items(reliability(0.9), 0.19, 0), 2, "0.9 · 0.9 is 1 − 0.19");
        let lot = test_plans(reliability(0.9), confidence(0.5), 0, Some(10)).unwrap();
        // one of ten may fail; two are found among n with probability 1 − (10 − n)(9 − n)/90
        assert_eq!(lot.items, 3);
    }

    #[test]
    fn a_trillion_items_are_counted_as_fast_as_ten() {
        let large = items(figure(1e-9), 0.95, 10);
        let plan = |items| TestPlan { items, allowed: 10, lot: None };
        assert!(plan(large).acceptance(1e-9) <= 0.05 && plan(large - 1).acceptance(1e-9) > 0.05);
        assert_eq!(
            large / 1_000_000_000,
            16,
            "the Poisson mean of which 10 are a 5 % quantile is 16.96"
        );
        assert!(
            (items(figure(3e-12), 0.95, 0) as f64 * 3e-12 - 2.995_732_273_553_991).abs() < 1e-11
        );
        let many = items(figure(0.001), 0.95, 999_000_000);
        assert!((many as f64 / 999e9 - 1.0).abs() < 1e-4, "{many}");
        let lot = test_plans(figure(1e-9), confidence(0.95), 100, Some(MOST_ITEMS / 1000)).unwrap();
        assert!(lot.items < 1_000_000_000_000 && lot.items > 100_000_000_000, "{lot:?}");
    }

    #[test]
    fn what_no_evidence_can_show_is_refused() {
        let fault = |allowed, lot| {
            test_plans(reliability(0.999), confidence(0.95), allowed, lot).unwrap_err()
        };
        assert_eq!(fault(0, Some(0)), EvidenceFault::EmptyLot);
        assert_eq!(
            fault(2, Some(1000)),
            EvidenceFault::TooManyAllowed { allowed: 2, lot: 1000, few: 1 }
        );
        assert_eq!(fault(MOST_ITEMS, None), EvidenceFault::TooMany);
        assert_eq!(
            test_plans(figure(1e-15), confidence(0.95), 0, None),
            Err(EvidenceFault::TooMany)
        );
        for p in [0.0, 1.0, -0.1, 1.5, f64::NAN, f64::INFINITY] {
            assert!(Figure::of_claim(p).is_err() && Figure::of_reliability(p).is_err(), "{p}");
            assert!(Confidence::new(p).is_err(), "{p}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn the_number_needed_suffices_and_one_less_does_not(
            thousandths in 1_u64..900, scale in 0_i32..7, level in 1_u64..1000,
            allowed in 0_u64..40,
        ) {
            let p: f64 = format!("{thousandths}e-{}", 3 + scale).parse().unwrap();
            let level: f64 = format!("{level}e-3").parse::<f64>().unwrap().min(0.999);
            let (figure, confidence) = (figure(p), confidence(level));
            let plan = test_plans(figure, confidence, allowed, None).unwrap();
            prop_assert!(plan.supports(figure, confidence));
            let less = TestPlan { items: plan.items - 1, ..plan };
            let none_spare = plan.items == allowed + 1;
            prop_assert!(!less.supports(figure, confidence) || none_spare, "{:?}", plan);
            let next = test_plans(figure, confidence, allowed + 1, None).unwrap();
            prop_assert!(next.items > plan.items);
        }

        #[test]
        fn of_a_lot_likewise_and_never_more_than_of_an_unlimited_source(
            lot in 1_u64..3000, thousandths in 1_u64..500, level in 500_u64..999,
            allowed in 0_u64..5,
        ) {
            let figure = figure(thousandths as f64 / 1000.0);
            let confidence = confidence(level as f64 / 1000.0);
            match test_plans(figure, confidence, allowed, Some(lot)) {
                Ok(plan) => {
                    prop_assert!(plan.items <= lot && plan.supports(figure, confidence));
                    let less = TestPlan { items: plan.items - 1, ..plan };
                    prop_assert!(!less.supports(figure, confidence) || plan.items == allowed + 1);
                    // a lot with one failure too many fails rather more often than the figure says
                    let unlimited = test_plans(figure, confidence, allowed, None).unwrap();
                    prop_assert!(plan.items <= unlimited.items);
                }
                Err(fault) => {
                    let few = thousandths * lot / 1000;
                    prop_assert_eq!(fault, EvidenceFault::TooManyAllowed { allowed, lot, few });
                    prop_assert!(allowed > few);
                }
            }
        }

        #[test]
        fn acceptance_falls_with_the_probability_and_stays_a_probability(
            items in 1_u64..5000, allowed in 0_u64..20, lot in prop::option::of(5000_u64..20_000),
        ) {
            let plan = TestPlan { items, allowed, lot };
            let mut last = 1.0;
            for step in 0..=200 {
                let now = plan.acceptance(f64::from(step) / 200.0);
                let falls = (0.0..=1.0).contains(&now) && now <= last + 1e-12;
                prop_assert!(falls, "{}: {} after {}", step, now, last);
                last = now;
            }
        }
    }
}
