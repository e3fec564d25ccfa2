//! Where harm breaks even in a scenario: everything that a report may show of it. Its serialised
//! form is `break-even.json`, format 1, which may gain keys but never lose or change one.

use super::{Marked, Turns, grid};
use crate::estimate::bands::{epistemic, quantile_of_sorted};
use crate::question::{InputFile, Quantity, SweptRange};
use serde::{Deserialize, Serialize};

/// The whole result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEven {
    /// The format of the file: 1.
    pub format: u32,
    /// How to make it again.
    pub made: BreakEvenMade,
    /// The scenario's title.
    pub title: String,
    /// The question it puts.
    pub question: Option<String>,
    /// The disputed number: the key's path.
    pub key: String,
    /// What the scenario has in its place.
    pub written: String,
    /// From where to where it is moved; durations in days.
    pub range: SweptRange,
    /// What is compared, as it was asked for: `casualties@10y`.
    pub target: String,
    /// Its quantity.
    pub quantity: Quantity,
    /// The group, of a quantity that has one value for each.
    pub part: Option<String>,
    /// The time, days since the start.
    pub days: f64,
    /// The arm.
    pub arm: String,
    /// Mines it lays.
    pub mines: u64,
    /// What it is compared with.
    pub baseline: String,
    /// Where the comparison turns over.
    pub turns: Turns,
    /// The range, value by value.
    pub values: Vec<AtValue>,
    /// Published figures that lie in it.
    pub figures: Vec<Marked>,
}

/// Everything that decides the bytes of the result, beside what is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEvenMade {
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
    /// Parameter draws of everything else; each has the same values of it all along the range.
    pub draws: u32,
    /// The engine whose expected values are compared.
    pub engine: String,
    /// How exactly a turning point is found, as part of the range on its scale.
    pub tolerance: f64,
}

/// Over parameter draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The median of the expected values of draws.
    pub median: f64,
    /// Their 5 % and 95 % quantiles; none of one draw.
    pub epistemic: Option<[f64; 2]>,
}

/// Everything at one value of the number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtValue {
    /// The value; durations in days.
    pub value: f64,
    /// What is compared, of the arm as a multiple of the baseline's; none where the baseline's is 0
    /// in any draw.
    pub ratio: Option<Spread>,
    /// What is compared, of the arm.
    pub arm: Spread,
    /// The same of the baseline.
    pub baseline: Spread,
    /// Share of the arm's mines that can function at the time, now or when it warms.
    pub able_to_function: Spread,
    /// Draws in which the arm has more than the baseline.
    pub more: u32,
}

impl BreakEven {
    /// Whether a value is an even step along the range, rather than one that is there for its name.
    pub fn is_step(&self, value: f64) -> bool {
        grid(&self.range, []).contains(&value)
    }
}

impl Spread {
    /// Of the values of draws, at least one.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self { median: quantile_of_sorted(&values, 0.5), epistemic: epistemic(values) }
    }
}
