//! A probability: a number from 0 to 1, checked once.

/// A probability or a share, from 0 to 1 inclusive.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Probability(f64);

impl Probability {
    /// Probability 0.
    pub const ZERO: Self = Self(0.0);
    /// Probability 1.
    pub const ONE: Self = Self(1.0);

    /// The number as a probability, or `None` outside [0, 1] or NaN.
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// The number, from 0 to 1.
    pub const fn value(self) -> f64 {
        self.0
    }

    /// Probability of the complement.
    pub const fn complement(self) -> Self {
        Self(1.0 - self.0)
    }
}
