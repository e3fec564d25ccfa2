//! The plan of a run: its size and its report times.

use super::RiskCriterion;
use crate::units::Days;
use serde::{Deserialize, Serialize};

/// The most parameter draws of a scenario.
pub const MOST_DRAWS: u32 = 10_000;
/// The most replicates in each draw of a scenario.
pub const MOST_REPLICATES: u32 = 1_000_000_000;

/// The engine that computes the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// Replicates by `individual`, or by `cohort` for very many mines. Expected values by
    /// `expected`, where parameters differ.
    #[default]
    Auto,
    /// Every mine of every replicate simulated once.
    Individual,
    /// Replicates by counts of mines that are alike.
    Cohort,
    /// Expected values by quadrature: no replicate, no sampling error.
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

/// A report time, as the file writes it and as a number.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTime {
    /// The text of the scenario file, such as `14d`.
    pub text: String,
    /// The time since the start.
    pub time: Days,
}

/// The settings of a scenario besides its physics. They are seeds, counts, times and names.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The scenario's title.
    pub title: String,
    /// The scenario's question, in a sentence.
    pub question: Option<String>,
    /// The seed of all random numbers.
    pub seed: u64,
    /// Parameter draws, for parameter uncertainty. At least 1.
    pub draws: u32,
    /// Replicates in each draw, for chance. At least 1.
    pub replicates: u32,
    /// The end of the run.
    pub horizon: Days,
    /// Local hour of day at the start, [0, 24). The grid has times at 15:00 local time.
    pub start_hour: f64,
    /// The report times, increasing.
    pub report_at: Vec<ReportTime>,
    /// Names of the alternatives, in the file's order; at least one.
    pub alternatives: Vec<String>,
    /// Mines of each alternative, all layings and waves together.
    pub mines: Vec<u64>,
    /// Names of the groups of civilians, in the file's order.
    pub groups: Vec<String>,
    /// Index of the baseline alternative.
    pub baseline: usize,
    /// Risk criteria, in the file's order; at least one.
    pub criteria: Vec<RiskCriterion>,
    /// Currency of costs and values.
    pub currency: Option<String>,
}

impl Plan {
    /// Replicates of all draws.
    pub fn total_replicates(&self) -> u64 {
        u64::from(self.draws) * u64::from(self.replicates)
    }
}
