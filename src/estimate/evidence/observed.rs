//! What exceptions that were seen say of the probability of one.

use super::{Confidence, EvidenceFault, Figure};
use crate::estimate::proportion::{
    clopper_pearson, jeffreys, lower_bound, posterior_upper, upper_bound,
};
use crate::numeric::Binomial;
use serde::Serialize;

/// So many exceptions among so many items, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Observed {
    exceptions: u64,
    of: u64,
}

/// How what was seen stands to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// So few exceptions are rare, or rarer, where the figure is only just not met.
    Supports,
    /// So many are rare, or rarer, where it is only just met.
    SpeaksAgainst,
    /// Both could easily be.
    Undecided,
}

impl Observed {
    /// What was seen.
    ///
    /// # Errors
    /// Where nothing was observed, or more exceptions than items.
    pub const fn new(exceptions: u64, of: u64) -> Result<Self, EvidenceFault> {
        match (exceptions, of) {
            (_, 0) => Err(EvidenceFault::NothingObserved),
            (_, of) if of > super::MOST_ITEMS => Err(EvidenceFault::TooMany),
            (exceptions, of) if exceptions > of => {
                Err(EvidenceFault::MoreThanAll { exceptions, of })
            }
            (exceptions, of) => Ok(Self { exceptions, of }),
        }
    }

    /// Exceptions.
    pub const fn exceptions(self) -> u64 {
        self.exceptions
    }

    /// Items.
    pub const fn of(self) -> u64 {
        self.of
    }

    /// The share of exceptions.
    pub fn share(self) -> f64 {
        self.exceptions as f64 / self.of as f64
    }

    /// The two-sided interval of Clopper and Pearson: exact, holds the truth at least as often as
    /// it says.
    pub fn clopper_pearson(self, confidence: Confidence) -> [f64; 2] {
        clopper_pearson(self.exceptions, self.of, confidence.doubt())
    }

    /// The one-sided upper bound of Clopper and Pearson.
    pub fn upper_bound(self, confidence: Confidence) -> f64 {
        upper_bound(self.exceptions, self.of, confidence.doubt())
    }

    /// The one-sided lower bound of Clopper and Pearson.
    pub fn lower_bound(self, confidence: Confidence) -> f64 {
        lower_bound(self.exceptions, self.of, confidence.doubt())
    }

    /// The equal-tailed interval of Jeffreys: right on average, shorter.
    pub fn jeffreys(self, confidence: Confidence) -> [f64; 2] {
        jeffreys(self.exceptions, self.of, confidence.doubt())
    }

    /// What the probability is below with so much probability, if every value was as likely before.
    pub fn posterior_upper(self, confidence: Confidence) -> f64 {
        posterior_upper(self.exceptions, self.of, confidence.doubt())
    }

    /// How it stands to a figure.
    pub fn reading(self, figure: Figure, confidence: Confidence) -> Reading {
        let law = Binomial { items: self.of, probability: figure.exception() };
        // what is equal but for the rounding of floats is taken for equal, as in a plan
        let rare = |p: f64| p <= confidence.doubt() * (1.0 + 1e-12);
        let so_many = self.exceptions.checked_sub(1).map_or(1.0, |fewer| law.more_than(fewer));
        if rare(law.at_most(self.exceptions)) {
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
