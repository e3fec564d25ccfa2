//! A small pilot run, to see what a scenario would come to before it is run.

use crate::engine::{self, Job};
use crate::estimate;
use crate::model::Study;
use crate::question::TimeGrid;
use crate::scenario::Scenario;
use crate::uncertainty::Point;

/// Most mines of all arms together in a field of the pilot.
const MINES: u64 = 4_000;
/// Most parameter draws of the pilot.
const DRAWS: u32 = 20;
/// Most fields in each of them.
const REPLICATES: u32 = 5;

/// What is legal but odd and only a run can tell: casualties beyond what the model can bear, a self-destruct that
/// hardly acts. From a pilot of at most 100 fields; a large field is scaled down, and its casualties back up.
pub fn oddities(scenario: &Scenario) -> Vec<String> {
    let mut plan = scenario.plan().clone();
    plan.draws = plan.draws.min(DRAWS);
    plan.replicates = plan.replicates.min(REPLICATES);
    let whole: u64 = plan.mines.iter().sum();
    let scale = (MINES as f64 / whole.max(1) as f64).min(1.0);
    let study_of = |point: &Point| scaled(scenario.study(point), scale);
    let arms = &study_of(&engine::point(scenario.labels(), plan.seed, 0)).arms;
    plan.mines = arms.iter().map(crate::model::Arm::mines).collect();
    let grid = TimeGrid::new(&plan);
    let job = Job { plan: &plan, grid: &grid, labels: scenario.labels(), study_of: &study_of };
    let tally = engine::run(&job, |_| ());
    estimate::oddities(&plan, &grid, &tally, 1.0 / scale)
}

/// A study with its waves scaled down; a wave that has a mine keeps one.
fn scaled(mut study: Study, scale: f64) -> Study {
    for wave in study.arms.iter_mut().flat_map(|arm| &mut arm.layings).flat_map(|laying| &mut laying.waves) {
        if scale < 1.0 && wave.mines > 0 {
            wave.mines = ((wave.mines as f64 * scale).round() as u64).max(1);
        }
    }
    study
}
