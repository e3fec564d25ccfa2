//! An answer to a question about evidence, complete: everything that is shown of it.

use super::needed;
use crate::results::{Answer, Confidence, EvidenceFault, Figure, Observed};

/// How many numbers of exceptions are shown one after the other.
const SHOWN: u64 = 5;

impl Answer {
    /// How many items support a figure, with so many exceptions allowed and with a few more.
    ///
    /// # Errors
    /// Where no number of items does.
    pub fn needed(
        figure: Figure,
        confidence: Confidence,
        allowed: u64,
        lot: Option<u64>,
    ) -> Result<Self, EvidenceFault> {
        let mut plans = vec![needed(figure, confidence, allowed, lot)?];
        let more = (allowed + 1..allowed + SHOWN)
            .map_while(|more| needed(figure, confidence, more, lot).ok());
        plans.extend(more);
        Ok(Self::Needed { figure, confidence, plans })
    }

    /// What was seen says, of a figure too if one is named.
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
