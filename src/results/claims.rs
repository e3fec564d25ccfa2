//! Published claims with the verdicts of a run.

use crate::question::{Bound, Origin, Per, Quantity};
use serde::{Deserialize, Serialize};

/// A claim with the verdict of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedClaim {
    /// The alternative of the claim.
    pub alternative: String,
    /// The quantity.
    pub quantity: Quantity,
    /// The time, as the file writes it.
    pub time: String,
    /// The time, days since the start.
    pub days: f64,
    /// The figure and its direction.
    pub bound: Bound,
    /// The unit of the figure.
    pub per: Per,
    /// The source of the claim.
    pub source: Option<String>,
    /// The origin of the figure.
    pub origin: Origin,
    /// The expected value, in the figure's unit.
    pub mean: f64,
    /// The 90 % uncertainty interval that decides the verdict. None with one draw, which decides
    /// nothing unless every parameter is known.
    pub uncertainty_interval: Option<[f64; 2]>,
    /// The median over draws, where few draws carry the expected value. That is outside its
    /// interval or above the 90 % quantile. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// The verdict.
    pub verdict: ClaimVerdict,
    /// The scenario's assumption that leaves nothing to test. It is about the disputed parameter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumes: Option<Assumed>,
    /// The probability that the expected value is at most the figure. It is over parameter
    /// uncertainty. For an `at_least` claim it is the probability of lying below. None with one
    /// parameter draw, and where there is nothing to test.
    pub p_below: Option<ShareOfDraws>,
}

/// A bound on a disputed parameter that holds in every draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// The lower bound.
    AtLeast(f64),
    /// The upper bound.
    AtMost(f64),
    /// The known value.
    Exactly(f64),
}

/// The position of the interval relative to the claim's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimVerdict {
    /// The interval lies below the figure. For an `at_most` claim, equality counts as below.
    Below,
    /// The interval lies above the figure. For an `at_least` claim, equality counts as above.
    Above,
    /// The interval contains the figure.
    Undecided,
    /// The scenario's assumptions alone decide the position.
    NotTestable,
}

impl ClaimVerdict {
    /// Whether the claim is supported; none where undecided or not testable.
    pub const fn supports_claim(self, bound: Bound) -> Option<bool> {
        match (self, bound) {
            (Self::Undecided | Self::NotTestable, _) => None,
            (Self::Below, Bound::AtMost(_)) | (Self::Above, Bound::AtLeast(_)) => Some(true),
            (Self::Above, Bound::AtMost(_)) | (Self::Below, Bound::AtLeast(_)) => Some(false),
        }
    }
}

/// A share of parameter draws, with a 95 % Clopper–Pearson interval.
///
/// The interval is exact for independent draws. These draws are spread evenly, so it is usually
/// longer than necessary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareOfDraws {
    /// The share.
    pub value: f64,
    /// The interval.
    pub interval: [f64; 2],
}
