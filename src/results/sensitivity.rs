//! Which unknowns of a scenario matter: everything that a report may show of it. Its serialised
//! form is `sensitivity.json`, format 1, which may gain keys but never lose or change one.

use crate::question::{InputFile, Quantity};
use serde::{Deserialize, Serialize};

/// The whole result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// The format of the file: 1.
    pub format: u32,
    /// How to make it again.
    pub made: SensitivityMade,
    /// The scenario's title.
    pub title: String,
    /// The question it puts.
    pub question: Option<String>,
    /// What was asked, in its order.
    pub targets: Vec<TargetSensitivity>,
}

/// Everything that decides the bytes of the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SensitivityMade {
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
    /// The engine whose expected values are looked at.
    pub engine: String,
    /// Base points.
    pub points: u32,
    /// Independently scrambled designs that the points are shared out into.
    pub scrambles: u32,
    /// How the points are made.
    pub design: String,
    /// The two quantiles that a key is moved to one at a time.
    pub one_at_a_time: [f64; 2],
}

/// One number, of each arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetSensitivity {
    /// As it was asked for: `casualties@10y`.
    pub target: String,
    /// The quantity.
    pub quantity: Quantity,
    /// The group, of a quantity that has one value for each.
    pub part: Option<String>,
    /// The time, days since the start.
    pub days: f64,
    /// The arms.
    pub arms: Vec<ArmSensitivity>,
}

/// One number of one arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArmSensitivity {
    /// The arm's name.
    pub arm: String,
    /// Its place among the arms of the scenario, from 0.
    pub number: usize,
    /// The mean over what is not known; none where keys were only moved one at a time.
    pub mean: Option<f64>,
    /// The standard deviation over what is not known: of expected values, without luck; none
    /// likewise.
    pub standard_deviation: Option<f64>,
    /// With every uncertain key at its median.
    pub at_medians: f64,
    /// The uncertain keys that the arm has, those with the greatest total index first.
    pub keys: Vec<KeySensitivity>,
}

/// What one uncertain key means for one number of one arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeySensitivity {
    /// The key's path without the number of the arm.
    pub key: String,
    /// What is known of it, as the scenario writes it.
    pub law: String,
    /// Its 5 % and 95 % quantiles, in the unit of the file; durations in days.
    pub moved_to: [f64; 2],
    /// Whether it is a duration.
    pub is_duration: bool,
    /// Part of the variance that it makes alone; none where the number does not vary.
    pub first: Option<Index>,
    /// Part of the variance that it makes alone and together with others; none likewise.
    pub total: Option<Index>,
    /// The number with this key at its 5 % quantile and all others at their medians.
    pub at_low: f64,
    /// The number with this key at its 95 % quantile and all others at their medians.
    pub at_high: f64,
}

impl KeySensitivity {
    /// How far the number goes.
    pub const fn swing(&self) -> Swing {
        Swing { low: self.at_low, high: self.at_high }
    }
}

impl ArmSensitivity {
    /// Whether the number varies with anything that is not known.
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
    /// Whether its interval excludes 0.
    pub fn is_distinguishable(&self) -> bool {
        self.interval[0] > 0.0
    }
}

/// Values of one output while one parameter is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// With the parameter at its 5 % quantile.
    pub low: f64,
    /// With the parameter at its 95 % quantile.
    pub high: f64,
}

impl Swing {
    /// From the least to the greatest of its values and the one in the middle.
    pub fn width(&self, middle: f64) -> f64 {
        let ends = [self.low, self.high];
        ends.into_iter().fold(middle, f64::max) - ends.into_iter().fold(middle, f64::min)
    }
}
