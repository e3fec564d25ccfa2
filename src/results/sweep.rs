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
    /// The provenance that reproduces it.
    pub made: SweepProvenance,
    /// The scenario's title.
    pub title: String,
    /// The scenario's question.
    pub question: Option<String>,
    /// The risk criteria of the first point. Empty in files of older versions.
    #[serde(default)]
    pub risk_criteria: Vec<RiskCriterion>,
    /// The paths of the varied keys.
    pub keys: Vec<String>,
    /// The requested targets.
    pub targets: Vec<SweptTarget>,
    /// The points, in the order given. In a grid the last key changes first.
    pub points: Vec<SweptPoint>,
}

/// Provenance of a sweep, apart from its points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweepProvenance {
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
    /// The target, as requested: `casualties@10y`.
    pub target: String,
    /// Its quantity.
    pub quantity: Quantity,
    /// The group, of a quantity with one value for each.
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
    /// Parameter draws. Every point has the same ones, except for the varied keys.
    pub draws: u32,
    /// Every alternative.
    pub alternatives: Vec<SweptAlternative>,
}

/// The value of a varied key at a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptValue {
    /// The value as given.
    pub written: String,
    /// The number on an axis, durations in days; none of anything else.
    pub number: Option<f64>,
    /// Whether it is a duration.
    pub is_duration: bool,
}

/// The results of an alternative at a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptAlternative {
    /// Its name.
    pub alternative: String,
    /// The summary of each requested target.
    pub numbers: Vec<DrawSummary>,
}

/// Summary of an expected value over parameter draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawSummary {
    /// Mean over parameter draws of the expected value.
    pub mean: f64,
    /// Monte Carlo standard error of the mean, over draws. None with one draw.
    pub std_error: Option<f64>,
    /// The 95 % Monte Carlo interval of the mean. None with one draw, or where too few draws carry
    /// the mean.
    pub interval: Option<[f64; 2]>,
    /// The 90 % uncertainty interval of the expected value over draws. None with one draw.
    pub uncertainty_interval: Option<[f64; 2]>,
    /// The median over draws, where few draws carry the mean. That is outside its interval or above
    /// the 90 % quantile. None elsewhere.
    #[serde(default)]
    pub median: Option<f64>,
}

impl DrawSummary {
    /// Whether every number is one.
    fn is_finite(&self) -> bool {
        let Self { mean, std_error, interval, uncertainty_interval, median } = *self;
        let ends = [interval, uncertainty_interval].into_iter().flatten().flatten();
        let numbers = [Some(mean), std_error, median].into_iter().flatten().chain(ends);
        numbers.into_iter().all(f64::is_finite)
    }
}

impl Swept {
    /// Whether it is a part of a sweep: the same keys and targets, and every point has them all.
    pub fn fits(&self, sweep: &Self) -> bool {
        let Self { format, made, title, question, risk_criteria, keys, targets, points } = self;
        let is_whole = |point: &SweptPoint| {
            point.values.len() == keys.len()
                && !point.alternatives.is_empty()
                && point.alternatives.iter().all(|alternative| {
                    alternative.numbers.len() == targets.len()
                        && alternative.numbers.iter().all(DrawSummary::is_finite)
                })
        };
        (format, made, title, question)
            == (&sweep.format, &sweep.made, &sweep.title, &sweep.question)
            && (risk_criteria, keys, targets) == (&sweep.risk_criteria, &sweep.keys, &sweep.targets)
            && points.iter().all(is_whole)
    }

    /// A target of an alternative along the points. None unless every point has the alternative.
    pub fn along(&self, alternative: usize, target: usize) -> Option<Vec<DrawSummary>> {
        self.points
            .iter()
            .map(|point| point.alternatives.get(alternative)?.numbers.get(target).copied())
            .collect()
    }

    /// The alternatives, where they are the same at every point.
    pub fn alternatives(&self) -> Option<Vec<&str>> {
        fn names(point: &SweptPoint) -> Vec<&str> {
            point.alternatives.iter().map(|alternative| alternative.alternative.as_str()).collect()
        }
        let first = names(self.points.first()?);
        self.points.iter().all(|point| names(point) == first).then_some(first)
    }
}
