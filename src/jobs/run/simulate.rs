//! Runs one scenario in one go.

use super::parts::{PartialRun, Run, RunOutcome};
use crate::engine::{Job, ParameterDraw, expect};
use crate::estimate;
use crate::question::{Engine, Part, TimeGrid};
use crate::scenario::Scenario;

/// Runs a scenario as it is. `progress` receives the amount of [`Run::work`] done from time to
/// time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn simulate(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> RunOutcome {
    run(scenario, engine, progress, Run::outcome)
}

/// Runs a scenario and judges its claims.
pub fn judged(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> RunOutcome {
    run(scenario, engine, progress, Run::judged)
}

/// Runs a scenario with claims and key drivers: everything in `results.json`.
pub fn complete(scenario: &Scenario, engine: Engine, progress: impl FnMut(u64)) -> RunOutcome {
    run(scenario, engine, progress, Run::complete)
}

/// Runs a scenario in one go and finishes it.
fn run(
    scenario: &Scenario,
    engine: Engine,
    mut progress: impl FnMut(u64),
    finish: fn(&Run, PartialRun) -> RunOutcome,
) -> RunOutcome {
    let run = Run::new(scenario.clone(), engine);
    let mut partial = run.started(Part::WHOLE);
    run.resume(Part::WHOLE, &mut partial, &mut |done, _| progress(done));
    finish(&run, partial)
}

/// The most parameter draws of the pilot.
const PILOT_DRAWS: u32 = 8;

/// Warnings about legal but implausible values that only a run can show. These are casualties
/// beyond the range of the model and a self-destruct that hardly acts. They rest on the expected
/// values of a few parameter draws.
pub fn warnings(scenario: &Scenario) -> Vec<String> {
    let mut plan = scenario.plan().clone();
    plan.draws = plan.draws.min(PILOT_DRAWS);
    let draws = ParameterDraw::all(&plan, scenario.labels(), |point| scenario.study(point));
    let grid = TimeGrid::new(&plan);
    let job = Job { plan: &plan, grid: &grid, draws };
    estimate::warnings(&plan, &grid, &expect(&job, |_| ()))
}
