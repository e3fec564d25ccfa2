//! Runs one scenario in one go.

use super::parts::{PartialRun, Run, RunOutcome};
use crate::question::{Engine, Part};
use crate::scenario::Scenario;

/// Runs a scenario as it is. `progress` receives the amount of [`Run::work`] done from time to
/// time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn simulate(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> RunOutcome {
    let (run, partial) = done(scenario, engine, progress);
    run.outcome(partial)
}

/// Runs a scenario and judges its claims.
pub fn judged(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> RunOutcome {
    let (run, partial) = done(scenario, engine, progress);
    run.judged(partial)
}

/// Runs a scenario with claims and key drivers: everything in `results.json`.
pub fn complete(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> RunOutcome {
    let (run, partial) = done(scenario, engine, progress);
    run.complete(partial)
}

/// A completed run and its results.
fn done(scenario: &Scenario, engine: Engine, mut progress: impl FnMut(u64)) -> (Run, PartialRun) {
    let run = Run::new(scenario.clone(), engine);
    let mut partial = run.started(Part::WHOLE);
    run.resume(Part::WHOLE, &mut partial, &mut |done, _| progress(done));
    (run, partial)
}
