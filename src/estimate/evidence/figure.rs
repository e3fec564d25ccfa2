//! What is claimed, and how sure one wants to be.

use super::EvidenceFault;
use crate::numeric::complement;
use serde::Serialize;

/// A figure that somebody gives: the probability that an item is not inert by the day claimed for
/// it. In (0, 1).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Figure(f64);

impl Figure {
    /// The figure as a probability of an exception, such as 6e-6.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn of_claim(p: f64) -> Result<Self, EvidenceFault> {
        inside(p).map(Self).ok_or(EvidenceFault::Claim(p))
    }

    /// The figure as a reliability, such as 0.999: 1 less the probability of an exception, as in
    /// decimals.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn of_reliability(reliability: f64) -> Result<Self, EvidenceFault> {
        let p = inside(reliability).map(complement).and_then(inside);
        p.map(Self).ok_or(EvidenceFault::Reliability(reliability))
    }

    /// The probability of an exception.
    pub const fn exception(self) -> f64 {
        self.0
    }

    /// The reliability.
    pub fn reliability(self) -> f64 {
        complement(self.0)
    }
}

/// How sure one wants to be: the probability, in (0, 1), that what is supported is so.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// The confidence, such as 0.95.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn new(level: f64) -> Result<Self, EvidenceFault> {
        inside(level).map(Self).ok_or(EvidenceFault::Confidence(level))
    }

    /// The level.
    pub const fn level(self) -> f64 {
        self.0
    }

    /// 1 less the level, as in decimals: how often it may be wrong.
    pub fn doubt(self) -> f64 {
        complement(self.0)
    }
}

fn inside(p: f64) -> Option<f64> {
    Some(p).filter(|&p| p > 0.0 && p < 1.0)
}
