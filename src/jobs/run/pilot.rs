//! A pilot run that warns of implausible results before a run.

use crate::engine;
use crate::engine::{Job, ParameterDraw};
use crate::estimate;
use crate::question::TimeGrid;
use crate::scenario::Scenario;

/// The most parameter draws of the pilot.
const DRAWS: u32 = 8;

/// Warnings about legal but implausible values that only a run can show. These are casualties
/// beyond the range of the model and a self-destruct that hardly acts. They rest on the expected
/// values of a few parameter draws.
pub fn warnings(scenario: &Scenario) -> Vec<String> {
    let mut plan = scenario.plan().clone();
    plan.draws = plan.draws.min(DRAWS);
    let draws = ParameterDraw::all(&plan, scenario.labels(), |point| scenario.study(point));
    let grid = TimeGrid::new(&plan);
    let job = Job { plan: &plan, grid: &grid, draws };
    estimate::warnings(&plan, &grid, &engine::expect(&job, |_| ()))
}
