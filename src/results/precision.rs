//! Precision of findings, compared with an aim.

use crate::question::{MOST_DRAWS, MOST_REPLICATES};

/// The precision of an arm, compared with an aim.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The arm's name.
    pub arm: String,
    /// The mean of what is aimed at.
    pub mean: f64,
    /// How precisely it is known.
    pub standing: Standing,
}

/// The precision of a mean, compared with an aim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// It is 0 and cannot be anything else: there is nothing to reach.
    Impossible,
    /// Nothing is sampled: the mean has no Monte Carlo error.
    Exact,
    /// The error is as small as was wanted.
    Reached {
        /// The relative error.
        error: f64,
    },
    /// The error is larger.
    Missed {
        /// The relative error.
        error: f64,
        /// What would reach the aim.
        more: More,
    },
    /// Too few fields or draws to know the error.
    TooFewSamples {
        /// What would reach the aim, or at least show the error.
        more: More,
    },
    /// Too few events to know the error.
    TooFewEvents {
        /// How many there were, roughly.
        events: u64,
        /// What would reach the aim.
        more: More,
    },
    /// Too few of the draws carry the mean to know the error.
    FewDrawsCarry {
        /// The median over draws.
        median: f64,
        /// What would reach the aim.
        more: More,
    },
    /// Nothing of the kind was seen in any field.
    NoneSeen {
        /// Fields of all draws.
        fields: u64,
        /// A 95 % upper bound of the mean.
        upper_bound: f64,
    },
}

/// The sample size that would reach a precision aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    /// What has to be more.
    pub of: Sample,
    /// How many there are.
    pub now: u64,
    /// How many there would have to be.
    pub wanted: u64,
    /// Whether means are of fields, so that more fields in each draw help as far as the error is
    /// luck.
    pub of_fields: bool,
}

/// The kind of sample that reduces the error of a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Fields of the only parameter draw.
    Fields,
    /// Parameter draws: where there are several, what is not known varies between them, and more
    /// fields in each would not help against that.
    Draws,
}

impl Standing {
    /// Whether the aim is reached.
    pub const fn is_reached(&self) -> bool {
        match self {
            Self::Impossible | Self::Exact | Self::Reached { .. } => true,
            Self::Missed { .. }
            | Self::TooFewSamples { .. }
            | Self::TooFewEvents { .. }
            | Self::FewDrawsCarry { .. }
            | Self::NoneSeen { .. } => false,
        }
    }
}

impl More {
    /// Whether a scenario may ask for so many.
    pub const fn is_possible(&self) -> bool {
        let most = match self.of {
            Sample::Fields => MOST_REPLICATES,
            Sample::Draws => MOST_DRAWS,
        };
        self.wanted <= most as u64
    }
}
