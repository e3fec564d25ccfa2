//! A complete answer to a question about evidence.

use super::test_plans;
use crate::results::{Answer, Confidence, EvidenceFault, Figure, Observed};

/// Number of test plans shown, with consecutive failures allowed.
const SHOWN: u64 = 5;

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
        Self::Observed {
            observed,
            confidence,
            share: observed.share(),
            clopper_pearson: observed.clopper_pearson(confidence),
            upper_bound: observed.upper_bound(confidence),
            jeffreys: observed.jeffreys(confidence),
            posterior_upper: observed.posterior_upper(confidence),
            figure,
            reading: figure.map(|figure| observed.reading(figure, confidence)),
        }
    }
}
