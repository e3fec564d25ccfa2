//! Differences between two results: inputs and numbers.

use serde::Serialize;

/// A difference between the inputs of two results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key's path, or what else it is.
    pub what: String,
    /// What it was; none where it was not there.
    pub before: Option<String>,
    /// What it is now; none where it is gone.
    pub after: Option<String>,
}

/// A number that differs between two results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// The arm.
    pub arm: String,
    /// The quantity; `casualties_averted` is against the baseline.
    pub quantity: &'static str,
    /// The group or cause, of one that has several values.
    pub part: Option<String>,
    /// The time, as the first result writes it.
    pub time: String,
    /// What it was.
    pub before: f64,
    /// What it is now.
    pub after: f64,
    /// The second less the first, over the size of the first; none where that is 0.
    pub relative: Option<f64>,
    /// Half of the 95 % interval of the difference: of the paired differences over draws, else were
    /// both results independent. With what three events in all fields of a sampled result would
    /// make. None where it is not known, 0 where neither number has an error.
    pub error: Option<f64>,
    /// Whether it moved: by more than its error, which must be known, or at all where both are
    /// expected values on the same draws.
    pub moved: bool,
    /// Share of the draws in which it rose; none where results are compared unpaired.
    pub rose: Option<f64>,
    /// Share of the draws in which it fell, likewise.
    pub fell: Option<f64>,
}

impl Shift {
    /// Size for sorting: the difference over the greater of both numbers.
    pub fn size(&self) -> f64 {
        (self.after - self.before).abs() / self.before.abs().max(self.after.abs())
    }
}

/// The differences between two results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shifts {
    /// What went in differently.
    pub changes: Vec<Change>,
    /// How numbers were compared.
    pub compared: Pairing,
    /// Numbers that are not what they were, those that moved most first.
    pub shifts: Vec<Shift>,
    /// Numbers that are what they were.
    pub same: u64,
    /// Arms and times that only one of the results has.
    pub unmatched: Vec<String>,
}

/// The pairing of two results for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Pairing {
    /// Draw by draw.
    Paired {
        /// Parameter draws.
        draws: usize,
        /// Whether all values of both are expected values, without sampling error.
        exact: bool,
        /// Uncertain inputs with the same values in both.
        same_inputs: usize,
        /// Uncertain inputs with other values, because their distribution changed.
        other_inputs: Vec<String>,
    },
    /// As results that are independent of each other.
    Unpaired {
        /// Why not draw by draw.
        because: String,
    },
}
