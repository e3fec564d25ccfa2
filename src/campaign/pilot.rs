//! A look at what a scenario would come to before it is run.

use crate::engine::{self, Job, ParameterDraw};
use crate::estimate;
use crate::question::TimeGrid;
use crate::scenario::Scenario;

/// Most parameter draws of the pilot.
const DRAWS: u32 = 8;

/// What is legal but odd and only a run can tell: casualties beyond what the model can bear, a
/// self-destruct that hardly acts. By the expected values of a few parameter draws.
pub fn oddities(scenario: &Scenario) -> Vec<String> {
    let mut plan = scenario.plan().clone();
    plan.draws = plan.draws.min(DRAWS);
    let draws = ParameterDraw::all(&plan, scenario.labels(), |point| scenario.study(point));
    let grid = TimeGrid::new(&plan);
    let job = Job { plan: &plan, grid: &grid, draws };
    estimate::oddities(&plan, &grid, &engine::expect(&job, |_| ()))
}
