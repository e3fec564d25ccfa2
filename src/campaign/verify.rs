//! The engines held against each other on a scenario: the same parameter draws, and the same
//! numbers?

use super::scaled::{Scale, scale_down};
use crate::engine::{self, Job, ParameterDraw, Tally};
use crate::estimate::{Compared, DrawLived, agreement};
use crate::model::Study;
use crate::question::{Engine, Plan, TimeGrid};
use crate::results::Agreement;
use crate::scenario::Scenario;
use crate::uncertainty::Point;

/// The probability that engines that agree are said not to, at most, over everything that is
/// compared.
pub const FALSE_ALARM: f64 = 1e-6;

/// Whether engines agree on a scenario, and how it was made small for it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Verified {
    /// How the scenario was cut down.
    pub scale: Scale,
    /// The outcome.
    #[serde(flatten)]
    pub agreement: Agreement,
}

/// How much is put into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// Seconds of one thread that each engine that lives fields may take, roughly.
    pub seconds: f64,
    /// The probability of a false alarm, at most.
    pub level: f64,
}

type Sampler = fn(&Job<'_>) -> Tally;

/// The engines that live fields; each is held against the expected values, and against the other.
const SAMPLERS: [(Engine, Sampler); 2] = [
    (Engine::Individual, |job| engine::run(job, |_| ())),
    (Engine::Cohort, |job| engine::run_cohort(job, |_| ())),
];

/// Runs every engine on a scenario and holds them against each other.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn verify(scenario: &Scenario, effort: Effort) -> Verified {
    verify_altered(scenario, effort, |_, _| ())
}

/// The same, with the study of each engine altered: so that a test can plant a mistake in one of
/// them.
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
        // each engine and draw has luck of its own: what is the same must not be so by the same
        // random numbers
        let tally = |index: usize| {
            let (engine, run) = SAMPLERS[index];
            let turn = u64::from(draw) * SAMPLERS.len() as u64 + index as u64;
            let plan = Plan {
                seed: plan.seed.wrapping_add(turn),
                replicates: scale.fields(engine),
                ..plan.clone()
            };
            let draws = ParameterDraw::all(&plan, &[], |_| study_for(engine));
            run(&Job { plan: &plan, grid: &grid, draws })
        };
        let draws = ParameterDraw::all(&plan, &[], |_| study_for(Engine::Expected));
        let job = Job { plan: &plan, grid: &grid, draws };
        let expected = engine::expect(&job, |_| ());
        let tallies = [0, 1].map(tally);
        DrawLived { study, expected, tallies }
    };
    let draws: Vec<DrawLived> = (0..scale.draws).map(live).collect();
    let samplers = SAMPLERS.map(|(engine, _)| engine);
    let compared = Compared { plan: &plan, grid: &grid, samplers, level: effort.level };
    Verified { agreement: agreement(&compared, &draws), scale }
}
