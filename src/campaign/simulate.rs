//! One scenario, run in one go.

use super::run::{Outcome, Run, RunPiece};
use crate::question::{Engine, Part};
use crate::scenario::Scenario;

/// Runs a scenario as it stands. `progress` is told from time to time how much of [`Run::work`] is
/// done.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn simulate(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> Outcome {
    let (run, piece) = done(scenario, engine, progress);
    run.outcome(piece)
}

/// The same, with its claims judged.
pub fn judged(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> Outcome {
    let (run, piece) = done(scenario, engine, progress);
    run.judged(piece)
}

/// The same, asked what it hangs on too: everything that `results.json` holds.
pub fn complete(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> Outcome {
    let (run, piece) = done(scenario, engine, progress);
    run.complete(piece)
}

/// A run with all of its piece done.
fn done(scenario: &Scenario, engine: Engine, mut progress: impl FnMut(u64)) -> (Run, RunPiece) {
    let run = Run::new(scenario.clone(), engine);
    let mut piece = run.begun(Part::WHOLE);
    run.go_on(Part::WHOLE, &mut piece, &mut |done, _| progress(done));
    (run, piece)
}
