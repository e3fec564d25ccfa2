//! Precision of findings, compared with an aim.

use crate::question::{MOST_DRAWS, MOST_REPLICATES};

/// The precision of an alternative, compared with an aim.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The alternative's name.
    pub alternative: String,
    /// The mean of the target.
    pub mean: f64,
    /// The precision of the mean.
    pub standing: AimStatus,
}

/// The precision of a mean, compared with an aim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AimStatus {
    /// The mean is 0 with certainty: there is no error to reduce.
    Impossible,
    /// Nothing is sampled: the mean has no Monte Carlo error.
    Exact,
    /// The error is within the aim.
    Reached {
        /// The relative error.
        error: f64,
    },
    /// The error exceeds the aim.
    Missed {
        /// The relative error.
        error: f64,
        /// The sample size that would reach the aim.
        more: RequiredSample,
    },
    /// Too few replicates or draws to know the error.
    TooFewSamples {
        /// The sample size that would reach the aim. It may only show the error.
        more: RequiredSample,
    },
    /// Too few events to know the error.
    TooFewEvents {
        /// The approximate number of events.
        events: u64,
        /// The sample size that would reach the aim.
        more: RequiredSample,
    },
    /// Too few of the draws carry the mean to know the error.
    FewDrawsCarry {
        /// The median over draws.
        median: f64,
        /// The sample size that would reach the aim.
        more: RequiredSample,
    },
    /// 0 observed in all replicates.
    NoneSeen {
        /// Replicates of all draws.
        total_replicates: u64,
        /// The 95 % upper limit of the mean.
        upper_bound: f64,
    },
}

/// The sample size that would reach a precision aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredSample {
    /// The kind of sample that has to grow.
    pub of: Sample,
    /// The present sample size.
    pub now: u64,
    /// The required sample size.
    pub required: u64,
    /// Whether means are of replicates. More replicates in each draw then help, as far as the error
    /// is chance.
    pub of_replicates: bool,
}

/// The kind of sample that reduces the error of a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Replicates of a single parameter draw.
    Replicates,
    /// Parameter draws, where there are several. Parameters vary between them, and more replicates
    /// in each would not reduce that part.
    Draws,
}

impl AimStatus {
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

impl RequiredSample {
    /// Whether a scenario may have the required sample size.
    pub const fn is_possible(&self) -> bool {
        let most = match self.of {
            Sample::Replicates => MOST_REPLICATES,
            Sample::Draws => MOST_DRAWS,
        };
        self.required <= most as u64
    }
}
