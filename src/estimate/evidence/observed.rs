//! What exceptions that were seen say of the probability of one.

use crate::estimate::proportion::{
    clopper_pearson, jeffreys, lower_bound, posterior_upper, upper_bound,
};
use crate::numeric::Binomial;
use crate::results::{Confidence, Figure, Observed, Reading};

impl Observed {
    /// The two-sided interval of Clopper and Pearson: exact, holds the truth at least as often as
    /// it says.
    pub fn clopper_pearson(self, confidence: Confidence) -> [f64; 2] {
        clopper_pearson(self.exceptions(), self.of(), confidence.doubt())
    }

    /// The one-sided upper bound of Clopper and Pearson.
    pub fn upper_bound(self, confidence: Confidence) -> f64 {
        upper_bound(self.exceptions(), self.of(), confidence.doubt())
    }

    /// The one-sided lower bound of Clopper and Pearson.
    pub fn lower_bound(self, confidence: Confidence) -> f64 {
        lower_bound(self.exceptions(), self.of(), confidence.doubt())
    }

    /// The equal-tailed interval of Jeffreys: right on average, shorter.
    pub fn jeffreys(self, confidence: Confidence) -> [f64; 2] {
        jeffreys(self.exceptions(), self.of(), confidence.doubt())
    }

    /// What the probability is below with so much probability, if every value was as likely before.
    pub fn posterior_upper(self, confidence: Confidence) -> f64 {
        posterior_upper(self.exceptions(), self.of(), confidence.doubt())
    }

    /// How it stands to a figure.
    pub fn reading(self, figure: Figure, confidence: Confidence) -> Reading {
        let law = Binomial { items: self.of(), probability: figure.exception() };
        // what is equal but for the rounding of floats is taken for equal, as in a plan
        let rare = |p: f64| p <= confidence.doubt() * (1.0 + 1e-12);
        let so_many = self.exceptions().checked_sub(1).map_or(1.0, |fewer| law.more_than(fewer));
        if rare(law.at_most(self.exceptions())) {
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
    use crate::estimate::evidence::needed;
    use crate::results::EvidenceFault;

    #[test]
    fn what_a_plan_asks_for_supports_its_figure_and_one_exception_more_or_one_item_less_does_not() {
        let confidence = Confidence::new(0.95).unwrap();
        for (p, allowed) in [(0.001, 0), (0.001, 4), (0.2, 3), (6e-6, 1)] {
            let figure = Figure::of_claim(p).unwrap();
            let items = needed(figure, confidence, allowed, None).unwrap().items;
            let reading =
                |exceptions, of| Observed::new(exceptions, of).unwrap().reading(figure, confidence);
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
        assert_eq!(Observed::new(3, 2), Err(EvidenceFault::MoreThanAll { exceptions: 3, of: 2 }));
        assert!(Observed::new(2, 2).is_ok());
    }
}
