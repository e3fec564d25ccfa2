//! One scenario, run.

use crate::engine::{self, GENERATOR, Job};
use crate::estimate::{Context, DrawTable, Findings, findings};
use crate::question::{Engine, Plan, Provenance, TimeGrid};
use crate::scenario::Scenario;
use crate::uncertainty::Point;

/// What a run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The complete result.
    pub findings: Findings,
    /// The parameter draws one by one.
    pub draws: DrawTable,
}

/// Runs a scenario as it stands. `progress` is told from time to time how many fields are done, of all draws.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn simulate(scenario: &Scenario, progress: impl FnMut(u64)) -> Outcome {
    let plan = scenario.plan();
    let grid = TimeGrid::new(plan);
    let study_of = |point: &Point| scenario.study(point);
    let job = Job { plan, grid: &grid, labels: scenario.labels(), study_of: &study_of };
    let tally = engine::run(&job, progress);
    let (mut findings, draws) = findings(context(scenario, plan, &grid), &tally);
    let claims = scenario.claims().len();
    if claims > 0 {
        let are = if claims == 1 { "claim is" } else { "claims are" };
        findings
            .warnings
            .push(format!("the scenario's {claims} {are} carried with it and not judged by this version"));
    }
    Outcome { findings, draws }
}

/// What the findings say of a scenario beside its numbers.
fn context<'a>(scenario: &'a Scenario, plan: &'a Plan, grid: &'a TimeGrid) -> Context<'a> {
    Context {
        plan,
        grid,
        provenance: Provenance {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: scenario.files().to_vec(),
            overrides: scenario.overrides().to_vec(),
            seed: plan.seed,
            engine: Engine::Individual.name().to_owned(),
            draws: plan.draws,
            replicates: plan.replicates,
            generator: GENERATOR.to_owned(),
        },
        scenario_text: scenario.text().to_owned(),
        inputs: scenario.inputs().iter().map(|input| input.path.clone()).collect(),
        input_values: Box::new(|point| scenario.inputs().iter().map(|input| input.value(point)).collect()),
    }
}
