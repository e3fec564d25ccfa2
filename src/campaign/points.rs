//! Where a sweep goes, what keeps a point from being run, and what all of them cost.

use super::ContrastFault;
use crate::question::TargetFault;
use crate::scenario::Fault;
use std::time::Duration;
use thiserror::Error;

/// Most points of a sweep.
pub const MOST_POINTS: usize = 100_000;
/// Where a sweep goes: keys, and their values at each point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Paths of keys.
    pub keys: Vec<String>,
    /// At each point a value for each key, as a scenario file writes it.
    pub values: Vec<Vec<String>>,
}

/// Why a point cannot be run.
#[derive(Clone, Debug, Error)]
pub enum PointFault {
    /// What the scenario says to its values.
    #[error("{point}: {fault}")]
    Refused {
        /// The point.
        point: String,
        /// What is wrong.
        fault: Box<Fault>,
    },
    /// What is asked for is not in the scenario there.
    #[error("{point}: --of {fault}")]
    Target {
        /// The point.
        point: String,
        /// What it lacks.
        fault: TargetFault,
    },
    /// Mines able to function at a time when they are meant to be.
    #[error("{point}: --of {fault}")]
    Of {
        /// The point.
        point: String,
        /// Why it is not asked about.
        fault: ContrastFault,
    },
}

/// What a sweep asks of the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepCost {
    /// Parameter draws of all points.
    pub draws: u64,
    /// Expected values worked out: arms of draws.
    pub arms: u64,
}

/// Seconds of one thread for the expected values of an arm in a parameter draw, at a few times;
/// nominal.
const PER_ARM: f64 = 10e-3;

impl SweepCost {
    /// Roughly how long it takes on so many threads.
    pub fn estimate(self, threads: usize) -> Duration {
        Duration::from_secs_f64(
            self.arms as f64 * PER_ARM / (threads as f64).min(self.draws as f64).max(1.0),
        )
    }
}

impl Points {
    /// How a point is called.
    pub fn said(&self, at: usize) -> String {
        let pairs =
            self.keys.iter().zip(&self.values[at]).map(|(key, value)| format!("{key}={value}"));
        pairs.collect::<Vec<_>>().join(" ")
    }
}
