//! What is claimed, and how sure one wants to be.

use crate::numeric::complement;
use crate::results::{Confidence, EvidenceFault, Figure};

impl Figure {
    /// The figure as a reliability, such as 0.999: 1 less the probability of an exception, as in
    /// decimals.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn of_reliability(reliability: f64) -> Result<Self, EvidenceFault> {
        Self::of_claim(complement(reliability)).map_err(|_| EvidenceFault::Reliability(reliability))
    }

    /// The reliability.
    pub fn reliability(self) -> f64 {
        complement(self.exception())
    }
}

impl Confidence {
    /// 1 less the level, as in decimals: how often it may be wrong.
    pub fn doubt(self) -> f64 {
        complement(self.level())
    }
}
