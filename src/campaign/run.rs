//! A run, whole or in parts: what there is to do, how far it is, and what came of it.

use super::choice::Choice;
use super::claims::judge;
use super::hangs_on;
use crate::engine::{
    self, DRAWS, Expected, ExpectedPiece, GENERATOR, Job, ParameterDraw, Piece, Tally,
};
use crate::estimate::{Context, Numbers, findings};
use crate::question::{Engine, Engines, Part, Provenance, TimeGrid};
use crate::results::{DrawTable, Findings, JudgedClaim, TargetSensitivity};
use crate::scenario::Scenario;
use crate::uncertainty::Point;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A scenario that is to be run by an engine.
#[derive(Clone, Debug)]
pub struct Run {
    scenario: Scenario,
    asked: Engine,
    choice: Choice,
    grid: TimeGrid,
    draws: OnceLock<Arc<[ParameterDraw]>>,
}

/// What a part of a run has come to so far: expected values of its draws, then its fields.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunPiece {
    expected: Option<ExpectedPiece>,
    fields: Option<Piece>,
}

/// The same, looked at while it grows.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SoFar<'a> {
    expected: Option<&'a ExpectedPiece>,
    fields: Option<&'a Piece>,
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The complete result.
    pub findings: Findings,
    /// The parameter draws one by one.
    pub draws: DrawTable,
}

impl Run {
    /// Nothing is run yet.
    pub fn new(scenario: Scenario, engine: Engine) -> Self {
        let (grid, choice) = (TimeGrid::new(scenario.plan()), Choice::of(&scenario, engine));
        Self { scenario, asked: engine, choice, grid, draws: OnceLock::new() }
    }

    /// What is run.
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Whether a piece has all of a part, and no more.
    pub fn has_all_of(&self, part: Part, piece: &RunPiece) -> bool {
        let expected = piece.expected.as_ref().map(ExpectedPiece::draws);
        let fields = piece.fields.as_ref().map(Piece::fields);
        expected == self.choice.expected.then(|| self.draws_of(part))
            && fields == self.choice.fields.map(|_| self.fields(part))
    }

    /// Its parameter draws, made when they are first asked for.
    fn draws(&self) -> &Arc<[ParameterDraw]> {
        let Self { scenario, draws, .. } = self;
        let study_of = |point: &Point| scenario.study(point);
        draws.get_or_init(|| ParameterDraw::all(scenario.plan(), scenario.labels(), study_of))
    }

    fn job(&self) -> Job<'_> {
        Job { plan: self.scenario.plan(), grid: &self.grid, draws: Arc::clone(self.draws()) }
    }

    /// The draws of a part.
    fn draws_of(&self, part: Part) -> Range<u32> {
        let draws = part.of_items(u64::from(self.scenario.plan().draws));
        draws.start as u32..draws.end as u32
    }

    /// The fields of a part: two and two of a draw stay together.
    fn fields(&self, part: Part) -> Range<u64> {
        let plan = self.scenario.plan();
        let fields = part.of_items(plan.fields());
        let even = |field: u64| field - field % u64::from(plan.replicates) % 2;
        even(fields.start)..even(fields.end)
    }

    /// How much there is to do in a part: parameter draws worked out, and fields lived.
    pub fn work(&self, part: Part) -> u64 {
        let (draws, fields) = (self.draws_of(part), self.fields(part));
        let draws = if self.choice.expected { u64::from(draws.end - draws.start) } else { 0 };
        draws + if self.choice.fields.is_some() { fields.end - fields.start } else { 0 }
    }

    /// A part of which nothing is done.
    pub fn begun(&self, part: Part) -> RunPiece {
        let (job, draws, fields) = (self.job(), self.draws_of(part), self.fields(part));
        RunPiece {
            expected: self.choice.expected.then(|| ExpectedPiece::begun(&job, draws.start)),
            fields: self.choice.fields.map(|_| Piece::begun(&job, fields.start)),
        }
    }

    /// Does what is left of a part. `progress` is told from time to time how much of [`Run::work`]
    /// is done, and what has come of it.
    ///
    /// Uses the rayon pool in which it is called; the result does not depend on it.
    pub fn go_on(
        &self,
        part: Part,
        piece: &mut RunPiece,
        progress: &mut dyn FnMut(u64, SoFar<'_>),
    ) {
        let (job, draws, fields) = (self.job(), self.draws_of(part), self.fields(part));
        let RunPiece { expected, fields: lived } = piece;
        if let Some(expected) = expected {
            expected.go_on(&job, draws.end, &mut |expected| {
                let done = u64::from(expected.draws().end - draws.start);
                progress(done, SoFar { expected: Some(expected), fields: lived.as_ref() });
            });
        }
        let before = if expected.is_some() { u64::from(draws.end - draws.start) } else { 0 };
        if let Some(lived) = lived {
            let mut progress = |lived: &Piece| {
                let done = before + lived.fields().end - fields.start;
                progress(done, SoFar { expected: expected.as_ref(), fields: Some(lived) });
            };
            if self.choice.fields == Some(Engine::Cohort) {
                engine::go_on_cohort(&job, lived, fields.end, &mut progress);
            } else {
                engine::go_on(&job, lived, fields.end, &mut progress);
            }
        }
    }

    /// What the piece with all of the run comes to, in numbers alone.
    pub fn outcome(&self, piece: RunPiece) -> Outcome {
        self.interpreted(piece, vec![], None)
    }

    /// The same, with its claims judged.
    pub fn judged(&self, piece: RunPiece) -> Outcome {
        self.interpreted(piece, judge(&self.scenario, self.draws()), None)
    }

    /// The same, asked what it hangs on too: everything that `results.json` holds.
    pub fn complete(&self, piece: RunPiece) -> Outcome {
        self.interpreted(piece, judge(&self.scenario, self.draws()), hangs_on(&self.scenario))
    }

    fn interpreted(
        &self,
        piece: RunPiece,
        claims: Vec<JudgedClaim>,
        hangs_on: Option<TargetSensitivity>,
    ) -> Outcome {
        let job = self.job();
        let expected = piece.expected.map(|expected| Expected::of(&job, expected));
        let fields = piece.fields.map(|fields| Tally::of(&job, fields));
        let numbers = match (&fields, &expected) {
            (Some(fields), Some(expected)) => Numbers::of_both(fields, expected),
            (Some(fields), None) => Numbers::of_fields(fields),
            (None, Some(expected)) => Numbers::expected(expected),
            (None, None) => unreachable!("every choice runs an engine"),
        };
        let (findings, draws) = findings(self.context(claims, hangs_on), numbers);
        Outcome { findings, draws }
    }

    /// How to make the result again.
    pub fn provenance(&self) -> Provenance {
        let (scenario, plan) = (&self.scenario, self.scenario.plan());
        Provenance {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: scenario.files().to_vec(),
            overrides: scenario.overrides().to_vec(),
            seed: plan.seed,
            engine: self.asked.name().to_owned(),
            engines: Some(Engines {
                expected_values: self.choice.means(plan).name().to_owned(),
                fields: self.choice.fields.map(|engine| engine.name().to_owned()),
                time_to_criterion: self.choice.criteria(plan).name().to_owned(),
            }),
            draws: plan.draws,
            replicates: plan.replicates,
            generator: format!("{GENERATOR}; {DRAWS}"),
        }
    }

    /// What the findings say of the scenario beside its numbers.
    fn context(
        &self,
        claims: Vec<JudgedClaim>,
        hangs_on: Option<TargetSensitivity>,
    ) -> Context<'_> {
        let (scenario, plan) = (&self.scenario, self.scenario.plan());
        Context {
            plan,
            grid: &self.grid,
            provenance: self.provenance(),
            scenario_text: scenario.text().to_owned(),
            assumptions: scenario.assumptions().to_vec(),
            // every letter can be shown by a reader's own fonts: only drawn charts lack some
            scenario_warnings: scenario
                .warnings(&|_| true)
                .iter()
                .map(ToString::to_string)
                .collect(),
            engine_warning: self.choice.instead(plan, self.asked),
            claims,
            hangs_on,
            parameters: scenario.parameters(),
            inputs: scenario.inputs().iter().map(|input| input.parameter.path.clone()).collect(),
            input_values: Box::new(|point| {
                scenario.inputs().iter().map(|input| input.value(point)).collect()
            }),
        }
    }
}

impl RunPiece {
    /// Takes in the part that follows.
    pub fn append(&mut self, next: Self) {
        if let (Some(expected), Some(next)) = (&mut self.expected, next.expected) {
            expected.append(next);
        }
        if let (Some(fields), Some(next)) = (&mut self.fields, next.fields) {
            fields.append(next);
        }
    }
}
