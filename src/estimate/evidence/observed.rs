//! Intervals of the probability of a failure, from observed counts.

use crate::estimate::error::proportion::{
    clopper_pearson, jeffreys, lower_bound, posterior_upper, upper_bound,
};
use crate::numeric::Binomial;
use crate::results::{Confidence, Figure, Observed, Reading};

impl Observed {
    /// The two-sided Clopper–Pearson interval: exact, with at least the stated coverage.
    pub fn clopper_pearson(self, confidence: Confidence) -> [f64; 2] {
        clopper_pearson(self.failures(), self.of(), confidence.doubt())
    }

    /// The one-sided upper Clopper–Pearson bound.
    pub fn upper_bound(self, confidence: Confidence) -> f64 {
        upper_bound(self.failures(), self.of(), confidence.doubt())
    }

    /// The one-sided lower Clopper–Pearson bound.
    pub fn lower_bound(self, confidence: Confidence) -> f64 {
        lower_bound(self.failures(), self.of(), confidence.doubt())
    }

    /// The equal-tailed Jeffreys interval: shorter, with the stated coverage on average.
    pub fn jeffreys(self, confidence: Confidence) -> [f64; 2] {
        jeffreys(self.failures(), self.of(), confidence.doubt())
    }

    /// The posterior upper bound under a uniform prior, at this confidence.
    pub fn posterior_upper(self, confidence: Confidence) -> f64 {
        posterior_upper(self.failures(), self.of(), confidence.doubt())
    }

    /// Whether the observation supports or contradicts a figure.
    pub fn reading(self, figure: Figure, confidence: Confidence) -> Reading {
        let distribution = Binomial { items: self.of(), probability: figure.failure() };
        // equality up to float rounding counts as equal, as in a plan
        let rare = |p: f64| p <= confidence.doubt() * (1.0 + 1e-12);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::evidence::test_plans;
    use crate::results::EvidenceFault;

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
