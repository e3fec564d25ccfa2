//! A run, whole or in parts: its work, progress and outcome.

use super::choice::Choice;
use super::claims::judge;
use crate::engine::{
    self, DRAWS, Expected, GENERATOR, Job, ParameterDraw, PartialExpected, PartialTally, Tally,
};
use crate::estimate::{
    Numbers, alternative, comparisons, draw_values, readers, temperatures, warnings_of,
};
use crate::jobs::key_drivers;
use crate::question::{Engine, Engines, Part, Provenance, TimeGrid};
use crate::results::{DrawTable, Findings, JudgedClaim, TargetSensitivity};
use crate::scenario::Scenario;
use crate::uncertainty::Point;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A scenario and the engine to run it.
#[derive(Clone, Debug)]
pub struct Run {
    scenario: Scenario,
    asked: Engine,
    choice: Choice,
    grid: TimeGrid,
    draws: OnceLock<Arc<[ParameterDraw]>>,
}

/// The results so far of a part of a run. They are expected values, then the tally.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartialRun {
    expected: Option<PartialExpected>,
    tally: Option<PartialTally>,
}

/// A view of the growing results of a part.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PartialState<'a> {
    expected: Option<&'a PartialExpected>,
    tally: Option<&'a PartialTally>,
}

/// The outcome of a run.
///
/// # Example
///
/// ```
/// use inertness::jobs::simulate;
/// use inertness::question::Engine;
/// use inertness::report::{curves_csv, results_json};
/// use inertness::scenario::{Source, built_ins, read};
///
/// let scenario = read(&Source::BuiltIn(&built_ins()[0]), &["draws=2".into()])?;
/// let outcome = simulate(&scenario, Engine::Expected, |_| ());
/// assert!(results_json(&outcome.findings)?.starts_with(b"{"));
/// assert!(curves_csv(&outcome.findings)?.starts_with(b"alternative,time_days,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RunOutcome {
    /// The complete result.
    pub findings: Findings,
    /// The table of parameter draws.
    pub draws: DrawTable,
}

impl Run {
    /// Prepares a run; nothing is computed yet.
    pub fn new(scenario: Scenario, engine: Engine) -> Self {
        let (grid, choice) = (TimeGrid::new(scenario.plan()), Choice::of(&scenario, engine));
        Self { scenario, asked: engine, choice, grid, draws: OnceLock::new() }
    }

    /// The scenario of the run.
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Whether a partial run covers all of a part, and no more.
    pub fn has_all_of(&self, part: Part, partial: &PartialRun) -> bool {
        let expected = partial.expected.as_ref().map(PartialExpected::draws);
        let replicates = partial.tally.as_ref().map(PartialTally::total_replicates);
        expected == self.choice.expected.then(|| self.draws_of(part))
            && replicates == self.choice.sampler.map(|_| self.replicates_of(part))
            && self.has_begun(part, partial)
    }

    /// Whether a partial run is a sound beginning of a part.
    pub fn has_begun(&self, part: Part, partial: &PartialRun) -> bool {
        let PartialRun { expected, tally } = partial;
        let (job, draws, replicates) = (self.job(), self.draws_of(part), self.replicates_of(part));
        let begins_expected = |expected: &PartialExpected| {
            let found = expected.draws();
            found.start == draws.start && found.end <= draws.end && expected.is_of(&job)
        };
        let begins_tally = |tally: &PartialTally| {
            let found = tally.total_replicates();
            found.start == replicates.start && found.end <= replicates.end && tally.is_of(&job)
        };
        expected.is_some() == self.choice.expected
            && tally.is_some() == self.choice.sampler.is_some()
            && expected.as_ref().is_none_or(begins_expected)
            && tally.as_ref().is_none_or(begins_tally)
    }

    /// The parameter draws, made when they are first needed.
    fn draws(&self) -> &Arc<[ParameterDraw]> {
        let Self { scenario, draws, .. } = self;
        let study_of = |point: &Point| scenario.study(point);
        draws.get_or_init(|| ParameterDraw::all(scenario.plan(), scenario.labels(), study_of))
    }

    fn job(&self) -> Job<'_> {
        Job { plan: self.scenario.plan(), grid: &self.grid, draws: Arc::clone(self.draws()) }
    }

    /// The range of parameter draws of a part.
    fn draws_of(&self, part: Part) -> Range<u32> {
        let draws = part.of_items(u64::from(self.scenario.plan().draws));
        draws.start as u32..draws.end as u32
    }

    /// The range of replicates of a part. Pairs of replicates of a draw stay together.
    fn replicates_of(&self, part: Part) -> Range<u64> {
        let plan = self.scenario.plan();
        let replicates = part.of_items(plan.total_replicates());
        let even = |field: u64| field - field % u64::from(plan.replicates) % 2;
        even(replicates.start)..even(replicates.end)
    }

    /// The amount of work of a part. It is the parameter draws to compute plus the replicates to
    /// simulate.
    pub fn work(&self, part: Part) -> u64 {
        let (draws, replicates) = (self.draws_of(part), self.replicates_of(part));
        let draws = if self.choice.expected { u64::from(draws.end - draws.start) } else { 0 };
        draws + if self.choice.sampler.is_some() { replicates.end - replicates.start } else { 0 }
    }

    /// A part with nothing done.
    pub fn started(&self, part: Part) -> PartialRun {
        let (job, draws, replicates) = (self.job(), self.draws_of(part), self.replicates_of(part));
        PartialRun {
            expected: self.choice.expected.then(|| PartialExpected::started(&job, draws.start)),
            tally: self.choice.sampler.map(|_| PartialTally::started(&job, replicates.start)),
        }
    }

    /// Completes a part. `progress` receives from time to time the amount of [`Run::work`] done and
    /// the results so far.
    ///
    /// Uses the rayon pool in which it is called; the result does not depend on it.
    pub fn resume(
        &self,
        part: Part,
        partial: &mut PartialRun,
        progress: &mut dyn FnMut(u64, PartialState<'_>),
    ) {
        let (job, draws, replicates) = (self.job(), self.draws_of(part), self.replicates_of(part));
        let PartialRun { expected, tally: samples } = partial;
        if let Some(expected) = expected {
            expected.resume(&job, draws.end, &mut |expected| {
                let done = u64::from(expected.draws().end - draws.start);
                progress(done, PartialState { expected: Some(expected), tally: samples.as_ref() });
            });
        }
        let before = if expected.is_some() { u64::from(draws.end - draws.start) } else { 0 };
        if let Some(samples) = samples {
            let mut progress = |samples: &PartialTally| {
                let done = before + samples.total_replicates().end - replicates.start;
                progress(done, PartialState { expected: expected.as_ref(), tally: Some(samples) });
            };
            if self.choice.sampler == Some(Engine::Cohort) {
                engine::resume_cohort(&job, samples, replicates.end, &mut progress);
            } else {
                engine::resume(&job, samples, replicates.end, &mut progress);
            }
        }
    }

    /// The outcome of the complete run, in numbers alone.
    pub fn outcome(&self, partial: PartialRun) -> RunOutcome {
        self.interpreted(partial, vec![], None)
    }

    /// The outcome with its claims judged.
    pub fn judged(&self, partial: PartialRun) -> RunOutcome {
        self.interpreted(partial, judge(&self.scenario, self.draws()), None)
    }

    /// The outcome with claims and key drivers: everything in `results.json`.
    pub fn complete(&self, partial: PartialRun) -> RunOutcome {
        self.interpreted(partial, judge(&self.scenario, self.draws()), key_drivers(&self.scenario))
    }

    fn interpreted(
        &self,
        partial: PartialRun,
        claims: Vec<JudgedClaim>,
        key_drivers: Option<TargetSensitivity>,
    ) -> RunOutcome {
        let (scenario, plan, job) = (&self.scenario, self.scenario.plan(), self.job());
        let expected = partial.expected.map(|expected| Expected::of(&job, expected));
        let tally = partial.tally.map(|tally| Tally::of(&job, tally));
        let numbers = Numbers { tally: tally.as_ref(), expected: expected.as_ref() };
        let readers = readers(plan, &self.grid, numbers);
        let (warnings, instead) =
            (scenario.warnings(&|_| true), self.choice.instead(plan, self.asked));
        let findings = Findings {
            format: Findings::FORMAT,
            provenance: self.provenance(),
            title: plan.title.clone(),
            question: plan.question.clone(),
            scenario_text: scenario.text().to_owned(),
            assumptions: scenario.assumptions().to_vec(),
            parameters: Some(scenario.parameters()),
            risk_criteria: plan.criteria.clone(),
            warnings: warnings_of(&readers).into_iter().chain(instead).collect(),
            scenario_warnings: warnings.iter().map(ToString::to_string).collect(),
            times_days: self.grid.times().iter().map(|time| time.days()).collect(),
            temperature_c: temperatures(&readers),
            alternatives: readers.iter().map(alternative).collect(),
            comparison: comparisons(&readers, plan.baseline),
            key_drivers,
            claims,
        };
        let inputs = scenario.inputs();
        let (outputs, values) = draw_values(&readers);
        let of_draw =
            |draw: &ParameterDraw| inputs.iter().map(|input| input.value(&draw.point)).collect();
        let draws = DrawTable {
            inputs: inputs.iter().map(|input| input.parameter.path.clone()).collect(),
            outputs,
            rows: numbers.draws().iter().map(of_draw).zip(values).collect(),
        };
        RunOutcome { findings, draws }
    }

    /// The provenance that reproduces the result.
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
                replicates: self.choice.sampler.map(|engine| engine.name().to_owned()),
                time_to_criterion: self.choice.criteria(plan).name().to_owned(),
            }),
            draws: plan.draws,
            replicates: plan.replicates,
            generator: format!("{GENERATOR}; {DRAWS}"),
        }
    }
}

impl PartialRun {
    /// Appends the part that follows.
    pub fn append(&mut self, next: Self) {
        if let (Some(expected), Some(next)) = (&mut self.expected, next.expected) {
            expected.append(next);
        }
        if let (Some(tally), Some(next)) = (&mut self.tally, next.tally) {
            tally.append(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Source, built_ins, read};
    use rand::{RngExt, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    /// Content that was damaged behind its checksum is refused, or does no harm.
    #[test]
    fn damaged_content_of_a_part_is_refused_or_merged_without_a_panic() {
        let times = if std::env::var_os("INERTNESS_SLOW").is_some() { 1_000_000 } else { 1_000 };
        let set = ["draws=3", "replicates=5", "horizon=1y", "report_at=[\"30d\", \"1y\"]"];
        let set = set.map(|set| format!("simulation.{set}"));
        let scenario = read(&Source::BuiltIn(&built_ins()[0]), &set).unwrap();
        let run = Run::new(scenario, Engine::Individual);
        let parts = [1, 2].map(|number| Part::new(number, 2).unwrap());
        let bodies = parts.map(|part| {
            let mut body = run.started(part);
            run.resume(part, &mut body, &mut |_, _| ());
            postcard::to_stdvec(&body).unwrap()
        });
        let decoded = |bytes: &[u8]| postcard::from_bytes::<PartialRun>(bytes);
        let joined = |first: PartialRun, second: PartialRun| {
            let mut first = first;
            first.append(second);
            run.outcome(first)
        };
        let [good, next] = [0, 1].map(|at| decoded(&bodies[at]).unwrap());
        assert!(run.has_all_of(parts[0], &good) && run.has_all_of(parts[1], &next));
        let mut random = Xoshiro256PlusPlus::seed_from_u64(1);
        let [mut refused, mut harmless] = [0, 0];
        for _ in 0..times {
            let at = random.random_range(0..2);
            let mut bytes = bodies[at].clone();
            for _ in 0..random.random_range(1..4) {
                let place = random.random_range(0..bytes.len());
                match random.random_range(0..3) {
                    0 => bytes[place] = random.random(),
                    1 => bytes[place] ^= 1 << random.random_range(0..8),
                    _ => drop(bytes.remove(place)),
                }
            }
            match decoded(&bytes) {
                Ok(body) if run.has_all_of(parts[at], &body) => {
                    let other = decoded(&bodies[1 - at]).unwrap();
                    let [first, second] = if at == 0 { [body, other] } else { [other, body] };
                    joined(first, second);
                    harmless += 1;
                }
                _ => refused += 1,
            }
        }
        assert!(refused > times / 2 && harmless > 0, "{refused} refused, {harmless} harmless");
    }
}
