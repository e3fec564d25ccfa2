//! Roughly how long a run takes, before it is run.

use super::Choice;
use crate::question::{Engine, TimeGrid};
use crate::scenario::Scenario;
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

/// Seconds of one thread for a mine, with several mechanisms at work: about three times that of a
/// plain battery. These and the following are nominal; what was measured stands in
/// docs/performance.md.
const PER_MINE: f64 = 30e-9;
/// Seconds of one thread for a count of a field at one time: keeping it and its histogram.
const PER_COUNT: f64 = 3e-9;
/// Seconds of one thread for the tables of an arm in a parameter draw.
const PER_TABLE: f64 = 2e-3;
/// Seconds of one thread for the quadrature of an arm in a parameter draw.
const PER_QUADRATURE: f64 = 20e-3;
/// Seconds of one thread for an arm of a field in counts of mines that are alike.
const PER_COHORT: f64 = 1e-3;

impl Cost {
    /// The cost of a scenario by the engine that is asked for, on so many threads: an order of
    /// magnitude.
    pub fn of(scenario: &Scenario, engine: Engine, threads: usize) -> Self {
        let (plan, choice) = (scenario.plan(), Choice::of(scenario, engine));
        let fields =
            choice.fields.map_or(0, |_| u64::from(plan.draws) * u64::from(plan.replicates));
        let arms = plan.arms.len() as f64;
        let of_draws = f64::from(plan.draws) * arms;
        let mine_lives = plan.mines.iter().sum::<u64>() as f64 * fields as f64;
        let counts = arms * TimeGrid::new(plan).len() as f64 * (16 + 2 * plan.groups.len()) as f64;
        let lived = match choice.fields {
            Some(Engine::Cohort) => fields as f64 * arms * PER_COHORT + of_draws * PER_QUADRATURE,
            Some(_) => mine_lives * PER_MINE + of_draws * PER_TABLE,
            None => 0.0,
        };
        let expected = if choice.expected { of_draws * PER_QUADRATURE } else { 0.0 };
        let work = lived + expected + fields as f64 * counts * PER_COUNT;
        // a single field is never shared between threads, nor the quadrature of a draw
        let parallel = (fields as f64).max(f64::from(plan.draws));
        let at_once = (threads as f64).min(parallel).max(1.0);
        Self { mine_lives, fields, estimate: Duration::from_secs_f64((work / at_once).min(1e12)) }
    }
}
