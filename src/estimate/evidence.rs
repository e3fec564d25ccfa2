//! Acceptance sampling: test plans for a figure, and intervals for observed failures.
//!
//! Reliability here is the probability that an item is inert by the day claimed for it. A failure
//! is an item that is not. In: a [`Figure`](crate::results::Figure), a
//! [`Confidence`](crate::results::Confidence), counts. Out:
//!
//! - a [`TestPlan`](crate::results::TestPlan): the sample size and the failures allowed;
//! - [`Answer::Observed`](crate::results::Answer::Observed): exact intervals of observed failures.
//!
//! Everything about a figure is exact, without normal approximation or sampling. This module does
//! not look for a better mine: it says what must be observed before a figure is believed.

use super::error::proportion::{
    clopper_pearson, jeffreys, least, lower_bound, posterior_upper, upper_bound,
};
use crate::numeric::{Binomial, Hypergeometric, complement, whole_part_of_share};
use crate::results::{
    Answer, Confidence, Discrimination, EvidenceFault, Figure, MOST_ITEMS, Observed, Reading,
    TestPlan,
};

/// Number of test plans shown, with consecutive failures allowed.
const SHOWN: u64 = 5;
/// Relative tolerance of equality to 1 − C, for float rounding.
const ROUNDING: f64 = 1e-12;

impl Figure {
    /// The figure of a reliability such as 0.999. It is 1 less the probability of a failure,
    /// computed as in decimals.
    ///
    /// # Errors
    /// Where the reliability is not above 0 and below 1.
    pub fn of_reliability(reliability: f64) -> Result<Self, EvidenceFault> {
        Self::of_claim(complement(reliability)).map_err(|_| EvidenceFault::Reliability(reliability))
    }

    /// The reliability.
    pub fn reliability(self) -> f64 {
        complement(self.failure())
    }
}

impl Confidence {
    /// 1 less the confidence level, computed as in decimals: the error probability.
    pub fn doubt(self) -> f64 {
        complement(self.level())
    }
}

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

/// The smallest plan that discriminates the better figure from the worse one. The worse figure
/// passes in at most 1 − C of all tests, the better one in at least a share `power`.
///
/// For each number of failures allowed, the plan has the fewest items that the worse figure needs.
/// Over that number, power is a sawtooth: some plans below one with too little power have enough.
/// With one item less, power is above the sawtooth. Where even that is too little, no smaller plan
/// suffices.
///
/// # Errors
/// Where the better figure is not the smaller, the power is no more than chance, or too many items
/// would be needed.
pub fn discrimination(
    better: Figure,
    worse: Figure,
    confidence: Confidence,
    power: f64,
) -> Result<Discrimination, EvidenceFault> {
    let chance = confidence.doubt();
    if !(power > chance && power < 1.0) {
        return Err(EvidenceFault::Power { power, chance });
    }
    if better >= worse {
        return Err(EvidenceFault::Indistinguishable {
            better: better.failure(),
            worse: worse.failure(),
        });
    }
    let with = |allowed| -> Result<Discrimination, EvidenceFault> {
        let plan = test_plans(worse, confidence, allowed, None)?;
        let passes = |figure: Figure| plan.acceptance(figure.failure());
        Ok(Discrimination { plan, better_passes: passes(better), worse_passes: passes(worse) })
    };
    let has_power = |discrimination: &Discrimination| discrimination.better_passes >= power;
    let mut found = with(0)?;
    if !has_power(&found) {
        let enough = |allowed| with(allowed).is_ok_and(|discrimination| has_power(&discrimination));
        found = with(least(0, 1, MOST_ITEMS, enough).ok_or(EvidenceFault::TooMany)?)?;
    }
    for allowed in (0..found.plan.allowed).rev() {
        let tried = with(allowed)?;
        if has_power(&tried) {
            found = tried;
        }
        let one_less = TestPlan { items: tried.plan.items - 1, ..tried.plan };
        if one_less.acceptance(better.failure()) < power {
            break;
        }
    }
    Ok(found)
}

impl Observed {
    /// The one-sided upper Clopper–Pearson bound.
    pub fn upper_bound(self, confidence: Confidence) -> f64 {
        upper_bound(self.failures(), self.of(), confidence.doubt())
    }

    /// The one-sided lower Clopper–Pearson bound.
    pub fn lower_bound(self, confidence: Confidence) -> f64 {
        lower_bound(self.failures(), self.of(), confidence.doubt())
    }

    /// Whether the observation supports or contradicts a figure.
    pub fn reading(self, figure: Figure, confidence: Confidence) -> Reading {
        let distribution = Binomial { items: self.of(), probability: figure.failure() };
        // equality up to float rounding counts as equal, as in a plan
        let rare = |p: f64| p <= confidence.doubt() * (1.0 + ROUNDING);
        let so_many =
            self.failures().checked_sub(1).map_or(1.0, |fewer| distribution.more_than(fewer));
        if rare(distribution.at_most(self.failures())) {
            Reading::Supports
        } else if rare(so_many) {
            Reading::SpeaksAgainst
        } else {
            Reading::Undecided
        }
    }
}

impl Answer {
    /// The sample sizes that support a figure. They are for `allowed` failures and a few more.
    ///
    /// # Errors
    /// Where no sample size supports it.
    pub fn test_plans(
        figure: Figure,
        confidence: Confidence,
        allowed: u64,
        lot: Option<u64>,
    ) -> Result<Self, EvidenceFault> {
        let mut plans = vec![test_plans(figure, confidence, allowed, lot)?];
        let more = (allowed + 1..allowed + SHOWN)
            .map_while(|more| test_plans(figure, confidence, more, lot).ok());
        plans.extend(more);
        Ok(Self::Needed { figure, confidence, plans })
    }

    /// What observed failures show, also about a figure if one is named.
    pub fn observed(observed: Observed, confidence: Confidence, figure: Option<Figure>) -> Self {
        let (failures, of, error) = (observed.failures(), observed.of(), confidence.doubt());
        Self::Observed {
            observed,
            confidence,
            share: observed.share(),
            clopper_pearson: clopper_pearson(failures, of, error),
            upper_bound: upper_bound(failures, of, error),
            jeffreys: jeffreys(failures, of, error),
            posterior_upper: posterior_upper(failures, of, error),
            figure,
            reading: figure.map(|figure| observed.reading(figure, confidence)),
        }
    }
}

#[cfg(test)]
mod plan_tests {
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

#[cfg(test)]
mod discrimination_tests {
    use super::*;

    fn exact(better: f64, worse: f64, power: f64) -> Result<Discrimination, EvidenceFault> {
        let [better, worse] = [better, worse].map(|p| Figure::of_claim(p).unwrap());
        discrimination(better, worse, Confidence::new(0.95).unwrap(), power)
    }

    #[test]
    fn figures_far_apart_need_no_failure_and_close_ones_many() {
        let far = exact(6e-6, 1e-3, 0.9).unwrap();
        assert_eq!((far.plan.items, far.plan.allowed), (2995, 0), "(1 − 6e-6)^2995 is 0.98");
        assert!((far.better_passes - 0.982_190).abs() < 1e-6 && far.worse_passes <= 0.05);
        let close = exact(9e-4, 1e-3, 0.9).unwrap();
        assert!(close.plan.allowed > 500, "{close:?}");
        assert!(close.better_passes >= 0.9 && close.worse_passes <= 0.05);
    }

    #[test]
    fn no_smaller_plan_will_do() {
        let cases = [
            (0.4, 0.5, 0.9, 0.99),
            (1e-4, 1e-3, 0.95, 0.8),
            (0.05, 0.1, 0.95, 0.8),
            (0.3, 0.35, 0.9, 0.8),
            (0.6, 0.7, 0.99, 0.9),
        ];
        for (better, worse, confidence, power) in cases {
            let [good, bad] = [better, worse].map(|p| Figure::of_claim(p).unwrap());
            let confidence = Confidence::new(confidence).unwrap();
            let found = discrimination(good, bad, confidence, power).unwrap();
            let smallest = (0..)
                .map(|allowed| test_plans(bad, confidence, allowed, None).unwrap())
                .find(|plan| plan.acceptance(better) >= power)
                .unwrap();
            assert_eq!(found.plan, smallest, "{better} from {worse}");
        }
        // between 149 and 152 failures allowed, some plans have too little power
        let [good, bad] = [0.4, 0.5].map(|p| Figure::of_claim(p).unwrap());
        let found = discrimination(good, bad, Confidence::new(0.9).unwrap(), 0.99).unwrap();
        assert_eq!((found.plan.items, found.plan.allowed), (322, 149));
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        assert!(matches!(exact(1e-3, 1e-3, 0.9), Err(EvidenceFault::Indistinguishable { .. })));
        assert!(matches!(exact(1e-2, 1e-3, 0.9), Err(EvidenceFault::Indistinguishable { .. })));
        for power in [0.05, 0.0, 1.0, f64::NAN] {
            assert!(
                matches!(exact(1e-6, 1e-3, power), Err(EvidenceFault::Power { .. })),
                "{power}"
            );
        }
    }
}

#[cfg(test)]
mod observed_tests {
    use super::*;

    #[test]
    fn what_a_plan_asks_for_supports_its_figure_and_one_failure_more_or_one_item_less_does_not() {
        let confidence = Confidence::new(0.95).unwrap();
        for (p, allowed) in [(0.001, 0), (0.001, 4), (0.2, 3), (6e-6, 1)] {
            let figure = Figure::of_claim(p).unwrap();
            let items = test_plans(figure, confidence, allowed, None).unwrap().items;
            let reading =
                |failures, of| Observed::new(failures, of).unwrap().reading(figure, confidence);
            assert_eq!(reading(allowed, items), Reading::Supports);
            assert_eq!(reading(allowed, items - 1), Reading::Undecided);
            assert_eq!(reading(allowed + 1, items), Reading::Undecided);
            assert_eq!(reading(items.min(10 * allowed + 10), items), Reading::SpeaksAgainst);
            let bound = Observed::new(allowed, items).unwrap().upper_bound(confidence);
            assert!(bound <= p && bound > 0.9 * p, "the bound says the same: {bound}");
        }
    }

    #[test]
    fn what_cannot_have_been_seen_is_refused() {
        assert_eq!(Observed::new(0, 0), Err(EvidenceFault::NothingObserved));
        assert_eq!(Observed::new(3, 2), Err(EvidenceFault::MoreThanAll { failures: 3, of: 2 }));
        assert!(Observed::new(2, 2).is_ok());
    }
}
