//! The results of a break-even analysis.
//!
//! The serialised form is `break-even.json`, format 1, which may gain keys but never lose or change
//! one.

use crate::question::{InputFile, Quantity, SweptRange};
use serde::{Deserialize, Serialize};

/// The complete result of a break-even analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEven {
    /// The format of the file: 1.
    pub format: u32,
    /// The provenance that reproduces it.
    pub made: BreakEvenProvenance,
    /// The scenario's title.
    pub title: String,
    /// The scenario's question.
    pub question: Option<String>,
    /// The disputed parameter: the key's path.
    pub key: String,
    /// The value or distribution in the scenario.
    pub written: String,
    /// The range; durations in days.
    pub range: SweptRange,
    /// The compared target, as requested: `casualties@10y`.
    pub target: String,
    /// The target's quantity.
    pub quantity: Quantity,
    /// The group, of a quantity with one value for each.
    pub part: Option<String>,
    /// The time, days since the start.
    pub days: f64,
    /// The alternative.
    pub alternative: String,
    /// Mines laid by the alternative.
    pub mines: u64,
    /// The baseline.
    pub baseline: String,
    /// The break-even values.
    pub turns: BreakEvenSummary,
    /// The range, value by value.
    pub values: Vec<AtValue>,
    /// Published figures within the range.
    pub figures: Vec<Marked>,
}

/// Provenance of a break-even result, apart from the question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEvenProvenance {
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
    /// Parameter draws of all other parameters. Each keeps their values along the whole range.
    pub draws: u32,
    /// The engine whose expected values are compared.
    pub engine: String,
    /// Tolerance of a break-even value. It is a part of the range on its scale.
    pub tolerance: f64,
}

/// Median and 90 % interval over parameter draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The median of the expected values of draws.
    pub median: f64,
    /// Their 5 % and 95 % quantiles; none with one draw.
    pub uncertainty_interval: Option<[f64; 2]>,
}

/// The results at one value of the disputed parameter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtValue {
    /// The value; durations in days.
    pub value: f64,
    /// The ratio of the alternative's target to the baseline's. None where the baseline's is 0 in
    /// any draw.
    pub ratio: Option<Spread>,
    /// The target of the alternative.
    pub alternative: Spread,
    /// The target of the baseline.
    pub baseline: Spread,
    /// Share of the alternative's mines able to function at the time. It counts those that function
    /// now or when it warms.
    pub able_to_function: Spread,
    /// Draws in which the alternative has more than the baseline.
    pub more: u32,
}

/// A published claim or legal limit within the range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Marked {
    /// The value.
    pub value: f64,
    /// A short description.
    pub what: String,
    /// The source.
    pub source: String,
}

/// The distribution of break-even points over parameter draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEvenSummary {
    /// The median. Draws without a break-even value rank beyond the ends of the range.
    pub median: TurningPoint,
    /// The 5 % and 95 % quantiles; none with one draw. Between a value and a place beyond the
    /// range, it is the place beyond.
    pub uncertainty_interval: Option<[TurningPoint; 2]>,
    /// Number of draws.
    pub draws: u32,
    /// Draws with a break-even value in the range.
    pub turned: u32,
    /// Of those, draws with more than one; the first counts.
    pub more_than_once: u32,
    /// Draws with fewer than with the baseline at every value.
    pub fewer_throughout: u32,
    /// Draws with more than with the baseline at every value.
    pub more_throughout: u32,
    /// Draws with as many as with the baseline at every value.
    pub as_many_throughout: u32,
    /// The break-even point of each draw.
    pub of_draws: Vec<BreakEvenPoint>,
}

impl BreakEvenSummary {
    /// The least and the greatest break-even value in the range, if any.
    pub fn extent(&self) -> Option<[f64; 2]> {
        let values = self.of_draws.iter().filter_map(|turned| match turned.place {
            TurningPoint::At(value) => Some(value),
            TurningPoint::BelowRange | TurningPoint::AboveRange => None,
        });
        values.map(|value| [value; 2]).reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])])
    }
}

/// The break-even point of one parameter draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEvenPoint {
    /// The first break-even point.
    pub place: TurningPoint,
    /// Number of sign changes that the grid shows.
    pub times: u32,
    /// The comparison at the lower end of the range.
    pub begins: Side,
}

/// The position of a break-even point, in or beyond the range.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurningPoint {
    /// No break-even value in the range. The two are nearest at its lower end.
    BelowRange,
    /// At this value.
    At(f64),
    /// No break-even value in the range. The two are nearest at its upper end.
    AboveRange,
}

/// The comparison of an alternative with the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Less harm or burden than with the baseline.
    Fewer,
    /// As much harm or burden.
    AsMany,
    /// More harm or burden.
    More,
}
