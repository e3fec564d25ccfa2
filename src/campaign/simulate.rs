//! One scenario, run in one go.

use super::run::{Outcome, Run};
use crate::question::{Engine, Part};
use crate::scenario::Scenario;

/// Runs a scenario as it stands. `progress` is told from time to time how much of [`Run::work`] is
/// done.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn simulate(scenario: &Scenario, engine: Engine, mut progress: impl FnMut(u64)) -> Outcome {
    let run = Run::new(scenario, engine);
    let mut piece = run.begun(Part::WHOLE);
    run.go_on(Part::WHOLE, &mut piece, &mut |done, _| progress(done));
    run.outcome(piece)
}

/// The same, judged and asked what it hangs on: everything that `results.json` holds.
pub fn complete(scenario: &Scenario, engine: Engine, mut progress: impl FnMut(u64)) -> Outcome {
    let run = Run::new(scenario, engine);
    let mut piece = run.begun(Part::WHOLE);
    run.go_on(Part::WHOLE, &mut piece, &mut |done, _| progress(done));
    run.complete(piece)
}
