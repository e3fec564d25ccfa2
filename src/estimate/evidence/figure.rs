//! Conversions of a claimed figure and of a confidence level.

use crate::numeric::complement;
use crate::results::{Confidence, EvidenceFault, Figure};

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
