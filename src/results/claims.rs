//! Published claims with the verdicts of a run.

use crate::question::{Bound, Origin, Per, Quantity};
use serde::{Deserialize, Serialize};

/// A claim with the verdict of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedClaim {
    /// The arm it speaks of.
    pub arm: String,
    /// The quantity.
    pub quantity: Quantity,
    /// When, as the file writes it.
    pub time: String,
    /// The same, days since the start.
    pub days: f64,
    /// The figure and its direction.
    pub bound: Bound,
    /// What the figure counts.
    pub per: Per,
    /// Who says so.
    pub source: Option<String>,
    /// Whose figure it is.
    pub origin: Origin,
    /// The expected value, in the figure's unit.
    pub mean: f64,
    /// What the verdict goes by: 90 % of parameter draws have their expected value in it; none with
    /// one draw, which is exact where all is known, and else decides nothing.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the expected value, outside its interval or above the 90 % point: the
    /// median over draws. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// The verdict.
    pub verdict: ClaimVerdict,
    /// What the scenario assumes of the number that the figure is of, where that leaves nothing to
    /// test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumes: Option<Assumed>,
    /// The probability, over what is not known of the parameters, that the expected value is at
    /// most the figure (of an `at_least`: below it); none with one parameter draw, and where there
    /// is nothing to test.
    pub p_below: Option<ShareOfDraws>,
}

/// A bound on a disputed number that holds in every draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// It is no less.
    AtLeast(f64),
    /// It is no more.
    AtMost(f64),
    /// It is known.
    Exactly(f64),
}

/// The position of the interval relative to the claim's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimVerdict {
    /// All of it below: at the figure is below for an `at_most`.
    Below,
    /// All of it above: at the figure is above for an `at_least`.
    Above,
    /// The interval straddles the figure.
    Undecided,
    /// It lies where it does by what the scenario assumes.
    NotTestable,
}

impl ClaimVerdict {
    /// Whether the claim is borne out; none where it is undecided or cannot be tested.
    pub const fn bears_out(self, bound: Bound) -> Option<bool> {
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
