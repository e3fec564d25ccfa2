//! Compares the engines on a scenario, with the same parameter draws.

use super::scaled::{Scale, scale_down};
use crate::engine::{self, Job, ParameterDraw, Tally};
use crate::estimate::{Compared, DrawCounts, agreement};
use crate::model::Study;
use crate::question::{Engine, Plan, TimeGrid};
use crate::results::Agreement;
use crate::scenario::Scenario;
use crate::uncertainty::Point;

/// The greatest probability of a false alarm, over all comparisons together.
pub const FALSE_ALARM: f64 = 1e-6;

/// The agreement of engines on a scenario, and its scale.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Verified {
    /// The scale of the reduced scenario.
    pub scale: Scale,
    /// The outcome.
    #[serde(flatten)]
    pub agreement: Agreement,
}

/// The effort of a verification.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// Rough seconds of one thread for each sampling engine.
    pub seconds: f64,
    /// The greatest probability of a false alarm.
    pub level: f64,
}

type Sampler = fn(&Job<'_>) -> Tally;

/// The engines that simulate replicates. Each is compared with the expected values and with the
/// other.
const SAMPLERS: [(Engine, Sampler); 2] = [
    (Engine::Individual, |job| engine::run(job, |_| ())),
    (Engine::Cohort, |job| engine::run_cohort(job, |_| ())),
];

/// Runs every engine on a scenario and compares them.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn verify(scenario: &Scenario, effort: Effort) -> Verified {
    verify_altered(scenario, effort, |_, _| ())
}

/// Verifies with an altered study for each engine. A test can so plant a mistake in one of them.
#[doc(hidden)]
pub fn verify_altered(
    scenario: &Scenario,
    effort: Effort,
    alter: impl Fn(Engine, &mut Study) + Sync,
) -> Verified {
    let labels = scenario.labels();
    let middle = scenario.study(&Point(vec![0.5; labels.len()]));
    let scale = Scale::of(scenario.plan(), &middle, !labels.is_empty(), effort.seconds);
    let plan = scale.plan(scenario.plan());
    let grid = TimeGrid::new(&plan);
    let live = |draw: u32| {
        let mut study = scenario.study(&engine::point(labels, plan.seed, draw));
        scale_down(&mut study);
        let study_for = |engine| {
            let mut study = study.clone();
            alter(engine, &mut study);
            study
        };
        // each engine and draw has random numbers of its own: agreement must not come from shared
        // ones
        let tally = |index: usize| {
            let (engine, run) = SAMPLERS[index];
            let turn = u64::from(draw) * SAMPLERS.len() as u64 + index as u64;
            let plan = Plan {
                seed: plan.seed.wrapping_add(turn),
                replicates: scale.replicates(engine),
                ..plan.clone()
            };
            let draws = ParameterDraw::all(&plan, &[], |_| study_for(engine));
            run(&Job { plan: &plan, grid: &grid, draws })
        };
        let draws = ParameterDraw::all(&plan, &[], |_| study_for(Engine::Expected));
        let job = Job { plan: &plan, grid: &grid, draws };
        let expected = engine::expect(&job, |_| ());
        let tallies = [0, 1].map(tally);
        DrawCounts { study, expected, tallies }
    };
    let draws: Vec<DrawCounts> = (0..scale.draws).map(live).collect();
    let samplers = SAMPLERS.map(|(engine, _)| engine);
    let compared = Compared { plan: &plan, grid: &grid, samplers, level: effort.level };
    Verified { agreement: agreement(&compared, &draws), scale }
}
