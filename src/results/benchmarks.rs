//! Benchmarks: published numbers compared with computed ones.

use serde::{Deserialize, Serialize};

/// The unit of the distance between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DistanceUnit {
    /// Units of the last digit that is given, or meant.
    LastDigit,
    /// The error that the source states.
    StatedError,
    /// Standard errors of ours.
    StandardError,
}

/// A published number compared with the computed one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownAnswer {
    /// What it is about.
    pub about: &'static str,
    /// What is asked.
    pub case: String,
    /// Where the number comes from.
    pub source: &'static str,
    /// Where many numbers are of one kind, which.
    pub kind: Option<String>,
    /// The answer as it is published.
    pub published: String,
    /// Ours, in all its digits.
    pub ours: f64,
    /// Ours to as many digits as are published, or meant.
    pub ours_to_the_digits: String,
    /// How far ours is off.
    pub distance: f64,
    /// What that is counted in.
    pub unit: DistanceUnit,
    /// How far it may be.
    pub allowed: f64,
    /// Whether it is no further.
    pub agrees: bool,
}

/// A published number that is not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What it is about.
    pub about: &'static str,
    /// What is asked.
    pub case: &'static str,
    /// Why it is left out.
    pub why: &'static str,
}

/// All published numbers, both compared and left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownAnswers {
    /// Compared.
    pub answers: Vec<KnownAnswer>,
    /// Not compared.
    pub left_out: Vec<LeftOut>,
}

impl KnownAnswers {
    /// Those that do not agree.
    pub fn differing(&self) -> impl Iterator<Item = &KnownAnswer> {
        self.answers.iter().filter(|answer| !answer.agrees)
    }

    /// Whether all agree, and there are any.
    pub fn hold(&self) -> bool {
        !self.answers.is_empty() && self.differing().next().is_none()
    }
}
