//! Points of a sweep, their faults and their cost.

use crate::jobs::ContrastFault;
use crate::question::TargetFault;
use crate::scenario::Fault;
use std::time::Duration;
use thiserror::Error;

/// The most points of a sweep.
pub const MOST_POINTS: usize = 100_000;
/// The points of a sweep: keys, and their values at each point.
///
/// # Example
///
/// ```
/// use inertness::jobs::{Points, Sweep, sweep};
/// use inertness::scenario::{Source, built_ins, read};
///
/// let scenario = read(&Source::BuiltIn(&built_ins()[0]), &["draws=2".into()])?;
/// let points = Points {
///     keys: vec!["alternative[0].return_delay".into()],
///     values: vec![vec!["0d".into()], vec!["90d".into()]],
/// };
/// let targets = ["casualties@1y".parse()?];
/// let found = sweep(&Sweep::new(&scenario, points, &targets).expect("legal points"), |_| ());
/// assert_eq!(found.points.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Paths of keys.
    pub keys: Vec<String>,
    /// The values of the keys at each point, as written in scenarios.
    pub values: Vec<Vec<String>>,
}

/// The reason why a point cannot be run.
#[derive(Clone, Debug, Error)]
pub enum PointFault {
    /// The scenario refuses its values.
    #[error("{point}: {fault}")]
    Refused {
        /// The point.
        point: String,
        /// What is wrong.
        fault: Box<Fault>,
    },
    /// The scenario there lacks the target.
    #[error("{point}: --of {fault}")]
    Target {
        /// The point.
        point: String,
        /// What the scenario lacks.
        fault: TargetFault,
    },
    /// Mines able to function at a time within their rated life.
    #[error("{point}: --of {fault}")]
    Of {
        /// The point.
        point: String,
        /// Why the target is refused.
        fault: ContrastFault,
    },
}

/// The amount of work of a sweep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepCost {
    /// Parameter draws, over all points.
    pub draws: u64,
    /// Computed expected values: alternatives times draws.
    pub alternatives: u64,
}

/// Nominal seconds of one thread for an alternative in a parameter draw. It covers the expected
/// values at a few times.
const PER_ALTERNATIVE: f64 = 10e-3;

impl SweepCost {
    /// A rough estimate of the run time on `threads` threads.
    pub fn estimate(self, threads: usize) -> Duration {
        Duration::from_secs_f64(
            self.alternatives as f64 * PER_ALTERNATIVE
                / (threads as f64).min(self.draws as f64).max(1.0),
        )
    }
}

impl Points {
    /// The name of a point: its keys and values.
    pub fn point_text(&self, at: usize) -> String {
        let pairs =
            self.keys.iter().zip(&self.values[at]).map(|(key, value)| format!("{key}={value}"));
        pairs.collect::<Vec<_>>().join(" ")
    }
}
