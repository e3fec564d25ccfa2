//! A rough estimate of the run time before a run.

use crate::jobs::Choice;
use crate::question::{Engine, TimeGrid};
use crate::scenario::Scenario;
use std::time::Duration;

/// The amount of work of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Simulated mines, over all alternatives, replicates and draws.
    pub mine_lives: f64,
    /// Replicates, over all draws.
    pub total_replicates: u64,
    /// Rough run time on this many threads.
    pub estimate: Duration,
}

/// Nominal seconds of one thread per mine, with several mechanisms at work. It is about three times
/// that of a plain battery. Measured times are in docs/performance.md.
const PER_MINE: f64 = 30e-9;
/// Nominal seconds of one thread per count of a replicate. It covers one time, with its histogram.
const PER_COUNT: f64 = 3e-9;
/// Nominal seconds of one thread for tables. They are those of an alternative in a parameter draw.
const PER_TABLE: f64 = 2e-3;
/// Nominal seconds of one thread for quadrature. It is that of an alternative in a parameter draw.
const PER_QUADRATURE: f64 = 20e-3;
/// Nominal seconds of one thread for a replicate by cohort. It covers one alternative.
const PER_COHORT: f64 = 1e-3;

impl Cost {
    /// The cost of a scenario by the requested engine on `threads` threads. It is an order of
    /// magnitude.
    pub fn of(scenario: &Scenario, engine: Engine, threads: usize) -> Self {
        let (plan, choice) = (scenario.plan(), Choice::of(scenario, engine));
        let total_replicates =
            choice.sampler.map_or(0, |_| u64::from(plan.draws) * u64::from(plan.replicates));
        let alternatives = plan.alternatives.len() as f64;
        let of_draws = f64::from(plan.draws) * alternatives;
        let mine_lives = plan.mines.iter().sum::<u64>() as f64 * total_replicates as f64;
        let counts =
            alternatives * TimeGrid::new(plan).len() as f64 * (16 + 2 * plan.groups.len()) as f64;
        let samples = match choice.sampler {
            Some(Engine::Cohort) => {
                total_replicates as f64 * alternatives * PER_COHORT + of_draws * PER_QUADRATURE
            }
            Some(_) => mine_lives * PER_MINE + of_draws * PER_TABLE,
            None => 0.0,
        };
        let expected = if choice.expected { of_draws * PER_QUADRATURE } else { 0.0 };
        let work = samples + expected + total_replicates as f64 * counts * PER_COUNT;
        // threads share neither a single replicate nor the quadrature of a draw
        let parallel = (total_replicates as f64).max(f64::from(plan.draws));
        let at_once = (threads as f64).min(parallel).max(1.0);
        Self {
            mine_lives,
            total_replicates,
            estimate: Duration::from_secs_f64((work / at_once).min(1e12)),
        }
    }
}
