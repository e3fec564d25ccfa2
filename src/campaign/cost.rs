//! Roughly how long a run takes, before it is run.

use crate::question::{Plan, TimeGrid};
use std::time::Duration;

/// What a run asks of the machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Mines lived, over all arms, fields and draws.
    pub mine_lives: f64,
    /// Fields of all draws.
    pub fields: u64,
    /// Roughly how long it takes on so many threads.
    pub estimate: Duration,
}

/// Seconds of one thread for a mine, with several mechanisms at work: about three times that of a plain battery. See
/// docs/performance.md.
const PER_MINE: f64 = 120e-9;
/// Seconds of one thread for a count of a field at one time: keeping it and its histogram.
const PER_COUNT: f64 = 8e-9;
/// Seconds of one thread for the tables of an arm in a parameter draw.
const PER_TABLE: f64 = 5e-3;

impl Cost {
    /// The cost of a plan on so many threads: an order of magnitude, from nominal costs.
    pub fn of(plan: &Plan, threads: usize) -> Self {
        let fields = u64::from(plan.draws) * u64::from(plan.replicates);
        let arms = plan.arms.len() as f64;
        let mine_lives = plan.mines.iter().sum::<u64>() as f64 * fields as f64;
        let counts = arms * TimeGrid::new(plan).len() as f64 * (16 + 2 * plan.groups.len()) as f64;
        let work = mine_lives * PER_MINE
            + fields as f64 * counts * PER_COUNT
            + f64::from(plan.draws) * arms * PER_TABLE;
        // a single field is never shared between threads
        let at_once = (threads as f64).min(fields as f64).max(1.0);
        Self { mine_lives, fields, estimate: Duration::from_secs_f64((work / at_once).min(1e12)) }
    }
}
