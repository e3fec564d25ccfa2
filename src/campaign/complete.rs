//! One scenario, run, judged and asked what it hangs on: everything that `results.json` holds.

use super::{Outcome, hangs_on, judge, simulate};
use crate::question::Engine;
use crate::scenario::Scenario;

/// Runs a scenario and completes its findings. `progress` is told as by [`simulate`].
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn complete(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> Outcome {
    let mut outcome = simulate(scenario, engine, progress);
    outcome.findings.claims = judge(scenario);
    outcome.findings.hangs_on = hangs_on(scenario);
    outcome
}
