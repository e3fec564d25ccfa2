//! What somebody says of a mine: parsed and carried here, judged elsewhere.

use super::{Quantity, ReportTime};

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
    /// Whether the figure counts each mine or the whole field.
    pub per: Per,
    /// Who says so.
    pub source: Option<String>,
}

/// The figure of a claim and its direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// The quantity is at most this.
    AtMost(f64),
    /// The quantity is at least this.
    AtLeast(f64),
}

/// What the figure of a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A share of the mines laid.
    Mine,
    /// A count in the whole field.
    Field,
}
