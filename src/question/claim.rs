//! What somebody says of a mine: carried here, judged in `estimate`.

use super::{Quantity, ReportTime};
use serde::{Deserialize, Serialize};

/// A claim: a quantity of an arm at a time is at most, or at least, a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the arm it speaks of.
    pub arm: usize,
    /// The quantity.
    pub quantity: Quantity,
    /// When.
    pub at: ReportTime,
    /// The figure and its direction.
    pub bound: Bound,
    /// What the figure counts.
    pub per: Per,
    /// Who says so, or where it is written.
    pub source: Option<String>,
    /// Whose figure it is.
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

/// What the figure of a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A share of the mines laid.
    Mine,
    /// A share of the mines that were activated: those dead on arrival are counted neither above
    /// nor below the line.
    Activated,
    /// A count in the whole field.
    Field,
}

/// Whose figure a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The scenario makes it.
    Scenario,
    /// A limit of the convention on certain conventional weapons, Amended Protocol II.
    Treaty,
    /// Published of such mines.
    Published,
}
