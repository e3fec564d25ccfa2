//! One scenario, run.

use super::choice::Choice;
use crate::engine::{self, DRAWS, GENERATOR, Job};
use crate::estimate::{Context, DrawTable, Findings, Numbers, findings};
use crate::question::{Engine, Engines, Plan, Provenance, TimeGrid};
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

/// Runs a scenario as it stands. `progress` is told from time to time how much of [`Choice::work`] is done.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn simulate(scenario: &Scenario, engine: Engine, mut progress: impl FnMut(u64)) -> Outcome {
    let plan = scenario.plan();
    let grid = TimeGrid::new(plan);
    let study_of = |point: &Point| scenario.study(point);
    let job = Job { plan, grid: &grid, labels: scenario.labels(), study_of: &study_of };
    let choice = Choice::of(scenario, engine);
    let expected = choice.expected.then(|| engine::expect(&job, &mut progress));
    let before = if choice.expected { u64::from(plan.draws) } else { 0 };
    let fields = choice.fields.map(|fields| {
        let progress = |done| progress(before + done);
        if fields == Engine::Cohort {
            engine::run_cohort(&job, progress)
        } else {
            engine::run(&job, progress)
        }
    });
    let numbers = match (&fields, &expected) {
        (Some(fields), Some(expected)) => Numbers::of_both(fields, expected),
        (Some(fields), None) => Numbers::of_fields(fields),
        (None, Some(expected)) => Numbers::expected(expected),
        (None, None) => unreachable!("every choice runs an engine"),
    };
    let (mut findings, draws) = findings(context(scenario, plan, &grid, engine, choice), numbers);
    findings.warnings.extend(choice.instead(plan, engine));
    // every letter can be shown by a reader's own fonts: only drawn charts lack some
    findings.scenario_warnings = scenario.warnings(&|_| true).iter().map(ToString::to_string).collect();
    Outcome { findings, draws }
}

/// What the findings say of a scenario beside its numbers.
fn context<'a>(
    scenario: &'a Scenario,
    plan: &'a Plan,
    grid: &'a TimeGrid,
    engine: Engine,
    choice: Choice,
) -> Context<'a> {
    Context {
        plan,
        grid,
        provenance: Provenance {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: scenario.files().to_vec(),
            overrides: scenario.overrides().to_vec(),
            seed: plan.seed,
            engine: engine.name().to_owned(),
            engines: Some(Engines {
                expected_values: choice.means(plan).name().to_owned(),
                fields: choice.fields.map(|engine| engine.name().to_owned()),
                time_to_tolerable: choice.tolerable(plan).name().to_owned(),
            }),
            draws: plan.draws,
            replicates: plan.replicates,
            generator: format!("{GENERATOR}; {DRAWS}"),
        },
        scenario_text: scenario.text().to_owned(),
        assumptions: scenario.assumptions().to_vec(),
        inputs: scenario.inputs().iter().map(|input| input.path.clone()).collect(),
        input_values: Box::new(|point| scenario.inputs().iter().map(|input| input.value(point)).collect()),
    }
}
