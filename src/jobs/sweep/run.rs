//! Sweeps a scenario over many values of its keys, by expected values. Every point has the same
//! parameter draws, except for the varied keys, so that points differ by these alone.

use super::points::{PointFault, Points, SweepCost};
use super::vary::on_an_axis;
use crate::engine::{in_order, point};
use crate::estimate::{ReportTimes, outcome};
use crate::jobs::break_even::contrast::after_rated_life;
use crate::question::{Engine, InputFile, Plan, Target, TargetFault};
use crate::results::{
    DrawSummary, SweepProvenance, Swept, SweptAlternative, SweptPoint, SweptTarget, SweptValue,
};
use crate::scenario::{Fault, Scenario};
use std::ops::Range;

/// The fewest draws, and so the points, between two reports of progress.
const DRAWS_PER_CHUNK: u64 = 64;

/// A scenario checked at every point of a sweep.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The scenario without the varied keys.
    scenario: Scenario,
    points: Points,
    targets: Vec<Target>,
    cost: SweepCost,
    /// Every file of every point, once; the scenario comes first.
    files: Vec<InputFile>,
    /// The plan of the first point.
    first: Plan,
}

impl Sweep {
    /// Checks the scenario at every point.
    ///
    /// # Errors
    /// The faults of every point that has any.
    pub fn new(
        scenario: &Scenario,
        points: Points,
        targets: &[Target],
    ) -> Result<Self, Vec<PointFault>> {
        let mut sweep = Self {
            scenario: scenario.clone(),
            points,
            targets: targets.to_vec(),
            cost: SweepCost::default(),
            files: vec![],
            first: scenario.plan().clone(),
        };
        let checked = in_order(0..sweep.points.values.len(), |at| sweep.checked(at));
        let mut faults = Vec::new();
        for point in checked {
            match point {
                Ok((of_point, files, plan)) => {
                    if let Some(plan) = plan {
                        sweep.first = plan;
                    }
                    sweep.cost.draws += of_point.draws;
                    sweep.cost.alternatives += of_point.alternatives;
                    for file in files {
                        if !sweep.files.contains(&file) {
                            sweep.files.push(file);
                        }
                    }
                }
                Err(of_point) => faults.extend(of_point),
            }
        }
        if faults.is_empty() { Ok(sweep) } else { Err(faults) }
    }

    /// The amount of work.
    pub const fn cost(&self) -> SweepCost {
        self.cost
    }

    /// The points of the sweep.
    pub const fn points(&self) -> &Points {
        &self.points
    }

    /// The scenario at a point.
    fn at(&self, point: usize) -> Result<Scenario, Vec<Fault>> {
        let keys = self.points.keys.iter().zip(&self.points.values[point]);
        let set: Vec<String> = keys.map(|(key, value)| format!("{key}={value}")).collect();
        self.scenario.with(&set).map_err(|refusal| refusal.faults().to_vec())
    }

    fn checked(
        &self,
        at: usize,
    ) -> Result<(SweepCost, Vec<InputFile>, Option<Plan>), Vec<PointFault>> {
        let point = || self.points.point_text(at);
        let scenario = self.at(at).map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| PointFault::Refused { point: point(), fault: Box::new(fault) })
                .collect::<Vec<_>>()
        })?;
        for target in &self.targets {
            match target.report_of(scenario.plan()) {
                // any time up to the horizon is allowed: nothing is reported at others
                Ok(_) | Err(TargetFault::NotReported { .. }) => {}
                Err(fault) => return Err(vec![PointFault::Target { point: point(), fault }]),
            }
            after_rated_life(&scenario, target)
                .map_err(|fault| vec![PointFault::Of { point: point(), fault }])?;
        }
        let draws = u64::from(scenario.plan().draws);
        let cost =
            SweepCost { draws, alternatives: draws * scenario.plan().alternatives.len() as u64 };
        let first = (at == 0).then(|| scenario.plan().clone());
        Ok((cost, scenario.files().to_vec(), first))
    }
}

/// Runs a sweep. `progress` receives the number of points done from time to time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn sweep(sweep: &Sweep, mut progress: impl FnMut(u64)) -> Swept {
    let mut swept = sweep.started();
    let points = 0..sweep.points.values.len();
    sweep.resume(points, &mut swept, &mut |swept| progress(swept.points.len() as u64));
    swept
}

impl Sweep {
    /// The result, with no point computed yet.
    pub fn started(&self) -> Swept {
        Swept {
            format: 1,
            made: SweepProvenance {
                program: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                inputs: self.files.clone(),
                overrides: self.scenario.overrides().to_vec(),
                engine: Engine::Expected.name().to_owned(),
            },
            title: self.first.title.clone(),
            question: self.first.question.clone(),
            risk_criteria: self.first.criteria.clone(),
            keys: self.points.keys.clone(),
            targets: self.targets.iter().map(swept_target).collect(),
            points: vec![],
        }
    }

    /// Runs the remaining points of a range; `swept` holds the first ones. `progress` receives the
    /// results after each round.
    pub fn resume(&self, range: Range<usize>, swept: &mut Swept, progress: &mut dyn FnMut(&Swept)) {
        while range.start + swept.points.len() < range.end {
            let from = range.start + swept.points.len();
            // enough points to share a round between threads, and no more of them in memory
            let mut chunk: Vec<Scenario> = Vec::new();
            let mut draws = 0;
            while from + chunk.len() < range.end && draws < DRAWS_PER_CHUNK {
                let scenario = self.at(from + chunk.len()).expect("every point was checked");
                draws += u64::from(scenario.plan().draws);
                chunk.push(scenario);
            }
            for (at, alternatives) in of_chunk(&chunk, &self.targets).into_iter().enumerate() {
                let values =
                    self.points.values[from + at].iter().map(|value| swept_value(value)).collect();
                let plan = chunk[at].plan();
                swept.points.push(SweptPoint {
                    values,
                    seed: plan.seed,
                    draws: plan.draws,
                    alternatives,
                });
            }
            progress(swept);
        }
    }
}

/// The alternatives of each scenario. All draws of all scenarios share the threads.
fn of_chunk(chunk: &[Scenario], targets: &[Target]) -> Vec<Vec<SweptAlternative>> {
    let times: Vec<ReportTimes> =
        chunk.iter().map(|scenario| ReportTimes::at(scenario.plan(), targets)).collect();
    let items: Vec<(usize, u32)> = chunk
        .iter()
        .enumerate()
        .flat_map(|(at, scenario)| (0..scenario.plan().draws).map(move |draw| (at, draw)))
        .collect();
    // values by draw, alternative and target
    let mut values = in_order(items, |(at, draw)| {
        let scenario = &chunk[at];
        let study = scenario.study(&point(scenario.labels(), scenario.plan().seed, draw));
        (0..study.alternatives.len())
            .map(|alternative| outcome(&study, alternative, &times[at]))
            .collect::<Vec<_>>()
    })
    .into_iter();
    let of_scenario = |scenario: &Scenario| {
        let plan = scenario.plan();
        let draws: Vec<Vec<Vec<f64>>> = values.by_ref().take(plan.draws as usize).collect();
        let number = |alternative: usize, target: usize| {
            DrawSummary::of(draws.iter().map(|draw| draw[alternative][target]).collect())
        };
        let alternative = |(at, name): (usize, &String)| SweptAlternative {
            alternative: name.clone(),
            numbers: (0..targets.len()).map(|target| number(at, target)).collect(),
        };
        plan.alternatives.iter().enumerate().map(alternative).collect()
    };
    chunk.iter().map(of_scenario).collect()
}

fn swept_value(written: &str) -> SweptValue {
    let (number, is_duration) =
        on_an_axis(written).map_or((None, false), |(number, is)| (Some(number), is));
    SweptValue { written: written.trim_matches('"').to_owned(), number, is_duration }
}

fn swept_target(target: &Target) -> SweptTarget {
    SweptTarget {
        target: target.to_string(),
        quantity: target.quantity(),
        part: target.part().map(str::to_owned),
        days: target.at().time.days(),
    }
}
