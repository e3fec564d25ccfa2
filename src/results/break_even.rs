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

/// Provenance of a break-even result, apart from the question.
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

/// Median and 90 % interval over parameter draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The median of the expected values of draws.
    pub median: f64,
    /// Their 5 % and 95 % quantiles; none of one draw.
    pub epistemic: Option<[f64; 2]>,
}

/// The results at one value of the disputed number.
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

/// A published claim or legal limit within the range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Marked {
    /// The value.
    pub value: f64,
    /// What it is, in a few words.
    pub what: String,
    /// Where it comes from.
    pub source: String,
}

/// The distribution of break-even points over parameter draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turns {
    /// The median: draws that turn over at no value of the range stand beyond its ends.
    pub median: Place,
    /// The 5 % and 95 % quantiles; none of one draw. Between a value and what lies beyond an end it
    /// is what lies beyond.
    pub epistemic: Option<[Place; 2]>,
    /// Draws.
    pub draws: u32,
    /// Those that turn over at a value of the range.
    pub turned: u32,
    /// Of those, the ones that do so more than once; the first counts.
    pub more_than_once: u32,
    /// Draws with fewer than with the baseline at every value.
    pub fewer_throughout: u32,
    /// Draws with more at every value.
    pub more_throughout: u32,
    /// Draws with as many at every value.
    pub as_many_throughout: u32,
    /// Draw by draw.
    pub of_draws: Vec<Turned>,
}

impl Turns {
    /// The least and the greatest turning point in the range, if there is any.
    pub fn extent(&self) -> Option<[f64; 2]> {
        let values = self.of_draws.iter().filter_map(|turned| match turned.place {
            Place::At(value) => Some(value),
            Place::BelowRange | Place::AboveRange => None,
        });
        values.map(|value| [value; 2]).reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])])
    }
}

/// The break-even point of one parameter draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turned {
    /// The first turning point.
    pub place: Place,
    /// How often the comparison turns over, as far as the grid can tell.
    pub times: u32,
    /// How the arm stands to the baseline at the lower end.
    pub begins: Side,
}

/// The position of a break-even point, in or beyond the range.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At no value of the range, and if anywhere then below it: at its lower end the two are
    /// nearest.
    BelowRange,
    /// At this value.
    At(f64),
    /// At no value of the range, and if anywhere then above it.
    AboveRange,
}

/// The comparison of an arm with the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Less harm or burden than with the baseline.
    Fewer,
    /// As much.
    AsMany,
    /// More.
    More,
}
