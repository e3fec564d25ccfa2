//! Claims about mines; `estimate` judges them.

use super::{Quantity, ReportTime};
use serde::{Deserialize, Serialize};

/// A claim: a bound on a quantity of an alternative. It holds at a time, and is at most or at least
/// a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the alternative of the claim.
    pub alternative: usize,
    /// The quantity.
    pub quantity: Quantity,
    /// The report time.
    pub at: ReportTime,
    /// The figure and its direction.
    pub bound: Bound,
    /// The unit of the figure.
    pub per: Per,
    /// The person or document that makes the claim.
    pub source: Option<String>,
    /// The origin of the figure.
    pub origin: Origin,
}

/// The figure of a claim and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The quantity is at most this.
    AtMost(f64),
    /// The quantity is at least this.
    AtLeast(f64),
}

impl Bound {
    /// The figure.
    pub const fn figure(self) -> f64 {
        match self {
            Self::AtMost(figure) | Self::AtLeast(figure) => figure,
        }
    }
}

/// The unit of a claim's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A share of the mines laid.
    Mine,
    /// A share of the mines that were activated. Mines dead on arrival count in neither numerator
    /// nor denominator.
    Activated,
    /// A count in the whole replicate.
    Replicate,
}

/// The origin of a claim's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The scenario.
    Scenario,
    /// A limit of the Convention on Certain Conventional Weapons, Amended Protocol II.
    Treaty,
    /// A published figure for such mines.
    Published,
}
