//! Differences between two results: inputs and numbers.

use serde::Serialize;

/// A difference between the inputs of two results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key's path, or the name of another input.
    pub what: String,
    /// The value before; none where it did not exist.
    pub before: Option<String>,
    /// The value after; none where it no longer exists.
    pub after: Option<String>,
}

/// A number that differs between two results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// The alternative.
    pub alternative: String,
    /// The quantity; `casualties_averted` is against the baseline.
    pub quantity: &'static str,
    /// The group or cause, of a split quantity.
    pub part: Option<String>,
    /// The time, as the first result writes it.
    pub time: String,
    /// The value before.
    pub before: f64,
    /// The value after.
    pub after: f64,
    /// The difference over the size of the first value. None where that is 0.
    pub relative: Option<f64>,
    /// Half of the 95 % interval of the difference. It is that of the paired differences over
    /// draws, else that of two independent results. It includes the value of three events in all
    /// replicates of a sampled result. None where unknown, 0 where neither number has an error.
    pub error: Option<f64>,
    /// Whether the number moved by more than its known error. Where both are expected values on the
    /// same draws, any difference counts.
    pub moved: bool,
    /// Share of the draws in which it rose. None where results are compared unpaired.
    pub rose: Option<f64>,
    /// Share of the draws in which it fell, likewise.
    pub fell: Option<f64>,
}

impl Shift {
    /// Relative size of the difference, for sorting. It is over the greater of both numbers.
    pub fn size(&self) -> f64 {
        (self.after - self.before).abs() / self.before.abs().max(self.after.abs())
    }
}

/// The differences between two results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shifts {
    /// The changed inputs.
    pub changes: Vec<Change>,
    /// The pairing of the comparison.
    pub compared: Pairing,
    /// The shifted numbers, the largest shift first.
    pub shifts: Vec<Shift>,
    /// Number of unchanged numbers.
    pub same: u64,
    /// Alternatives and times that only one of the results has.
    pub unmatched: Vec<String>,
}

/// The pairing of two results for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Pairing {
    /// Paired draw by draw.
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
    /// Unpaired, as independent results.
    Unpaired {
        /// The reason why the results are unpaired.
        because: String,
    },
}
