//! Benchmarks: published numbers compared with computed ones.

use serde::{Deserialize, Serialize};

/// The unit of the distance between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DistanceUnit {
    /// Units of the last digit given, or meant.
    LastDigit,
    /// The error that the source states.
    StatedError,
    /// Standard errors of the computed number.
    StandardError,
}

/// A published number compared with the computed one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Benchmark {
    /// The subject.
    pub about: &'static str,
    /// The question.
    pub case: String,
    /// The source of the published number.
    pub source: &'static str,
    /// The kind within a large set of numbers.
    pub kind: Option<String>,
    /// The answer as published.
    pub published: String,
    /// The computed number, in all its digits.
    pub ours: f64,
    /// The computed number, to as many digits as are published or meant.
    pub ours_to_the_digits: String,
    /// The distance between the two.
    pub distance: f64,
    /// The unit of the distance.
    pub unit: DistanceUnit,
    /// The distance allowed.
    pub allowed: f64,
    /// Whether the distance is within the allowed one.
    pub agrees: bool,
}

/// A published number that is not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The subject.
    pub about: &'static str,
    /// The question.
    pub case: &'static str,
    /// The reason why it is left out.
    pub why: &'static str,
}

/// All published numbers, both compared and left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Benchmarks {
    /// The compared numbers.
    pub answers: Vec<Benchmark>,
    /// The numbers left out.
    pub left_out: Vec<LeftOut>,
}

impl Benchmarks {
    /// The compared numbers that do not agree.
    pub fn differing(&self) -> impl Iterator<Item = &Benchmark> {
        self.answers.iter().filter(|answer| !answer.agrees)
    }

    /// Whether all agree, and there is at least one.
    pub fn hold(&self) -> bool {
        !self.answers.is_empty() && self.differing().next().is_none()
    }
}
