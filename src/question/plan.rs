//! How much to run, and when to look.

use super::RiskCriterion;
use crate::units::Days;
use serde::{Deserialize, Serialize};

/// The most parameter draws that a scenario may ask for.
pub const MOST_DRAWS: u32 = 10_000;
/// The most fields in each draw that a scenario may ask for.
pub const MOST_REPLICATES: u32 = 1_000_000_000;

/// Which engine makes the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// Fields by `individual`, or by `cohort` where there are very many mines; what is expected by
    /// `expected`, where parameters differ.
    #[default]
    Auto,
    /// Every mine of every field lived once.
    Individual,
    /// Fields by counts of mines that are alike.
    Cohort,
    /// Expected values by quadrature: no field, no sampling error.
    Expected,
}

impl Engine {
    /// The name in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Individual => "individual",
            Self::Cohort => "cohort",
            Self::Expected => "expected",
        }
    }

    /// The engine of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Individual, Self::Cohort, Self::Expected]
            .into_iter()
            .find(|engine| engine.name() == name)
    }
}

/// A time at which the run reports, as the file writes it and as a number.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTime {
    /// The text of the scenario file, such as `14d`.
    pub text: String,
    /// The same as a time since the start.
    pub time: Days,
}

/// What a scenario asks for that is not physics: seeds, counts, times and names.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The scenario's title.
    pub title: String,
    /// The question it puts, in a sentence.
    pub question: Option<String>,
    /// The seed of all random numbers.
    pub seed: u64,
    /// Parameter draws: what we do not know. At least 1.
    pub draws: u32,
    /// Fields in each draw: luck. At least 1.
    pub replicates: u32,
    /// The end of the run.
    pub horizon: Days,
    /// Local hour of day at the start, [0, 24): the grid looks at 15:00 local time.
    pub start_hour: f64,
    /// When to report, increasing.
    pub report_at: Vec<ReportTime>,
    /// Names of the arms, in the file's order; at least one.
    pub arms: Vec<String>,
    /// Mines of each arm, all layings and waves together.
    pub mines: Vec<u64>,
    /// Names of the groups of civilians, in the file's order.
    pub groups: Vec<String>,
    /// Index of the arm that the others are compared with.
    pub baseline: usize,
    /// Levels of individual risk to compare with, in the file's order; at least one.
    pub criteria: Vec<RiskCriterion>,
    /// Currency of costs and values.
    pub currency: Option<String>,
}

impl Plan {
    /// Fields of all draws.
    pub fn fields(&self) -> u64 {
        u64::from(self.draws) * u64::from(self.replicates)
    }
}
