//! Results of a sensitivity analysis: everything a report may show.
//!
//! The serialised form is `sensitivity.json`, format 1, which may gain keys but never lose or
//! change one.

use crate::question::{InputFile, Quantity};
use serde::{Deserialize, Serialize};

/// The complete result of a sensitivity analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// The format of the file: 1.
    pub format: u32,
    /// The provenance that reproduces it.
    pub made: SensitivityProvenance,
    /// The scenario's title.
    pub title: String,
    /// The scenario's question.
    pub question: Option<String>,
    /// The requested targets, in their order.
    pub targets: Vec<TargetSensitivity>,
}

/// Provenance of a sensitivity analysis. It is everything that decides the bytes of the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SensitivityProvenance {
    /// `inertness`.
    pub program: String,
    /// The version of the program.
    pub version: String,
    /// The scenario file first, then the files it names.
    pub inputs: Vec<InputFile>,
    /// Settings given on the command line, `key.path=value`, in order.
    pub overrides: Vec<String>,
    /// The seed.
    pub seed: u64,
    /// The engine whose expected values are used.
    pub engine: String,
    /// Base points.
    pub points: u32,
    /// Number of independently scrambled designs that share the points.
    pub scrambles: u32,
    /// The design of the points.
    pub design: String,
    /// The two quantiles to which each key is moved alone.
    pub one_at_a_time: [f64; 2],
}

/// The sensitivity of one target, for each alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetSensitivity {
    /// The target, as requested: `casualties@10y`.
    pub target: String,
    /// The quantity.
    pub quantity: Quantity,
    /// The group, of a quantity with one value for each.
    pub part: Option<String>,
    /// The time, days since the start.
    pub days: f64,
    /// The alternatives.
    pub alternatives: Vec<AlternativeSensitivity>,
}

/// The sensitivity of one target of one alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlternativeSensitivity {
    /// The alternative's name.
    pub alternative: String,
    /// Its index among the alternatives of the scenario, from 0.
    pub number: usize,
    /// The mean over parameter uncertainty. None where keys were only moved one at a time.
    pub mean: Option<f64>,
    /// The standard deviation over parameter uncertainty, of expected values without chance. None
    /// likewise.
    pub standard_deviation: Option<f64>,
    /// The target with every uncertain key at its median.
    pub at_medians: f64,
    /// The uncertain keys of the alternative. Those with the greatest total-effect index come
    /// first.
    pub keys: Vec<KeySensitivity>,
}

/// The sensitivity of one target of one alternative to one uncertain key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeySensitivity {
    /// The key's path without the number of the alternative.
    pub key: String,
    /// The key's distribution, as the scenario writes it.
    pub distribution: String,
    /// Its 5 % and 95 % quantiles, in the file's unit. Durations are in days.
    pub moved_to: [f64; 2],
    /// Whether it is a duration.
    pub is_duration: bool,
    /// First-order index; none where the target does not vary.
    #[serde(rename = "first_order")]
    pub first: Option<Index>,
    /// Total-effect index; none likewise.
    #[serde(rename = "total_effect")]
    pub total: Option<Index>,
    /// The target with this key at its 5 % quantile. All others are at their medians.
    pub at_low: f64,
    /// The target with this key at its 95 % quantile. All others are at their medians.
    pub at_high: f64,
}

impl KeySensitivity {
    /// The swing of the target.
    pub const fn swing(&self) -> Swing {
        Swing { low: self.at_low, high: self.at_high }
    }
}

impl AlternativeSensitivity {
    /// Whether the target varies with any uncertain parameter.
    pub fn varies(&self) -> bool {
        self.keys.iter().any(|key| key.total.is_some())
    }
}

/// A number from 0 to 1 with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// The estimate.
    pub value: f64,
    /// Its 95 % interval.
    pub interval: [f64; 2],
}

impl Index {
    /// Whether it is significantly different from zero: its interval excludes 0.
    pub fn is_distinguishable(&self) -> bool {
        self.interval[0] > 0.0
    }
}

/// Values of one output while one parameter is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// The value with the parameter at its 5 % quantile.
    pub low: f64,
    /// The value with the parameter at its 95 % quantile.
    pub high: f64,
}

impl Swing {
    /// The width of the swing. It runs from the least to the greatest value, middle included.
    pub fn width(&self, middle: f64) -> f64 {
        let ends = [self.low, self.high];
        ends.into_iter().fold(middle, f64::max) - ends.into_iter().fold(middle, f64::min)
    }
}
