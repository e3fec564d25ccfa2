//! The results of a parameter sweep.
//!
//! The serialised form is `sweep.json`, format 1, which may gain keys but never lose or change one.

use crate::question::{InputFile, Quantity, RiskCriterion};
use serde::{Deserialize, Serialize};

/// The complete result of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swept {
    /// The format of the file: 1.
    pub format: u32,
    /// How to make it again.
    pub made: SweptMade,
    /// The scenario's title.
    pub title: String,
    /// The question it puts.
    pub question: Option<String>,
    /// The risk criteria of the first point; empty in files of older versions.
    #[serde(default)]
    pub risk_criteria: Vec<RiskCriterion>,
    /// The keys that are varied, by their paths.
    pub keys: Vec<String>,
    /// The numbers that are asked for.
    pub targets: Vec<SweptTarget>,
    /// The points, in the order in which they were given; of a grid the last key moves first.
    pub points: Vec<SweptPoint>,
}

/// Provenance of a sweep, apart from its points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptMade {
    /// `inertness`.
    pub program: String,
    /// The version of the program.
    pub version: String,
    /// The scenario file first, then the files it names.
    pub inputs: Vec<InputFile>,
    /// Settings given on the command line, `key.path=value`, in order.
    pub overrides: Vec<String>,
    /// The engine whose expected values these are.
    pub engine: String,
}

/// A requested number: quantity, part and time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptTarget {
    /// As it was asked for: `casualties@10y`.
    pub target: String,
    /// Its quantity.
    pub quantity: Quantity,
    /// The group, of a quantity that has one value for each.
    pub part: Option<String>,
    /// The time, days since the start.
    pub days: f64,
}

/// The results at one point of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptPoint {
    /// The value of each key.
    pub values: Vec<SweptValue>,
    /// The seed.
    pub seed: u64,
    /// Parameter draws. Every point has the same ones, but for the keys that are varied.
    pub draws: u32,
    /// Every arm.
    pub arms: Vec<SweptArm>,
}

/// The value of a varied key at a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptValue {
    /// As it was given.
    pub written: String,
    /// Where it stands on an axis: a number, or of a duration days; none of anything else.
    pub number: Option<f64>,
    /// Whether it is a duration.
    pub is_duration: bool,
}

/// The results of an arm at a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptArm {
    /// Its name.
    pub arm: String,
    /// Each number that is asked for.
    pub numbers: Vec<OverDraws>,
}

/// Summary of an expected value over parameter draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverDraws {
    /// Mean over parameter draws of the expected value.
    pub mean: f64,
    /// Its Monte Carlo error, over draws; none of one draw, which has none.
    pub std_error: Option<f64>,
    /// 95 % Monte Carlo interval of the mean; none of one draw, or where too few draws carry the
    /// mean.
    pub interval: Option<[f64; 2]>,
    /// 90 % of parameter draws have their expected value in it; none with one draw.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the mean, outside its interval or above the 90 % point: the median
    /// over draws. None elsewhere.
    #[serde(default)]
    pub median: Option<f64>,
}

impl Swept {
    /// How a number of an arm reads along the points, where every point has the arm.
    pub fn along(&self, arm: usize, target: usize) -> Option<Vec<OverDraws>> {
        self.points.iter().map(|point| point.arms.get(arm)?.numbers.get(target).copied()).collect()
    }

    /// The arms, where they are the same at every point.
    pub fn arms(&self) -> Option<Vec<&str>> {
        fn names(point: &SweptPoint) -> Vec<&str> {
            point.arms.iter().map(|arm| arm.arm.as_str()).collect()
        }
        let first = names(self.points.first()?);
        self.points.iter().all(|point| names(point) == first).then_some(first)
    }
}
